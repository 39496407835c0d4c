"""Times that answer "when": the same moment, another one, or what cannot be told."""

import re
from collections.abc import Mapping

from index.article import Span
from index.timeline import Period
from qa.comparing.points import (
    RUNNING_DAYS,
    Point,
    Relation,
    point_at,
    printed_apart,
    published,
    sentence_text,
    speak_apart,
)
from qa.evidence import Judged
from qa.question import Question

_CLOCK = re.compile(r"T(\d\d):?(\d\d)?")
# Two reports of one moment differ by so many minutes without contradicting each other.
_MINUTES = 20
_LOOSE_MINUTES = 75
_VAGUE_CLOCK = re.compile(
    r"\b(?:about|around|some|shortly|just|nearly|almost|before|after|early|late)\b", re.I
)
_PLANNED = re.compile(
    r"\b(?:will|would|plan\w*|schedul\w*|due|expect\w*|set to|to be|is to|are to|aims?|hopes?|likely|slated|should)\b",
    re.I,
)
_WORD_CLOCKS = {"midnight": 0, "noon": 720, "midday": 720}


def time_point(question: Question, number: int, judged: Judged) -> Point | None:
    """When, as the sentence answers: the expression of time in the answering words, or its only one."""
    if re.match(r"\W*since (?:when|what)\b", question.standalone, re.I):
        text = judged.evidence.article.text
        if not re.search(
            r"\b(?:since|from)\s+(?:\w+\s+)?$",
            text[max(0, judged.answer.start - 20) : judged.answer.start],
            re.I,
        ):
            return None
    marks = [
        m
        for m in judged.evidence.sentence.timing.marks
        if m.period is not None or _CLOCK.search(m.value or "")
    ]
    inside = [m for m in marks if m.start < judged.answer.end and judged.answer.start < m.end]
    chosen = inside or (marks if len(marks) == 1 else [])
    if not chosen:
        clock = re.search(r"\b(?:midnight|noon|midday)\b", judged.answer_text, re.I)
        if clock is None:
            return None
        start = judged.answer.start + clock.start()
        return point_at(number, judged, Span(start, start + len(clock.group())))
    return point_at(number, judged, Span(chosen[0].start, chosen[-1].end))


def relation(a: Point, b: Point, copies: Mapping[str, str]) -> Relation:
    """How two answers to "when" stand to each other."""
    one, other = _moment(a), _moment(b)
    if one is None or other is None:
        return "apart"
    (days, clocks), (other_days, other_clocks) = one, other
    if days and other_days and not days.overlaps(other_days):
        near = days.gap(other_days) <= 1 and bool(clocks or other_clocks)
        if near and not (clocks and other_clocks):
            return "apart"
    elif clocks and other_clocks:
        vague = any(_VAGUE_CLOCK.search(sentence_text(p.judged)[:]) for p in (a, b))
        apart = min(min(abs(x - y), 1440 - abs(x - y)) for x in clocks for y in other_clocks)
        if apart <= (_LOOSE_MINUTES if vague else _MINUTES):
            return "same"
    elif days and other_days:
        # "2021" neither confirms nor denies "29 July 2021"; it takes no side.
        short, long = sorted((days.days(), other_days.days()))
        return "same" if long <= _COARSER * short else "apart"
    else:
        return "apart"
    if days and other_days and _of_its_day(a, days) != _of_its_day(b, other_days):
        # One tells the news of its week, the other history: two events.
        return "apart"
    if days and other_days and _of_its_day(a, days) and days.gap(other_days) > RUNNING_DAYS:
        return "apart"
    planned = [bool(_PLANNED.search(a.quoted)), bool(_PLANNED.search(b.quoted))]
    printed = printed_apart(a, b) or 0
    if planned[0] != planned[1]:
        # A plan and what came of it.
        return "apart" if printed else "rival" if speak_apart(a, b, copies) else "apart"
    if all(planned) and printed > 3:
        return "development" if printed <= 400 else "apart"
    return "rival" if speak_apart(a, b, copies) else "apart"


# A period so many times longer is too coarse to be the same answer.
_COARSER = 40


def _of_its_day(point: Point, days: Period) -> bool | None:
    """Whether the time answered is about that of printing; None where the article has no date."""
    day = published(point)
    return None if day is None else days.gap(Period(day, day)) <= RUNNING_DAYS


def _moment(point: Point) -> tuple[Period | None, tuple[int, ...]] | None:
    """(days, minutes after midnight named) of a point's expressions of time."""
    marks = [
        m
        for m in point.judged.evidence.sentence.timing.marks
        if m.start < point.mark.end and point.mark.start < m.end
    ]
    days = next((m.period for m in marks if m.period is not None), None)
    clocks = [
        60 * int(c[1]) + int(c[2] or 0) for m in marks if (c := _CLOCK.search(m.value or "")) is not None
    ]
    clocks += [
        minutes for word, minutes in _WORD_CLOCKS.items() if re.search(rf"\b{word}\b", point.text, re.I)
    ]
    return (days, tuple(clocks)) if days or clocks else None
