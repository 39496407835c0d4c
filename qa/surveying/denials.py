"""Who denies what, found without a question: the claims that somebody denies with a word of denying."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Span
from index.claims import Claim
from index.grammar import Token
from index.reporting import DENY, HUMANS
from index.tree import Tree
from index.wordlists import words
from qa.asking.wording import FINITE
from qa.comparing.denialwords import FALSE
from qa.comparing.points import Point
from qa.comparing.speakers import folded
from qa.surveying.scenes import Scene

# What is claimed by somebody: denying it denies what they say ("any suggestion" and "the idea" are nobody's).
SAYINGS = words(
    """claim allegation accusation report rumor rumour assertion charge contention suggestion speculation insinuation
    account insistence story characterization characterisation criticism reproach complaint"""
)
# Bodies that speak, beside those of `index.reporting`.
_SPEAKERS = words("service newspaper family campaign embassy charity organisation organization")
POINTING = words("it this that them")
# "Dismissed it as a stunt" judges; only these deny what they point to.
DENY_IT = words("deny refute dispute")
# Fewer words of content say too little to be told by.
CONTENT = 3
_UNSAID = re.compile(r"\b(?:if|whether|unless|would|could|might|may|should|can)\b", re.I)


@dataclass(frozen=True, slots=True, eq=False)
class Dispute:
    """What is claimed and denied: the points that affirm it and those that deny it, each with its scene, and what it
    is about; `asks` is what is denied as a clause, empty where there is none."""

    pro: tuple[tuple[Point, Scene], ...]
    con: tuple[tuple[Point, Scene], ...]
    about: str
    asks: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Denial:
    """A denial with what is denied in it: an own content, or something pointed to."""

    scene: Scene
    claim: Claim
    cue: int
    point: Point


def calls_false(token: Token) -> bool:
    """Whether the word says that something is not true."""
    return token.lemma.lower() in FALSE or token.text.lower() in FALSE


def denials(scene: Scene) -> Iterator[Denial]:
    """The claims of a sentence that somebody denies with a word of denying."""
    tokens = scene.sentence.tokens
    if not any(t.lemma in DENY for t in tokens):
        return
    tree = Tree(tokens)
    seen: set[int] = set()
    for claim in scene.sentence.claims:
        if not claim.denied or claim.cue not in DENY or not claim.speaker or claim.via:
            continue
        cue = cue_of(tokens, claim)
        if cue is None or cue in seen:
            continue
        seen.add(cue)
        if speaks(claim.speaker) and not _unsaid(tree, cue) and not _misread(scene, claim):
            yield _denial(scene, claim, cue)
    for cue, token in enumerate(tokens):
        if cue in seen or token.lemma not in DENY or token.pos != "VERB" or _unsaid(tree, cue):
            continue
        unheard = _unheard(scene, tree, cue)
        if unheard is not None:
            yield _denial(scene, unheard, cue)


def _denial(scene: Scene, claim: Claim, cue: int) -> Denial:
    token = scene.sentence.tokens[cue]
    mark = Span(token.start, token.end)
    sentence = scene.sentence
    point = Point(0, scene.judged, sentence.start, sentence.end, claim.speaker, mark, claim, affirms=False)
    return Denial(scene, claim, cue, point)


def _unheard(scene: Scene, tree: Tree, cue: int) -> Claim | None:
    """A denial that indexing gave no voice: its subject is named, its object is the claim."""
    tokens = tree.tokens
    who, what = tree.own_subject(cue), tree.child(cue, "dobj")
    if who is None or what is None or tree.passive(cue) or tokens[who].pos not in ("NOUN", "PROPN"):
        return None
    pointed = tokens[what].text.lower() in POINTING or tokens[what].lemma.lower() in SAYINGS
    if tokens[cue].lemma not in DENY_IT and not pointed:
        # "Rejected the offer" denies nothing.
        return None
    if tokens[cue].dep not in ("ROOT", "conj", "ccomp", "parataxis", "advcl"):
        return None
    first, last = tree.phrase(who)
    start, end = tokens[first].start, tokens[last].end
    speaker = scene.judged.evidence.article.text[start:end]
    if not speaks(speaker):
        return None
    return Claim(
        tokens[tree.left[what]].start,
        tokens[tree.right[what]].end,
        speaker,
        start,
        end,
        tokens[cue].lemma,
        denied=True,
    )


def _misread(scene: Scene, claim: Claim) -> bool:
    """Whether nobody is named as the speaker in the text, or a pronoun was taken for somebody whom the denial itself
    names: "he" is another then."""
    if claim.speaker_start is None or claim.speaker_end is None:
        return True
    text = scene.judged.evidence.article.text
    word = text[claim.speaker_start : claim.speaker_end].lower()
    if word not in ("he", "she", "they", "it"):
        return False
    return bool(set(folded(claim.speaker or "")) & set(folded(scene.text)))


def cue_of(tokens: Sequence[Token], claim: Claim) -> int | None:
    """The token of the word by which the claim is made: the nearest before it, else the first behind it."""
    before = [i for i, t in enumerate(tokens) if t.lemma == claim.cue and t.start < claim.start]
    after = [i for i, t in enumerate(tokens) if t.lemma == claim.cue and t.start >= claim.end]
    return before[-1] if before else after[0] if after else None


def speaks(speaker: str) -> bool:
    """Whether the speaker is somebody: a name, or a noun for people and bodies."""
    found = speaker.split()
    return any(w[:1].isupper() for w in found[1:] or found) or any(
        w.lower().removesuffix("s") in HUMANS | _SPEAKERS or w.lower() in HUMANS for w in found
    )


def _unsaid(tree: Tree, cue: int) -> bool:
    """Whether the denial is itself denied, only possible, or asked for."""
    if tree.tokens[cue].pos not in ("VERB", "AUX") or tree.negated(cue):
        return True
    return any(tree.tokens[k].tag == "MD" or _UNSAID.fullmatch(tree.tokens[k].text) for k in tree.kids[cue])


def denied_object(denial: Denial) -> int | None:
    """The noun or pronoun that is denied."""
    tree = Tree(denial.scene.sentence.tokens)
    return tree.child(denial.cue, "dobj", "nsubjpass")


def worded(scene: Scene, start: int, end: int) -> str:
    """A stretch of the scene as it reads by itself: without what reports it or goes on from it."""
    text = " ".join(scene.judged.evidence.article.text[start:end].split())
    text = re.split(
        r",? (?:saying|adding|calling|arguing|insisting|telling|claiming|deeming|describing) ", text
    )[0]
    text = re.sub(r", (?:he|she|they|it) (?:say|says|said|reports?|reported|added)(?:,|$)", "", text)
    text = re.split(r" as [\"“]| \((?![^()]*\))", text)[0].strip(" ,;:.–—-")
    return text + "”" if text.count("“") > text.count("”") else text


def as_asked(scene: Scene, start: int, end: int, asks: str) -> tuple[str, str]:
    """What a stretch worded as `asks` is about, and the clause that can be asked after "Is it true that"; empty where
    it has no verb that makes one: "68 dead in the port"."""
    tokens = scene.sentence.tokens
    finite = (t for t in tokens if start <= t.start < end and t.tag in _VERBS)
    if not any(t.dep not in _BENEATH and tokens[t.head].dep not in _BENEATH for t in finite):
        return f"the claim of {asks}", ""
    if _ONES_OWN.match(asks):
        return f"the claim “{asks}”", ""
    return f"whether {asks}", "" if ITS.match(asks) else asks


# "My own people have counted 68 dead": whose they are only the quotation tells.
_ONES_OWN = re.compile(r"(?:I|we|my|our)\b", re.I)


_VERBS = FINITE | {"VBN"}
# What stands in such a clause tells more of a noun.
_BENEATH = frozenset({"relcl", "acl"})

ITS = re.compile(r"(?:he|she|it|they|we|i|his|her|its|their|our|my|this|that|these|those)\b", re.I)
