"""Times that answer "when": the same moment, another one, or what cannot be told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.article import Span
from index.claims import Claim
from index.reporting import SAY
from index.timeline import Period, TimeMark
from index.tree import Tree
from index.wordlists import words
from qa.comparing.contested import contests
from qa.comparing.points import (
    RUNNING_DAYS,
    Point,
    Relation,
    explicit_time,
    point_at,
    printed_apart,
    published,
    same_origin,
    speak_apart,
)
from qa.comparing.speakers import same_speaker
from qa.comparing.support import quoted_otherwise
from qa.evidence import Judged
from qa.fitting.beginnings import ERUPTING
from qa.fitting.losers import verb_at
from qa.question import Question

_CLOCK = re.compile(r"T(\d\d):?(\d\d)?")
# Two reports of one moment differ by so many minutes without contradicting each other.
_MINUTES = 20
_LOOSE_MINUTES = 75
_VAGUE_CLOCK = re.compile(
    r"\b(?:about|around|some|shortly|just|nearly|almost|before|after|early|late)\b", re.I
)
_PLANNED = re.compile(
    r"\b(?:will|would|plan\w*|schedul\w*|due|expect\w*|supposed|meant|intended|"
    r"set to|to be|is to|are to|aims?|hopes?|likely|slated|should)\b",
    re.I,
)
_WORD_CLOCKS = {"midnight": 0, "noon": 720, "midday": 720}


def times(question: Question, number: int, judged: Judged) -> tuple[Point, ...]:
    """When, as the sentence answers, and when another says there that it was: "Orne says it began at six; Velden's
    army says nine"."""
    first = _answering(question, number, judged)
    return () if first is None else _with_others(question, first)


def _answering(question: Question, number: int, judged: Judged) -> Point | None:
    """The expression of time in the answering words, or the sentence's only one."""
    if re.match(r"\W*since (?:when|what)\b", question.standalone, re.I):
        text = judged.evidence.article.text
        if not re.search(
            r"\b(?:since|from)\s+(?:\w+\s+)?$",
            text[max(0, judged.answer.start - 20) : judged.answer.start],
            re.I,
        ):
            return None
    marks = marks_of(judged)
    inside = [m for m in marks if m.start < judged.answer.end and judged.answer.start < m.end]
    chosen = inside or (marks if len(marks) == 1 else [])
    chosen = _with_clock(question, judged, marks, chosen)
    if not chosen:
        clock = re.search(r"\b(?:midnight|noon|midday)\b", judged.answer_text, re.I)
        if clock is None:
            return None
        start = judged.answer.start + clock.start()
        return point_at(number, judged, Span(start, start + len(clock.group())))
    return point_at(number, judged, Span(chosen[0].start, chosen[-1].end))


_TIME_OF_DAY = re.compile(r"\b(?:what|which) (?:exact )?(?:time|hour)\b|\bat what o.clock\b", re.I)


def asks_for_the_hour(question: Question) -> bool:
    """Whether the time of day is asked for: "at what time", "at which hour"."""
    return _TIME_OF_DAY.search(question.standalone) is not None


def _with_clock(
    question: Question, judged: Judged, marks: Sequence[TimeMark], chosen: list[TimeMark]
) -> list[TimeMark]:
    """The chosen expressions with the hour that stands right before them ("16:00 local time on Friday"); for a time of
    day the sentence's only hour in the place of a day."""
    if not chosen or any(_clock(m) is not None for m in chosen):
        return chosen
    hours = [m for m in marks if _clock(m) is not None]
    text = judged.evidence.article.text
    ahead = [m for m in hours if _ON_A_DAY.fullmatch(text[m.end : chosen[0].start])]
    if ahead:
        return [ahead[-1], *chosen]
    return hours if len(hours) == 1 and asks_for_the_hour(question) else chosen


_ON_A_DAY = re.compile(r"(?: (?:local|[A-Z]\w+) time)?,? (?:on )?")


def marks_of(judged: Judged) -> list[TimeMark]:
    """The sentence's expressions of time that name a day or an hour."""
    return [m for m in judged.evidence.sentence.timing.marks if m.period is not None or _clock(m) is not None]


def _with_others(question: Question, first: Point) -> tuple[Point, ...]:
    """The point with the times that others than its speaker state in its sentence for the same event."""
    tree = Tree(first.judged.evidence.sentence.tokens)
    marks = marks_of(first.judged)
    bare = {m.start: who for m in marks if (who := _bare_speaker(first.judged, tree, m))}
    first = replace(first, speaker=bare.get(first.mark.start, first.speaker))
    found = [first]
    for mark in marks if first.speaker else ():
        point = point_at(first.evidence, first.judged, Span(mark.start, mark.end))
        point = replace(point, speaker=bare.get(mark.start, point.speaker))
        told = [p.claim for p in (first, point) if p.mark.start not in bare]
        beside = mark.end <= first.mark.start or first.mark.end <= mark.start
        if beside and not same_speaker(point.speaker, first.speaker) and _of_one_event(question, told):
            found.append(point)
    return tuple(found)


def _of_one_event(question: Question, told: Sequence[Claim | None]) -> bool:
    """Whether two speakers' claims tell of one event, in like words of "it" or the same; who gives no more than a time
    means what is asked."""
    claims = [c for c in told if c is not None and c.speaker]
    if len(claims) < len(told):
        return False
    if len(claims) < _BOTH:
        return all(_alike(c.predicate, question.action) for c in claims)
    one, other = ({w for w in c.subject.lower().split() if w not in ("the", "a", "an")} for c in claims)
    return _alike(claims[0].predicate, claims[1].predicate) and bool(one & other or {"it"} in (one, other))


_BOTH = 2
# The beginning of something in any words.
BEGINNING = words("begin start open launch commence")
_ACTS = (BEGINNING, words("end stop finish close cease conclude"))


def _alike(a: str, b: str) -> bool:
    return a == b or any({a, b} <= acts for acts in _ACTS)


def _bare_speaker(judged: Judged, tree: Tree, mark: TimeMark) -> str | None:
    """Who says no more than the time: "Velden's army says nine". "Orne said Tuesday" may be when Orne spoke."""
    tokens = tree.tokens
    at = next((i for i, t in enumerate(tokens) if t.start == mark.start), 0)
    last = next((i for i in range(at, len(tokens)) if tokens[i].end >= mark.end), at)
    ended = last + 1 >= len(tokens) or tokens[last + 1].pos in ("PUNCT", "CCONJ")
    if not at or not ended or tokens[at - 1].lemma not in SAY or tokens[at - 1].pos != "VERB":
        return None
    if _clock(mark) is None and tokens[at - 1].tag not in ("VBZ", "VBP"):
        return None
    subject = tree.own_subject(at - 1)
    if subject is None or tokens[subject].pos == "PRON":
        return None
    first, final = tree.phrase(subject)
    return judged.evidence.article.text[tokens[first].start : tokens[final].end]


def names_a_day(point: Point) -> bool:
    """Whether the answer to "when" is one day."""
    moment = _moment(point)
    return moment is not None and moment[0] is not None and moment[0].days() <= 1


def same_day(a: Point, b: Point) -> bool:
    """Whether both answer with one and the same day."""
    one, other = _moment(a), _moment(b)
    days = [m[0] for m in (one, other) if m is not None and m[0] is not None]
    return len(days) > 1 and days[0] == days[1] and days[0].days() <= 1


def relation(a: Point, b: Point, copies: Mapping[str, str]) -> Relation:
    """How two answers to "when" stand to each other."""
    one, other = _moment(a), _moment(b)
    # When it began is no other answer to when something else was.
    if one is None or other is None or _begun(a) != _begun(b):
        return "apart"
    (days, clocks), (other_days, other_clocks) = one, other
    if days and other_days and not _meet(days, other_days):
        # About midnight one day may be the one beside it elsewhere.
        near = _beside(days, clocks, other_days) or _beside(other_days, other_clocks, days)
        hour = set(clocks) & set(other_clocks)
        if hour and days.gap(other_days) <= _ABOUT_ONE_DAY and not all(map(_names_its_day, (a, b))):
            # The hour is stated; its day is only that of what was told before.
            return "same"
        if days.gap(other_days) <= 1 and near and not (clocks and other_clocks):
            return "apart"
    elif clocks and other_clocks:
        if not (days and other_days) and _on_other_days(a, b):
            return "apart"
        vague = any(_VAGUE_CLOCK.search(_ahead(p)) for p in (a, b))
        apart = min(min(abs(x - y), _DAY - abs(x - y)) for x in clocks for y in other_clocks)
        if apart <= (_LOOSE_MINUTES if vague else _MINUTES) and not (apart and any(map(contests, (a, b)))):
            return "same"
    elif days and other_days:
        # "2021" neither confirms nor denies "29 July 2021"; it takes no side.
        short, long = sorted((days.days(), other_days.days()))
        return "same" if long <= _COARSER * short else "apart"
    else:
        return "apart"
    far = days is not None and other_days is not None and days.gap(other_days) > _ABOUT_ONE_DAY
    news = [_of_its_day(p, d) for p, d in ((a, days), (b, other_days)) if d is not None]
    if len(news) > 1 and far and None not in news and news[0] != news[1]:
        # One tells the news of its week, the other history: two events.
        return "apart"
    if of_two_events(a, b):
        return "apart"
    planned = [_PLANNED.search(_told_of(p)) is not None for p in (a, b)]
    printed = printed_apart(a, b) or 0
    if planned[0] != planned[1]:
        # A plan and what came of it.
        return "apart" if printed else "rival" if speak_apart(a, b, copies) else "apart"
    if all(planned) and printed > 3:
        return "development" if printed <= 400 else "apart"
    told = speak_apart(a, b, copies) or _printed_otherwise(a, b, copies) or quoted_otherwise(a, b)
    return "rival" if told else "apart"


def _names_its_day(point: Point) -> bool:
    """Whether a day stands beside the hour in the answering words."""
    return any(
        m.period is not None and _clock(m) is None and m.start < point.mark.end and point.mark.start < m.end
        for m in marks_of(point.judged)
    )


def _on_other_days(a: Point, b: Point) -> bool:
    """Whether two hours without a day are told of two days: of two truces that came a year apart."""
    one, other = (explicit_time(p.judged) for p in (a, b))
    if one and other:
        return one.gap(other) > 1
    return (printed_apart(a, b) or 0) > _ABOUT_ONE_DAY


def of_two_events(a: Point, b: Point) -> bool:
    """Whether each tells the news of its day, and these are of two times: of two truces that came a year apart."""
    one, other = _moment(a), _moment(b)
    if one is None or other is None or one[0] is None or other[0] is None:
        return False
    return bool(_of_its_day(a, one[0])) and one[0].gap(other[0]) > RUNNING_DAYS


# "It has stood since 6 May and will go on doing so" was no plan.
_GOES_ON = re.compile(r"(?:,|;)? and (?:will|would)\b|[;,] (?:and|but|while)\b")


def _told_of(point: Point) -> str:
    """What is quoted, without the next clause."""
    text = point.judged.evidence.article.text
    beyond = _GOES_ON.search(text, point.mark.end, point.end)
    return text[point.start : beyond.start() if beyond else point.end]


def at_another_hour(a: Point, b: Point) -> bool:
    """Whether the same act is told of one day at two hours: "took effect at 16:00", "took effect at 18:00"."""
    one, other = _moment(a), _moment(b)
    if one is None or other is None or not (one[1] and other[1] and one[0] and other[0]):
        return False
    verbs = [_verb(p) for p in (a, b)]
    return bool(verbs[0]) and verbs[0] == verbs[1] and _meet(one[0], other[0])


def _verb(point: Point) -> str:
    """The lemma of the verb that the time hangs on; empty where there is none."""
    tokens = point.judged.evidence.sentence.tokens
    verb = verb_at(tokens, point.mark.start)
    lemma = "" if verb is None else tokens[verb].lemma.lower()
    # What comes into force takes effect.
    return "begin" if lemma in BEGINNING or _begun(point) else lemma


# Two days so near to each other are of one event, however long after it each is told.
_ABOUT_ONE_DAY = 7
# In minutes; so near to midnight.
_DAY, _NIGHT = 1440, 240


def _printed_otherwise(a: Point, b: Point, copies: Mapping[str, str]) -> bool:
    """Whether two outlets tell otherwise when something began, in clauses beside what somebody says: those are theirs,
    whoever speaks."""
    beside = a.judged.fit.begun and b.judged.fit.begun
    return bool(beside) and not same_origin(a, b, copies)


def _begun(point: Point) -> bool:
    """Whether it is told when something began, in a clause beside the news or as the news itself ("It flared up on
    Sunday")."""
    if point.judged.fit.begun:
        return True
    tokens = point.judged.evidence.sentence.tokens
    verb = verb_at(tokens, point.mark.start)
    if verb is None:
        return False
    # "Come into force", "take effect".
    entering = tokens[verb].lemma.lower() in _ENTERING
    return tokens[verb].lemma.lower() in ERUPTING or (
        entering and any(t.text.lower() in _IN_FORCE for t in tokens[verb + 1 : verb + 4])
    )


_ENTERING, _IN_FORCE = words("take come enter go"), words("effect force")


def _beside(days: Period, clocks: Sequence[int], other: Period) -> bool:
    """Whether one of the times of the day lies near the midnight that parts these days from others."""
    if other.last < days.first:
        return any(c <= _NIGHT for c in clocks)
    return any(_DAY - c <= _NIGHT for c in clocks)


def _meet(days: Period, other: Period) -> bool:
    """Whether the two have a day in common; two weeks more than that, as each is taken from Sunday to Sunday."""
    shared = (min(days.last, other.last) - max(days.first, other.first)).days + 1
    return shared > (1 if min(days.days(), other.days()) > 1 else 0)


def _ahead(point: Point) -> str:
    """The few words in front of the value, and its own."""
    text, sentence = point.judged.evidence.article.text, point.judged.evidence.sentence
    return " ".join(text[sentence.start : point.mark.start].split()[-_FEW:]) + " " + point.text


# "Shortly before the stroke of midnight."
_FEW = 4
# A period so many times longer is too coarse to be the same answer.
_COARSER = 40


def _of_its_day(point: Point, days: Period) -> bool | None:
    """Whether the time answered is about that of printing; None where the article has no date."""
    day = published(point)
    return None if day is None else days.gap(Period(day, day)) <= RUNNING_DAYS


def _clock(mark: TimeMark) -> int | None:
    """The minutes after midnight that a mark names; a duration ("PT48H") names none."""
    found = None if (mark.value or "").startswith("P") else _CLOCK.search(mark.value or "")
    return None if found is None else (60 * int(found[1]) + int(found[2] or 0)) % _DAY


def _moment(point: Point) -> tuple[Period | None, tuple[int, ...]] | None:
    """(days, minutes after midnight named) of a point's expressions of time."""
    marks = [
        m
        for m in point.judged.evidence.sentence.timing.marks
        if m.start < point.mark.end and point.mark.start < m.end
    ]
    days = next((m.period for m in marks if m.period is not None), None)
    clocks = [minutes for m in marks if (minutes := _clock(m)) is not None]
    clocks += [
        minutes for word, minutes in _WORD_CLOCKS.items() if re.search(rf"\b{word}\b", point.text, re.I)
    ]
    return (days, tuple(clocks)) if days or clocks else None
