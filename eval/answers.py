"""Answers as they are written down, one JSON object a line: what the figures are computed from."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval import fields
from index.article import Span
from index.errors import BadInputError
from index.metadata import json_object
from index.search import Filters


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A quote as written down. `text` is what the answer printed, to be checked against the article."""

    article: str
    start: int
    end: int
    text: str
    publisher: str | None = None
    published: str | None = None
    speaker: str | None = None

    def overlaps(self, span: Span) -> bool:
        """Whether the quote shares a character with the place."""
        return self.start < span.end and span.start < self.end


@dataclass(frozen=True, slots=True)
class Side:
    """A statement, a position or a step: its words and the numbers of its quotes."""

    text: str
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A disagreement or a development: what it is about, and its sides."""

    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer as written down.

    `confidence` (0 to 1), `wall_ms`, `history` and `filters` are None where the writer did not say. `id` is empty
    where it is none of a question (`ask --jsonl` gives back null or a number as it came).
    """

    id: str
    question: str
    status: str
    statements: tuple[Side, ...] = ()
    quotes: tuple[ShownQuote, ...] = ()
    disagreements: tuple[Group, ...] = ()
    developments: tuple[Group, ...] = ()
    reason: str | None = None
    error: str | None = None
    confidence: float | None = None
    wall_ms: float | None = None
    # Retrieval measures of this question, by name; empty where no search was measured.
    retrieval: tuple[tuple[str, float], ...] = ()
    history: tuple[str, ...] | None = None
    filters: Filters | None = None

    @property
    def groups(self) -> tuple[Group, ...]:
        """Disagreements, then developments."""
        return self.disagreements + self.developments

    @property
    def cited(self) -> tuple[ShownQuote, ...]:
        """The quotes that the answer shows to its reader, in order, each once."""
        used = {i for s in self.statements for i in s.quotes}
        used |= {i for g in self.groups for side in g.sides for i in side.quotes}
        return tuple(self.quotes[i] for i in sorted(used))


def read(path: Path) -> tuple[Shown, ...]:
    """The answers of a file; BadInputError names the file and the line of what is no answer."""
    return tuple(shown for shown, _ in read_lines(path))


def read_lines(path: Path, *, torn: bool = False) -> Iterator[tuple[Shown, str]]:
    """As `read`, each answer with the line it stands on.

    With `torn`, a last line that is no answer is left out: an interrupted run stopped in the middle of it.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise BadInputError(f"{path}: cannot be read: {error.strerror}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            text = line.decode("utf-8")
            shown = from_dict(json_object(text))
        except (UnicodeDecodeError, BadInputError) as error:
            if torn and number == len(lines):
                return
            reason = error if isinstance(error, BadInputError) else "not UTF-8 text: save it as UTF-8"
            raise BadInputError(f"{path}:{number}: not an answer: {reason}") from None
        yield shown, text


def from_dict(row: object) -> Shown:
    """Reads one answer object; BadInputError names the field that holds something else than it should."""
    given = fields.fields_of(row, "the line")
    timings = fields.fields_of(given.get("timings_ms") or {}, "timings_ms")
    filters = given.get("filters")
    shown = Shown(
        id=_id(given),
        question=fields.text(given, "question", ""),
        status=fields.text(given, "status"),
        statements=_sides(given, "statements", "text", needed=False),
        quotes=tuple(_quote(quote) for quote in fields.objects(given, "quotes")),
        disagreements=_groups(given, "disagreements", "positions"),
        developments=_groups(given, "developments", "steps"),
        reason=_said(given, "reason"),
        error=_said(given, "error"),
        confidence=_number(given, "confidence", most=1.0),
        wall_ms=_number(timings, "wall" if "wall" in timings else "total"),
        retrieval=_measures(given),
        history=None if given.get("history") is None else fields.texts(given, "history"),
        filters=None if filters is None else Filters.from_dict(fields.fields_of(filters, "filters")),
    )
    if any(not 0 <= i < len(shown.quotes) for s in _all_sides(shown) for i in s.quotes):
        raise BadInputError("a statement or a side names a quote that is not there")
    return shown


def _id(row: Mapping[str, object]) -> str:
    value = row.get("id")
    # What `ask --jsonl` gives back as it came, or where it found none, is no question of a gold set.
    if "id" in row and (value is None or (isinstance(value, int | float) and not isinstance(value, bool))):
        return ""
    return fields.text(row, "id")


def _quote(row: Mapping[str, object]) -> ShownQuote:
    return ShownQuote(
        fields.text(row, "article"),
        fields.whole(row.get("start"), "start"),
        fields.whole(row.get("end"), "end"),
        fields.text(row, "text"),
        _said(row, "publisher"),
        _said(row, "published"),
        _said(row, "speaker"),
    )


def _groups(row: Mapping[str, object], key: str, sides: str) -> tuple[Group, ...]:
    return tuple(
        Group(fields.text(group, "about", ""), _sides(group, sides, "value"))
        for group in fields.objects(row, key)
    )


def _sides(row: Mapping[str, object], key: str, words: str, *, needed: bool = True) -> tuple[Side, ...]:
    return tuple(
        Side(
            fields.text(side, words, ""),
            tuple(fields.whole(number, "quotes") for number in fields.items(side, "quotes", needed=True)),
        )
        for side in fields.objects(row, key, needed=needed)
    )


def _measures(row: Mapping[str, object]) -> tuple[tuple[str, float], ...]:
    measures = fields.fields_of(row.get("retrieval") or {}, "retrieval")
    found = ((name, _number(measures, name)) for name in sorted(measures))
    return tuple((name, value) for name, value in found if value is not None)


def _said(row: Mapping[str, object], key: str) -> str | None:
    return None if row.get(key) is None else fields.text(row, key)


def _number(row: Mapping[str, object], key: str, most: float = sys.float_info.max) -> float | None:
    """A number from 0 to `most`; None where the field is missing or null."""
    value = row.get(key)
    if value is None:
        return None
    # Not a number and infinity fail the comparison, too.
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= most:
        upto = " to 1" if most == 1 else " on"
        raise BadInputError(f"{key}: give a number from 0{upto}, not {json.dumps(value)[:40]}")
    return float(value)


def _all_sides(shown: Shown) -> Iterator[Side]:
    yield from shown.statements
    for group in shown.groups:
        yield from group.sides
