"""One file's bytes as text and what the file itself says about it: plain text, Markdown, web pages, PDF."""

import io
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain

import frontmatter
import trafilatura
import yaml  # type: ignore[import-untyped]
from charset_normalizer import from_bytes
from frontmatter.default_handlers import YAMLHandler
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from index.errors import BadInputError
from index.metadata import NOTHING_SAID, Metadata, json_object, metadata_from

# Further names of the fields of metadata.
_ALIASES = {
    "date": "published",
    "link": "url",
    "source": "publisher",
    "site": "publisher",
    "authors": "author",
    "slug": "id",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read at most. What is larger is named and left out: no file can stall or fill the machine."""

    file_bytes: int = 20_000_000
    # trafilatura builds several trees of a page; no article's page comes near this.
    html_bytes: int = 5_000_000
    # A JSONL file is read a line at a time, so only its lines need a small limit.
    jsonl_bytes: int = 2_000_000_000
    line_bytes: int = 10_000_000
    # Twenty times the longest report; indexing takes about a tenth of a second for a thousand of them.
    text_characters: int = 1_000_000
    pdf_pages: int = 1_000
    # A file that takes longer, or more memory, is made to; the slowest real one takes a second.
    seconds: float = 60.0
    memory_bytes: int = 3_000_000_000
    # Front matter is a few lines; YAML can be written so that it takes hours.
    front_matter_characters: int = 20_000
    path_depth: int = 40


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and what its file says about it."""

    text: str
    metadata: Metadata = NOTHING_SAID


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


def from_text(data: bytes, limits: Limits) -> Draft:  # noqa: ARG001 - every format has the same signature
    """A `.txt` file: exactly its text."""
    return Draft(decoded(data))


def from_markdown(data: bytes, limits: Limits) -> Draft:
    """A `.md` file: the text behind its front matter (YAML, loaded safely), Markdown marks kept."""
    text = decoded(data)
    if not text.lstrip("\ufeff").startswith("---"):
        return Draft(text)
    end = _FRONT_MATTER_END.search(text, 3)
    if end is not None and end.start() > limits.front_matter_characters:
        raise BadInputError(f"its front matter is longer than {limits.front_matter_characters:,} characters")
    try:
        values, body = frontmatter.parse(text.lstrip("\ufeff"), handler=YAMLHandler())
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError) as error:
        reason = " ".join(str(error)[:1000].split())[:160]
        raise BadInputError(f"its front matter cannot be read: {reason}") from None
    if not _is_front_matter(values):
        return Draft(text)
    named = {key.lower(): value for key, value in values.items() if isinstance(key, str)}
    return Draft(body, metadata_from(named, _ALIASES))


def _is_front_matter(values: Mapping[str, object]) -> bool:
    """Whether what stands between two rules names fields: it may as well be the text's first paragraph."""
    # YAML has other keys than texts; none of those is a field's.
    keys = [key if isinstance(key, str) else "" for key in values]
    known = {*_ALIASES, *(field.name for field in fields(Metadata))}
    return any(key.lower() in known for key in keys) or (
        bool(keys) and all(re.fullmatch(r"[a-z][\w-]*", key) for key in keys)
    )


_FRONT_MATTER_END = re.compile(r"^---\s*$", re.MULTILINE)


_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,30})", re.IGNORECASE)


def _page(data: bytes) -> str:
    declared = _META_CHARSET.search(data[:4096])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if declared:
            try:
                return data.decode(declared.group(1).decode("ascii"))
            except (LookupError, UnicodeDecodeError):
                # The declaration is wrong; the bytes themselves may still be plain.
                return decoded(data)
        return decoded(data)


def from_html(data: bytes, limits: Limits) -> Draft:
    """A web page: the article that trafilatura finds in it, and what the page says of itself.

    The date is only one that the page states as that of publication, never a guess from elsewhere.
    """
    if len(data) > limits.html_bytes:
        raise BadInputError(f"is a web page of more than {limits.html_bytes:,} bytes")
    page = _page(data).replace("\0", "")
    if not page.strip():
        raise BadInputError("is empty")
    try:
        # An XML declaration that names an encoding would be refused beside text that is decoded already.
        tree = document_fromstring(
            re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", page.lstrip("\ufeff")), parser=HTMLParser(encoding=None)
        )
        stated = _stated(tree)
        found = trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=_NO_GUESSED_DATES
        )
    except RecursionError:
        raise BadInputError("is nested too deeply") from None
    except (etree.LxmlError, ValueError, TypeError, AttributeError, AssertionError) as error:
        # The extractor fails in many ways on pages that are none.
        raise BadInputError(f"cannot be read as a web page ({type(error).__name__})") from None
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    if found is None or isinstance(found, dict) or not text.strip():
        raise BadInputError("holds no article text that could be told from the page around it")
    values: dict[str, object] = {
        "title": _short(found.title),
        "author": _short(found.author),
        "publisher": _short(found.sitename),
        "url": _short(found.url),
        "published": stated,
    }
    return Draft(text, metadata_from(values))


_NO_GUESSED_DATES = {"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}


def _short(value: str | None) -> str | None:
    # What pages put into their fields is often broken; a field of such length is then no metadata.
    return value if value and len(value) <= 500 and "\0" not in value else None


_DATE_FIELDS = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_online_date",
    "originalpublicationdate",
]


# What a page may be marked up as that holds an article; comments, videos and lists have types of their own.
_ARTICLE_TYPE = re.compile(r"(?:^|/)(?:\w*Article|\w*BlogPosting|Report|\w*WebPage)$")


def _stated(tree: HtmlElement) -> date | None:
    """The date of publication that the page states (metadata, JSON-LD, microdata), if it is a certain day."""
    if day := next(_days(_in_metadata(tree)), None):
        return day
    for values in (_in_scripts(tree), _in_microdata(tree)):
        if days := set(_days(values)):
            # Where two differ, one is that of another article.
            return days.pop() if len(days) == 1 else None
    return None


def _days(values: Iterable[str]) -> Iterator[date]:
    for value in values:
        if day := metadata_from({"published": value.strip()}).published:
            yield day


def _in_metadata(tree: HtmlElement) -> Iterator[str]:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or ""
        if name.strip().lower() in _DATE_FIELDS:
            yield meta.get("content") or ""


def _in_scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            yield from _published_in(script.text or "")


def _published_in(script: str) -> Iterator[str]:
    """The `datePublished` of the articles and pages of a JSON-LD script, not of what they hold or list."""
    try:
        waiting: list[object] = [json_object('{"@graph": ' + script + "}")]
    except BadInputError:
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            value = node.get("datePublished")
            if isinstance(value, str) and _is_article(node.get("@type")):
                yield value
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _is_article(kind: object) -> bool:
    """Whether that may be an article's or a page's type; one without a type may be."""
    kinds = kind if isinstance(kind, list) else [kind]
    return kind is None or any(_ARTICLE_TYPE.search(name) for k in kinds for name in str(k).split())


def _in_microdata(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("time", "span", "abbr", "meta"):
        stated = (element.get("itemprop") or "").lower() == "datepublished" or "pubdate" in element.attrib
        if stated and _of_the_article(element):
            yield element.get("datetime") or element.get("content") or element.text or ""


def _of_the_article(element: HtmlElement) -> bool:
    """Whether the element is about the page's article: not about a comment on it, or another one beside it."""
    above = list(element.iterancestors())
    if any(a.tag in ("aside", "nav") for a in above) or sum(a.tag == "article" for a in above) > 1:
        return False
    item = next((a for a in above if "itemscope" in a.attrib), None)
    return item is None or _is_article(item.get("itemtype"))


def from_pdf(data: bytes, limits: Limits) -> Draft:
    """A PDF: the text of its pages, hard line breaks and hyphenation undone, running heads left out.

    Its date of creation is not taken for that of publication.
    """
    began = time.monotonic()
    pages: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadInputError("is encrypted: save a copy without a password")
        count = len(reader.pages)
        if count > limits.pdf_pages:
            raise BadInputError(f"has {count:,} pages, more than {limits.pdf_pages:,}")
        characters = 0
        for page in reader.pages:
            text = page.extract_text()
            characters += len(text)
            if characters > limits.text_characters:
                raise BadInputError(f"holds more than {limits.text_characters:,} characters of text")
            if time.monotonic() - began > limits.seconds:
                raise BadInputError(f"takes longer than {limits.seconds:.0f} seconds to read")
            pages.append(text)
        title = str(reader.metadata.title or "") if reader.metadata else ""
    except BadInputError:
        raise
    except DependencyError:
        raise BadInputError("is encrypted: save a copy without a password") from None
    except RecursionError:
        raise BadInputError("is nested too deeply") from None
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        ArithmeticError,
    ) as error:
        raise BadInputError(f"is no PDF that can be read ({type(error).__name__})") from None
    except (NotImplementedError, AssertionError, MemoryError, EOFError, OSError) as error:
        raise BadInputError(f"is no PDF that can be read ({type(error).__name__})") from None
    text = unwrapped(pages).replace("\0", "").encode(errors="replace").decode()
    if not text.strip():
        raise BadInputError("holds no text (a scan?): run it through text recognition first")
    return Draft(text, Metadata(title=_pdf_title(title)))


def _pdf_title(title: str) -> str | None:
    title = " ".join(title.split())
    if len(title.split()) < 2 or len(title) > 300 or not title.isprintable():
        return None
    junk = re.search(
        r"\.(?:docx?|indd|pdf|odt|qxd|txt|html?)$|^(?:untitled|microsoft word|layout|print)\b", title, re.I
    )
    return None if junk else title


_PAGE_NUMBER = re.compile(
    r"(?:page |p\. ?|[-–—] ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?: ?[-–—])?", re.IGNORECASE
)


def unwrapped(pages: Sequence[str]) -> str:
    """The paragraphs of a PDF's pages, one a line with an empty line between.

    A paragraph ends at an empty line, and at a line that is clearly shorter than the rest and ends a sentence
    or stands before a capital; one that is cut by a page goes on.
    """
    heads = _running_heads(pages)
    kept = [_without_running_heads(page.splitlines(), heads) for page in pages]
    lines = list(chain.from_iterable(kept))
    widths = sorted(len(line.strip()) for line in lines if line.strip())
    # The width of a full line, as most lines of running text are full.
    width = widths[int(0.75 * (len(widths) - 1))] if widths else 0
    paragraphs: list[str] = []
    current = ""
    previous = ""
    for raw in chain.from_iterable([*page, "\f"] for page in kept):
        line = raw.strip()
        if raw == "\f":
            if current and not _goes_on(current):
                paragraphs.append(current)
                current = ""
            continue
        if not line:
            if current:
                paragraphs.append(current)
            current = ""
            continue
        if current and _breaks(previous, line, width):
            paragraphs.append(current)
            current = line
        elif current:
            current = _joined(current, line)
        else:
            current = line
        previous = line
    if current:
        paragraphs.append(current)
    return "\n\n".join(paragraphs)


def _running_heads(pages: Sequence[str]) -> frozenset[str]:
    """Lines at the top or bottom of three pages or more, their numbers aside."""
    seen: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        seen.update({re.sub(r"\d+", "#", line) for line in lines[:2] + lines[-2:]})
    return frozenset(
        line for line, count in seen.items() if count >= 3 and len(line) <= 120 and line[-1] != "."
    )


def _without_running_heads(lines: Sequence[str], heads: frozenset[str]) -> list[str]:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    ends = {*filled[:2], *filled[-2:]}
    return [
        line
        for number, line in enumerate(lines)
        if number not in ends
        or not (_PAGE_NUMBER.fullmatch(line.strip()) or re.sub(r"\d+", "#", line.strip()) in heads)
    ]


def _goes_on(text: str) -> bool:
    return text[-1:] not in '.!?…:”"’)' and len(text.split(maxsplit=13)) > 12


def _breaks(previous: str, line: str, width: int) -> bool:
    short = len(previous) < 0.8 * width
    if previous[-1:] in '.!?…”"' and short:
        return True
    # A heading: short, without an end mark, before a line that begins anew.
    return len(previous) < 0.6 * width and not line[:1].islower() and previous[-1:] not in ",;-–—"


def _joined(text: str, line: str) -> str:
    if text.endswith("\u00ad"):
        return text[:-1] + line
    # Its end alone: a paragraph may be as long as the file.
    if re.search(r"[^\W\d_]{2}[-‐]$", text[-3:]) and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}"
