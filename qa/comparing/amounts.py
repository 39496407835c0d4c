"""Figures that answer one question: do they agree, is one a part of the other, has the count moved on, or not?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from index.article import Span
from index.claims import Figure
from index.counting.units import unit_of
from index.grammar import Token
from index.tree import Tree, token_at
from index.wordlists import words
from qa.comparing.ages import age_told
from qa.comparing.contested import contested
from qa.comparing.points import Point, Relation, as_of, of_two_speakers, point_at, sentence_text
from qa.comparing.revised import revises
from qa.comparing.running import is_past, moved_on
from qa.comparing.shares import SMALL, in_a_share, shares
from qa.comparing.speakers import same_speaker
from qa.comparing.units import ROUNDED, in_its_unit, in_one_unit, noun_relation, overlap
from qa.comparing.whole_and_part import TOTAL, akin_names, partly, scoped_part_exceeds, sums
from qa.evidence import Judged
from qa.fitting.counting import OWN
from qa.fitting.fates import FATE_WORDS, FATES, asked_fate, fate_of, same_fate
from qa.fitting.losers import loser, verb_above
from qa.fitting.naming import of_another_land
from qa.fitting.roles import answering, asks_for_difference
from qa.fitting.whose import tells_its_own
from qa.question import Question

_DURATION = re.compile(r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
                       r"(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?")  # fmt: skip
_SECONDS = (31_557_600.0, 2_629_800.0, 604_800.0, 86_400.0, 3600.0, 60.0, 1.0)
_TIMES = words("second minute hour day week month year")


def amounts(question: Question, number: int, judged: Judged) -> tuple[Point, ...]:
    """The figures of the sentence that answer, each with its claim and speaker.

    The one in the answering words comes first; others of the sentence count where they count the same thing
    and somebody else says it.
    """
    if _tabulated(judged.evidence.sentence.tokens):
        return ()
    figures = [f for c in judged.evidence.sentence.claims for f in c.figures]
    figures = list({(f.start, f.end): f for f in figures}.values())
    if question.counted == "age":
        age = age_told(question, judged, figures)
        return () if age is None else (_point(number, judged, age),)
    if question.period and _marks_earlier(judged, figures):
        return ()
    marked = [f for f in figures if f.start < judged.answer.end and judged.answer.start < f.end]
    figures = answering(question, figures)
    inside = [f for f in marked if f in figures]
    if question.counted == "percent" and not any(f.counted == "percent" for f in inside):
        share = next(shares(judged), None)
        if share is not None:
            return (_point(number, judged, share),)
    # "Nine were killed and 61 wounded" tells how many died, whichever the reader marks.
    inside = [f for f in inside if not _of_another_fate(question, f)]
    fitting = [f for f in inside or figures if _fits(question, f, judged)]
    if not marked:
        other = next(_other_amounts(judged), None)
        if other is not None:
            return (_point(number, judged, other),)
    if not inside and len(fitting) > 1:
        return ()
    if not fitting:
        return ()
    first = _point(number, judged, max(fitting, key=lambda f: _fitness(question, f)))
    rest = [
        p
        for f in figures
        if first.figure and f != first.figure and _fits(question, f, judged) and _alike(f, first.figure)
        for p in (_point(number, judged, f),)
        if p.speaker and not same_speaker(p.speaker, first.speaker)
        if not tells_its_own(question, first.figure, p.claim, f)
    ]
    # "The firm denied that 300 had been sacked": 300 is nobody's count there.
    return tuple(p for p in (first, *rest) if p.claim is None or not p.claim.denied)


# In a table that was made a line nobody knows which number is whose.
_ROW, _SHARE = 6, 0.35


def _tabulated(tokens: Sequence[Token]) -> bool:
    told = [t for t in tokens if t.pos != "PUNCT"]
    numbers = sum(t.text[:1].isdigit() or t.text[-1:].isdigit() for t in told)
    return numbers >= _ROW and numbers >= _SHARE * len(told)


def _marks_earlier(judged: Judged, figures: Sequence[Figure]) -> bool:
    """Whether the answering words are what a count was before: that of the asked year, it may be."""
    return any(f.role == "earlier" and judged.answer.overlaps(Span(f.start, f.end)) for f in figures)


def _point(number: int, judged: Judged, figure: Figure) -> Point:
    return replace(point_at(number, judged, Span(figure.start, figure.end)), figure=figure)


def _of_another_fate(question: Question, figure: Figure) -> bool:
    fate = asked_fate(question)
    return bool(fate) and figure.happened in FATES and not same_fate(figure.happened, fate)


def _fits(question: Question, figure: Figure, judged: Judged) -> bool:
    # "Speaks of 5,000": how much is told with its currency or unit.
    if question.counted == "money" and not figure.counted:
        return False
    # "$95 per share" is not what the firm cost.
    text, end = judged.evidence.article.text, judged.evidence.sentence.end
    if _PER_SHARE.match(text, figure.end, end) and not _ASKS_PER_SHARE.search(question.standalone):
        return False
    # What was put into it is not what came out.
    if figure.happened in _PUTTING and _YIELDED.search(question.standalone):
        return False
    # "In 41 of the 612 villages": so many there are in all.
    ahead = judged.evidence.article.text[judged.evidence.sentence.start : figure.start]
    if _OF_THE.search(ahead):
        return False
    # "Nine in ten employees" are neither nine nor ten.
    if in_a_share(figure, judged):
        return False
    if not in_its_unit(question.counted, figure):
        return False
    if _of_another_fate(question, figure):
        return False
    fate = asked_fate(question)
    if fate and figure.happened not in FATES:
        text = sentence_text(judged)
        # "The toll has gone up to 26" counts nobody who fled.
        if not same_fate(fate, "kill") and not figure.counted and _TOLL_ALONE.search(text):
            return False
        if not (_tells_fate(text, fate) or _of_those_before(figure, judged, fate)):
            return False
    own = _owner(figure, judged) if figure.side.lower() in OWN else ""
    if own and question.counted_side and of_another_land(question.counted_side, own):
        return False
    sided = question.counted_side and figure.side and not TOTAL.search(figure.side)
    return not sided or figure.side.lower() in OWN or akin_names(figure.side, question.counted_side)


def _owner(figure: Figure, judged: Judged) -> str:
    """Who says that so many are "its" own; empty where nobody is said to."""
    claims = judged.evidence.sentence.claims
    return next((c.speaker for c in claims if c.speaker and c.start <= figure.start < c.end), "")


_PER_SHARE = re.compile(r"\s*(?:per|a|each|for each|for every) (?:share|unit|head|night|month|seat)\b", re.I)
_ASKS_PER_SHARE = re.compile(r"\b(?:per|a|each) (?:share|unit|head|night|month|seat)\b", re.I)
_YIELDED = re.compile(r"\b(?:produc|generat|yield|releas|emit)\w*", re.I)
_PUTTING = words("put pump feed deliver fire pour beam")
_OF_THE = re.compile(
    r"\b(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|most|many|some|none|all|each) "
    r"(?:out )?of (?:the|its|their|his|her|these|those|some|about|around|nearly) $",
    re.I,
)


def _tells_fate(text: str, fate: str) -> bool:
    """Whether the text tells what became of people; "driven from their homes" does for those who had to flee."""
    fled = same_fate(fate, "displace") and fate != "casualty" and _HOMES.search(text)
    return bool(fled or FATE_WORDS.search(text))


_TOLL_ALONE = re.compile(r"\btoll\b", re.I)
_HOMES = re.compile(r"\b(?:from|out of|leave|left|fled|flee|lost) (?:their|his|her) homes?\b", re.I)
_COUNTS = words("figure number toll count total tally range estimate")
_OF_WHAT = ("compound", "prep")
_SPOKEN_OF = words("speak talk say put place count estimate reckon insist claim cite")


def _of_those_before(figure: Figure, judged: Judged, fate: str) -> bool:
    """Whether a bare number is that of those of whom the sentence before tells the fate: "The real figure is nearer
    6,000"."""
    before, sentence = judged.evidence.before, judged.evidence.sentence
    if figure.counted or before is None or before.paragraph != sentence.paragraph:
        return False
    told = {f.happened for c in before.claims for f in c.figures}
    fates, text = told & FATES, judged.evidence.article.text[before.start : before.end]
    if not told or not (any(same_fate(f, fate) for f in fates) if fates else _tells_fate(text, fate)):
        return False
    tokens, tree = sentence.tokens, Tree(sentence.tokens)
    # "The ministry speaks of 6,000."
    at = token_at(tokens, figure.start)
    if at is None:
        return False
    verb = verb_above(tokens, at)
    if verb is not None and verb < at and (tokens[verb].lemma in _SPOKEN_OF or _it_is(tree, verb)):
        return True
    # "The number of houses", "the vote count" and "the total cost" are of something else; "a figure of 6,000" is not.
    return any(
        t.lemma.lower() in _COUNTS
        and t.pos == "NOUN"
        and t.dep not in ("compound", "nmod", "amod")
        and all(tree.left[k] <= at <= tree.right[k] for k in tree.kids[i] if tokens[k].dep in _OF_WHAT)
        for i, t in enumerate(tokens)
    )


def _it_is(tree: Tree, verb: int) -> bool:
    """ "It was 64", "there were 64"."""
    subject = tree.child(verb, "expl", "nsubj")
    told = subject is not None and tree.tokens[subject].text.lower() in ("it", "there")
    return told and tree.tokens[verb].lemma == "be"


def _fitness(question: Question, figure: Figure) -> float:
    score = 0.0
    if question.counted and noun_relation(figure.counted, question.counted) == "same":
        score += 2
    if figure.happened and figure.happened == asked_fate(question):
        score += 1
    return score - figure.start / 1e6


def _alike(a: Figure, b: Figure) -> bool:
    same = noun_relation(a.counted, b.counted) == "same" and bool(a.counted) == bool(b.counted)
    fates = (a.happened in FATES) == (b.happened in FATES) and (
        a.happened == b.happened or a.happened not in FATES
    )
    return same and fates


def _other_amounts(judged: Judged) -> Iterator[Figure]:
    """Durations, plain numbers and shares in the answering words, which are no figures of a claim."""
    yield from _lengths(judged)
    yield from _vague_lengths(judged)
    yield from _hyphened(judged)
    yield from _plain_numbers(judged)
    yield from shares(judged)


# "Five hours and 32 minutes", "7h 17m".
_JOINED = re.compile(r",? and |, | ")
_SHORT_LENGTH = re.compile(r"\b(?P<hours>\d{1,3}) ?h(?:rs?)? ?(?P<minutes>\d{1,2}) ?m(?:in)?\b")


def _lengths(judged: Judged) -> Iterator[Figure]:
    """The lengths of time that the answering words touch, each with all its parts."""
    text, sentence = judged.evidence.article.text, judged.evidence.sentence
    found = [(m.start, m.end, s) for m in sentence.timing.marks if (s := _seconds(m.value or ""))]
    short = _SHORT_LENGTH.finditer(text, sentence.start, sentence.end)
    found += [(m.start(), m.end(), 3600.0 * int(m["hours"]) + 60.0 * int(m["minutes"])) for m in short]
    whole: list[tuple[int, int, float]] = []
    for start, end, seconds in sorted(found):
        before = whole[-1] if whole else None
        if before and _JOINED.fullmatch(text, before[1], start) and seconds < before[2]:
            whole[-1] = (before[0], end, before[2] + seconds)
        else:
            whole.append((start, end, seconds))
    for start, end, seconds in whole:
        if start < judged.answer.end and judged.answer.start < end:
            yield Figure(start, end, seconds, seconds, "second", value=seconds)


def _seconds(value: str) -> float:
    """How long a mark's value lasts; 0 for what is no length of time."""
    found = _DURATION.fullmatch(value)
    return sum(float(n) * s for n, s in zip(found.groups(), _SECONDS, strict=True) if n) if found else 0.0


# "For months": two of them at least, and not so many that another unit would be told.
_VAGUE = re.compile(
    r"(?:for |lasted )?(?:(?:many|several|some|long) )?(?P<unit>hours|days|weeks|months|years|decades)\b",
    re.I,
)
_MOST_OF = {"hours": 48.0, "days": 20.0, "weeks": 12.0, "months": 24.0, "years": 30.0, "decades": 20.0}
_SECONDS_IN = dict(zip(("years", "months", "weeks", "days", "hours"), _SECONDS, strict=False))
_SECONDS_IN["decades"] = 10 * _SECONDS_IN["years"]


def _vague_lengths(judged: Judged) -> Iterator[Figure]:
    """A length of time without a number in the answering words."""
    text = judged.evidence.article.text
    found = _VAGUE.match(text, judged.answer.start, judged.answer.end)
    if found is None:
        return
    unit = found["unit"].lower()
    low, high = 2 * _SECONDS_IN[unit], _MOST_OF[unit] * _SECONDS_IN[unit]
    yield Figure(found.start("unit"), found.end("unit"), low, high, "second", value=low)


_HYPHENED = re.compile(r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)[-‑ ](?P<unit>[a-z]+)(?![\w-])", re.I)


def _hyphened(judged: Judged) -> Iterator[Figure]:
    """A measure that describes what it is of: "a 55-kilometre crossing"."""
    for found in _HYPHENED.finditer(judged.evidence.article.text, judged.answer.start, judged.answer.end):
        unit = unit_of(found["unit"].lower())
        if unit:
            value = float(found["number"].replace(",", ""))
            yield Figure(found.start(), found.end(), value, value, unit, value=value)


def _plain_numbers(judged: Judged) -> Iterator[Figure]:
    """A number in digits or a small one in words before the plural that it counts, where the claims give none."""
    tokens = judged.evidence.sentence.tokens
    for i, token in enumerate(tokens[:-1]):
        if token.start < judged.answer.start or token.end > judged.answer.end or tokens[i + 1].tag != "NNS":
            continue
        word = token.text.lower().replace(",", "")
        value = float(word) if word.isdigit() else float(SMALL.get(word, 0))
        if value and tokens[i + 1].lemma not in _TIMES:
            counted = "person" if tokens[i + 1].text.lower() == "people" else tokens[i + 1].lemma.lower()
            verb = verb_above(tokens, i)
            happened = "" if verb is None else tokens[verb].lemma
            yield Figure(
                token.start, tokens[i + 1].end, value, value, counted, value=value,
                happened=fate_of(happened),
            )  # fmt: skip


def agree(question: Question, a: Judged, b: Judged) -> bool:
    """Whether a figure that the one sentence answers with is one of the other's, as far as hedges and rounding go."""
    for one, other in ((p.figure, q.figure) for p, q in _pairs(question, a, b)):
        scaled = in_one_unit(one, other) if one and other else None
        if one and other and scaled and overlap(*scaled[0], *scaled[1], one, other):
            return True
    return False


def relation(question: Question, a: Point, b: Point, everything: Sequence[Point]) -> Relation:
    """How two figures stand to each other. Where in doubt: "apart"."""
    a, b = _nobody_of(a, b), _nobody_of(b, a)
    one, other = a.figure, b.figure
    if one is None or other is None:
        return "apart"
    if a.evidence == b.evidence and one == other:
        return "same"
    # So many each day are neither more nor less than so many in all.
    if one.per != other.per or (one.role != other.role and asks_for_difference(question)):
        return "apart"
    scaled = in_one_unit(one, other)
    if scaled is None:
        return "apart"
    (low, high), (floor, ceiling) = scaled
    part = partly(question, a, b)
    alike = overlap(low, high, floor, ceiling, one, other)
    # 26.3 is not more than 26 where this is that with fewer digits.
    if part and not alike and scoped_part_exceeds(question, a, b):
        return moved_on(question, a, b)
    if part is None:
        return "rival" if contested(a, b) and not alike else "apart"
    if _one_tells_a_fate(question, a, b):
        return "apart"
    if alike:
        if part:
            return "apart"
        if of_two_speakers(a, b) and (_over_the_lid(a, b) or _over_the_lid(b, a)):
            return "rival"
        if _far_below(one, other) or _far_below(other, one):
            return "rival" if contested(a, b) else _below(question, a, b)
        if _far_above(one, low, floor) or _far_above(other, floor, low):
            return _far_apart(question, a, b)
        # "At least 18" on one day and 63 two days later do not contradict each other, but the count has moved on.
        moved = abs(one.value - other.value) > ROUNDED * max(one.value, other.value) and None in (
            one.high,
            other.high,
        )
        grown = moved and as_of(a) != as_of(b) and moved_on(question, a, b) == "development"
        return "development" if grown else "same"
    beside = a.judged.evidence.article.id == b.judged.evidence.article.id
    if beside and _fate_alike(question, one, other) and revises(*(sentence_text(p.judged) for p in (a, b))):
        return "development"
    nobody = 0.0 in (one.value, other.value)
    if nobody and not (contested(a, b) or _none_at_all(a, b) or of_two_speakers(a, b)):
        # That nobody died is mostly told of another time or place than that somebody did.
        return "apart"
    if part or sums(a, b, everything) or _of_its_own(question, a, b) or _of_other_orders(low, floor):
        return "apart"
    return "rival" if contested(a, b) or _none_at_all(a, b) else moved_on(question, a, b)


# Eight dead of a raid are not what is counted by who speaks of the 377,000 of a war.
_ORDERS = 500


def _of_other_orders(one: float, other: float) -> bool:
    """Whether one number is so many times the other that both can hardly count the same."""
    return min(one, other) > 0 and max(one, other) > _ORDERS * min(one, other)


def _fate_alike(question: Question, one: Figure, other: Figure) -> bool:
    """Whether both may count those of the asked fate, and no special ones among them."""
    asked = asked_fate(question)
    return bool(asked) and all(
        (f.happened not in FATES or same_fate(f.happened, asked))
        and f.counted in ("", "person", question.counted)
        for f in (one, other)
    )


def _nobody_of(point: Point, other: Point) -> Point:
    """The point; where nobody is counted, none of whom the other counts."""
    if (
        point.figure is None
        or other.figure is None
        or point.figure.high != 0
        or point.figure.counted != "person"
    ):
        return point
    return replace(point, figure=replace(point.figure, counted=other.figure.counted))


def _none_at_all(a: Point, b: Point) -> bool:
    """Whether one article tells that somebody says "not one", and another count beside it."""
    counts = [p.figure.value for p in (a, b) if p.figure]
    same = a.judged.evidence.article.id == b.judged.evidence.article.id
    return same and 0.0 in counts and counts != [0.0, 0.0] and not same_speaker(a.speaker, b.speaker)


# So many characters may stand between two figures that are counted together.
_TOGETHER = 40


def _of_its_own(question: Question, a: Point, b: Point) -> bool:
    """Whether one counts those of its side, as what it counts with them tells ("40 Kenyan soldiers and six civilians"),
    and another speaker those of a side that nobody names: each may count its own."""
    if question.counted_side or not of_two_speakers(a, b):
        return False
    return any(
        not other.figure.side and any(_counted_together(f, one.figure, one) for f in _figures(one))
        for one, other in ((a, b), (b, a))
        if one.figure and other.figure and not one.figure.side
    )


def counts_of_their_own(question: Question, a: Judged, b: Judged) -> bool:
    """Whether each of two sentences may count those of its speaker's side, and no others."""
    return any(_of_its_own(question, p, q) for p, q in _pairs(question, a, b))


def _pairs(question: Question, a: Judged, b: Judged) -> Iterator[tuple[Point, Point]]:
    """Each figure of the one sentence with each of the other's."""
    return product(amounts(question, 0, a), amounts(question, 1, b))


def _figures(point: Point) -> list[Figure]:
    return [f for c in point.judged.evidence.sentence.claims for f in c.figures]


def _counted_together(first: Figure, other: Figure, point: Point) -> bool:
    between = point.judged.evidence.article.text[first.end : other.start]
    near = 0 < len(between) <= _TOGETHER and between.rstrip().endswith(" and")
    return bool(first.side) and near and first.happened == other.happened


# Who says "more than 3,100" does not mean 4,500; "at least 17" is no word for 5,000 either, but need not be wrong.
_FAR = 1.3
_TIGHT = ("more than", "over", "well over", "in excess of", "above", "exceeding", "exceeded", "topped")


def _far_above(hedged: Figure, low: float, least: float) -> bool:
    """Whether the other figure, of at least `least`, is far above the lowest of one without a highest."""
    return hedged.high is None and least > _FAR * low


def _far_below(highest: Figure, other: Figure) -> bool:
    """Whether the other figure is far below one that only says how high it goes."""
    return not highest.low and other.low > 0 and highest.value > _FAR * other.value


# Who says so gives no estimate, but denies that there are more.
_LIDS = (
    "fewer than",
    "less than",
    "under",
    "below",
    "no more than",
    "not more than",
    "at most",
    "a maximum of",
)


def _over_the_lid(estimate: Point, lid: Point) -> bool:
    """Whether one says "as many as 500" of what another says, on that day or later, are fewer than 100."""
    one, other, day, later = estimate.figure, lid.figure, as_of(estimate), as_of(lid)
    if one is None or other is None or (day and later and later < day):
        return False
    return other.hedge in _LIDS and one.hedge not in _LIDS and one.value > _FAR * other.value


def _below(question: Question, a: Point, b: Point) -> Relation:
    """Who values a thing as high as 700 does not agree with somebody who values it at 200; that up to 40 died is no
    other count than 12, nor the same."""
    valued = of_two_speakers(a, b)
    high = any(p.figure and p.figure.hedge == "as high as" for p in (a, b))
    return moved_on(question, a, b) if valued and high and not asked_fate(question) else "apart"


def _far_apart(question: Question, a: Point, b: Point) -> Relation:
    """Two figures of which only one's open end reaches the other: a count that has moved on, or, where it no longer
    can, rivals if the hedge says how near it is."""
    found = moved_on(question, a, b)
    if found != "rival":
        return found
    # "At least 600" reaches no 200; only "more than 200" might reach 600.
    lower = min((p.figure for p in (a, b) if p.figure), key=lambda f: f.value)
    return "rival" if is_past(question, a, b) and lower.hedge in _TIGHT else "apart"


def _one_tells_a_fate(question: Question, a: Point, b: Point) -> bool:
    """Whether one counts the dead or the hurt where neither the question nor the other does."""
    return not asked_fate(question) and _of_a_fate(a) != _of_a_fate(b)


def _of_a_fate(point: Point) -> bool:
    figure, text = point.figure, point.judged.evidence.article.text
    # What became of all of them does not tell them from others: "all five people aboard are dead".
    if figure is None or _ALL.search(text[point.judged.evidence.sentence.start : figure.start]):
        return False
    # The soldiers that a country lost are dead; houses are not, nor are those who lost their jobs.
    tokens = point.judged.evidence.sentence.tokens
    lost = figure.happened == "lose" and loser(tokens, figure.start, Span(point.start, point.end)) != ""
    return (
        lost
        or figure.happened in FATES
        or (not figure.counted and bool(_TOLL.search(sentence_text(point.judged))))
    )


_ALL = re.compile(r"\ball (?:of )?(?:the )?$", re.I)
_TOLL = re.compile(r"\b(?:toll|casualt(?:y|ies)|deaths?|dead|killed|died|wounded|injured)\b", re.I)
