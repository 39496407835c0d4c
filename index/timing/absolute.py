"""Expressions that name a day, a month or a year; where they leave out the year, it is found."""

import re
from datetime import date, timedelta

from index.calendarwords import MONTHS
from index.dates import Period, day_of, decade_of, iso, month_of, part_of, quarter_of, shifted, year_of
from index.timewords import CENTURIES, DECADES, ORDINALS, SEASONS
from index.timing.setting import Reader, Reading, Setting

_STALE_DAYS = 270
_SOON_DAYS = 60


def month_named(name: str) -> int:
    """The number of a month by its name or its abbreviation."""
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
    month, first, last = month_named(match["m"]), _number(match["d"]), _number(match["d2"])
    year = int(match["y"]) if match["y"] else _year_for(month, first, setting)
    if year is None:
        return Reading(None)
    start, stop = day_of(year, month, first), day_of(year, month, last)
    if start is None or stop is None or start > stop:
        return None
    return Reading(f"{start.isoformat()}/{stop.isoformat()}", Period(start, stop))


def _read_range_over_months(match: re.Match[str], setting: Setting) -> Reading | None:
    month, day = month_named(match["m2"]), _number(match["d2"])
    year = int(match["y"]) if match["y"] else _year_for(month, day, setting)
    stop = day_of(year, month, day) if year else None
    if stop is None:
        return None if year else Reading(None)
    month, day = month_named(match["m"]), _number(match["d"])
    year = int(match["y1"]) if match["y1"] else _year_for(month, day, Setting(stop, joined=True))
    start = day_of(year, month, day) if year else None
    if start is None or start > stop:
        return None
    return Reading(f"{start.isoformat()}/{stop.isoformat()}", Period(start, stop))


def _read_day(match: re.Match[str], setting: Setting) -> Reading | None:
    month, day = month_named(match["m"]), _number(match["d"])
    return _day(int(match["y"]) if match["y"] else _year_for(month, day, setting), month, day)


def _partial(match: re.Match[str], period: Period) -> Period:
    return part_of(period, match["part"].lower()) if match["part"] else period


def _read_month(match: re.Match[str], setting: Setting) -> Reading | None:
    month = month_named(match["m"])
    year = int(match["y"]) if "y" in match.groupdict() else _year_for(month, None, setting)
    if year is None:
        return Reading(None)
    period = month_of(year, month)
    return Reading(iso(period.first, "month"), _partial(match, period))


def season_of(name: str, year: int) -> tuple[str, Period]:
    """(value, days) of a season of that year."""
    code, month = SEASONS[name.lower()]
    # "Winter 2023" may be the one that ends in that year or the one that begins in it.
    first = date(year - 1, 12, 1) if code == "WI" else date(year, month, 1)
    last = date(year + 1, 3, 20) if code == "WI" else month_of(year, month + 2).last + timedelta(days=21)
    return f"{year}-{code}", Period(first, last)


def _read_season(match: re.Match[str], _: Setting) -> Reading | None:
    value, period = season_of(match["m"], int(match["y"]))
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
    value, last_day = f"{first}/{end}", date(end, 12, 31)
    if end == first + 1 and _SPORTS.match(match.string, match.end()):
        return Reading(value, Period(date(first, _SEASON_BEGINS, 1), last_day))
    return Reading(value, Period(date(first, 1, 1), last_day))


# A season of two years is played from the summer of the first.
_SEASON_BEGINS = 7
_SPORTS = re.compile(
    r"(?:['’]s)? (?:[\w'’&-]+ ){0,3}?(?:season|campaign|league|cup|title|championship|trophy|playoffs?)\b",
    re.I,
)


def _read_year(match: re.Match[str], _: Setting) -> Reading | None:
    year = int(match["y"])
    return Reading(str(year), _partial(match, year_of(year)))


ABSOLUTE: dict[str, Reader] = {
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
    "year": _read_year,
    "month": _read_month,
}
