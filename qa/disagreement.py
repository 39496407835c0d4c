"""What stands against what in the sentences that answer a question: disagreements and developments.

Precision first: an invented contradiction is worse than a missed one, so every doubt ends in no verdict.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from index.article import Span
from index.dates import Period
from index.wordlists import words
from qa.answer import Kind
from qa.asking.kinds import MEASURES_ASKED
from qa.asking.opening import without_courtesy
from qa.comparing import amounts, issue, polarity, times, values
from qa.comparing.accused import blamed
from qa.comparing.contested import contested
from qa.comparing.denied import denies
from qa.comparing.mirror import answered_apart
from qa.comparing.occasions import of_an_earlier_one, of_two_occasions
from qa.comparing.opposing import against, by_another, opposing, read_point
from qa.comparing.other_places import of_the_asked_place
from qa.comparing.own_side import accuses_itself
from qa.comparing.points import Point, Relation, claim_at, content, explicit_time, follows, of_two_speakers
from qa.comparing.quarrels import in_spite_of, quarrel, said_apart
from qa.comparing.reprinted import reprinted
from qa.comparing.sides import Cited, Contradicts, Opposes, Side, Verdict, side_of, verdicts
from qa.comparing.speakers import same_speaker
from qa.comparing.stances import says_no
from qa.comparing.support import (
    answers_with_a_number,
    elsewhere,
    mirrors,
    namesakes,
    states,
    supported,
    tells_of_another_act,
)
from qa.comparing.taking_sides import with_plain_takers
from qa.comparing.vocabulary import has_stem
from qa.comparing.within import within
from qa.evidence import ANSWERED, Judged
from qa.fitting.counted import in_other_words
from qa.fitting.crediting import asks_for_credit
from qa.fitting.fates import FATES, asked_fate, same_fate
from qa.fitting.magnitudes import as_many
from qa.fitting.sections import under_another_heading
from qa.question import Question

# A sentence that less surely answers says nothing for or against another ...
_SURE = 0.3
# ... unless it is one that surely does with another value in it, or denies what one says: then this is enough.
_LIKELY = 0.22
# A rival answer is nearly as good an answer: at least this share of the surest side's probability.
_LEVEL = 0.8
# A step of a development need not answer so well as the surest step (at least this share of its probability), but the
# surest must answer nearly as well as anything does.
_STEP = 0.6
# So sure must the yes of a yes and a no be, beside the surest.
_YES_LEVEL = 0.6
# A claim with so many content words beside its value can be told from others by them; two claims are in the same words
# where so many of all that they hold are in both.
_WORDS, _SAME = 2, 0.75
# So many of the surest sentences of a yes and a no are read against each other; below this all of them go together.
_HELD, _NOT_AT_ALL, _SURELY_APART = 2, 0.25, 0.7
# Below this probability of a contradiction the judge of texts is sure that there is none.
_COMPATIBLE = 0.05
# ... unless both surely answer and the closer reader takes them for rivals (least probability, its own); of who or what
# it is, both must be surer: there two near misses look alike.
_INSISTS: Mapping[str, tuple[float, float]] = {"figure": (0.5, 0.4), "time": (0.5, 0.4)}
_INSISTS_ELSE = (0.8, 0.5)
# So surely may two who name all that is asked about answer that nobody need insist: of 7 such pairs none was wrong.
_NAMED_SURELY = 0.6
# Two answers in other words than the question's are held against each other where the closer reader does: the less
# sure they are, the surer it must be (their least probability, its own), and surer of times, which it takes for rivals
# more easily. Not who did it: two who had to do with it are more often two parts of one story.
_IN_OTHER_WORDS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "figure": ((0.95, 0.4), (0.8, 0.5), (0.5, 0.7)),
    "time": ((0.95, 0.4), (0.8, 0.75)),
}
# Less will do where both name all that is asked about.
_ALL_NAMED: Mapping[str, tuple[tuple[float, float], ...]] = {
    "figure": ((0.7, 0.3),),
    "time": ((0.9, 0.3),),
    "place": ((0.7, 0.5),),
    "thing": ((0.6, 0.2),),
    "person": ((0.92, 0.6),),
    "body": ((0.92, 0.6),),
}
# ... and where, besides, one of them states it in words of the question: of persons the answers of 15 questions were
# rivals so, and of one none.
_HALF_STATED: Mapping[str, tuple[tuple[float, float], ...]] = {
    "person": ((0.75, 0.45),),
    "body": ((0.75, 0.45),),
    "time": ((0.8, 0.5),),
}
# So sure must both be where one leaves a name of the question out: "Orla made landfall", of the hurricane Orla.
_UNNAMED, _UNNAMED_AGAINST = 0.9, 0.8
# Whoever names more than so many lists a cast.
_NAMES = 2
# One of two asked names, if it is not the one that is asked about, may be missing in an article.
_LACKS = 0.5


def compared(
    question: Question,
    evidence: Sequence[Judged],
    copies: Mapping[str, str],
    contradicts: Contradicts | None = None,
    opposes: Opposes | None = None,
    retorts: Sequence[tuple[int, int]] = (),
) -> tuple[Verdict, ...]:
    """How the sentences that answer the question stand to each other.

    `copies` names for an article the one that it repeats. `contradicts` may say of two texts that they exclude
    each other, `opposes` of those that surely answer whether one speaks against another; both are only asked inside
    the same gates: both answer surely, for the same time, by other voices. `retorts` are the numbers of sentences and
    of what is retorted to them (`qa.comparing.retorts`). One pair may be asked about several times: see `remembering`.
    """
    found = _reckoned(question, evidence, copies, contradicts, opposes)
    altered = reprinted(question, evidence, copies)
    if altered and not any(_holds_apart(v, altered) for v in found):
        kind = "figure" if _counts(question, [(0, evidence[0])]) else _kind(question, ())
        return (Verdict("disagreement", _about(question), kind, altered),)
    if not any(v.kind == "disagreement" for v in found):
        found = (*_held(question, evidence, copies), *found)
    if retorts and not _told_better(question, evidence, found, {retort for _, retort in retorts}, opposes):
        found = (
            _retorted(question, evidence, copies, retorts),
            *(v for v in found if v.kind == "development"),
        )
    elif opposes is not None:
        found = _read(question, evidence, copies, opposes, found)
    return _undisputed_steps(found)


def _holds_apart(verdict: Verdict, sides: Sequence[Side]) -> bool:
    """Whether a disagreement has the surest sentence of each of two sides on a side of its own."""
    surest = [side.cited[0].evidence for side in sides]
    homes = [
        {n for n, s in enumerate(verdict.sides) if any(c.evidence == e for c in s.cited)} for e in surest
    ]
    return verdict.kind == "disagreement" and all(homes) and not set.intersection(*homes)


def _told_better(
    question: Question,
    evidence: Sequence[Judged],
    found: Sequence[Verdict],
    retorts: Collection[int],
    opposes: Opposes | None,
) -> bool:
    """Whether a disagreement cites one of the retorts, or has sides that the closer reader surely holds against each
    other."""
    disputes = [v for v in found if v.kind == "disagreement"]
    if any(c.evidence in retorts for v in disputes for s in v.sides for c in s.cited):
        return True
    return opposes is not None and any(
        _apart_by(question, v, evidence, opposes) >= _SURELY_APART for v in disputes
    )


def _retorted(
    question: Question,
    evidence: Sequence[Judged],
    copies: Mapping[str, str],
    retorts: Sequence[tuple[int, int]],
) -> Verdict:
    """The dispute between what was said and what was retorted to it: to the surest, where there are several."""
    first = retorts[0][0]
    said = read_point(question, first, evidence[first])
    told = [_claimed(said) if question.wants == "yes_no" else said]
    replied = [read_point(question, n, evidence[n]) for m, n in retorts if m == first]
    kind = "fact" if question.wants == "yes_no" else _kind(question, (*told, *replied))
    return Verdict("disagreement", _about(question), kind, (side_of(told, copies), side_of(replied, copies)))


def _claimed(point: Point) -> Point:
    """The point with the whole claim that holds the answering words: "the hill was in its hands", not only "the
    hill"."""
    claim = claim_at(point.judged, point.mark.start)
    if (
        claim is None
        or not claim.speaker
        or not claim.start <= point.mark.start <= point.mark.end <= claim.end
    ):
        return point
    return replace(point, mark=Span(claim.start, claim.end))


def _held(question: Question, evidence: Sequence[Judged], copies: Mapping[str, str]) -> tuple[Verdict, ...]:
    """The dispute of which one of the surest sentences itself holds both sides."""
    best = max((j.probability for j in evidence), default=0.0)
    for n, judged in enumerate(evidence):
        sure = judged.probability >= max(ANSWERED, _LEVEL * best) and not judged.fit.absent
        if not sure or under_another_heading(question, judged.evidence.article, judged.evidence.sentence):
            continue
        points = within(question, n, judged, copies)
        kind = _kind(question, points)
        if not points:
            points, kind = quarrel(question, n, judged), "attribution"
        if not points:
            points, kind = in_spite_of(question, n, judged), "fact"
        if points:
            sides = tuple(side_of([p], copies) for p in points)
            return (Verdict("disagreement", _about(question), kind, sides),)
    return ()


def _read(
    question: Question,
    evidence: Sequence[Judged],
    copies: Mapping[str, str],
    opposes: Opposes,
    found: tuple[Verdict, ...],
) -> tuple[Verdict, ...]:
    """What is found, without what the closer reader rules out; where that is no disagreement, with those it reads."""
    if question.wants == "yes_no":
        found = tuple(
            v
            for v in found
            if v.kind != "disagreement"
            or _plainly_apart(question, v, evidence)
            or _read_apart(question, v, evidence, opposes)
        )
    if any(v.kind == "disagreement" for v in found):
        return found
    points, relation = opposing(question, evidence, copies, opposes)
    read = verdicts(points, relation, _about(question), _kind(question, points), copies)
    developing = {c.evidence for v in found if v.kind == "development" for s in v.sides for c in s.cited}
    opposed = tuple(
        v
        for v in read
        if v.kind == "disagreement"
        and _carried(v, evidence)
        and developing.isdisjoint(c.evidence for s in v.sides for c in s.cited)
    )
    return (*opposed, *(v for v in found if v.kind == "development")) if opposed else found


def _undisputed_steps(found: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """The verdicts, their developments without the steps that are sides of a dispute: nobody knows which of them the
    count has come to."""
    disputed = {_place(c) for v in found if v.kind == "disagreement" for s in v.sides for c in s.cited}
    kept = [
        replace(v, sides=tuple(s for s in v.sides if disputed.isdisjoint(map(_place, s.cited))))
        if v.kind == "development"
        else v
        for v in found
    ]
    return tuple(v for v in kept if v.kind != "development" or len(v.sides) > 1)


def _reckoned(
    question: Question,
    evidence: Sequence[Judged],
    copies: Mapping[str, str],
    contradicts: Contradicts | None,
    opposes: Opposes | None,
) -> tuple[Verdict, ...]:
    """What values, figures and stances tell."""
    sure = _admitted(question, evidence)
    if question.wants == "yes_no":
        # "Did they take the town?" is not answered by an article that never names the town.
        sure = [(n, j) for n, j in sure if not j.fit.absent]
    else:
        sure = answered_apart(question, [(n, j) for n, j in sure if not _of_another(j, evidence[0])])
    if question.wants == "time":
        sure = [(n, j) for n, j in sure if not by_another(question, j)]
    points, relation, kind = _points(question, sure, copies, contradicts, opposes)
    points = [p for p in points if not (elsewhere(question, p) or accuses_itself(question, p))]
    found = verdicts(points, relation, _about(question), kind, copies)
    if question.wants == "yes_no":
        affirming = {_place(p): p.affirms for p in points}
        found = tuple(_each_opposed(question, v, points, relation, copies) for v in found)
        found = tuple(
            v
            for v in found
            if v.kind != "disagreement"
            or (_told_apart(question, v, evidence, affirming) and _surely_affirmed(v, evidence, affirming))
        )
        if opposes is not None:
            found = tuple(_with_takers(question, v, points, evidence, copies, opposes) for v in found)
    else:
        found = tuple(_level(question, v, evidence) for v in found)
    found = tuple(_in_step(question, v, evidence) for v in found)
    return tuple(v for v in found if v.kind == "agreement" or _carried(v, evidence))


# One sentence may hold several: [start, end) tells them apart.
_Place = tuple[int, int, int]


def _place(at: Point | Cited) -> _Place:
    return at.evidence, at.start, at.end


def _of_another(judged: Judged, surest: Judged) -> bool:
    """Whether it names less of what is asked about than the surest, and its article much less: not whom it is about."""
    return judged.fit.named > surest.fit.named and judged.fit.absent > surest.fit.absent + _LACKS


def _in_step(question: Question, verdict: Verdict, evidence: Sequence[Judged]) -> Verdict:
    """A development without the steps that answer much less surely than the surest, unless they count those of the
    same fate; without any where something else answers more surely."""
    if verdict.kind != "development":
        return verdict
    best = _surest(verdict, evidence)
    if max(best) < _LEVEL * evidence[0].probability:
        return replace(verdict, sides=())
    surest = verdict.sides[best.index(max(best))]
    sides = zip(verdict.sides, best, strict=True)
    kept = (s for s, b in sides if b >= _STEP * max(best) or _fates(surest) & _fates(s))
    return replace(
        verdict,
        sides=tuple(s for s in kept if _of_one_fate(question, s, surest) and _of_one_act(s, surest)),
    )


def _of_one_act(side: Side, surest: Side) -> bool:
    """Whether a side does not tell only of what something else was done to: ballots that were forged are no step of
    those that were found invalid."""
    told, known = ({f.happened for f in s.figures} - FATES - {""} for s in (side, surest))
    return not (told and known) or bool(told & known) or bool((told | known) & _UNTELLING)


# Verbs that tell how many there are, and not what became of them.
_UNTELLING = words(
    """be have stand rise climb grow reach increase jump fall drop go come put say speak count number total record add
    report bring give estimate register exceed pass top remain"""
)


def _of_one_fate(question: Question, side: Side, surest: Side) -> bool:
    """Whether a side does not tell only of another fate than the surest: who lost their homes are not the dead."""
    told, asked = _fates(side), _fates(surest) or ({asked_fate(question)} - {""})
    return not (told and asked) or any(same_fate(a, b) for a in told for b in asked)


def _surest(verdict: Verdict, evidence: Sequence[Judged]) -> list[float]:
    """How surely the surest sentence of each side answers."""
    return [max(evidence[c.evidence].probability for c in side.cited) for side in verdict.sides]


def _fates(side: Side) -> set[str]:
    return {f.happened for f in side.figures} & FATES


def _told_apart(
    question: Question,
    verdict: Verdict,
    evidence: Sequence[Judged],
    affirming: Mapping[_Place, bool | None],
) -> bool:
    """Whether the closer reader, too, takes the sides for a yes and a no, or the no is a word for the opposite, which
    it may take for the asked one: "alive", where it is asked if somebody is dead."""
    cited = [c for side in verdict.sides for c in side.cited]
    opposite = issue.asked(question).opposite
    if any(affirming[_place(c)] is False and has_stem(_marked_words(c, evidence), opposite) for c in cited):
        return True
    yes, no = (
        [evidence[c.evidence] for c in cited if affirming[_place(c)] is stance] for stance in (True, False)
    )
    return not (yes and no) or polarity.told_apart(yes, no)


def _marked_words(cited: Cited, evidence: Sequence[Judged]) -> frozenset[str]:
    text = evidence[cited.evidence].evidence.article.text
    return frozenset(w for m in cited.marks for w in _content_of(text[m.start : m.end]))


def _surely_affirmed(
    verdict: Verdict, evidence: Sequence[Judged], affirming: Mapping[_Place, bool | None]
) -> bool:
    """Whether the yes answers nearly as surely as anything does: a denial is told in fewer of the question's words, but
    not what is denied."""
    yes = (c for side in verdict.sides for c in side.cited if affirming[_place(c)])
    surest = max((evidence[c.evidence].probability for c in yes), default=1.0)
    return surest >= _YES_LEVEL * max(j.probability for j in evidence)


def _each_opposed(
    question: Question,
    verdict: Verdict,
    points: Sequence[Point],
    relation: Callable[[Point, Point], Relation],
    copies: Mapping[str, str],
) -> Verdict:
    """A yes and a no without what stands against nothing on the other side: who denied it in 2020 is not answered by
    what happened in 2023."""
    if verdict.kind != "disagreement":
        return verdict
    at = {_place(p): p for p in points}
    sides = [[at[_place(c)] for c in side.cited] for side in verdict.sides]

    def opposed(n: int, point: Point) -> bool:
        others = (other for m, side in enumerate(sides) if m != n for other in side)
        return any(relation(point, other) == "rival" for other in others)

    kept = [_as_sure([point for point in side if opposed(n, point)]) for n, side in enumerate(sides)]
    kept = [of_the_asked_place(question, side) for side in kept]
    made = [side_of(side, copies) for side in kept if side]
    values = [_content_of(side.value) for side in made]
    asked = _content_of(question.standalone)
    # "Fair" against "fair", and what only repeats the question, tells no side from the other.
    if any(value <= asked for value in values) or len(set(values)) < len(values):
        stances = ["yes" if side[0].affirms else "no" for side in kept if side]
        made = [replace(side, value=stance) for side, stance in zip(made, stances, strict=True)]
    return replace(verdict, sides=tuple(made))


def _with_takers(
    question: Question,
    verdict: Verdict,
    points: Sequence[Point],
    evidence: Sequence[Judged],
    copies: Mapping[str, str],
    opposes: Opposes,
) -> Verdict:
    """A yes and a no with what plainly takes one of these sides in other words."""
    if verdict.kind != "disagreement":
        return verdict
    at = {_place(p): p for p in points}
    sides = [[at[_place(c)] for c in side.cited] for side in verdict.sides]
    taken = with_plain_takers(question, sides, evidence, opposes)
    made = (
        replace(side_of(more, copies), value=side.value) if len(more) > len(own) else side
        for side, own, more in zip(verdict.sides, sides, taken, strict=True)
    )
    return replace(verdict, sides=tuple(made))


def _as_sure(points: Sequence[Point]) -> list[Point]:
    """Of those that affirm the ones that do so nearly as surely as the surest; who denies says it with fewer words of
    the question."""
    best = max((p.judged.probability for p in points), default=0.0)
    return [p for p in points if not p.affirms or p.judged.probability >= _LEVEL * best]


def _content_of(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(re.findall(r"\w+", text.lower()))


def _read_apart(question: Question, verdict: Verdict, evidence: Sequence[Judged], opposes: Opposes) -> bool:
    """Whether the closer reader does not rule out that one side speaks against the other."""
    return _apart_by(question, verdict, evidence, opposes) >= _NOT_AT_ALL


def _plainly_apart(question: Question, verdict: Verdict, evidence: Sequence[Judged]) -> bool:
    """Whether one side plainly says yes and the other no, so that nobody need read them: as many as are asked about or
    fewer, a demand to leave or that nobody is there."""
    sides = [[evidence[c.evidence] for c in side.cited] for side in verdict.sides]
    counts = [{as_many(question, j.evidence.sentence) for j in side} for side in sides]
    plain = [{polarity.plain_stance(question, j) for j in side} for side in sides]
    return any(True in a and False in b for told in (counts, plain) for a in told for b in told)


def _apart_by(question: Question, verdict: Verdict, evidence: Sequence[Judged], opposes: Opposes) -> float:
    """How surely the closer reader holds one side against another: the surest of each; 1 where one sentence tells
    both."""
    sides = [
        sorted({c.evidence for c in side.cited}, key=lambda n: -evidence[n].probability)[:_HELD]
        for side in verdict.sides
    ]
    pairs = [
        (evidence[a], evidence[b])
        for one, other in combinations(sides, 2)
        for a in one
        for b in other
        # A sentence that tells both sides is its own proof.
        if a != b
    ]
    return max(against(question, pairs, opposes), default=1.0)


def _level(question: Question, verdict: Verdict, evidence: Sequence[Judged]) -> Verdict:
    """A disagreement without the sides that answer much less surely than the surest: they answer something else,
    unless they say the same in the same words (a figure may be told with more words than another), give the very
    measure that is asked for, or reply to the surest.

    Denials are not measured so: they answer a yes/no question with fewer of its words.
    """
    if verdict.kind != "disagreement":
        return verdict
    best = _surest(verdict, evidence)
    # Each side of a question of credit gives somebody credit, and of one for the hour an hour, however sure it reads.
    alike = asks_for_credit(question) or times.asks_for_the_hour(question)
    level = (_YES_LEVEL if alike else _LEVEL) * max(best)
    surest = verdict.sides[best.index(max(best))]
    kept = (
        b >= level
        or _worded_as(s, surest, evidence, verdict.of == "figure")
        or (verdict.of == "figure" and all(_measures(question, side, evidence) for side in (s, surest)))
        or _replies(s, surest, evidence)
        or _of_one_count(s, surest, evidence)
        or (question.wants == "time" and bool(_days(s, evidence) & _days(surest, evidence)))
        or (b >= _YES_LEVEL * max(best) and _within_asked(question, s, evidence))
        for s, b in zip(verdict.sides, best, strict=True)
    )
    sides = [s for s, keep in zip(verdict.sides, kept, strict=True) if keep]
    return replace(
        verdict, sides=tuple(s for s in sides if verdict.of != "figure" or _of_one_fate(question, s, surest))
    )


def _worded_as(side: Side, surest: Side, evidence: Sequence[Judged], loosely: bool) -> bool:
    """Whether a claim of the side says what one of the surest's says, the value aside; loosely, also more or less."""
    return any(
        min(len(own), len(theirs)) >= _WORDS
        and (len(own & theirs) >= _SAME * len(own | theirs) or (loosely and (own <= theirs or theirs <= own)))
        for own in (_wording(c, evidence) for c in side.cited)
        for theirs in (_wording(c, evidence) for c in surest.cited)
    )


def _of_one_count(side: Side, surest: Side, evidence: Sequence[Judged]) -> bool:
    """Whether both count the same who met the same fate on one day that both name."""
    counts = [{(f.counted, f.happened) for f in s.figures if f.happened in FATES} for s in (side, surest)]
    return bool(counts[0] & counts[1]) and bool(_days(side, evidence) & _days(surest, evidence))


def _days(side: Side, evidence: Sequence[Judged]) -> set[Period]:
    """The days that the sentences of a side name for what they tell."""
    times = (explicit_time(evidence[c.evidence]) for c in side.cited)
    return {t for t in times if t and t.first == t.last}


def _within_asked(question: Question, side: Side, evidence: Sequence[Judged]) -> bool:
    """Whether it is asked on which day of a month something was, and the side names one of them."""
    days, asked = _days(side, evidence), question.period
    return question.wants == "time" and asked is not None and bool(days) and all(map(asked.holds, days))


def _replies(side: Side, surest: Side, evidence: Sequence[Judged]) -> bool:
    """Whether another speaker says it, each time right behind one of the surest's: "The minister insists the figure is
    nearer 6,000" need not say again what is counted; what is no figure must surely answer."""

    def reply(one: Cited) -> bool:
        judged = evidence[one.evidence]
        behind = (c for c in surest.cited if c.speaker and follows(judged, evidence[c.evidence]))
        answers = bool(side.figures) or judged.probability >= ANSWERED
        return bool(one.speaker) and answers and any(not same_speaker(one.speaker, c.speaker) for c in behind)

    return all(map(reply, side.cited))


def _measures(question: Question, side: Side, evidence: Sequence[Judged]) -> bool:
    """Whether the question asks for a measure ("the population", "how strong") and the side gives it by that name."""
    if question.counted not in MEASURES_ASKED:
        return False
    names = in_other_words(question.counted)
    return any(
        t.lemma.lower() in names for c in side.cited for t in evidence[c.evidence].evidence.sentence.tokens
    )


def _wording(cited: Cited, evidence: Sequence[Judged]) -> frozenset[str]:
    words = content(evidence[cited.evidence].evidence.sentence, cited.start, cited.end)
    value = {
        w
        for m in cited.marks
        for w in evidence[cited.evidence].evidence.article.text[m.start : m.end].lower().split()
    }
    return frozenset(w for w in words if w not in value and not any(c.isdigit() for c in w))


def _carried(verdict: Verdict, evidence: Sequence[Judged]) -> bool:
    """Whether a disagreement or a development is about the question: one of its sides would be an answer by itself, and
    of figures one that answers nearly as surely as anything does."""
    best = max(_surest(verdict, evidence), default=0.0)
    level = _LEVEL * evidence[0].probability if verdict.of == "figure" else 0.0
    return len(verdict.sides) > 1 and best >= max(ANSWERED, level)


def _admitted(question: Question, evidence: Sequence[Judged]) -> list[tuple[int, Judged]]:
    """The sentences that may be compared, with their numbers."""
    sure = [j for j in evidence if j.probability >= _SURE]
    yes_no = question.wants == "yes_no"

    def admitted(j: Judged) -> bool:
        if j.probability >= _SURE:
            # What tells of another thing than the asked one is no side, however well it reads.
            return j.fit.contrast >= 0
        if j.probability < _LIKELY:
            return False
        opposed = denies(j) or (yes_no and says_no(question, j))
        return opposed or any(mirrors(j, other) for other in sure)

    return [(n, j) for n, j in enumerate(evidence) if admitted(j)]


def _points(
    question: Question,
    sure: Sequence[tuple[int, Judged]],
    copies: Mapping[str, str],
    contradicts: Contradicts | None,
    opposes: Opposes | None,
) -> tuple[list[Point], Callable[[Point, Point], Relation], Kind]:
    """What is stated, how two statements are compared, and the kind of disagreement that there may be."""

    def gated(relation: Callable[[Point, Point], Relation]) -> Callable[[Point, Point], Relation]:
        return _of_one_occasion(question, _gated(question, relation, contradicts, opposes))

    if question.wants == "yes_no":
        stated = polarity.all_stances(question, sure, contradicts)
        return stated, _of_one_occasion(question, polarity.relation), "fact"
    if question.wants == "time":
        moments = [p for n, j in sure for p in times.times(question, n, j)]
        if moments:
            return moments, gated(lambda a, b: times.relation(a, b, copies)), "time"
    # The time in which a race was run is a figure.
    if question.wants == "time" or _counts(question, sure):
        counted = [p for n, j in sure for p in amounts.amounts(question, n, j)]
        return (
            counted,
            gated(lambda a, b: amounts.relation(question, a, b, counted)),
            "figure",
        )
    named = values.lands(question, [p for n, j in sure if (p := values.value_point(n, j))])
    named = [q for p in named for q in (blamed(question, p.evidence, p.judged) or (p,))]
    named = values.creditors(question, said_apart(named))
    if question.wants in ("person", "body"):
        named = of_the_asked_place(question, named)

    def relation(a: Point, b: Point) -> Relation:
        found = values.relation(question, a, b, copies)
        # Only rivals need be looked for in one breath elsewhere.
        return "apart" if found == "rival" and values.held_together(question, a, b, named) else found

    return named, gated(relation), _kind(question, named)


def _of_one_occasion(
    question: Question, relation: Callable[[Point, Point], Relation]
) -> Callable[[Point, Point], Relation]:
    """The same relation, but "apart" where one of the two tells of an earlier thing of the asked kind."""
    return lambda a, b: "apart" if of_an_earlier_one(question, a, b) else relation(a, b)


_KINDS: Mapping[str, Kind] = {"place": "place", "reason": "attribution", "figure": "figure", "time": "time"}


def _kind(question: Question, points: Sequence[Point]) -> Kind:
    """The kind of a disagreement between these answers, by what is asked for."""
    if question.wants in ("person", "body") and values.attribution(question, points):
        return "attribution"
    return _KINDS.get(question.wants, "fact")


def _gated(
    question: Question,
    relation: Callable[[Point, Point], Relation],
    contradicts: Contradicts | None,
    opposes: Opposes | None,
) -> Callable[[Point, Point], Relation]:
    """The same relation, but "apart" where the two do not surely speak of what is asked.

    Where the judge of texts is sure that both can be true, the rules' verdict falls, unless the closer reader insists.
    """

    def least(a: Point, b: Point) -> float:
        return min(a.judged.probability, b.judged.probability)

    def read(a: Point, b: Point) -> float:
        return against(question, [(a.judged, b.judged)], opposes)[0] if opposes else 0.0

    def all_named(a: Point, b: Point) -> bool:
        return not any(p.judged.fit.named or p.judged.fit.absent for p in (a, b))

    def half_stated(a: Point, b: Point) -> bool:
        if question.wants == "time":
            vague = not all(map(times.names_a_day, (a, b)))
        else:
            vague = any(len(values.named(question, p).names) > _NAMES for p in (a, b))
        return not vague and any(states(question, p) for p in (a, b))

    def compatible(a: Point, b: Point) -> bool:
        if (
            contradicts is None
            or _in_one_sentence_of_two(a, b)
            or contested(a, b)
            or answers_with_a_number(a, b)
            or times.at_another_hour(a, b)
            or contradicts(a.quoted, b.quoted) >= _COMPATIBLE
        ):
            return False
        if all_named(a, b) and least(a, b) >= _NAMED_SURELY:
            return False
        sure, insists = _INSISTS.get(question.wants, _INSISTS_ELSE)
        return least(a, b) < sure or read(a, b) < insists

    def in_other_words(a: Point, b: Point) -> bool:
        enough = _IN_OTHER_WORDS.get(question.wants, ())
        if all_named(a, b):
            enough += _ALL_NAMED.get(question.wants, ())
            enough += _HALF_STATED.get(question.wants, ()) if half_stated(a, b) else ()
        bounds = [bound for sure, bound in enough if least(a, b) >= sure]
        if opposes is None or not bounds:
            return False
        unnamed = not all_named(a, b)
        if unnamed and (question.wants != "time" or least(a, b) < _UNNAMED):
            return False
        return read(a, b) >= max(min(bounds), _UNNAMED_AGAINST if unnamed else 0.0)

    def gated(a: Point, b: Point) -> Relation:
        found = relation(a, b)
        if found != "apart" and of_two_occasions(a, b):
            return "apart"
        if found in ("same", "apart"):
            return found
        if namesakes(question, a, b):
            return "apart"
        if question.wants == "time" and any(tells_of_another_act(question, p) for p in (a, b)):
            return "apart"
        if not supported(question, a, b):
            return found if found == "rival" and in_other_words(a, b) else "apart"
        if found == "rival" and compatible(a, b):
            return "apart"
        return found

    return gated


def _in_one_sentence_of_two(a: Point, b: Point) -> bool:
    """Whether one sentence gives both sides to somebody each: it is its own proof."""
    return a.evidence == b.evidence and of_two_speakers(a, b)


def _counts(question: Question, sure: Sequence[tuple[int, Judged]]) -> bool:
    """Whether a figure is asked for: by the question's word, or because every answer is one."""
    if question.wants == "figure":
        return True
    if question.wants != "thing":
        return False
    return all(re.search(r"\d", j.answer_text) for _, j in sure)


_WHAT_HOUR = re.compile(r"(?:at )?(?:what|which) (?:exact )?(?:hour|time|day|date)\b")
# What the parse takes for a verb need be none: "How much did the Orbik mini 6 cost?"
_COST = re.compile(r"how much d(?:id|oes) (?P<what>.+?) cost\b(?P<rest>.*)$", re.I)
_JOINING = re.compile(r"^(?:and|but|so|then),? (?=\w+ )", re.I)
_STAND_IN = re.compile(r"\b(?:someone|something)\b ?", re.I)
_BEING = re.compile(r"(?:Someone|Something) (?:is|was|are|were) (?=the |a |an )")
_TRUE = re.compile(r"it (?:is|was) (?:true|the case) that ", re.I)


def _about(question: Question) -> str:
    """What is at issue, in the question's words: "how many houses burned", "whether it was sold", "the director"."""
    plain = _JOINING.sub("", without_courtesy(question.standalone).strip().rstrip("?! ."))
    stated = question.proposition.strip().rstrip("?! .")
    asked = plain.lower()
    if not stated:
        return _lowered(plain, question)
    if question.wants == "yes_no":
        return "whether " + _lowered(_TRUE.sub("", stated), question)
    if _BEING.match(stated):
        return _BEING.sub("", stated)
    if stated.startswith("Someone ") and asked.startswith("who "):
        return "who " + stated.removeprefix("Someone ")
    if asked.startswith("how many ") and len(asked.split()) > 2:
        word, *behind = asked.split()[2:]
        if stated.lower().startswith((word + " ", "some ")):
            return "how many " + _lowered(stated.removeprefix("Some "), question)
        # "Gold medals" stay together.
        for counted in (f"{word} {behind[0]}", word) if behind else (word,):
            if f" {counted}" in stated:
                return f"how many {counted} " + _lowered(stated.replace(f" {counted}", "", 1), question)
    if question.action and _WHAT_HOUR.match(asked):
        return f"when {_lowered(stated, question)}"
    price = _COST.match(plain)
    if price is not None:
        return f"how much {price['what']} cost{price['rest']}"
    if asked.startswith("how much did "):
        return f"how much {_lowered(stated, question)}"
    for word in ("when", "where", "why"):
        if asked.startswith(word + " "):
            return f"{word} {_lowered(stated, question)}"
    if asked.startswith("what ") and _STAND_IN.search(stated):
        return "what " + _lowered(_STAND_IN.sub("", stated, count=1).strip(), question)
    return _lowered(plain, question)


def _lowered(text: str, question: Question) -> str:
    first = text.split(" ", 1)[0]
    named = any(
        n.text.split(" ", 1)[0] == first.removesuffix("'s").removesuffix("’s") for n in question.names
    )
    return text if named or (first.isupper() and len(first) > 1) else text[:1].lower() + text[1:]
