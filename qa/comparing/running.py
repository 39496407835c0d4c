"""Whether a count has moved on from one figure to the other, or the two are rivals for one moment."""

import re
from datetime import timedelta

from index.counting.units import MONEY
from index.dates import Period
from index.wordlists import words
from qa.asking.countries import is_country
from qa.comparing.points import (
    RUNNING_DAYS,
    Point,
    Relation,
    as_of,
    explicit_time,
    of_two_speakers,
    printed_apart,
    published,
    sentence_text,
)
from qa.comparing.speakers import same_speaker
from qa.comparing.support import quoted_otherwise
from qa.fitting.fates import FATES, asked_fate
from qa.fitting.naming import mentions
from qa.question import Question

_EARLIER = re.compile(
    # "Down 4% from a year earlier" gives no earlier figure.
    r"\b(?:(?<!year )(?<!years )(?<!quarter )(?<!month )(?<!months )earlier|"
    r"previous(?:ly)?|initial(?:ly)?|at first|until then|original(?:ly)?|"
    r"first (?:spoke|said|put|reported|gave|counted|estimate\w*|report\w*|figure\w*))\b",
    re.I,
)
_LATER = re.compile(
    r"\b(?:now stands?|(?:rose|risen|rises|rising|climbed|climbs|increased|grew|grown|jumped|soared|dropped|fell|"
    r"fallen|falling|gone up|went up|up|down) (?:again |sharply )?(?:to|from)|had (?:risen|climbed|grown|fallen)|"
    r"revised|corrected|updated|raised|lowered|latest|still|remain(?:s|ed)?|so far|no longer|since)\b",
    re.I,
)
_FIXED = words("strength magnitude intensity height length width depth distance elevation altitude weight")


def moved_on(question: Question, a: Point, b: Point) -> Relation:
    """Rivals, or one count at two times; a height or a magnitude is what it is, and another is of something else."""
    found = _apart_in_time(question, a, b)
    if question.counted == "age" and _grown_older(a, b):
        return "apart"
    elsewhere = _tells_of_its_place(question, a) != _tells_of_its_place(question, b)
    return "apart" if found == "development" and (question.counted in _FIXED or elsewhere) else found


def _tells_of_its_place(question: Question, point: Point) -> bool:
    """Whether the sentence or the one before names the asked town: more have died "in the east since January" than in
    it."""
    evidence = point.judged.evidence
    before = evidence.before
    first = (
        before.start
        if before and before.paragraph == evidence.sentence.paragraph
        else evidence.sentence.start
    )
    told = evidence.article.text[first : evidence.sentence.end]
    towns = [n for n in question.names if n.kind == "place" and not is_country(n.text)]
    return not towns or any(mentions(n, told) for n in towns)


def _of_other_days(a: Point, b: Point) -> bool:
    """Whether the two tell of days far from each other, of which only one is named: who died in February is not counted
    by April's news."""
    one, other = (p.judged.evidence.sentence.timing.event for p in (a, b))
    return one is not None and other is not None and one.gap(other) > RUNNING_DAYS


def _grown_older(a: Point, b: Point) -> bool:
    """Whether somebody may be as old as both say, from one day of printing to the other."""
    days = printed_apart(a, b)
    if not days or a.figure is None or b.figure is None:
        return False
    return abs(a.figure.value - b.figure.value) <= 1 + days / 365


def _apart_in_time(question: Question, a: Point, b: Point) -> Relation:
    fates = {f.happened for f in (a.figure, b.figure) if f} & FATES
    running = bool(fates or asked_fate(question)) or any(_state(p) for p in (a, b))
    longest = RUNNING_DAYS if running else 400
    if recounted(a, b) and all(_of_the_named(question, p) for p in (a, b)):
        return "development"
    times = [_time(question, p) for p in (a, b)]
    if not running and _of_a_period(question, a, b):
        times = [None, None]  # "reported on Thursday" dates the report and not what was earned
    if times[0] and times[1] and not times[0].overlaps(times[1]):
        far = times[0].gap(times[1])
        return "development" if far <= longest and _ordered(a, b, fates) else "apart"
    if fates and bool(times[0]) != bool(times[1]) and _of_other_days(a, b):
        return "apart"
    apart = printed_apart(a, b) or 0
    # A toll of another season is another event's, whatever was "earlier" then.
    near = apart <= longest
    cues = [bool(_EARLIER.search(sentence_text(p.judged))) for p in (a, b)]
    if near and cues[0] != cues[1]:
        return "development"
    days = [as_of(p) for p in (a, b)]
    if near and all(days) and days[0] != days[1]:
        late, early = (a, b) if (days[0] or published(a)) > (days[1] or published(b)) else (b, a)  # type: ignore[operator]
        if _says_moved(late, early) and (_ordered(a, b, fates) or same_speaker(a.speaker, b.speaker)):
            return "development"
    if apart > 400 and not (question.period or any(times)):
        return "apart"
    if running and apart and not is_past(question, a, b):
        if near and _ordered(a, b, fates):
            return "development"
        # The dead of one named day do not get fewer, nor those of one named event by another's count.
        one_day = near and fates and times[0] and times[0] == times[1] and times[0].days() == 1
        fewer = _fewer_by_another(question, a, b, fates) or (near and _far_fewer_of_it(a, b, fates))
        if not one_day and not fewer:
            return "apart"
    if same_speaker(a.speaker, b.speaker) and not quoted_otherwise(a, b):
        # Who gives another number later may speak of something else ("the police put the crowd at …").
        return "apart"
    one_text = a.judged.evidence.article.id == b.judged.evidence.article.id
    if one_text and not (_spoken(a) and _spoken(b)):
        # An outlet that gives a figure of its own beside a speaker's takes no side against itself, unless it says so.
        return "rival" if (a.speaker or b.speaker) and question.wants == "figure" and not fates else "apart"
    return "rival"


def _says_moved(late: Point, early: Point) -> bool:
    """Whether the later figure is told as what a count has come to; one that is lower, as what it has gone down to."""
    around = _around(late)
    return _LATER.search(around) is not None and (
        _value(late) >= _value(early) or _FALLEN.search(around) is not None
    )


_FALLEN = re.compile(
    r"\b(?:dropped|fell|fallen|falling|down|lower(?:ed)?|cut|reduced|revised|corrected|updated|remain(?:s|ed)?|still|left|"
    r"shrunk|decreased|declined|no longer|only|just)\b",
    re.I,
)


def _time(question: Question, point: Point) -> Period | None:
    """When what is counted happened: the asked time, where the sentence's own event is later and recalls that one."""
    event, asked = point.judged.evidence.sentence.timing.event, question.period
    recalled = (
        asked is not None and point.judged.fit.time > 0 and event is not None and event.first > asked.last
    )
    return asked if recalled else explicit_time(point.judged)


def _of_a_period(question: Question, a: Point, b: Point) -> bool:
    """Whether both are sums of money for the time that the question names."""
    told = question.period is not None and all(p.judged.fit.time > 0 for p in (a, b))
    return told and all(p.figure is not None and p.figure.counted in MONEY for p in (a, b))


_NEXT_CLAUSE = re.compile(r"[;,]? (?:and|but|while|though|although) (?:the|its|his|her|they|he|she|it)\b")
# So many characters before a claim say how it is meant: "officials now say that".
_BEFORE = 25


def _around(point: Point) -> str:
    """The claim with what leads to it: "and the ferries still run" behind it says nothing of what the bridge cost."""
    text = point.judged.evidence.article.text
    first = max(point.judged.evidence.sentence.start, point.start - _BEFORE)
    beyond = _NEXT_CLAUSE.search(text, point.mark.end, point.end)
    return text[first : beyond.start() if beyond else point.end]


def _spoken(point: Point) -> bool:
    """Whether somebody answers for the figure: a speaker, or those whose "official toll" it is."""
    return bool(point.speaker) or _OFFICIAL.search(sentence_text(point.judged)) is not None


_OFFICIAL = re.compile(
    r"\bofficial(?:ly)? (?:\w+ )?(?:toll|figure|number|count|estimate|total|put|given|stated)|^\W*officially,|"
    # "The ministry's figure of 23 dead"
    r"\w['’]s? (?:own |latest )?(?:toll|figure|number|count|estimate|total|tally)s? (?:of|is|was|stands?|stood)\b",
    re.I,
)


def _state(point: Point) -> bool:
    """Whether the figure is of what lasts only a while: "16 ships were waiting", "41 were at anchor", "still"."""
    around = _around(point)
    return bool(_LASTING.search(around) or _AT_THE_TIME.search(around))


_LASTING = re.compile(r"\b(?:still|so far|without|remain\w*|currently|contained)\b", re.I)
_AT_THE_TIME = re.compile(
    r"\b(?:is|are|was|were|been) (?:\w+ly )?(?:waiting|queuing|queueing|sheltering|striking|protesting|camping|"
    r"staying|standing|living|being (?:held|treated)|"
    r"(?:at|on|in|under) (?:anchor|sea|strike|hospital|custody|detention|treatment|intensive care|shelter|tents))\b",
    re.I,
)


def is_past(question: Question, a: Point, b: Point) -> bool:
    """Whether the event was over long before either was printed, so that its count no longer moves."""
    days = [d for d in (published(a), published(b)) if d]
    if not days:
        return True
    over = min(days) - timedelta(days=RUNNING_DAYS)
    periods = [question.period, *(explicit_time(p.judged) for p in (a, b))]
    return any(p is not None and p.last < over for p in periods)


def _ordered(a: Point, b: Point, fates: set[str]) -> bool:
    """Whether the later count is the higher one where people died or were hurt: the dead do not get fewer."""
    if not fates & {"kill", "wound"} or a.figure is None or b.figure is None:
        return True
    one, other = as_of(a), as_of(b)
    if one == other:
        # Both count for the day of the event: the later paper has the later count.
        one, other = published(a), published(b)
    if one is None or other is None or one == other:
        return True
    early, late = (a, b) if one < other else (b, a)
    return _value(late) >= _value(early) or _corrects(late, early)


def _fewer_by_another(question: Question, a: Point, b: Point, fates: set[str]) -> bool:
    """Whether another speaker later counts fewer dead of what the question and both sentences name."""
    named = bool(question.names) and not any(p.judged.fit.named for p in (a, b))
    return named and of_two_speakers(a, b) and not _ordered(a, b, fates)


def _far_fewer_of_it(a: Point, b: Point, fates: set[str]) -> bool:
    """Whether both tell in the same words what has killed people ("the war has claimed"), and the later counts far
    fewer dead: no correction comes to that."""
    if _ordered(a, b, fates) or not (a.claim and b.claim):
        return False
    subjects = [_ARTICLE.sub("", p.claim.subject.lower()) for p in (a, b) if p.claim]
    few, many = sorted(map(_value, (a, b)))
    return subjects[0] == subjects[1] != "" and many >= _FAR * few


_ARTICLE = re.compile(r"^(?:the|this|that|a|an) ")
_FAR = 1.5


def _value(point: Point) -> float:
    return point.figure.value if point.figure else 0.0


def _corrects(late: Point, early: Point) -> bool:
    """Whether the later count says that the earlier one was too high: "lowered the toll from 52 to 49"."""
    claims = late.judged.evidence.sentence.claims
    replaced = {f.value for c in claims for f in c.figures if f.role == "earlier"}
    if _value(early) in replaced:
        return True
    # Another's count is not corrected.
    return (
        same_speaker(late.speaker, early.speaker) and _LOWERED.search(sentence_text(late.judged)) is not None
    )


_LOWERED = re.compile(
    r"\b(?:lowered|reduced|revised|corrected|downgraded|adjusted|cut|down (?:to|from)|counted twice|double[- ]counted|"
    r"fewer than (?:first|previously|initially))\b",
    re.I,
)
_RECOUNT = re.compile(r"\brecount(?:ed)?\b", re.I)


def _of_the_named(question: Question, point: Point) -> bool:
    """Whether the sentence itself names one of those asked about, if any: another candidate's votes are his."""
    names = [n for n in question.names if not n.speaker]
    return not names or any(mentions(n, sentence_text(point.judged)) for n in names)


def recounted(a: Point, b: Point) -> bool:
    """Whether one gives what a recount found, and the other what was counted before it."""
    found = [_RECOUNT.search(sentence_text(p.judged)) is not None for p in (a, b)]
    days = [as_of(p) for p in (a, b)]
    if found[0] == found[1] or days[0] is None or days[1] is None:
        return False
    return days[0] > days[1] if found[0] else days[1] > days[0]
