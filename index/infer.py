"""What an article's own text says of its title, author, publisher and date, where no metadata does."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from index.article import Span
from index.grammar import paragraphs
from index.metadata import DATE, Metadata, date_of, day_first
from index.page.bylines import WEEKDAY
from index.page.mastheads import PERSON, WRITTEN_BY, alone, dated, masthead
from index.wordlists import without_accents

# Beyond so many paragraphs or characters an article has begun, and what looks like a byline is its text.
_HEAD_PARAGRAPHS = 12
_TAIL_PARAGRAPHS = 6
_LINE_CHARACTERS = 300

_BYLINE = re.compile(rf"{WRITTEN_BY}(?= *$| *[,|•·–—-] | *\()")
_PUBLISHED = re.compile(
    r"(?:first |originally )?(?:published|posted|released|publication date|date(?: published)?)"
    r"(?: (?:on|at))?(?: ?:)? *",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified|update)(?: (?:on|at))?(?: ?:)? *", re.IGNORECASE)
_PUBLISHED_BY = re.compile(
    rf"(?i:published by)(?: ?:)? *(?P<name>{PERSON})(?= *$|, | *[|•–—-] )(?P<rest>.*)", re.DOTALL
)
_SOURCE = re.compile(rf"(?i:publisher|source) ?: *(?P<name>{PERSON}) *$")
# What may stand beside a date on its line: a time of day, a zone, a reading time.
_TIME_WORD = re.compile(
    r"(?i:at|on|by|local|time|h|hours?|hrs|min(?:ute)?s?|read|am|pm|a\.m\.?|p\.m\.?|last|updated|published|"
    rf"{WEEKDAY}\.?)"
    r"|[A-Z]{2,5}|T?\d{1,2}(?:[:.h]\d{2}){0,2}(?i:am|pm|z|h)?(?:[+]\d{2}:?\d{2})?"
)
_BETWEEN_WORDS = re.compile(r"[^\s,|•·@():–—-][^\s,|•·@()–—-]*")
# What begins another field, or the next sentence.
_FIELD = re.compile(r"[.|•·(:]|\s[–—-]\s|\b(?i:updated|modified)\b|\b(?i:by) [^.!?]{3,60}$")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^\n()]{1,60}?)[,.]? \((?P<agency>[^\W\d_][\w .&-]{1,30})\) ?[-–—]{1,2}\s"
)
_URL = re.compile(
    r"(?:(?:url|link|source|original(?: article)?|via) ?: *)?(?P<url>https?://[^\s<>\"]{4,500})$", re.I
)
_URL_DATE = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?=[/-]|$)")
# "Jul 23, 2020 ... The final was moved": what a search engine puts before a page's words, or a dateline without place.
_STAMPED = re.compile(
    rf"\s*{DATE.pattern} ?(?:(?:\.\.\.|…)\s|(?:[—–]|--)\s+(?=[^\W\d_]|[\"“'‘(]))", DATE.flags
)
_ORNAMENT = re.compile(r"^(?:#{1,6}\s+|[*_]{1,3}(?=\S))|(?<=\S)[*_]{1,3}$")
_BULLET = re.compile(r"[•·*‣▪◦–—-]\s")
# A clipping often runs its heading into its text: "Orne Bridge (1902) The Orne Bridge is a bridge …".
_RUN_ON = re.compile(
    r"(?P<title>(?P<name>[^\W_a-z][^.!?\n]{2,80}?)(?: \([^)\n]{2,60}\))?)"
    r" [\"“'‘]?(?:(?:The|A|An) )?(?=[^\W_a-z])(?i:(?P=name))\b"
)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    marked: bool


def infer(text: str, boilerplate: tuple[Span, ...], known: Metadata) -> Metadata:
    """What the text itself says, for the fields that `known` leaves open (no id is ever inferred).

    A date is given only where the text states one whole and unambiguous day: on a line of its own at the top,
    behind "Published on" and the like, or in the article's own address.
    """
    # The ends of the article are enough, and an article of megabytes has as many paragraphs.
    spans = list(paragraphs(text[: 40 * _LINE_CHARACTERS]))
    head = _opening(text, spans[:_HEAD_PARAGRAPHS], boilerplate)
    after = text[-20 * _LINE_CHARACTERS :] if len(text) > 60 * _LINE_CHARACTERS else text
    tail = [p.of(after) for p in list(paragraphs(after))[-_TAIL_PARAGRAPHS:]]
    lines = [line.text for line in head]
    url = known.url or _url([*lines, *tail])
    title = known.title or _title(head, has_more=len(spans) > 1) or _run_on_title(text)
    author, publisher = _makers(lines, tail, title or "")
    return Metadata(
        title=None if known.title else title,
        publisher=None if known.publisher else publisher,
        author=None if known.author else author,
        published=None if known.published else _published(lines, tail, url, text),
        url=None if known.url else url,
    )


def _opening(text: str, spans: list[Span], boilerplate: tuple[Span, ...]) -> list[_Line]:
    """The lines before the running text, and its first paragraph (where a dateline stands)."""
    found = []
    for span in spans:
        line = span.of(text)[:_LINE_CHARACTERS]
        found.append(_Line(line, any(mark.overlaps(span) for mark in boilerplate)))
        if len(line.split()) > 25 and line.count(" ") and re.search(r"[.!?…]”?[\s\"]|[.!?…][”\"]?$", line):
            break
    return found


def _title(head: list[_Line], has_more: bool) -> str | None:
    if not has_more:
        return None
    lines = [_clean(line.text) for line in head if not line.marked and not _BULLET.match(line.text)]
    lines = [
        line
        for line in lines
        if _is_title(line) and not _own_date(line) and not _BYLINE.match(line) and not _URL.match(line)
    ]
    # A section or site name of a word or two may stand above the headline.
    return next((line for line in lines if len(line.split()) >= 4), lines[0] if lines else None)


def _run_on_title(text: str) -> str | None:
    match = _RUN_ON.match(text[:_LINE_CHARACTERS])
    # One word twice may be a name: "Galeazzo Galeazzo …".
    return match["title"] if match and (" " in match["title"] or match["title"].isupper()) else None


def _clean(line: str) -> str:
    return " ".join(_ORNAMENT.sub("", line).split())


def _is_title(line: str) -> bool:
    return (
        len(line) < _LINE_CHARACTERS
        and len(line.split()) <= 25
        and line[-1:] not in ".…:;,"
        and any(c.isalpha() for c in line)
        and not re.search(r"[.!?] [A-Z“\"]\w+ \w+ \w+", line)
        and not _DATELINE.match(line)
    )


def _makers(head: list[str], tail: list[str], title: str) -> tuple[str | None, str | None]:
    """(author, publisher) as the top of the article or its closing lines name them."""
    author = next((m["name"] for line in head if (m := _BYLINE.match(_clean(line)))), None)
    publisher = None
    for lines in (head, tail):
        for number, line in enumerate(lines):
            if match := _PUBLISHED_BY.match(line):
                following = lines[number + 1] if number + 1 < len(lines) else ""
                # A biography under the name shows that it is a person's.
                if _is_biography(match["name"], following):
                    author = author or match["name"]
                else:
                    publisher = publisher or match["name"]
            elif lines is head and (match := _SOURCE.match(line)):
                publisher = publisher or match["name"]
    for said in filter(None, map(masthead, head)):
        author, publisher = author or said.author, publisher or said.publisher
    if publisher is None and (under := alone(head, title)) is not None:
        publisher = _clean(head[under])
    if publisher is None:
        # Only where no outlet names itself: what it prints is then an agency's.
        matches = (m for line in head if (m := _DATELINE.match(line)))
        publisher = next((m["agency"].strip() for m in matches if _is_place(m["place"])), None)
    return author, publisher


def _is_biography(name: str, paragraph: str) -> bool:
    # A page often spells the name without its accents below.
    return _plain(name.split()[-1]) in _plain(paragraph) and bool(
        re.search(r"\b(?:is|was|has|writes|works|covers|reports|he|she|they|his|her|their)\b", paragraph)
    )


def _plain(words: str) -> str:
    return without_accents(words).casefold()


def _is_place(words: str) -> bool:
    """Whether the words before an agency's name are a dateline's place: "PARIS", "KABUL, Afghanistan"."""
    # In small letters it is as often a person with a party or a country.
    return words.split(",")[0].isupper()


def _published(head: list[str], tail: list[str], url: str | None, text: str) -> date | None:
    order = day_first(text[:200_000])
    labelled = [(_labelled(line, _PUBLISHED), line) for line in [*head, *tail]]
    for rest, _ in labelled:
        if rest is not None and (found := _leading_date(rest, order)):
            return found
    for line in [*head, *tail]:
        if (by := _PUBLISHED_BY.match(line)) and (found := _leading_date(by["rest"], order, anywhere=True)):
            return found
    for line in head:
        if found := _own_date(line, order):
            return found
    for line in head:
        byline = _BYLINE.match(_clean(line))
        if byline and (found := _own_date(_clean(line)[byline.end() :], order)):
            return found
    for line in head:
        if found := dated(line, order):
            return found
    if stamp := _STAMPED.match(text):
        return date_of(stamp, order if stamp["y4"] else None)
    if url and (found := _address_date(url)):
        return found
    for line in head:
        rest = _labelled(line, _UPDATED)
        if rest is not None and (found := _leading_date(rest, order)):
            return found
    return None


def _labelled(line: str, label: re.Pattern[str]) -> str | None:
    match = label.match(line)
    return line[match.end() :] if match else None


def _leading_date(rest: str, order: bool | None, anywhere: bool = False) -> date | None:
    match = DATE.search(rest)
    if match and _ends_line(rest[match.end() :]) and (anywhere or _only_time(rest[: match.start()])):
        return date_of(match, order if match["y4"] else None)
    return None


def _ends_line(rest: str) -> bool:
    """Whether no sentence goes on behind the date: "Released 12 March 1998, the film won …"."""
    return _only_time(rest) or _only_time(_FIELD.split(rest, maxsplit=1)[0])


def _own_date(line: str, order: bool | None = None) -> date | None:
    """The date of a line that holds nothing else but a time of day and the like."""
    match = DATE.search(line[:_LINE_CHARACTERS])
    if match is None or len(line) > 80:
        return None
    if _only_time(line[: match.start()]) and _only_time(line[match.end() :]):
        return date_of(match, order if match["y4"] else None)
    return None


def _only_time(words: str) -> bool:
    return all(_TIME_WORD.fullmatch(word) for word in _BETWEEN_WORDS.findall(words))


def _url(lines: list[str]) -> str | None:
    return next((m["url"] for line in lines if (m := _URL.match(line.strip()))), None)


def _address_date(url: str) -> date | None:
    match = _URL_DATE.search(_path_of(url))
    if match is None:
        return None
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def _path_of(url: str) -> str:
    """The path of an address; empty where it is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
