"""What an expression of time stands for: its value and its days. Needs no parse."""

import re
from collections.abc import Iterator
from datetime import date

from index.dates import TimeMark
from index.timewords import Found, scan
from index.timing.absolute import ABSOLUTE
from index.timing.counts import COUNTED
from index.timing.relative import RELATIVE
from index.timing.setting import Reading, Setting, Tense

_READERS = ABSOLUTE | RELATIVE | COUNTED


def read(found: Found, setting: Setting) -> Reading | None:
    """What an expression stands for; None where it is no expression of time after all."""
    try:
        return _READERS[found.kind](found.match, setting)
    except (ValueError, OverflowError):
        # Beyond the calendar's first or last year.
        return Reading(None)


# A month or a day without a year takes the year of the date it is joined with: "April to June 2008".
_JOINED = re.compile(r"\s*(?:and|to|or|until|till|through|-|–|—)\s*(?:the\s+)?$", re.IGNORECASE)
_RANGE_OPENING = re.compile(r"\b(?P<w>between|from)\s+(?:the\s+)?$", re.IGNORECASE)
YEARLESS = frozenset({"mdy", "dmy", "month", "range_mdy", "range_dmy", "range_mdmd", "range_dmdm"})


def joined_year(
    text: str, found: tuple[Found, ...], number: int, readings: dict[int, Reading]
) -> date | None:
    """The day against which a date without a year is read because the next date, joined to it, has one."""
    here = found[number]
    if here.kind not in YEARLESS or here.match.groupdict().get("y") or number + 1 not in readings:
        return None
    following = found[number + 1].match
    if following.groupdict().get("y") is None or following["y"] is None:
        return None
    period = readings[number + 1].period
    if period is None or not _JOINED.fullmatch(text[here.match.end() : following.start()]):
        return None
    return period.first


def parse_time(text: str, anchor: date | None) -> tuple[TimeMark, ...]:
    """The expressions of time in a free text such as a question, read against the day `anchor`.

    "Between 2019 and 2021" is one mark with the whole range; an expression that only an article settles
    ("before the election", "the day before") gives none.
    """
    tense = _tense_of(text)
    found = tuple(scan(text))
    marks: list[TimeMark] = []
    for number, mark in enumerate(found):
        if mark.kind in _NEED_CONTEXT:
            continue
        reading = read(mark, Setting(anchor, tense))
        if reading is None:
            continue
        if mark.kind in YEARLESS:
            after = read(found[number + 1], Setting(anchor, tense)) if number + 1 < len(found) else None
            other = joined_year(text, found, number, {number + 1: after}) if after else None
            if other:
                reading = read(mark, Setting(other, joined=True)) or reading
        marks.append(TimeMark(mark.match.start(), mark.match.end(), reading.value, reading.period))
    return tuple(_ranges(text, marks))


_NEED_CONTEXT = frozenset({"same", "consecutive", "the_day", "bare_ago", "set"})


def _tense_of(text: str) -> Tense:
    if re.search(r"\b(?:will|going to|scheduled|next|upcoming|planned)\b", text, re.IGNORECASE):
        return "future"
    return "past"


def _ranges(text: str, marks: list[TimeMark]) -> Iterator[TimeMark]:
    """The marks, with "between X and Y" and "from X to Y" as one."""
    position = 0
    while position < len(marks):
        mark = marks[position]
        following = marks[position + 1] if position + 1 < len(marks) else None
        opening = _RANGE_OPENING.search(text[: mark.start])
        position += 1
        if (
            opening is None
            or following is None
            or mark.period is None
            or following.period is None
            or not _JOINED.fullmatch(text[mark.end : following.start])
            or following.period.last < mark.period.first
        ):
            yield mark
            continue
        position += 1
        period = mark.period.joined(following.period)
        known = mark.value is not None and following.value is not None
        yield TimeMark(
            mark.start, following.end, f"{mark.value}/{following.value}" if known else None, period
        )
