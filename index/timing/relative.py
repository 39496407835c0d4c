"""Expressions seen from the day of writing or from the last date named: "last May", "the day before"."""

import re
from datetime import date

from index.calendarwords import WEEKDAYS
from index.dates import Period, Unit, iso, month_of, part_of, shifted, stepped, unit_of, week_of, year_of
from index.timewords import HOURS, SEASONS
from index.timing.absolute import month_named, season_of
from index.timing.counts import Count, amount_of
from index.timing.setting import Reader, Reading, Setting, Tense


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
        return _last_season(name, anchor) if back else Reading(*season_of(name, anchor.year + forth))
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
    month = month_named(name)
    year = anchor.year
    if back and month >= anchor.month:
        year -= 1
    elif forth and month <= anchor.month:
        year += 1
    return Reading(iso(date(year, month, 1), "month"), month_of(year, month))


def _last_season(name: str, anchor: date) -> Reading:
    """ "Last summer" is this year's where that is over; in its last days it may be either."""
    if SEASONS[name][0] == "WI":
        ended = anchor.year - (anchor <= date(anchor.year, 3, 20))
        return Reading(f"{ended - 1}-WI", Period(date(ended - 1, 12, 1), date(ended, 3, 20)))
    (value, now), (earlier, before) = season_of(name, anchor.year), season_of(name, anchor.year - 1)
    if now.last < anchor:
        return Reading(value, now)
    if now.first < shifted(anchor, -92):
        return Reading(None, before.joined(now))
    return Reading(earlier, before)


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
        value = amount_of(Count(1, 1, True), unit) if unit != "quarter" else "P1Q"
        if anchor is None:
            return Reading(value)
        far = stepped(anchor, 1 if which == "coming" else -1, unit)  # type: ignore[arg-type]
        return Reading(value, Period(min(far, anchor), max(far, anchor)))
    if which in ("this", "last", "next", "past", "coming"):
        return _relative(which, unit, "", setting)
    return Reading(None)


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
    elif match["told"]:
        told = match["told"].lower()
        hour, minute = (int(told) if told.isdigit() else HOURS.index(told) + 1) % 12, 0
        # "Two at night" is before dawn, "ten at night" is not.
        late = hour > 5 if match["night"] else match["part"].lower() != "morning"
        hour += 12 if late else 0
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


RELATIVE: dict[str, Reader] = {
    "same": _read_same,
    "part_of_year": _read_part_of_year,
    "which_named": _read_which,
    "unit": _read_unit,
    "consecutive": _read_consecutive,
    "the_day": _read_the_day,
    "today": _read_today,
    "weekday": _read_weekday,
    "clock": _read_clock,
}
