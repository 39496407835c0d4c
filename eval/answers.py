"""Answers as they are written down, one JSON object a line: what the figures are computed from."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.article import Span
from index.errors import BadInputError


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
    """One answer as written down. `confidence` and `wall_ms` are None where the writer did not say."""

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
    """The answers of a file. A torn last line (an interrupted run) is left out.

    BadInputError names the file and the line of anything else that is no answer.
    """
    return tuple(shown for shown, _ in read_lines(path))


def read_lines(path: Path) -> Iterator[tuple[Shown, str]]:
    """As `read`, each answer with the line it stands on."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except OSError as error:
        raise BadInputError(f"{path}: cannot be read: {error.strerror}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield from_dict(json.loads(line)), line
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            if number == len(lines):
                return
            raise BadInputError(f"{path}:{number}: not an answer ({type(error).__name__}: {error})") from None


def from_dict(row: Mapping[str, Any]) -> Shown:
    """Reads one answer object; KeyError, TypeError or ValueError where it is none."""
    timings = row.get("timings_ms") or {}
    shown = Shown(
        id=row["id"],
        question=row.get("question", ""),
        status=row["status"],
        statements=_sides(row.get("statements", ()), "text"),
        quotes=tuple(
            ShownQuote(
                q["article"],
                q["start"],
                q["end"],
                q["text"],
                q.get("publisher"),
                q.get("published"),
                q.get("speaker"),
            )
            for q in row.get("quotes", ())
        ),
        disagreements=tuple(
            Group(d.get("about", ""), _sides(d["positions"], "value")) for d in row.get("disagreements", ())
        ),
        developments=tuple(
            Group(d.get("about", ""), _sides(d["steps"], "value")) for d in row.get("developments", ())
        ),
        reason=row.get("reason"),
        error=row.get("error"),
        confidence=row.get("confidence"),
        wall_ms=timings.get("wall", timings.get("total")),
        retrieval=tuple(sorted((row.get("retrieval") or {}).items())),
    )
    if any(not 0 <= i < len(shown.quotes) for s in _all_sides(shown) for i in s.quotes):
        raise ValueError("a statement or a side names a quote that is not there")
    return shown


def _sides(rows: Sequence[Mapping[str, Any]], key: str) -> tuple[Side, ...]:
    return tuple(Side(str(row.get(key, "")), tuple(row["quotes"])) for row in rows)


def _all_sides(shown: Shown) -> Iterator[Side]:
    yield from shown.statements
    for group in shown.groups:
        yield from group.sides
