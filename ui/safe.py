"""Words from articles made safe to show: they stay plain text on a terminal, in Markdown and in HTML."""

import json
import re
from html import escape
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from index.errors import BadInputError

# Embeddings, overrides and isolates reorder the words around them on screen, so a name could read as another.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Controls but tab and newline: a terminal would obey them (colours, cursor, window title).
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Line and paragraph separators are line breaks to a reader, and nothing else should be made of them.
_SEPARATORS = re.compile("\r\n?|[\u2028\u2029]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!&$@])")
# At the start of a line these would begin a list, a rule or a heading.
_MARKDOWN_LINE = re.compile(r"^([ \t]*)([-+=]|\d+[.)])", re.MULTILINE)
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
# Longer quotes are named by their first and last words: browsers give up on very long addresses.
_FRAGMENT_WORDS = 8


def expect_text(value: object, what: str) -> None:
    """Raises BadInputError where a string in the value (as of JSON) holds half a character, which UTF-8 cannot.

    Bytes on the command line that are no UTF-8 come so, and so do escapes in JSON that were cut in two.
    """
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise BadInputError(f"{what} is not valid text (UTF-8)") from None


def plain(text: str) -> str:
    """The text without characters that reorder or control the display; a base for all the rest."""
    return _CONTROLS.sub("\ufffd", _REORDERING.sub("", _SEPARATORS.sub("\n", text)))


def one_line(text: str) -> str:
    """`plain`, with every run of white space made one space."""
    return " ".join(plain(text).split())


def quoted(text: str) -> str:
    """The text in quotation marks, but for those that it begins with itself: none is put into it or taken out."""
    return text if text.startswith(("“", '"', "«", "„")) else f"“{text}”"


def html(text: str) -> str:
    """`plain`, escaped for HTML content and for quoted attributes."""
    return escape(plain(text), quote=True)


def markdown(text: str) -> str:
    """`plain`, escaped so that a Markdown renderer shows the characters as they stand and links nothing."""
    escaped = _MARKDOWN.sub(r"\\\1", plain(text))
    escaped = _MARKDOWN_LINE.sub(lambda m: m[1] + m[2][:-1] + "\\" + m[2][-1], escaped)
    # A zero-width joint inside the scheme keeps renderers from turning bare addresses into links.
    return _ADDRESS.sub("\\1\u2060\\2", escaped)


def web_address(url: str | None) -> str | None:
    """The address when it is a plain http(s) one, else None: no javascript:, no data:, no file:."""
    if not url:
        return None
    cleaned = plain(url).strip()
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc or re.search(r"\s", cleaned):
        return None
    return cleaned


def address_of_words(url: str | None, words: str) -> str | None:
    """The address with a text fragment, so that a browser opens the page at these words, or None."""
    address = web_address(url)
    if address is None:
        return None
    split = words.split()
    if len(split) <= 2 * _FRAGMENT_WORDS:
        ends = [" ".join(split)]
    else:
        ends = [" ".join(split[:_FRAGMENT_WORDS]), " ".join(split[-_FRAGMENT_WORDS:])]
    fragment = ",".join(percent(end, safe="").replace("-", "%2D") for end in ends)
    return f"{address}{'' if '#' in address else '#'}:~:text={fragment}"
