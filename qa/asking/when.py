"""The time that a question, or the conversation before it, is about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from itertools import zip_longest

from index.grammar import Parser
from index.timeline import Period, parse_time
from index.wordlists import words
from qa.asking.names import Name
from qa.asking.wording import Wording, read


def setting_of(history: Sequence[str], parser: Parser, today: date | None) -> Period | None:
    """The time that the last of the earlier questions that names one asks about."""
    told = (period_of(read(line, parser), (), today)[0] for line in reversed(history))
    return next((period for period in told if period), None)


# Of these there may be more with every day since a time: how many have died, what has happened.
OPEN_ENDED = ("figure", "thing", "statement")
_SINCE = re.compile(r"\bsince (?:[\w’'-]+ ){0,6}$")
_ANY = re.compile("")


def period_of(
    w: Wording,
    found: Sequence[Name],
    today: date | None,
    opens: bool = False,
    worded: re.Pattern[str] = _ANY,
) -> tuple[Period | None, bool]:
    """The time asked about, the narrowest where there are several, and whether it is a limit ("by March"). Where it
    `opens`, "since" makes it last until today. Only times of such a wording as `worded` count."""
    marks = [
        m
        for m in parse_time(w.text, today)
        if m.period
        and worded.search(w.text[m.start : m.end])
        and not any(q.start <= m.start < q.end for q in w.quoted)
        # "20th Century Fox", "Black Friday"
        and not any(n.start <= m.start and m.end <= n.end for n in found)
        and not _year_of_work(w, m.end)
        and not _PLANNED_FOR.search(w.text[: m.start])
        and not (_BODY_OF.search(w.text[: m.start]) and not _FOUNDED.search(w.text))
        and not _far_ahead(w, m.start, m.period)
    ]
    if not marks:
        return None, False
    best = min(marks, key=lambda m: m.period.days() if m.period else 0)
    best = replace(best, period=_with_days_before(w.text[: best.start], best.period))
    others = [m.period for m in marks if m.period and best.period and _beside(best.period, m.period)]
    if best.period and others:
        # "How many of those who came in July went home in August?"
        return reduce(Period.joined, others, best.period), False
    before = w.text[: best.start].lower()
    kept = _KEPT.search(before) or _KEPT_SINCE.match(w.text[best.end :])
    if best.period and ((kept and _ENDED.search(w.text)) or _BOUND.search(before)):
        # "Who broke the truce of March?", "the March truce" is told of April.
        return _and_then(best.period, _KEPT_FOR), False
    if best.period and kept and _CREDITED.match(w.text):
        return _and_then(best.period, _CREDITED_FOR), False
    if best.period and _OF_A_DATE.search(before) and _SPOKEN_OF.match(w.text):
        # Who called the shelling of 9 May a crime did so in the weeks after it.
        return _and_then(best.period, _SPOKEN_FOR), False
    if opens and best.period and _SINCE.search(before):
        return best.period.joined(Period(best.period.first, max(today or date.max, best.period.first))), False
    return best.period, bool(re.search(r"\b(?:by|until|till|as of|up to|before)(?: the)?$", before.rstrip()))


# What "the commission of 2000" has done since was done later.
_BODY_OF = re.compile(
    r"\b(?:commission|committee|tribunal|panel|working group|task force) (?:of|from) $", re.I
)
_FOUNDED = re.compile(r"\b(?:found|form|creat|establish|appoint|launch)\w*\b|\bset up (?:by|in|of)\b", re.I)


# "On 12 and 13 January": the first of the two days.
_DAY_BEFORE = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:and|to|or|&|-|–)\s*(?:the )?$")


def _with_days_before(before: str, period: Period | None) -> Period | None:
    """The day, from an earlier one of the month that stands before it."""
    earlier = _DAY_BEFORE.search(before)
    if period is None or earlier is None or period.days() != 1:
        return period
    day = int(earlier["day"])
    return Period(period.first.replace(day=day), period.last) if 0 < day < period.first.day else period


# Why "the talks planned for October" were called off is told before.
_PLANNED_FOR = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )\b(?:planned|scheduled|slated|billed|set|due|announced) (?:for|in|on) "
    r"(?:(?:early|late|mid|the|next) ?)*$",
    re.I,
)


def _and_then(period: Period, days: timedelta) -> Period:
    """The time with so many days behind it, in which more is told of it."""
    return period.joined(Period(period.last, period.last + days))


def _beside(period: Period, other: Period) -> bool:
    """Whether another time, about as long, is asked about as well, and soon before or after."""
    return (
        other.days() <= period.days() + _ABOUT and not other.overlaps(period) and other.gap(period) <= _SOON
    )


# Two months differ by so many days in length; what is told of both is not a year apart.
_ABOUT, _SOON = 3, 300
_AGREED = r"(?:truce|ceasefire|cease-fire|deal|agreement|accord|pact|treaty|armistice)"
_KEPT = re.compile(rf"\b{_AGREED} (?:of|from) (?:\w+ )?$")
_KEPT_SINCE = re.compile(rf" (?:\w+ )?{_AGREED}\b", re.I)
_ENDED = re.compile(
    r"\b(?:broke|broken|break|violat\w+|breach\w*|collaps\w+|unravel\w*|fall apart|fell apart|fail(?:ed|s)?|expir\w+|"
    r"end(?:ed|s)?|over|last(?:ed)?|h[eo]ld)\b",
    re.I,
)
# Who deserves the credit for a truce is said while it lasts, and of another in the year after.
_CREDITED_FOR = timedelta(days=183)
_CREDITED = re.compile(
    r"^(?:who|whom|whose|which \w+)\b[^?]*\b(?:credit|thank\w*|blam\w*|merit|achievement)\b", re.I
)
# What must be done "under the agreement reached in June" is done later.
_BOUND = re.compile(
    rf"\b(?:under|terms of|provided (?:for )?(?:by|in)|required by) (?:the |a |their )?(?:[\w’'-]+ ){{0,3}}{_AGREED}\b"
    r"(?: [\w’'-]+){0,8} $"
)
_OF_A_DATE = re.compile(
    r"\b(?!(?:end|middle|beginning|start|month|week|day|evening|night|morning)\b)[a-z]+ of $"
)
_SPOKEN_OF = re.compile(
    r"^who(?:m)? (?:\w+ ){0,2}?(?:call|describ|liken|compar|condemn|denounc|prais|welcom|dismiss|deni|deny|blam|accus|"
    r"used? the (?:word|term|phrase|expression))",
    re.I,
)
_SPOKEN_FOR = timedelta(days=45)
# An agreement is kept so long, or longer.
_KEPT_FOR = timedelta(days=365)
# No news tells of so distant a year but in the name of a work or a plan: "Blade Runner 2049".
_FAR_AHEAD = 2045


def _far_ahead(w: Wording, start: int, period: Period) -> bool:
    """Whether a distant year stands right behind a name, of which it is a part."""
    before = [t for t in w.tokens if t.end <= start]
    return period.first.year >= _FAR_AHEAD and bool(before) and before[-1].text[0].isupper()


# What is told of a work by its year ("the 2020 film") may have happened earlier: who was cast, when it was begun.
_WORKS = words("movie film album novel book song musical documentary biopic memoir sequel sitcom remake")
_BEFORE_WORK = frozenset({"ADJ", "NOUN", "PROPN"})


def _year_of_work(w: Wording, end: int) -> bool:
    """Whether the time that ends there stands before the work that it describes: "the 2020 horror film" and not "the
    2020 film festival"."""
    behind = [t for t in w.tokens if t.start >= end][:5]
    for token, after in zip_longest(behind, behind[1:]):
        if token.text in _WORKS:
            return after is None or not (after.pos == "NOUN" and after.text.islower())
        if token.pos not in _BEFORE_WORK:
            return False
    return False
