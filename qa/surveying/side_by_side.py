"""Rival figures that two speakers give side by side, in one sentence or in two that follow each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.timeline import Period
from qa.comparing import amounts
from qa.comparing.running import moved_on
from qa.comparing.sides import VAGUE
from qa.comparing.speakers import same_speaker
from qa.comparing.units import in_one_unit, noun_relation, overlap, unit
from qa.question import Question
from qa.surveying.rivals import NUMBER, Count, by_sentence, comparable

_UNIT_OF_TIME = r"(?:second|minute|hour|day|night|week|month|quarter|season|year)"
# A rate and a total are two things.
_RATE = re.compile(
    r"\b(?:average|mean|median|hourly|monthly|annual(?:ly)?|yearly|daily|weekly|per(?! cent)|each(?! other)|"
    rf"every(?! one| single)|a {_UNIT_OF_TIME})\b",
    re.I,
)
_THE_NUMBER = re.compile(rf"\b(?:the|that|their|its) {NUMBER}\b(?! of)", re.I)


def side_by_side(counted: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """The pairs of rival figures in an article's own sentences, from its counts in order."""
    sentences = by_sentence(counted)
    for told in sentences.values():
        found = _own(told)
        if not found:
            continue
        before = found[0].scene.judged.evidence.before
        if len(found) == 2 and not same_speaker(*(count.point.speaker for count in found)):
            pair = _beside(found[:1], found[1:])
        else:
            earlier = _own(sentences.get(before.start, ())) if before is not None else []
            bare = [count for count in found if not count.figure.counted and _bare(count)]
            later = bare if len(bare) == 1 else found
            pair = _beside(_alike(earlier, later), later)
        if pair is not None:
            yield pair


def _beside(earlier: Sequence[Count], later: Sequence[Count]) -> tuple[Count, Count] | None:
    """Two figures of one thing that two speakers give in one sentence or in two that follow each other: "The police
    counted 300 marchers. The organisers spoke of 2,000"."""
    for a in earlier:
        for b in later:
            if a is not b and _set_against(a, b, earlier, later):
                return a, b
    return None


def _own(told: Sequence[Count]) -> list[Count]:
    """The figures of a sentence without those of which another is a part ("3,400 of the port's 3,800 workers") and
    those that are a part of another ("seven, four of them on Monday")."""
    text = told[0].scene.judged.evidence.article.text if told else ""
    return [
        count
        for count in told
        if not (len(told) > 1 and (count.figure.part or _OF_THEM.match(text, count.figure.start)))
        and not any(_PART_OF.fullmatch(text, part.figure.end, count.figure.start) for part in told)
    ]


_OF_THEM = re.compile(r"[\w,.]+ of (?:them|whom|those|these)\b")
_PART_OF = re.compile(r"(?: [\w-]+){0,2} (?:out )?of(?: [\w'’-]+){0,4} ")


def _alike(earlier: Sequence[Count], later: Sequence[Count]) -> Sequence[Count]:
    """Of an earlier sentence's figures those that a bare figure after them may be held against: "The strike had cost 74
    million, three times as much as the last one. The union spoke of 35 million"."""
    if len(later) != 1 or later[0].figure.counted or not _bare(later[0]):
        return earlier
    return [count for count in earlier if comparable(count.figure, later[0].figure)]


def _set_against(a: Count, b: Count, earlier: Sequence[Count], later: Sequence[Count]) -> bool:
    if a.scene.sentence.paragraph != b.scene.sentence.paragraph:
        return False
    if not (a.point.speaker and b.point.speaker) or same_speaker(a.point.speaker, b.point.speaker):
        return False
    if len(earlier) > 1 or len(later) > 1 or not _at_one_rate(a, b) or _of_two_times(a, b):
        return False
    claims = a.point.claim, b.point.claim
    if claims[0] is None or claims[1] is None or (a.scene is b.scene and not _two_clauses(a, b)):
        return False
    # The second may leave out what is counted; else both name it.
    if b.figure.counted and noun_relation(a.key, b.key) != "same":
        return False
    if not b.figure.counted and not _bare(b):
        return False
    # How far away it lies is not how far away it was heard.
    if b.figure.counted and unit(b.figure) and claims[0].predicate != claims[1].predicate:
        return False
    if not a.key and not _bare(a):
        return False
    vague = any(VAGUE.search(count.point.text) for count in (a, b))
    if vague and b.figure.counted and a.figure.happened != b.figure.happened:
        return False
    return comparable(a.figure, b.figure) and _rivals(a, b)


def _rivals(a: Count, b: Count) -> bool:
    """Whether the second gives another number of what the first counts; "put the number at" always speaks of that."""
    asked = Question("", "", "figure", counted=a.figure.counted)
    levelled = replace(
        b.point,
        figure=replace(
            b.figure, counted=a.figure.counted, happened=a.figure.happened, per=b.figure.per or a.figure.per
        ),
    )
    found = amounts.relation(asked, a.point, levelled, [a.point, levelled])
    text = b.scene.judged.evidence.article.text
    if found != "apart" or b.figure.counted or not _THE_NUMBER.search(text, b.point.start, b.figure.start):
        return found == "rival"
    scaled = in_one_unit(a.figure, b.figure)
    meet = scaled is None or overlap(*scaled[0], *scaled[1], a.figure, b.figure)
    return not meet and moved_on(asked, a.point, levelled) == "rival"


def _bare(count: Count) -> bool:
    """Whether the figure stands as the whole object of saying or counting: "counted 4,300", "spoke of 30,000"."""
    if count.point.claim is None:
        return False
    behind = count.scene.judged.evidence.article.text[count.figure.end : count.scene.sentence.end]
    return _BARE.match(behind) is not None


# What may stand behind a bare figure: how often, and then another clause or nothing.
_BARE = re.compile(rf"(?: (?:a|an|per|each|every) {_UNIT_OF_TIME})?[\"”’')]*(?:[,;:.–—]|$)")


def _two_clauses(a: Count, b: Count) -> bool:
    """Whether the two figures of one sentence stand in two clauses: "Police counted 600; the union spoke of 2,000"."""
    claims = a.point.claim, b.point.claim
    if claims[0] and claims[1] and claims[0].end <= claims[1].start:
        return True
    between = a.scene.judged.evidence.article.text[a.figure.end : b.figure.start]
    return _NEXT_CLAUSE.search(between) is not None


_NEXT_CLAUSE = re.compile(r";|, (?:while|whereas|but|and|though|although) ")


def _of_two_times(a: Count, b: Count) -> bool:
    """Whether each is told of a time of its own: "four sank in May, five did in June"."""

    def dated(count: Count) -> list[Period]:
        claim, marks = count.point.claim, count.scene.sentence.timing.marks
        return [m.period for m in marks if m.period and claim and claim.start <= m.start < claim.end]

    one, other = dated(a), dated(b)
    return bool(one and other) and not any(x.overlaps(y) for x in one for y in other)


def _at_one_rate(a: Count, b: Count) -> bool:
    """Whether neither is told for a time or a head, or both are; "it is 2,150" is told for what the other was."""
    one, other = (bool(_RATE.search(count.scene.text)) for count in (a, b))
    claim = b.point.claim
    same = claim is not None and claim.predicate == "be" and claim.subject.lower() == "it" and _bare(b)
    return one == other or (one and same)
