"""Periods of days, and the calendar: months, quarters, seasons, weeks, decades, and steps from day to day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "year", "decade", "century"]

# Days of a unit, for reckoning how far off "several months ago" may be.
DAYS: dict[Unit, int] = {
    "day": 1,
    "week": 7,
    "month": 31,
    "quarter": 92,
    "year": 366,
    "decade": 3653,
    "century": 36525,
}
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Period:
    """A range of days, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"not a period: {self.first} to {self.last}")

    def overlaps(self, other: "Period") -> bool:
        """Whether the two periods share at least one day."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Period") -> bool:
        """Whether every day of `other` is in this period."""
        return self.first <= other.first and other.last <= self.last

    def joined(self, other: "Period") -> "Period":
        """The shortest period that holds both."""
        return Period(min(self.first, other.first), max(self.last, other.last))

    def gap(self, other: "Period") -> int:
        """Days between the two periods; 0 where they overlap."""
        return max((other.first - self.last).days, (self.first - other.last).days, 0)

    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class TimeMark:
    """An expression of time: where it stands and what it stands for.

    `value` is ISO 8601 (`2022`, `2022-09`, `2022-09-13`, `2022-09-13T20:00`, `2019/2021` for a range), or as
    in TIMEX3 for decades (`199`), seasons (`2023-FA`), quarters (`2023-Q3`), durations and sets (`P2Y`), or
    None where the text does not settle it. `period` is the range of days that a date stands for.
    """

    start: int
    end: int
    value: str | None
    period: Period | None = None


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none ("31 June")."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, days: int) -> date:
    """So many days later; the calendar's first or last day where it ends before."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def stepped(day: date, count: int, unit: Unit) -> date:
    """`count` units later; the last day of a month where the month is too short."""
    if unit not in _MONTHS:
        return shifted(day, count * DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if count < 0 else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def year_of(year: int) -> Period:
    """The whole year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def month_of(year: int, month: int) -> Period:
    """The whole month."""
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def quarter_of(year: int, quarter: int) -> Period:
    """The quarter of a calendar year, 1 to 4."""
    return Period(date(year, 3 * quarter - 2, 1), month_of(year, 3 * quarter).last)


def decade_of(year: int) -> Period:
    """The decade that the year is in, as "the 1990s" counts it."""
    first = year // 10 * 10
    return Period(date(max(first, MINYEAR), 1, 1), date(first + 9, 12, 31))


def week_of(day: date) -> Period:
    """The ISO week, Monday to Sunday."""
    first = shifted(day, -day.weekday())
    return Period(first, shifted(first, 6))


def unit_of(day: date, unit: Unit) -> Period:
    """The day, week, month … that `day` is in."""
    if unit == "day":
        return Period(day, day)
    if unit == "week":
        return week_of(day)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3)
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        return decade_of(day.year)
    first = max(day.year // 100 * 100, MINYEAR)
    return Period(date(first, 1, 1), date(day.year // 100 * 100 + 99, 12, 31))


def iso(day: date, unit: Unit) -> str:
    """The value of the day, week, month … that `day` is in."""
    if unit == "day":
        return day.isoformat()
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    if unit == "month":
        return f"{day.year:04}-{day.month:02}"
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    text = f"{day.year:04}"
    return text if unit == "year" else text[:3] if unit == "decade" else text[:2]


def part_of(period: Period, part: str) -> Period:
    """The early, middle or late part of a period, drawn wide: writers do not agree where they end."""
    span = timedelta(days=period.days() - 1)
    if part in ("early", "beginning", "start"):
        return Period(period.first, period.first + span * 0.5)
    if part in ("mid", "middle"):
        return Period(period.first + span * 0.2, period.last - span * 0.2)
    if part in ("late", "end", "close"):
        return Period(period.last - span * 0.5, period.last)
    return period
