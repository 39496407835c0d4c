"""Yes/no questions: which sentences affirm what is asked, which deny it, and which do neither."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.reporting import DENY
from index.tree import Tree, token_at
from index.wordlists import words
from qa.comparing.denied import DENIAL, REPLY, denies, silent
from qa.comparing.issue import asked, stems_of
from qa.comparing.points import (
    RUNNING_DAYS,
    Point,
    Relation,
    claim_at,
    explicit_time,
    follows,
    point_at,
    printed_apart,
    sentence_text,
)
from qa.comparing.running import recounted
from qa.comparing.sides import Contradicts
from qa.comparing.speakers import folded, same_speaker
from qa.comparing.stances import stances, whole_denial
from qa.comparing.vocabulary import has_stem
from qa.evidence import Judged
from qa.fitting.approval import condemned
from qa.fitting.beginnings import with_alike
from qa.fitting.fates import found_dead
from qa.fitting.magnitudes import as_many
from qa.fitting.naming import mentions
from qa.fitting.presence import FORCES, all_gone, nobody_left, none_there, presumed
from qa.fitting.swapped import part_fit
from qa.fitting.undisclosed import told_by_another
from qa.fitting.withdrawn import correction
from qa.question import Question

# Only one does it.
_ONLY_ONE = words("win")
# What the judge of texts must reach where the rules leave it open.
_CONTRADICTED = 0.9
# What answers so surely, without a word of denial, is a yes.
_PLAIN = 0.5
# What answers so surely, and so far from undecided, need not name what is asked about.
_SURELY, _FAR = 0.7, 0.35
# Below this probability of a yes the closer reader is sure of a no; so far apart at least it takes two sides.
_SURELY_NO, _TOLD_APART = 0.2, 0.1
NEGATIVE = re.compile(
    r"n['’]t\b|\b(?:not|no|never|none|nobody|neither|nor|without|unlikely|fail\w*|refus\w+)\b", re.I
)
_WISHED = re.compile(r"\b(?:should|ought)\b", re.I)
# Two reports on one state of affairs are printed within so many days.
_ONE_MOMENT = 4

# "Did the firm deny it?" asks what was said, not whether it is so.
SPOKEN = DENY | words("confirm verify acknowledge comment respond reply react say tell announce")


def all_stances(
    question: Question, sure: Sequence[tuple[int, Judged]], contradicts: Contradicts | None = None
) -> list[Point]:
    """The stances of all sentences that answer; a reply counts against the sentence that it replies to.

    Where the rules leave a sentence open, the judge of texts may put it against one whose stance is known.
    """
    if question.action in SPOKEN:
        return []
    # A correction and what it takes back are no two sides, nor is what others than the asked one have told.
    sure = [
        (n, j)
        for n, j in sure
        if correction(j.evidence) is None and not told_by_another(question, j.evidence.sentence.tokens)
    ]
    found = {n: list(stances(question, n, j)) for n, j in sure}
    for n, judged in sure:
        # Whoever calls on them to leave says that they are there, whoever condemns it that it was not right.
        plain = plain_stance(question, judged)
        if plain is not None:
            found[n] = [replace(point_at(n, judged, judged.answer), affirms=plain != asked(question).negated)]
        if silent(judged) or not REPLY.search(sentence_text(judged)):
            continue
        for m, other in sure:
            if not follows(judged, other) or _told_aside(point_at(m, other, other.answer)):
                continue
            if _dismisses_a_no(other, found[n], found[m]):
                found[n] = [replace(p, affirms=True) for p in found[n]]
            if found[n]:
                continue
            denier = whole_denial(n, judged)
            affirmed = [p for p in found[m] if p.affirms]
            if affirmed and len(affirmed) == len(found[m]):
                if not any(same_speaker(p.speaker, denier.speaker) for p in affirmed):
                    found[n].append(replace(denier, affirms=False))
            elif not found[m] and other.probability >= _PLAIN:
                claim = claim_at(other, other.answer.start)
                stated = point_at(m, other, other.answer)
                if claim is None or not same_speaker(stated.speaker, denier.speaker):
                    found[n].append(replace(denier, affirms=False))
                    found[m].append(replace(stated, affirms=True))
    for n, judged in sure:
        if found[n] or not _plainly(judged):
            continue
        stated = point_at(n, judged, judged.answer)
        if _denied_by_others(found, stated):
            found[n].append(replace(stated, affirms=not asked(question).negated))
    known = [p for points in found.values() for p in points]
    for n, judged in sure if contradicts is not None else ():
        # A denial without content contradicts any text, and a denial affirms none.
        told = [p for p in known if not REPLY.search(p.quoted)]
        for point in told if not (found[n] or denies(judged) or silent(judged)) else ():
            text = sentence_text(judged)
            if contradicts is not None and contradicts(point.quoted, text) >= _CONTRADICTED:
                found[n].append(replace(point_at(n, judged, judged.answer), affirms=not point.affirms))
                break
    every = _consistent([p for points in found.values() for p in points], asked(question).opposite)
    return _on_topic(question, [own for p in every for own in _of_asked(question, p)])


def _told_aside(point: Point) -> bool:
    """Whether a relative clause tells it, of what the sentence only mentions: who denies that the town was taken does
    not deny that the town "is the second of the region"."""
    if point.speaker:
        return False
    tree = Tree(point.judged.evidence.sentence.tokens)
    place = token_at(tree.tokens, point.mark.start)
    around = () if place is None else (place, *tree.above(place))
    return any(tree.tokens[k].text.lower() in _RELATIVE for n in around for k in tree.kids[n])


_RELATIVE = frozenset({"which", "who", "whose"})


def _dismisses_a_no(told: Judged, replies: Sequence[Point], points: Sequence[Point]) -> bool:
    """Whether a bare reply is to somebody else's no: "Not one soldier is left there, said Orne. Velm dismissed "
    "this"."""
    return (
        bool(replies and points)
        and not denies(told)
        and all(p.affirms is False for p in (*replies, *points))
        and not any(same_speaker(p.speaker, q.speaker) for p in replies for q in points)
    )


def _on_topic(question: Question, points: Sequence[Point]) -> list[Point]:
    """The surest yes and the surest no, and of the others those that speak of the thing asked about: a rumoured deal is
    another than the truce of which it is asked if it was agreed. Who replies or makes demands need not name it."""
    wanted = asked(question)
    alike = with_alike(question.topic) | (FORCES if FORCES & {*question.topic} else frozenset())
    things = {w for w in alike if not has_stem({w}, wanted.key | wanted.opposite)}
    found: list[Point] = []
    for point in points:
        judged = point.judged
        first = all(p.affirms != point.affirms for p in found)
        named = not things or has_stem(stems_of(judged.evidence.sentence.tokens), things)
        if (
            first
            or named
            or (_surely_meant(judged) and has_stem(folded(point.text), wanted.key | wanted.opposite))
            or REPLY.search(sentence_text(judged)) is not None
            or plain_stance(question, judged) is not None
        ):
            found.append(point)
    return found


def _surely_meant(judged: Judged) -> bool:
    """Whether it answers so surely, and so surely with its yes or no, that it may name the thing in other words."""
    return judged.probability >= _SURELY and abs(judged.affirms - 0.5) >= _FAR


def plain_stance(question: Question, judged: Judged) -> bool | None:
    """What a demand or a condemnation says, and whether as many are counted as are asked about; None for other
    sentences."""
    if _long_over(judged):
        counted = as_many(question, judged.evidence.sentence)
        if counted is not None:
            return counted
    tokens = judged.evidence.sentence.tokens
    text = sentence_text(judged)
    body, left = found_dead(question, text), nobody_left(question, text)
    if presumed(question, tokens) or body is not None or left is not None:
        return True
    against = (
        condemned(question, tokens) or none_there(question, tokens) or all_gone(question, text) is not None
    )
    return False if against else None


def _long_over(judged: Judged) -> bool:
    """Whether a sentence counts after all has been counted: a count of the day before may still rise."""
    printed, event = judged.evidence.article.published, judged.evidence.sentence.timing.event
    return printed is None or (event is not None and (printed - event.last).days > RUNNING_DAYS)


def _of_asked(question: Question, point: Point) -> tuple[Point, ...]:
    """The point, unless it affirms of somebody else what is asked; who says that another one won says no."""
    # That it should be so does not say that it is or will be.
    if point.affirms and _WISHED.search(point.text) and not _WISHED.search(question.standalone):
        return ()
    if point.affirms is False and _counts_no_other(question, point):
        return ()
    if not point.affirms or part_fit(question, point.judged.evidence.sentence.tokens) >= 0:
        return (point,)
    return (replace(point, affirms=False),) if question.action in _ONLY_ONE else ()


_NO_OTHER = re.compile(r"\W*(?:not (?:one|a single|any)|no) (?P<who>[a-z][\w-]+)\b", re.I)


def _counts_no_other(question: Question, point: Point) -> bool:
    """Whether it is asked of somebody who is named, and the point says so of nobody else: "not one civilian was killed"
    does not say that Brandt lives."""
    told = _NO_OTHER.match(point.text)
    if told is None or not any(name.kind in ("person", "thing") for name in question.names):
        return False
    return not has_stem({told["who"].lower()}, {*question.topic, "one", "body", "person"}) and not any(
        mentions(name, sentence_text(point.judged)) for name in question.names
    )


def _consistent(points: Sequence[Point], opposite: frozenset[str] = frozenset()) -> list[Point]:
    """The points without those that were read wrong: that affirm in the voice of who denies, or that the closer reader
    surely takes for the other answer, where no denial explains it: what a sentence tells in nobody's voice beside its
    no is no yes, and a claim that it only denies is none where a sentence makes it."""
    deniers = [p.speaker for p in points if p.affirms is False and p.speaker and denies(p.judged)]
    two_sided = {p.evidence for p in points if p.affirms is False}
    told = any(p.affirms and p.evidence not in two_sided and p.judged.affirms > _SURELY_NO for p in points)

    def with_both(p: Point) -> bool:
        others = (q for q in points if q.evidence != p.evidence and q.affirms is not p.affirms)
        return p.speaker is not None and any(same_speaker(p.speaker, q.speaker) for q in others)

    def with_its_no(p: Point) -> bool:
        """Whether its speaker says no in the same sentence."""
        own = (q for q in points if q.evidence == p.evidence and q.affirms is False)
        return p.speaker is not None and any(same_speaker(p.speaker, q.speaker) for q in own)

    def in_opposite(p: Point) -> bool:
        """Whether it says no by a word for the opposite: "alive", where it is asked if somebody is dead."""
        return bool(opposite) and has_stem(folded(p.text), opposite)

    def wrong(p: Point) -> bool:
        if p.affirms:
            own = any(same_speaker(p.speaker, d) for d in deniers)
            unsaid = p.speaker is None and p.start >= p.judged.evidence.sentence.start
            beside = (unsaid and (p.claim is not None or told)) or with_its_no(p)
            return own or (p.judged.affirms <= _SURELY_NO and (beside or p.evidence not in two_sided))
        # Nobody says yes and no: of what one speaker says that is the other, which the reader takes for it.
        misread = 0.5 if with_both(p) else 1.0 if in_opposite(p) else 1 - _SURELY_NO
        return p.judged.affirms >= misread and not denies(p.judged)

    return [p for p in points if not wrong(p)]


def _plainly(judged: Judged) -> bool:
    """Whether a sentence surely answers, and with nothing that could make it a no."""
    negative = denies(judged) or silent(judged) or NEGATIVE.search(sentence_text(judged))
    return judged.probability >= _PLAIN and not negative


def _denied_by_others(found: Mapping[int, Sequence[Point]], stated: Point) -> bool:
    """Whether somebody else denies it in so many words."""
    return any(
        p.affirms is False and denies(p.judged) and not same_speaker(p.speaker, stated.speaker)
        for points in found.values()
        for p in points
    )


def told_apart(yes: Sequence[Judged], no: Sequence[Judged]) -> bool:
    """Whether the closer reader takes the two sides for a yes and a no. One sentence may hold both, and what it has not
    read (0.5) may be either."""
    if {id(j) for j in yes} & {id(j) for j in no} or any(j.affirms == 0.5 for j in (*yes, *no)):
        return True
    return max(j.affirms for j in yes) - min(j.affirms for j in no) >= _TOLD_APART


def relation(a: Point, b: Point) -> Relation:
    """How two stances stand to each other."""
    if a.affirms == b.affirms:
        return "same"
    if same_speaker(a.speaker, b.speaker) or recounted(a, b):
        return "apart"
    one, other = explicit_time(a.judged), explicit_time(b.judged)
    if a.evidence != b.evidence:
        if one and other and not one.overlaps(other):
            return "apart" if one.gap(other) > 1 else "rival"
        if not (one or other) and (printed_apart(a, b) or 0) > 10 * _ONE_MOMENT:
            return "apart"
    denial, yes = (a, b) if a.affirms is False else (b, a)
    if _of_herself(denial, yes):
        return "apart"
    if a.speaker is None and b.speaker is None and not DENIAL.search(denial.quoted):
        return "rival" if a.judged.evidence.article.id != b.judged.evidence.article.id else "apart"
    return "rival"


def _of_herself(denial: Point, yes: Point) -> bool:
    """Whether one sentence tells that somebody did not do it, and what she says: "Orne did not claim it, but said that
    she was ready"."""
    if denial.claim is None or denial.speaker is not None or denial.evidence != yes.evidence:
        return False
    return same_speaker(denial.claim.subject, yes.speaker)
