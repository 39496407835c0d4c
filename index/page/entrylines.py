"""The lines that begin the entries of a live blog: their time and nothing else, "16 March, 21:05" or "9.15am GMT"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.calendarwords import MONTH, WEEKDAY

_CLOCK = (
    r"(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[AaPp])\.?[Mm]\b\.?|"
    r"(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d))"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?),?\s+)?"
    rf"(?:{_DAY}\s+{MONTH}(?:,?\s+\d{{4}})?|{MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?|\d{{4}}-\d\d-\d\d)"
)
_APART = r"(?:,|\s[-–—|·•]|\sat|:)?\s+"
_ENTRY = re.compile(
    rf"(?:(?P<before>{_DATE}){_APART})?{_CLOCK}(?:\s?\(?(?:local time|[A-Z]{{2,5}})\)?)?"
    rf"(?:{_APART}(?:on\s)?(?P<behind>{_DATE}))?:?"
)
# "18.50 The fire began …": the clock in front of an entry's words.
_LEADING = re.compile(
    r"(?:[01]\d|2[0-3])[.:][0-5]\d(?:\s?(?:[A-Z]{2,4}\b|[ap]\.?m\b\.?))?(?:\s?[-–—|:·])?\s+(?=[\"“‘'(]?[A-Z])"
)
_LEADING_LEAST = 3
_EVENING, _MORNING = "17:00", "09:00"
_DAY_LINE = re.compile(rf"(?P<day>{_DATE}):?")
_LONGEST = 60


def is_entry(line: str) -> bool:
    """Whether the line is the time of day of an entry, with or without its day."""
    return len(line) <= _LONGEST and bool(_ENTRY.fullmatch(line))


def day_in(line: str) -> str:
    """The words of a line of an entry, or of one above several, that name its day; empty where it gives none."""
    if len(line) > _LONGEST:
        return ""
    if match := _ENTRY.fullmatch(line):
        return match["before"] or match["behind"] or ""
    alone = _DAY_LINE.fullmatch(line)
    return alone["day"] if alone else ""


def clock_in(line: str) -> tuple[int, int] | None:
    """Hour and minute of an entry's line; None where it is none."""
    match = _ENTRY.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None:
        return None
    if match["half"]:
        return int(match["hour"]) % 12 + 12 * (match["half"] in "Pp"), int(match["minute"] or 0)
    return int(match["hour24"]), int(match["minute24"])


def leading_clocks(lines: Sequence[str]) -> dict[int, int]:
    """How long the clock is, with the space behind it, that begins an entry: by the number of its line.

    None where fewer than three lines begin with one, or where they do not run on one way, for then they count
    something else; past midnight they begin anew.
    """
    found = {n: match for n, line in enumerate(lines) if (match := _LEADING.match(line))}
    clocks = [match[0][:5].replace(".", ":") for match in found.values()]
    sure = len(found) >= _LEADING_LEAST and any(
        all(a <= b or (a >= _EVENING and b < _MORNING) for a, b in pairwise(run))
        for run in (clocks, clocks[::-1])
    )
    return {n: match.end() for n, match in found.items()} if sure else {}


def entry_lines(lines: Sequence[str]) -> tuple[int, ...]:
    """The numbers of the lines that begin entries; none where it is not two of them that text follows.

    An article has its own time, and that of its last change, once.
    """
    found = [number for number, line in enumerate(lines) if is_entry(line)]
    followed = [
        n for n in found if n + 1 < len(lines) and len(lines[n + 1]) > 1 and not is_entry(lines[n + 1])
    ]
    return tuple(found) if len(followed) > 1 else ()
