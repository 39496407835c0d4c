"""What an expression of time stands for: its value and its days. Needs no parse."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from index.dates import (
    DAYS,
    Period,
    TimeMark,
    Unit,
    day_of,
    decade_of,
    iso,
    month_of,
    part_of,
    quarter_of,
    shifted,
    stepped,
    unit_of,
    week_of,
    year_of,
)
from index.timewords import (
    CENTURIES,
    DECADES,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    TENS,
    UNIT_LETTERS,
    WEEKDAYS,
    Found,
    scan,
)

Tense = Literal["past", "present", "future", ""]


@dataclass(frozen=True, slots=True)
class Setting:
    """Against what an expression is read: the day of writing, its clause's tense, the last date named; whether
    the day is that of the date that ends the same range."""

    anchor: date | None
    tense: Tense = ""
    reference: Period | None = None
    joined: bool = False


class Reading(NamedTuple):
    """What an expression stands for."""

    value: str | None
    period: Period | None = None


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()]


def _number(word: str) -> int:
    word = word.lower()
    return int(re.match(r"\d+", word).group()) if word[0].isdigit() else 0  # type: ignore[union-attr]


def _year_for(month: int, day: int | None, setting: Setting) -> int | None:
    """The year that a month or a day without one is in: by tense, else the nearest."""
    anchor = setting.anchor
    if anchor is None:
        return None
    years = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if day is None:
            years.append((year, month_of(year, month)))
        elif there := day_of(year, month, day):
            years.append((year, Period(there, there)))
    if not years:
        return None
    if setting.joined:
        return max((year for year, period in years if period.first <= anchor), default=None)
    if setting.tense == "past":
        # A day of grace: the day of publication is in another time zone.
        before = [(year, period) for year, period in years if period.first <= shifted(anchor, 1)]
        after = [(year, period) for year, period in years if period.first > shifted(anchor, 1)]
        # A day of nearly a year ago would be named with its year: the tense is then another's.
        stale = before and _distance(before[-1][1], anchor) >= _STALE_DAYS
        soon = after and _distance(after[0][1], anchor) <= _SOON_DAYS
        if before and not (day and stale and soon):
            return before[-1][0]
    if setting.tense == "future":
        later = [year for year, period in years if period.last >= anchor]
        if later:
            return later[0]
    # News looks back more than ahead.
    return min(years, key=lambda known: _distance(known[1], anchor) * (1 + (known[1].first > anchor)))[0]


_STALE_DAYS = 270
_SOON_DAYS = 60


def _distance(period: Period, day: date) -> int:
    return period.gap(Period(day, day))


def _day(year: int | None, month: int, day: int) -> Reading | None:
    if year is None:
        return Reading(None)
    there = day_of(year, month, day)
    return None if there is None else Reading(there.isoformat(), Period(there, there))


def _read_iso(match: re.Match[str], _: Setting) -> Reading | None:
    year, month, day = (int(part) for part in match.group()[:10].split("-"))
    found = _day(year, month, day)
    return None if found is None else Reading(match.group(), found.period)


def _read_numeric(match: re.Match[str], setting: Setting) -> Reading | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = [there for there in {day_of(year, b, a), day_of(year, a, b)} if there is not None]
    if not readings:
        return None
    readings.sort()
    if len(readings) == 2 and match["s"] == "." and (european := day_of(year, b, a)):
        readings = [european]  # dots are never American
    if len(readings) == 2 and setting.anchor in readings:
        readings = [setting.anchor]
    if len(readings) == 2:
        return Reading(None, Period(readings[0], readings[1]))
    return Reading(readings[0].isoformat(), Period(readings[0], readings[0]))


def _read_range(match: re.Match[str], setting: Setting) -> Reading | None:
    month, first, last = _month(match["m"]), _number(match["d"]), _number(match["d2"])
    year = int(match["y"]) if match["y"] else _year_for(month, first, setting)
    if year is None:
        return Reading(None)
    start, stop = day_of(year, month, first), day_of(year, month, last)
    if start is None or stop is None or start > stop:
        return None
    return Reading(f"{start.isoformat()}/{stop.isoformat()}", Period(start, stop))


def _read_range_over_months(match: re.Match[str], setting: Setting) -> Reading | None:
    month, day = _month(match["m2"]), _number(match["d2"])
    year = int(match["y"]) if match["y"] else _year_for(month, day, setting)
    stop = day_of(year, month, day) if year else None
    if stop is None:
        return None if year else Reading(None)
    month, day = _month(match["m"]), _number(match["d"])
    year = int(match["y1"]) if match["y1"] else _year_for(month, day, Setting(stop, joined=True))
    start = day_of(year, month, day) if year else None
    if start is None or start > stop:
        return None
    return Reading(f"{start.isoformat()}/{stop.isoformat()}", Period(start, stop))


def _read_day(match: re.Match[str], setting: Setting) -> Reading | None:
    month, day = _month(match["m"]), _number(match["d"])
    return _day(int(match["y"]) if match["y"] else _year_for(month, day, setting), month, day)


def _partial(match: re.Match[str], period: Period) -> Period:
    return part_of(period, match["part"].lower()) if match["part"] else period


def _read_month(match: re.Match[str], setting: Setting) -> Reading | None:
    month = _month(match["m"])
    year = int(match["y"]) if "y" in match.groupdict() else _year_for(month, None, setting)
    if year is None:
        return Reading(None)
    period = month_of(year, month)
    return Reading(iso(period.first, "month"), _partial(match, period))


def _season(name: str, year: int) -> tuple[str, Period]:
    """(value, days) of a season of that year."""
    code, month = SEASONS[name.lower()]
    # "Winter 2023" may be the one that ends in that year or the one that begins in it.
    first = date(year - 1, 12, 1) if code == "WI" else date(year, month, 1)
    last = date(year + 1, 3, 20) if code == "WI" else month_of(year, month + 2).last + timedelta(days=21)
    return f"{year}-{code}", Period(first, last)


def _last_season(name: str, anchor: date) -> Reading:
    """ "Last summer" is this year's where that is over; in its last days it may be either."""
    if SEASONS[name][0] == "WI":
        ended = anchor.year - (anchor <= date(anchor.year, 3, 20))
        return Reading(f"{ended - 1}-WI", Period(date(ended - 1, 12, 1), date(ended, 3, 20)))
    (value, now), (earlier, before) = _season(name, anchor.year), _season(name, anchor.year - 1)
    if now.last < anchor:
        return Reading(value, now)
    if now.first < shifted(anchor, -92):
        return Reading(None, before.joined(now))
    return Reading(earlier, before)


def _read_season(match: re.Match[str], _: Setting) -> Reading | None:
    value, period = _season(match["m"], int(match["y"]))
    return Reading(value, _partial(match, period))


def _named_year(words: str, setting: Setting) -> int | None:
    if words[0].isdigit():
        return int(words)
    if setting.anchor is None:
        return None
    return setting.anchor.year + {"this": 0, "last": -1, "next": 1}[words.split()[0].lower()]


def _read_quarter(match: re.Match[str], setting: Setting) -> Reading | None:
    if match["o"]:
        named = ORDINALS.get(match["o"].lower(), 4)
    else:
        named = int(re.sub(r"\D", "", match["q"] or match["q2"]))
    words = match["y"] or match["y2"] or match["y3"]
    if words:
        year = _named_year(words, setting)
        if year is None:
            return Reading(None)
    elif setting.anchor is None:
        return Reading(None)
    else:
        # Without a year it is the latest that has begun; results are told once it is over.
        year = setting.anchor.year
        if setting.tense != "future" and quarter_of(year, named).first > setting.anchor:
            year -= 1
        if match["o"] and setting.tense == "past" and quarter_of(year, named).last > setting.anchor:
            year -= 1
    period = quarter_of(year, named)
    return Reading(iso(period.first, "quarter"), period)


def _read_half(match: re.Match[str], setting: Setting) -> Reading | None:
    year = _named_year(match["y"], setting)
    if year is None:
        return Reading(None)
    if match["o"].lower() == "first":
        return Reading(f"{year}-H1", Period(date(year, 1, 1), date(year, 6, 30)))
    return Reading(f"{year}-H2", Period(date(year, 7, 1), date(year, 12, 31)))


def _read_decade(match: re.Match[str], _: Setting) -> Reading | None:
    if match["y"]:
        year = int(match["y"])
    else:
        short = int(match["d"]) if match["d"] else DECADES[match["w"].lower()]
        year = (2000 if short == 20 else 1900) + short
    period = decade_of(year)
    return Reading(iso(period.first, "decade"), _partial(match, period))


def _read_century(match: re.Match[str], _: Setting) -> Reading | None:
    number = int(match["n"]) if match["n"] else CENTURIES[match["w"].lower()]
    period = Period(date(100 * number - 99, 1, 1), date(100 * number, 12, 31))
    return Reading(f"{number - 1:02}", _partial(match, period))


def _read_year_range(match: re.Match[str], _: Setting) -> Reading | None:
    first, last = int(match["y"]), match["y2"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if len(last) == 2 and end <= first:
        if "-" in match.group() and 1 <= int(last) <= 12:
            period = month_of(first, int(last))
            return Reading(iso(period.first, "month"), period)
        end += 100
    return Reading(f"{first}/{end}", Period(date(first, 1, 1), date(end, 12, 31)))


def _read_same(match: re.Match[str], setting: Setting) -> Reading | None:
    base = setting.reference or (unit_of(setting.anchor, "month") if setting.anchor else None)
    if base is None:
        return Reading(None)
    year = int(match["y"]) if match["y"] else base.first.year - 1
    if base.days() > 300:
        return Reading(str(year), year_of(year))
    first, last = (stepped(day, 12 * (year - base.first.year), "month") for day in (base.first, base.last))
    unit: Unit = (
        "day"
        if base.days() == 1
        else "week"
        if base.days() <= 9
        else "month"
        if base.days() <= 31
        else "quarter"
    )
    return Reading(iso(first, unit), Period(first, last))


def _read_year(match: re.Match[str], _: Setting) -> Reading | None:
    year = int(match["y"])
    return Reading(str(year), _partial(match, year_of(year)))


def _clipped(period: Period, part: str, anchor: date) -> Period:
    if part == "earlier":
        return Period(period.first, anchor)
    if part == "later":
        return Period(anchor, period.last)
    return part_of(period, part.split()[-2] if part.endswith("of") else part)


def _read_part_of_year(match: re.Match[str], setting: Setting) -> Reading | None:
    return _relative(match["w"].lower(), match["u"].lower(), (match["p"] or "").lower(), setting)


def _relative(which: str, unit_word: str, part: str, setting: Setting) -> Reading | None:
    """This, last or next week, month, year … seen from the day of writing."""
    if setting.anchor is None:
        return Reading(None)
    unit: Unit = unit_word  # type: ignore[assignment]
    step = {"this": 0, "last": -1, "past": -1, "next": 1, "coming": 1}[which]
    there = stepped(setting.anchor, step, unit)
    period = unit_of(there, unit)
    if unit == "week":
        # Weeks begin on Sunday in America, and on a Sunday "last week" is the one just ending.
        period = Period(shifted(period.first, -1), period.last)
        if step == -1 and setting.anchor.weekday() == 6:
            period = Period(period.first, setting.anchor)
    if part:
        words = part.removeprefix("the ").strip()
        period = (
            _clipped(period, words, setting.anchor)
            if step == 0 or words not in ("earlier", "later")
            else period
        )
    return Reading(iso(there, unit), period)


def _read_which(match: re.Match[str], setting: Setting) -> Reading | None:
    which, name = match["w"].lower(), match["n"].rstrip(".").lower()
    anchor = setting.anchor
    if anchor is None:
        return Reading(None)
    back, forth = which in ("last", "past", "this past"), which in ("next", "this coming")
    if name in SEASONS:
        return _last_season(name, anchor) if back else Reading(*_season(name, anchor.year + forth))
    if name[:3] in WEEKDAYS and name.endswith("day"):
        number = WEEKDAYS[name[:3]]
        if back:
            there = shifted(anchor, -((anchor.weekday() - number - 1) % 7 + 1))
        elif forth or setting.tense != "past":
            ahead = (number - anchor.weekday()) % 7
            there = shifted(anchor, ahead or (7 if forth else 0))
        else:
            there = shifted(anchor, -((anchor.weekday() - number) % 7))
        return Reading(there.isoformat(), Period(there, there))
    month = _month(name)
    year = anchor.year
    if back and month >= anchor.month:
        year -= 1
    elif forth and month <= anchor.month:
        year += 1
    return Reading(iso(date(year, month, 1), "month"), month_of(year, month))


class _Count(NamedTuple):
    low: float
    high: float
    exact: bool


_SCALES = {"hundred": 100, "thousand": 1000}
_MANY = {"dozens of": (20, 99), "hundreds of": (200, 999), "thousands of": (2000, 9999)}


def _count(words: str) -> _Count:
    words = " ".join(words.lower().replace("-", " ").split())
    extra = 0.5 if words.endswith(" and a half") else 0.0
    words = words.removesuffix(" and a half")
    if words in ("half a", "half an", "a half", "an half"):
        return _Count(0.5, 0.5, True)
    scale = next((word for word in _SCALES if f" {word} " in f" {words} "), "")
    if scale:
        # "several hundred", "two thousand and five"
        few, more = (part.removeprefix(" and").strip() for part in words.split(scale))
        low, high, exact = _count(few)
        rest = _count(more).low if more else 0
        return _Count(low * _SCALES[scale] + rest, high * _SCALES[scale] + rest, exact)
    if words in _MANY:
        return _Count(*_MANY[words], False)
    if words.startswith("a couple"):
        return _Count(2, 3, False)
    if words in ("a few", "few", "several"):
        return _Count(2, 9, False)
    if words == "many":
        return _Count(3, 99, False)
    if words == "a dozen":
        return _Count(12, 12, True)
    if words in ("a", "an"):
        return _Count(1 + extra, 1 + extra, True)
    if words[0].isdigit():
        number = float(words.replace(",", "")) + extra
        return _Count(number, number, True)
    parts = words.split()
    if parts[0] in TENS:
        number = TENS[parts[0]] + (NUMBERS.get(parts[1], 0) if len(parts) > 1 else 0)
    else:
        number = NUMBERS[parts[0]]
    return _Count(number + extra, number + extra, True)


def _singular(word: str) -> str:
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def _counted(match: re.Match[str]) -> _Count:
    """How many units; "a decades-long war" counts none."""
    count = _count(match["c"])
    if match["c"].lower() in ("a", "an") and match["u"].lower().endswith("s"):
        return _Count(2, 99, False)
    return count


def _amount(count: _Count, unit: str) -> str:
    """A duration as in TIMEX3: P2Y, PT30M, PXD."""
    scale = {"decade": 10, "century": 100, "fortnight": 2}.get(unit, 1)
    time, letter = UNIT_LETTERS[{"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit)]
    number = f"{count.low * scale:g}" if count.exact else "X"
    return f"P{time}{number}{letter}"


def _read_span(match: re.Match[str], setting: Setting) -> Reading | None:
    count, unit = _count(match["c"]), _singular(match["u"])
    value = _amount(count, unit)
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
    value = _amount(_Count(2, 9, False), unit)
    if setting.anchor is None or unit == "quarter":
        return Reading(value)
    reach = 9 * (14 if unit == "fortnight" else DAYS[unit])  # type: ignore[index]
    if match["w"].lower() == "coming":
        return Reading(value, Period(setting.anchor, shifted(setting.anchor, reach)))
    return Reading(value, Period(shifted(setting.anchor, -reach), setting.anchor))


def _stepped_reading(base: Period, count: _Count, unit_word: str, sign: int, fine: bool) -> Reading:
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
    return _stepped_reading(day, _Count(1, 20, False), unit, -1, fine=True)


def _weekend(day: date) -> Reading:
    """The weekend of the week that the day is in, from Friday on."""
    week = week_of(day)
    return Reading(f"{iso(day, 'week')}-WE", Period(shifted(week.last, -2), week.last))


def _weekend_by(back: Period, sign: int) -> Reading:
    """The weekend of, before or behind the days last named."""
    if back.days() > 9:
        return Reading(None)
    # Behind a Tuesday the following one is that of the same week.
    step = 0 if sign > 0 and back.last.weekday() < 5 else sign
    return _weekend(shifted(back.last, 7 * step))


def _weekend_from(anchor: date | None, which: str, tense: Tense) -> Reading:
    """The last, this or next weekend seen from the day of writing."""
    step = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 0}.get(which)
    if anchor is None or step is None:
        return Reading(None)
    if which == "this" and tense == "past" and anchor.weekday() < 5:
        step = -1
    return _weekend(shifted(anchor, 7 * step))


def _read_unit(match: re.Match[str], setting: Setting) -> Reading | None:
    which, unit = match["w"].lower(), match["u"].lower()
    anchor, back = setting.anchor, setting.reference
    defined = match.group()[:4].lower() == "the "
    if unit in ("night", "morning", "afternoon", "evening"):
        if which in ("this", "last"):
            if anchor is None:
                return Reading(None)
            there = shifted(anchor, -1) if which == "last" else anchor
            # "Last night" runs into the day of writing.
            return Reading(there.isoformat(), Period(there, anchor))
        unit = "day"
    if unit == "fortnight":
        return Reading(
            "P2W", Period(shifted(anchor, -14), anchor) if anchor and which in ("past", "last") else None
        )
    if which in ("previous", "prior", "preceding", "following", "next", "same", "that") and (
        defined or which == "that"
    ):
        sign = {"following": 1, "next": 1, "same": 0, "that": 0}.get(which, -1)
        if back is None and anchor is not None and sign < 0:
            back = Period(anchor, anchor)
        if back is None:
            return Reading(None)
        if unit == "weekend":
            return _weekend_by(back, sign)
        kind: Unit = unit  # type: ignore[assignment]
        there = stepped(back.last if sign > 0 and kind == "day" else back.first, sign, kind)
        if kind == "day" and back.days() > 3:
            return Reading(None, back if sign == 0 else None)
        return Reading(iso(there, kind), unit_of(there, kind))
    if unit == "weekend":
        return _weekend_from(anchor, which, setting.tense)
    if which == "past" or (defined and which in ("last", "coming")):
        # "The past year" is the twelve months up to now.
        value = _amount(_Count(1, 1, True), unit) if unit != "quarter" else "P1Q"
        if anchor is None:
            return Reading(value)
        far = stepped(anchor, 1 if which == "coming" else -1, unit)  # type: ignore[arg-type]
        return Reading(value, Period(min(far, anchor), max(far, anchor)))
    if which in ("this", "last", "next", "past", "coming"):
        return _relative(which, unit, "", setting)
    return Reading(None)


def _read_consecutive(match: re.Match[str], setting: Setting) -> Reading | None:
    base = setting.reference or (Period(setting.anchor, setting.anchor) if setting.anchor else None)
    if base is None or match["u"].lower() != "day" or base.days() > 1:
        return Reading(None)
    return Reading(base.first.isoformat(), base)


def _read_the_day(match: re.Match[str], setting: Setting) -> Reading | None:
    base = setting.reference or (Period(setting.anchor, setting.anchor) if setting.anchor else None)
    if base is None or base.days() > 1:
        return Reading(None)
    step = {"earlier": -1, "before": -1, "after": 1, "later": 1}.get((match["w"] or "").lower(), 0)
    there = shifted(base.first, step)
    return Reading(there.isoformat(), Period(there, there))


def _read_today(match: re.Match[str], setting: Setting) -> Reading | None:
    if setting.anchor is None:
        return Reading(None)
    words = match["w"].lower().split()
    step = {"yesterday": -1, "tomorrow": 1}.get(words[-1], 0) * (2 if len(words) > 1 else 1)
    there = shifted(setting.anchor, step)
    return Reading(there.isoformat(), Period(there, there))


def _read_weekday(match: re.Match[str], setting: Setting) -> Reading | None:
    if setting.anchor is None:
        return Reading(None)
    number = WEEKDAYS[match["n"][:3].lower()]
    back = (setting.anchor.weekday() - number) % 7
    ahead = (number - setting.anchor.weekday()) % 7
    forward = ahead < back if setting.tense == "" else setting.tense != "past"
    there = shifted(setting.anchor, ahead if forward else -back)
    return Reading(there.isoformat(), Period(there, there))


def _read_clock(match: re.Match[str], setting: Setting) -> Reading | None:
    if match["w"]:
        hour, minute = (12, 0) if match["w"].lower() == "noon" else (0, 0)
    elif match["h"]:
        hour, minute = int(match["h"]) % 12, int(match["min"] or 0)
        hour += 12 if match["half"][0].lower() == "p" else 0
    else:
        hour, minute = int(match["h2"] or match["h3"]), int(match["min2"] or match["min3"] or 0)
    zone = "Z" if re.search(r"\b(?:GMT|UTC|Z)\b(?!\s*[+-])", match["z"] or "") else ""
    time = f"T{hour:02}:{minute:02}{zone}"
    base = setting.reference or (Period(setting.anchor, setting.anchor) if setting.anchor else None)
    if base is None or base.days() > 1:
        return Reading(time)
    return Reading(f"{base.first.isoformat()}{time}", base)


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


def _read_set(match: re.Match[str], _: Setting) -> Reading | None:
    word = (match["w"] or match["u"]).lower()
    unit = _SET_UNITS.get(word, "week" if word.endswith("day") and word != "day" else word)
    return Reading(_amount(_Count(1, 1, True), unit))


def _read_duration(match: re.Match[str], _: Setting) -> Reading | None:
    return Reading(_amount(_counted(match), _singular(match["u"])))


_READERS: dict[str, Callable[[re.Match[str], Setting], Reading | None]] = {
    "iso": _read_iso,
    "numeric": _read_numeric,
    "range_mdy": _read_range,
    "range_dmy": _read_range,
    "range_mdmd": _read_range_over_months,
    "range_dmdm": _read_range_over_months,
    "mdy": _read_day,
    "dmy": _read_day,
    "month_year": _read_month,
    "season_year": _read_season,
    "quarter": _read_quarter,
    "half": _read_half,
    "decade": _read_decade,
    "century": _read_century,
    "year_range": _read_year_range,
    "same": _read_same,
    "year": _read_year,
    "part_of_year": _read_part_of_year,
    "which_named": _read_which,
    "span": _read_span,
    "recent": _read_recent,
    "ago": _read_ago,
    "bare_ago": _read_bare_ago,
    "unit": _read_unit,
    "consecutive": _read_consecutive,
    "the_day": _read_the_day,
    "today": _read_today,
    "weekday": _read_weekday,
    "month": _read_month,
    "clock": _read_clock,
    "set": _read_set,
    "duration": _read_duration,
}


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
