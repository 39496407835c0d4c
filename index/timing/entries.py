"""On which day each entry of a live blog was written."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from index.article import Article
from index.dates import shifted
from index.grammar import Sentence
from index.page.entrylines import clock_in, day_in, entry_lines
from index.timereading import parse_time

# A blog runs for some days; a day further from its article's is no entry's.
_RUN = 60

Clock = tuple[int, int]


def entry_days(
    article: Article, sentences: Sequence[Sentence]
) -> dict[int, tuple[date | None, Clock | None]]:
    """Day and clock of each entry, by the number of the sentence that is its time; the day is None where it is not
    sure. Empty where the article is no live blog.

    An entry that gives the clock alone is of the day named above it as long as the clocks run on one way, that of
    most: past midnight the day is not sure.
    """
    lines = [article.text[s.start : s.end] if s.end - s.start < 80 else "…" for s in sentences]
    if not (numbers := entry_lines(lines)):
        return {}
    clocks = {n: clock_in(lines[n]) for n in range(len(lines)) if n in numbers or day_in(lines[n])}
    turns = [_turn(one, other) for one, other in pairwise([clocks[n] for n in numbers]) if one and other]
    way = sum(turns)
    found: dict[int, tuple[date | None, Clock | None]] = {}
    day: date | None = None
    before: Clock | None = None
    for number, clock in clocks.items():
        if named := day_in(lines[number]):
            day = _named(named, article.published)
        elif before and clock and before != clock and (abs(way) < 2 or _turn(before, clock) * way < 0):
            day = None
        before = clock
        found[number] = (day, clock)
    return found


def _turn(one: Clock, other: Clock) -> int:
    return (other > one) - (other < one)


def _named(words: str, anchor: date | None) -> date | None:
    marks = [mark.period for mark in parse_time(words, anchor) if mark.period]
    if len(marks) != 1 or marks[0].days() != 1:
        return None
    day = marks[0].first
    near = anchor is None or shifted(anchor, -_RUN) <= day <= shifted(anchor, _RUN)
    return day if near else None
