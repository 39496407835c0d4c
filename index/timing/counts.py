"""Expressions that count units of time: "for two years", "three weeks ago", "the past few days"."""

import re
from datetime import date
from typing import NamedTuple

from index.dates import DAYS, Period, Unit, iso, shifted, stepped, unit_of
from index.timewords import NUMBERS, TENS, UNIT_LETTERS
from index.timing.setting import Reader, Reading, Setting


class Count(NamedTuple):
    """How many units there are: from where to where, and whether the number is exact."""

    low: float
    high: float
    exact: bool


_SCALES = {"hundred": 100, "thousand": 1000}
_MANY = {"dozens of": (20, 99), "hundreds of": (200, 999), "thousands of": (2000, 9999)}
_SET_UNITS = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
    "morning": "day",
    "night": "day",
    "weekend": "week",
}


def _count(words: str) -> Count:
    words = " ".join(words.lower().replace("-", " ").split())
    extra = 0.5 if words.endswith(" and a half") else 0.0
    words = words.removesuffix(" and a half")
    if words in ("half a", "half an", "a half", "an half"):
        return Count(0.5, 0.5, True)
    scale = next((word for word in _SCALES if f" {word} " in f" {words} "), "")
    if scale:
        # "several hundred", "two thousand and five"
        few, more = (part.removeprefix(" and").strip() for part in words.split(scale))
        low, high, exact = _count(few)
        rest = _count(more).low if more else 0
        return Count(low * _SCALES[scale] + rest, high * _SCALES[scale] + rest, exact)
    if words in _MANY:
        return Count(*_MANY[words], False)
    if words.startswith("a couple"):
        return Count(2, 3, False)
    if words in ("a few", "few", "several"):
        return Count(2, 9, False)
    if words == "many":
        return Count(3, 99, False)
    if words == "a dozen":
        return Count(12, 12, True)
    if words in ("a", "an"):
        return Count(1 + extra, 1 + extra, True)
    if words[0].isdigit():
        number = float(words.replace(",", "")) + extra
        return Count(number, number, True)
    parts = words.split()
    if parts[0] in TENS:
        number = TENS[parts[0]] + (NUMBERS.get(parts[1], 0) if len(parts) > 1 else 0)
    else:
        number = NUMBERS[parts[0]]
    return Count(number + extra, number + extra, True)


def _singular(word: str) -> str:
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def _counted(match: re.Match[str]) -> Count:
    """How many units; "a decades-long war" counts none."""
    count = _count(match["c"])
    if match["c"].lower() in ("a", "an") and match["u"].lower().endswith("s"):
        return Count(2, 99, False)
    return count


def amount_of(count: Count, unit: str) -> str:
    """A duration as in TIMEX3: P2Y, PT30M, PXD."""
    scale = {"decade": 10, "century": 100, "fortnight": 2}.get(unit, 1)
    time, letter = UNIT_LETTERS[{"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit)]
    number = f"{count.low * scale:g}" if count.exact else "X"
    return f"P{time}{number}{letter}"


def _read_span(match: re.Match[str], setting: Setting) -> Reading | None:
    count, unit = _count(match["c"]), _singular(match["u"])
    value = amount_of(count, unit)
    which = match["w"].lower()
    if setting.anchor is None or which == "first" or unit in ("second", "minute"):
        return Reading(value)
    anchor = setting.anchor
    days = 1 if unit == "hour" else DAYS["week"] * 2 if unit == "fortnight" else DAYS[unit]  # type: ignore[index]
    reach = int(count.high * days) + 1
    if unit == "hour":
        reach = int(count.high / 24) + 1
    if which in ("last", "past", "previous"):
        return Reading(value, Period(shifted(anchor, -reach), anchor))
    return Reading(value, Period(anchor, shifted(anchor, reach)))


def _read_recent(match: re.Match[str], setting: Setting) -> Reading | None:
    unit = _singular(match["u"])
    value = amount_of(Count(2, 9, False), unit)
    if setting.anchor is None or unit == "quarter":
        return Reading(value)
    reach = 9 * (14 if unit == "fortnight" else DAYS[unit])  # type: ignore[index]
    if match["w"].lower() == "coming":
        return Reading(value, Period(setting.anchor, shifted(setting.anchor, reach)))
    return Reading(value, Period(shifted(setting.anchor, -reach), setting.anchor))


def _stepped_reading(base: Period, count: Count, unit_word: str, sign: int, fine: bool) -> Reading:
    """So many units before or after `base`; the period as wide as such words leave open."""
    if unit_word in ("second", "minute", "hour"):
        reach = int(count.high / 24) + 1 if unit_word == "hour" else 1
        near, far = (
            base.first if sign < 0 else base.last,
            shifted(base.first if sign < 0 else base.last, sign * reach),
        )
        return Reading(None, Period(min(near, far), max(near, far)))
    unit: Unit = "week" if unit_word == "fortnight" else unit_word  # type: ignore[assignment]
    scale = 2 if unit_word == "fortnight" else 1
    if unit == "quarter":
        return Reading(None)
    whole, rest = divmod(count.low * scale, 1)
    there = shifted(stepped(base.first, sign * int(whole), unit), sign * int(rest * DAYS[unit]))
    if there in (date.min, date.max):
        return Reading(None)  # beyond the calendar
    slack = 0 if unit == "day" and count.exact else DAYS[unit] // 2
    if count.exact:
        about = Period(shifted(there, -slack), shifted(there, slack))
        if unit in ("month", "year", "decade", "century") and not rest:
            about = about.joined(unit_of(there, unit))
            return Reading(iso(there, unit), about)
        return Reading(there.isoformat() if unit in ("day", "week") and not rest else None, about)
    low, high = (shifted(base.first, int(sign * n * DAYS[unit] * scale)) for n in (count.low, count.high))
    if not fine or high in (date.min, date.max):
        return Reading(None)
    return Reading(None, Period(shifted(min(low, high), -slack), shifted(max(low, high), slack)))


def _read_ago(match: re.Match[str], setting: Setting) -> Reading | None:
    which, count, unit = match["w"].lower(), _count(match["c"]), _singular(match["u"])
    if which in ("ago", "from now"):
        base = Period(setting.anchor, setting.anchor) if setting.anchor else None
    else:
        base = setting.reference
    if base is None:
        return Reading(None)
    sign = 1 if which.startswith(("later", "after", "from")) else -1
    return _stepped_reading(base, count, unit, sign, fine=True)


def _read_bare_ago(match: re.Match[str], setting: Setting) -> Reading | None:
    if setting.anchor is None or match["w"]:
        return Reading(None)
    day = Period(setting.anchor, setting.anchor)
    unit = _singular(match["u"])
    return _stepped_reading(day, Count(1, 20, False), unit, -1, fine=True)


def _read_set(match: re.Match[str], _: Setting) -> Reading | None:
    word = (match["w"] or match["u"]).lower()
    unit = _SET_UNITS.get(word, "week" if word.endswith("day") and word != "day" else word)
    return Reading(amount_of(Count(1, 1, True), unit))


def _read_duration(match: re.Match[str], _: Setting) -> Reading | None:
    return Reading(amount_of(_counted(match), _singular(match["u"])))


COUNTED: dict[str, Reader] = {
    "span": _read_span,
    "recent": _read_recent,
    "ago": _read_ago,
    "bare_ago": _read_bare_ago,
    "set": _read_set,
    "duration": _read_duration,
}
