"""The text that bytes are: UTF-8 as it is, other encodings only where they are plain."""

import re

from charset_normalizer import from_bytes

from index.errors import BadInputError


def decoded(data: bytes) -> str:
    """The text of `data`: UTF-8 as it is (a leading U+FEFF and every line end kept, so that offsets are those
    of the file), UTF-16 and UTF-32 by their mark, anything else only where its encoding is plain.

    Raises BadInputError where it is not.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decoded_otherwise(data, error)
    if "\0" in text:
        raise BadInputError("holds NUL characters: it is no text file")
    return text


# The legacy encodings that news text comes in; rarer ones are told apart too badly to quote from them.
_ENCODINGS = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1256", "cp1255", "cp1257", "iso8859_2", "koi8_r"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "mac_roman"),
]
# charset-normalizer's share of unlikely characters; more than this is a guess.
_MOST_CHAOS = 0.1
_SAMPLE_BYTES = 200_000
_UTF8_CHARACTER = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}")


def _decoded_otherwise(data: bytes, error: UnicodeDecodeError) -> str:
    for mark, encoding in (
        (b"\xff\xfe\0\0", "utf-32"),
        (b"\0\0\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise BadInputError(f"begins like {encoding.upper()} but is not") from None
    where = f"byte {error.start} is not UTF-8"
    if b"\0" in data:
        raise BadInputError(f"{where} and it holds NUL bytes: it is no text file")
    sample = data[:_SAMPLE_BYTES]
    high = sum(byte > 127 for byte in sample)
    if 2 * sum(len(found) for found in _UTF8_CHARACTER.findall(sample)) > high:
        raise BadInputError(f"{where} although the rest is: the file is damaged or mixes encodings")
    best = from_bytes(sample, cp_isolation=_ENCODINGS).best()
    if best is None or best.chaos > _MOST_CHAOS:
        raise BadInputError(f"{where} and its encoding cannot be told: save it as UTF-8")
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        raise BadInputError(f"{where} and it is not {best.encoding} throughout: save it as UTF-8") from None
    if re.search(r"[\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]", text):
        raise BadInputError(f"{where} and its encoding cannot be told: save it as UTF-8")
    return text
