"""Follow-ups that reckon from the time of the earlier question: "And four years later?", "And the month before?"."""

import re
from collections.abc import Sequence

from index.calendarwords import SEASON
from index.timewords import SEASONS
from index.wordlists import words
from qa.asking.clause import CONNECTOR, Clause

_MONTHS = "January February March April May June July August September October November December".split()
_COUNTS = {word: n for n, word in enumerate("a two three four five six seven eight nine ten".split(), 1)} | {
    "an": 1,
    "one": 1,
    "the": 1,
}
_BACK = words("earlier before previous preceding prior")
_RECKONED = re.compile(
    r"(?:\b(?:in|for|during|(?P<by>by))\s+)?\b(?:"
    r"(?P<count>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<unit>year|month)s?\s+"
    r"(?P<to>earlier|later|before|after|on|previously)(?:\s+that)?"
    r"|the\s+(?P<unit2>year|month)\s+(?P<to2>before|after|earlier|prior|previously)(?:\s+that)?"
    rf"|the\s+(?P<to3>previous|preceding|prior|following|next)\s+(?P<unit3>year|month|{SEASON})"
    rf"|the\s+(?P<unit4>{SEASON})\s+(?P<to4>before|after)(?:\s+that)?"
    r")\s*[?.!]*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
# Nothing is reckoned from a stretch of years.
_NO_START = re.compile(r"\d\s*[-–/]\s*\d|\d0s\b")


def reckoned(line: str, previous: Clause) -> str:
    """The line with the year or the month that it reckons from the earlier question's; as it is where it reckons none,
    or the earlier question names no single one."""
    match = _RECKONED.search(line)
    if not match or _YEAR.search(line) or _MONTH.search(line):
        return line
    unit = (match["unit"] or match["unit2"] or match["unit3"] or match["unit4"]).lower()
    to = (match["to"] or match["to2"] or match["to3"] or match["to4"]).lower()
    count = (match["count"] or "a").lower()
    steps = int(count) if count.isdigit() else _COUNTS[count]
    time = _moved(previous, unit, -steps if to in _BACK or to == "previously" else steps)
    if not time:
        return line
    lead = line[: match.start()].rstrip()
    lead = re.sub(r"\s+(?:in|for|during)$", "", lead)
    # "And four years later?" and "How much was it four years later?"
    bare = not CONNECTOR.sub("", f"{lead} ").strip() or re.fullmatch(
        r"(?:what|how) about", lead, re.IGNORECASE
    )
    told = f"{'by' if match['by'] else 'in'} {time}?"
    return f"{lead or 'And'} {told}" if bare or lead else f"And {told}"


def _moved(previous: Clause, unit: str, steps: int) -> str:
    times = [s.of(previous.w.text) for s in previous.w.times]
    if len(times) != 1 or _NO_START.search(times[0]):
        return ""
    years, months = _YEAR.findall(times[0]), _MONTH.findall(times[0])
    if len(years) > 1 or len(months) > 1:
        return ""
    if unit == "year":
        if not years:
            return ""
        moved = str(int(years[0]) + steps)
        return f"{months[0]} {moved}" if months else moved
    if unit in SEASONS:
        return f"the {unit} of {int(years[0]) + _years_to(unit, months, steps)}" if years else ""
    if not months:
        return ""
    at = _MONTHS.index(months[0]) + steps
    if not years:
        return _MONTHS[at % 12] if 0 <= at < 12 else ""
    return f"{_MONTHS[at % 12]} {int(years[0]) + at // 12}"


def _years_to(season: str, months: Sequence[str], steps: int) -> int:
    """How many years on the season is: in the same year where it begins behind, or for earlier ones before, the
    month."""
    ahead = bool(months) and (SEASONS[season][1] - 1 - _MONTHS.index(months[0])) * steps > 0
    return 0 if ahead else steps
