"""What one speaker claims and another denies, found without a question: reported in one sentence, as a reply to
one before, or told elsewhere in the words of the denial."""

import re
from collections.abc import Iterator, Sequence

from index.article import Span
from index.reporting import DENY
from qa.comparing.points import Point, content
from qa.comparing.speakers import folded, same_speaker
from qa.comparing.vocabulary import has_stem, synonyms
from qa.surveying.denials import CONTENT, DENY_IT, Denial, Dispute, as_asked, calls_false, denials, worded
from qa.surveying.replies import WISHING, answering, not_so
from qa.surveying.reported import called_false, inside
from qa.surveying.scenes import Scene, cosine, names_in_claim, one_time

# So many sentences before one are looked at for what it replies to.
_FAR_BACK = 4
# So much of what is denied must be said in the sentence that affirms it, and so near must the two be.
_COVERED, _CLOSE = 0.6, 0.5


def disputes(scenes: Sequence[Scene]) -> Iterator[Dispute]:
    """The disputes that an article reports, from its scenes in order."""
    told: dict[int, Dispute] = {}
    for n, scene in enumerate(scenes):
        before = scenes[max(0, n - _FAR_BACK) : n]
        found = [*called_false(scene), *not_so(scene, before)]
        for denial in () if found else denials(scene):
            dispute = (
                inside(denial)
                or answering(denial, before, told)
                or _elsewhere(denial, [s for s in scenes if s is not scene])
            )
            found += [dispute] if dispute is not None else []
        if found:
            told[scene.sentence.start] = found[-1]
        yield from found


def _elsewhere(denial: Denial, others: Sequence[Scene]) -> Dispute | None:
    """What is denied in words of its own, with what says the same in another sentence."""
    if denial.claim.cue not in DENY_IT:
        return None
    found = [pair for scene in others if (pair := affirming(denial, scene)) is not None]
    if not found:
        return None
    return opposed(denial, found)


def opposed(denial: Denial, affirmed: Sequence[tuple[Point, Scene]]) -> Dispute:
    """The dispute between a denial and those who affirm what it denies."""
    point, scene = affirmed[0]
    asks = worded(scene, point.start, point.end)
    finite = point.claim is not None and bool(point.claim.subject) and asks.startswith(point.claim.subject)
    about, clause = as_asked(scene, point.start, point.end, asks) if finite else (asks, "")
    return Dispute(tuple(affirmed), ((denial.point, denial.scene),), about, clause)


def _denied_words(denial: Denial) -> frozenset[str]:
    """The content words of what is denied, to its first comma if that says enough; a pronoun stands for the denier."""
    claim, scene = denial.claim, denial.scene
    text = scene.judged.evidence.article.text
    comma = text.find(",", claim.start, claim.end)
    names = set(folded(claim.speaker or ""))
    pronoun = re.search(r"\b(?:it|its|he|she|they|them|their|his|her)\b", text[claim.start : claim.end], re.I)
    added = frozenset(names) if pronoun and len(names) == 1 else frozenset[str]()
    for end in (comma, claim.end):
        found = content(scene.sentence, claim.start, end) | added if end >= 0 else frozenset[str]()
        if len(found) >= CONTENT:
            return found if added else found - names
    return frozenset()


def open_denials(scenes: Sequence[Scene], found: Sequence[Dispute]) -> Iterator[Denial]:
    """The denials of an article that none of the disputes found in it holds."""
    known = {p.judged.evidence.sentence.start for dispute in found for p, _ in dispute.con}
    for scene in scenes:
        if scene.sentence.start not in known:
            yield from (d for d in denials(scene) if d.claim.cue in DENY_IT)


def affirming(denial: Denial, scene: Scene, near: float | None = None) -> tuple[Point, Scene] | None:
    """The claim of a sentence that says what the denial denies, or None: another says it, at one time, in most of its
    words. `near` is the cosine of the two, where it is known."""
    claim = denial.claim
    speaker = set(folded(claim.speaker or ""))
    denied = frozenset(w for w in _denied_words(denial) if w != claim.cue)
    if (
        len(denied) < CONTENT
        or (cosine(denial.scene, scene) if near is None else near) < _CLOSE
        or not one_time(denial.scene, scene)
    ):
        return None
    names = names_in_claim(denial.scene, claim.start, claim.end) - speaker
    if names and not names <= scene.around:
        return None
    if any(calls_false(t) or t.lemma in DENY for t in scene.sentence.tokens):
        return None
    for said in scene.sentence.claims:
        if (
            said.denied
            or said.negated
            or said.modal
            or said.doubt
            or same_speaker(said.speaker, claim.speaker)
        ):
            continue
        if said.cue in WISHING or (said.speaker is None and scene.article_id == denial.scene.article_id):
            continue
        stated = content(scene.sentence, said.start, said.end)
        if claim.predicate and not has_stem(stated, synonyms(claim.predicate)):
            continue
        hits = sum(has_stem(stated, synonyms(word), who=True) for word in denied)
        if hits >= _COVERED * len(denied) and hits >= CONTENT - 1:
            mark = Span(said.start, said.end)
            return (
                Point(0, scene.judged, said.start, said.end, said.speaker, mark, said, affirms=True),
                scene,
            )
    return None
