"""When a sentence's event happened: expressions of time, and the event time that each sentence is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.article import Article
from index.grammar import Sentence


@dataclass(frozen=True, slots=True)
class Period:
    """A range of days, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class TimeMark:
    """An expression of time: where it stands and what it stands for.

    `value` is ISO 8601 (`2022`, `2022-09`, `2022-09-13`, `2022-09-13T20:00`), or as in TIMEX3 for durations
    and sets, or None where the text does not settle it. `period` is the range of days that a date stands for.
    """

    start: int
    end: int
    value: str | None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """What is known of one sentence's time."""

    marks: tuple[TimeMark, ...] = ()
    event: Period | None = None


def timings(article: Article, sentences: Sequence[Sentence]) -> tuple[Timing, ...]:
    """One `Timing` a sentence, in order."""
    return tuple(Timing() for _ in sentences)
