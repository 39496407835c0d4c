"""What is said about an article beside its text: checked fields, certain dates, the sidecar file."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from index.calendarwords import MONTH_WORD, MONTHS, WEEKDAY_STEM, WEEKDAYS
from index.errors import BadInputError

# Longer values are no titles or names but misplaced text.
FIELD_CHARACTERS = 2_000
ID_CHARACTERS = 200

_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY_STEM})(?:day)?\.?,? +)?"
DATE = re.compile(
    rf"\b{_WEEKDAY}(?:"
    r"(?P<y1>\d{4})[-/](?P<m1>\d{1,2})[-/](?P<d1>\d{1,2})(?!\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?,? +(?:of +)?(?P<m2>{MONTH_WORD})\b\.?,? +(?P<y2>\d{{4}})\b"
    rf"|(?P<m3>{MONTH_WORD})\b\.? +(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,? +(?P<y3>\d{{4}})\b"
    r"|(?P<a4>\d{1,2})(?P<mark>[/.-])(?P<b4>\d{1,2})(?P=mark)(?P<y4>\d{4})(?!\d)"
    r")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of an `Article` that can be given beside its text; None where nothing is said.

    `undated` says why a date that was given cannot be used: an article is worth reading without it.
    """

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    undated: str | None = None

    def or_else(self, other: "Metadata") -> "Metadata":
        """These fields, and those of `other` where these say nothing."""
        return replace(
            self,
            **{f.name: getattr(other, f.name) for f in fields(self) if getattr(self, f.name) is None},
        )


NOTHING_SAID = Metadata()

NAMES = frozenset({"id", "title", "publisher", "author", "published", "url"})
# Further names of the fields, as exports and blogs have them.
ALIASES = {
    "date": "published",
    "link": "url",
    "source": "publisher",
    "site": "publisher",
    "authors": "author",
    "slug": "id",
}


def metadata_from(values: Mapping[str, object]) -> Metadata:
    """Checks the known fields among `values`, by any of their names; what others hold is passed over (`unread`).

    Raises BadInputError, naming the field that cannot be used.
    """
    named = {name: values.get(name) for name in NAMES}
    dated = "published"
    for key, value in values.items():
        name = _further(key, value)
        if name and named[name] in (None, ""):
            named[name] = value
            dated = key if name == "published" else dated
    number = named.get("id")
    # Python refuses to write out longer numbers, and no id is one.
    if isinstance(number, int) and not isinstance(number, bool) and abs(number) < 10**ID_CHARACTERS:
        named["id"] = str(number)
    published, undated = _day(named["published"], dated)
    return Metadata(
        id=_identifier(_text(named, "id")),
        title=_text(named, "title"),
        publisher=_text(named, "publisher"),
        author=_text(named, "author"),
        published=published,
        url=_text(named, "url"),
        undated=undated,
    )


def unread(values: Mapping[str, object]) -> Iterator[str]:
    """The names of those among `values` that say something and are not read."""
    for key, value in values.items():
        if key not in NAMES and value not in (None, "") and not _further(key, value):
            yield key


def _further(key: str, value: object) -> str:
    """The field that a further name or other capitals stand for; empty where the value is none for it: exports put
    tables under names of their own."""
    lowered = key.lower()
    name = ALIASES.get(lowered, lowered)
    if key in NAMES or name not in NAMES or value in (None, ""):
        return ""
    if name == "publisher" and isinstance(value, str) and "://" in value:
        name = "url"  # where it was found, not who printed it
    if name == "published":
        return name
    try:
        text = _text({name: value}, name)
        return name if name != "id" or _identifier(text) else ""
    except BadInputError:
        return ""


def _text(values: Mapping[str, object], name: str) -> str | None:
    value = values.get(name)
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadInputError(f'"{name}" must be text, not {type(value).__name__}')
    if len(value) > FIELD_CHARACTERS:
        raise BadInputError(f'"{name}" is longer than {FIELD_CHARACTERS} characters')
    reject_unstorable(value, f'"{name}"')
    return " ".join(value.split()) or None


def _identifier(value: str | None) -> str | None:
    if value is None:
        return None
    if len(value) > ID_CHARACTERS:
        raise BadInputError(f'"id" is longer than {ID_CHARACTERS} characters')
    if not value.isprintable():
        raise BadInputError('"id" holds characters that cannot be printed')
    return value


def reject_unstorable(text: str, what: str) -> None:
    """Raises BadInputError where `text` holds NULs or lone surrogates, which no database keeps."""
    if "\0" in text:
        raise BadInputError(f"{what} holds NUL characters: it is no text")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadInputError(f"{what} holds half a character (a lone surrogate) at {error.start}") from None


def _day(value: object, name: str) -> tuple[date | None, str | None]:
    """The day, if one is given; else why it cannot be told."""
    if isinstance(value, datetime):
        return value.date(), None
    if isinstance(value, date) or value is None:
        return value, None
    if isinstance(value, str):
        match = DATE.match(value.strip())
        found = date_of(match) if match else None
        if found or not value:
            return found, None
    # Anything else may be nested so that writing it out never ends.
    shown = repr(str(value)[:40]) if isinstance(value, str | float | bool) else f"a {type(value).__name__}"
    return None, f'"{name}" is {shown}, which is not one certain day: write it as YYYY-MM-DD'


def date_of(match: re.Match[str], day_first: bool | None = None) -> date | None:
    """The day that a match of `DATE` stands for, or None where it is none or could be two.

    03/04/2023 is read only where `day_first` says how, or where its weekday fits one reading alone.
    """
    group = match.groupdict()
    if group["y1"]:
        return _date(group["y1"], group["m1"], group["d1"])
    if group["y2"]:
        return _date(group["y2"], str(MONTHS[group["m2"].lower()]), group["d2"])
    if group["y3"]:
        return _date(group["y3"], str(MONTHS[group["m3"].lower()]), group["d3"])
    little = _date(group["y4"], group["b4"], group["a4"])
    middle = _date(group["y4"], group["a4"], group["b4"])
    if day_first is not None:
        return little if day_first else middle
    readings = {reading for reading in (little, middle) if reading}
    if len(readings) == 2 and group["weekday"]:
        weekday = WEEKDAYS[group["weekday"][:3].lower()]
        readings = {reading for reading in readings if reading.weekday() == weekday}
    return readings.pop() if len(readings) == 1 else None


def day_first(text: str) -> bool | None:
    """Whether the numeric dates of `text` put the day first; None where none settles it or they differ."""
    orders = set()
    for match in DATE.finditer(text):
        if match["y4"]:
            first, second = int(match["a4"]), int(match["b4"])
            if first > 12 >= second:
                orders.add(True)
            elif second > 12 >= first:
                orders.add(False)
    return orders.pop() if len(orders) == 1 else None


def _date(year: str, month: str, day: str) -> date | None:
    # Earlier and later years are slips or other calendars, not days on which an article appeared.
    if not 1700 <= int(year) <= 2200:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a sidecar file: the file that it names, and what it says of it or why it cannot be used."""

    line: int
    file: str | None
    metadata: Metadata = NOTHING_SAID
    problem: str | None = None
    unread: tuple[str, ...] = ()


def sidecar_entries(lines: Iterator[tuple[int, str | BadInputError]]) -> Iterator[Entry]:
    """The entries of a `metadata.jsonl`, given its numbered lines (or what was wrong with one)."""
    for number, line in lines:
        if isinstance(line, BadInputError):
            yield Entry(number, None, problem=str(line))
            continue
        file: str | None = None
        try:
            values = json_object(line)
            named = values.get("file")
            if not isinstance(named, str) or not named:
                raise BadInputError('"file" is missing')
            file = named
            del values["file"]
            yield Entry(number, file, metadata_from(values), unread=tuple(unread(values)))
        except BadInputError as error:
            yield Entry(number, file, problem=str(error))


def json_object(line: str) -> dict[str, object]:
    """A line of JSONL as an object; BadInputError where it is none."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInputError(f"not JSON: {error.msg} at column {error.colno}") from None
    except (RecursionError, ValueError):
        # Nested too deeply, or a number of more digits than Python converts.
        raise BadInputError("not JSON that can be read: nested too deeply, or a number too long") from None
    if not isinstance(value, dict):
        raise BadInputError("not a JSON object")
    return value
