"""The article of a web page, and what the page says of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from index.calendarwords import MONTH_NAMES
from index.decoding import decoded
from index.errors import BadInputError
from index.formats import Draft, Limits
from index.metadata import json_object, metadata_from
from index.page.entrylines import clock_in, day_in, is_entry

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
        _drop_ads(tree)
        _keep_clocks(tree)
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


# What the page itself calls an advertisement or a promotion of its own, where it is no longer than one.
_AD_NAMES = re.compile(
    r"(?:ads?|advert(?:s|isement|ising|orial)?|sponsored|promo(?:tion)?)(?:[-_]\w+)*", re.IGNORECASE
)
_AD_CHARACTERS = 400


def _drop_ads(tree: HtmlElement) -> None:
    """Takes the advertisements out of the page."""
    for element in list(tree.iter("div", "aside", "section", "p", "ins")):
        named = [*(element.get("class") or "").split(), element.get("id") or ""]
        if any(map(_AD_NAMES.fullmatch, named)) and len(element.text_content().strip()) <= _AD_CHARACTERS:
            element.drop_tree()


_INLINE = frozenset("a abbr b em h1 h2 h3 h4 h5 h6 i p small span strong time".split())
_BESIDE = ("aside", "nav", "footer", "figure")
# So many characters between two times are an entry.
_ENTRY_CHARACTERS = 40


def _keep_clocks(tree: HtmlElement) -> None:
    """Puts the time of each entry of a live blog on a line of its own, since the extractor drops it."""
    times = [t for t in tree.iter("time") if is_entry(" ".join(t.text_content().split())) and _in_text(t)]
    lengths = _lengths_behind(tree, times)
    entries = [t for t, length in zip(times, lengths, strict=True) if length >= _ENTRY_CHARACTERS]
    # Entries are built alike, and the page's own time is not.
    built = [tuple(a.tag for a in t.iterancestors() if a.tag not in _INLINE) for t in entries]
    for element in [t for t, own in zip(entries, built, strict=True) if built.count(own) > 1]:
        block = element
        while block.getparent().tag in _INLINE:
            block = block.getparent()
        line = etree.SubElement(block.getparent(), "p")
        line.text = _with_day(" ".join(element.text_content().split()), element.get("datetime") or "")
        block.addprevious(line)
        element.drop_tree()


def _in_text(element: HtmlElement) -> bool:
    """Whether the element is of the running text: not of a list of links or of what readers wrote."""
    above = [a for a in element.iterancestors() if a.tag not in ("html", "body")]
    names = " ".join(f"{a.get('class') or ''} {a.get('id') or ''}" for a in above).lower()
    of_page = bool(above) and above[-1].tag == "header"
    return not of_page and not any(a.tag in _BESIDE for a in above) and "comment" not in names


def _lengths_behind(tree: HtmlElement, times: Sequence[HtmlElement]) -> list[int]:
    """How many characters stand between each of the elements and the next, in its item of a list, links left out."""
    lengths = dict.fromkeys(times, 0)
    here = item = None
    for element in tree.iter():
        if element in lengths:
            here, item = element, next(element.iterancestors("li"), None)
            lengths[here] += len((element.tail or "").strip())
        elif (
            here is not None and isinstance(element.tag, str) and element.tag not in ("script", "style", "a")
        ):
            above = set(element.iterancestors())
            if (item is None or item in above) and not any(a.tag == "a" for a in above):
                lengths[here] += len((element.text or "").strip()) + len((element.tail or "").strip())
    return list(lengths.values())


def _with_day(shown: str, stated: str) -> str:
    """The time as shown, with the day that the page states for it, where that is surely of the same clock."""
    clock = clock_in(shown)
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)", stated)
    if day_in(shown) or clock is None or match is None:
        return shown
    year, month, day, hour, minute = map(int, match.groups())
    if (hour, minute) != clock or not 1 <= month <= 12:
        return shown
    return f"{day} {list(MONTH_NAMES)[month - 1].capitalize()} {year}, {shown}"


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
