"""What one speaker claims and another denies, found without a question: reported in one sentence ("denied claims
that …"), as a reply to the sentence before ("The company denied this"), or elsewhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.article import Span
from index.claims import Claim
from index.grammar import Token
from index.reporting import DENY, HUMANS, SAY
from index.tree import Tree
from index.wordlists import words
from qa.comparing.denialwords import FALSE
from qa.comparing.denied import denied_noun
from qa.comparing.points import Point, claim_at, content
from qa.comparing.speakers import folded, same_speaker
from qa.comparing.vocabulary import has_stem, synonyms
from qa.surveying.scenes import Scene, cosine, names_in_claim, one_time

# What is claimed by somebody: denying it denies what they say ("any suggestion" and "the idea" are nobody's).
_SAYINGS = words(
    """claim allegation accusation report rumor rumour assertion charge contention suggestion speculation insinuation
    account insistence story characterization characterisation criticism reproach complaint"""
)
# Nouns that name what is claimed only together with a clause.
_ONLY_WITH_CLAUSE = words("suggestion speculation report account story charge criticism complaint")
# Bodies that speak, beside those of `index.reporting`.
_SPEAKERS = words("service newspaper family campaign embassy charity organisation organization")
_POINTING = words("it this that them")
_THESE = words("the this that these those such all both his her their its")
# "Dismissed it as a stunt" judges; only these deny what they point to.
_DENY_IT = words("deny refute dispute")
# A question or a wish is nothing that could be denied.
_WISHING = words(
    "ask urge demand call hope want promise pledge vow expect predict forecast plan recommend advise"
)
# A reply with a noun ("the claims") may follow this many sentences later.
_BACK = 3
_FAR_BACK = 4
# So much of what is denied must be said in the sentence that affirms it, and so near must the two be.
_COVERED, _CONTENT, _CLOSE = 0.6, 3, 0.5
_NO_SUCH = re.compile(r"\b[Nn]o such (?P<noun>[a-z]{4,})\b")
_NOT_TRUE = re.compile(r"\b(?:it|this|that) (?:is|was) (?:simply )?(?:not true|untrue|false|a lie)\b", re.I)
# Who does these says what can be denied.
_CLAIMING = words("claim allege accuse charge contend report assert blame suspect insist maintain")
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


def disputes(scenes: Sequence[Scene]) -> Iterator[Dispute]:
    """The disputes that an article reports, from its scenes in order."""
    told: dict[int, Dispute] = {}
    for n, scene in enumerate(scenes):
        before = scenes[max(0, n - _FAR_BACK) : n]
        found = [*_called_false(scene), *_not_so(scene, before)]
        for denial in () if found else denials(scene):
            dispute = (
                _inside(denial)
                or _answering(denial, before, told)
                or _elsewhere(denial, [s for s in scenes if s is not scene])
            )
            found += [dispute] if dispute is not None else []
        if found:
            told[scene.sentence.start] = found[-1]
        yield from found


def _called_false(scene: Scene) -> Iterator[Dispute]:
    """ "Reports that she had resigned were invented, she said": somebody calls what others say false."""
    tokens = scene.sentence.tokens
    if not any(_false(t) or t.lemma in DENY for t in tokens):
        return
    tree = Tree(tokens)
    for noun, token in enumerate(tokens):
        if token.lemma.lower() not in _SAYINGS or token.pos != "NOUN" or not denied_noun(tree, noun):
            continue
        claim = claim_at(scene.judged, token.start)
        false = next((t for t in tokens[noun:] if _false(t) or t.lemma in DENY), None)
        clause = _content_clause(tree, noun, noun)
        # What a verb of denying governs is read by `denials`.
        if any(tokens[k].lemma in DENY for k in _above(tree, noun)):
            continue
        if (
            claim is None
            or not claim.speaker
            or not _speaks(claim.speaker)
            or false is None
            or clause is None
        ):
            continue
        sentence = scene.sentence
        mark = Span(false.start, false.end)
        denier = Point(
            0, scene.judged, sentence.start, sentence.end, claim.speaker, mark, claim, affirms=False
        )
        found = _said_and_denied(scene, tree, noun, clause, denier)
        if found is not None:
            yield found


def _above(tree: Tree, i: int) -> Iterator[int]:
    while tree.tokens[i].head != i:
        i = tree.tokens[i].head
        yield i


def _false(token: Token) -> bool:
    return token.lemma.lower() in FALSE or token.text.lower() in FALSE


def _not_so(scene: Scene, before: Sequence[Scene]) -> Iterator[Dispute]:
    """ "According to the minister it is not true", "no such agreement was announced": without a verb of denying."""
    text = scene.text
    found = _NOT_TRUE.search(text) or _NO_SUCH.search(text)
    if found is None:
        return
    start = scene.sentence.start + found.start()
    claim = claim_at(scene.judged, start)
    speaker = claim.speaker if claim else None
    noun = found.groupdict().get("noun")
    if noun is None and not (speaker and _speaks(speaker)):
        return
    paragraph = scene.sentence.paragraph
    for earlier in reversed(before):
        if noun is None and earlier.sentence.paragraph != paragraph:
            return
        said = _last_said(earlier, speaker or "")
        if said is None or (noun is not None and not _about(noun, earlier, said)):
            continue
        mark = Span(start, scene.sentence.start + found.end())
        con = Point(
            0, scene.judged, scene.sentence.start, scene.sentence.end, speaker, mark, claim, affirms=False
        )
        yield _replied(con, scene, said, earlier)
        return


def _about(noun: str, scene: Scene, said: Claim) -> bool:
    """Whether a statement tells what the noun names: "agreed" for an agreement."""
    return has_stem(content(scene.sentence, said.start, said.end), frozenset({noun}) | synonyms(noun))


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
        cue = _cue(tokens, claim)
        if cue is None or cue in seen:
            continue
        seen.add(cue)
        if _speaks(claim.speaker) and not _unsaid(tree, cue) and not _misread(scene, claim):
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
    pointed = tokens[what].text.lower() in _POINTING or tokens[what].lemma.lower() in _SAYINGS
    if tokens[cue].lemma not in _DENY_IT and not pointed:
        # "Rejected the offer" denies nothing.
        return None
    if tokens[cue].dep not in ("ROOT", "conj", "ccomp", "parataxis", "advcl"):
        return None
    first, last = tree.phrase(who)
    start, end = tokens[first].start, tokens[last].end
    speaker = scene.judged.evidence.article.text[start:end]
    if not _speaks(speaker):
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


def _cue(tokens: Sequence[Token], claim: Claim) -> int | None:
    before = [i for i, t in enumerate(tokens) if t.lemma == claim.cue and t.start < claim.start]
    after = [i for i, t in enumerate(tokens) if t.lemma == claim.cue and t.start >= claim.end]
    return before[-1] if before else after[0] if after else None


def _speaks(speaker: str) -> bool:
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


def _object(denial: Denial) -> int | None:
    """The noun or pronoun that is denied."""
    tree = Tree(denial.scene.sentence.tokens)
    return tree.child(denial.cue, "dobj", "nsubjpass")


def _inside(denial: Denial) -> Dispute | None:
    """ "rejected the union's claims that the plant was unsafe": both sides in one sentence."""
    tokens = denial.scene.sentence.tokens
    tree = Tree(tokens)
    noun = _object(denial)
    if noun is None or tokens[noun].lemma.lower() not in _SAYINGS or tokens[noun].pos != "NOUN":
        return None
    kids = tree.kids[noun]
    if any(tokens[k].text.lower() in ("any", "no", "further") for k in kids):
        return None
    return _said_and_denied(denial.scene, tree, noun, _content_clause(tree, noun, denial.cue), denial.point)


def _said_and_denied(
    scene: Scene, tree: Tree, noun: int, clause: int | None, denier: Point
) -> Dispute | None:
    """The dispute over what a noun of saying holds, in its clause or in the words around it."""
    tokens, kids = tree.tokens, tree.kids[noun]
    start = tokens[tree.left[noun]].start
    if clause is not None:
        first, last = tree.left[clause], tree.right[clause]
        words_ = [t for t in tokens[first : last + 1] if t.pos not in ("PUNCT",)]
        if len(words_) < 3:
            return None
        if words_[0].text.lower() == "that":
            words_.pop(0)
        end = tokens[last].end
        asks = _PRONOUN.sub(denier.speaker or "", _clean(scene, words_[0].start, end))
        about, asks = f"whether {asks}", "" if _ITS.match(asks) else asks
    else:
        of = next((k for k in kids if k > noun and tokens[k].text.lower() == "of"), None)
        described = [k for k in kids if k < noun and tokens[k].dep in ("compound", "amod", "nmod")]
        if tokens[noun].lemma.lower() in _ONLY_WITH_CLAUSE and of is None:
            return None
        if of is None and not any(tokens[k].pos == "NOUN" for k in described):
            return None
        end = tokens[tree.right[of]].end if of is not None else tokens[noun].end
        about, asks = _clean(scene, start, end), ""
        about = re.sub(r"^(?:the|these|those) ", "", about)
    if any(tokens[k].lemma.lower() in ("initial", "early", "previous", "old") for k in kids):
        # What first reports said and later ones corrected is no dispute.
        return None
    mark = Span(start, tokens[noun].end)
    speaker = _owner(tree, noun, scene)
    if same_speaker(speaker, denier.speaker):
        return None
    pro = Point(0, scene.judged, start, min(end, scene.sentence.end), speaker, mark, affirms=True)
    return Dispute(((pro, scene),), ((denier, scene),), about, asks)


def _content_clause(tree: Tree, noun: int, cue: int) -> int | None:
    """The verb of the clause that says what is claimed, also where the parse tied it to the verb of denying:
    "rejected claims the app breaks the law"."""
    tokens = tree.tokens
    for kid in tree.kids[noun]:
        if kid > noun and tokens[kid].dep in ("acl", "ccomp", "relcl") and _finite(tree, kid):
            return kid
    for kid in tree.kids[cue]:
        begins = tree.left[kid]
        if kid > noun and tokens[kid].dep == "ccomp" and begins - noun in (1, 2) and _finite(tree, kid):
            return kid
    return None


def _finite(tree: Tree, verb: int) -> bool:
    """Whether the clause has a subject of its own that is no relative: "claims that it failed", not "claims made by
    her brother" or "claims which failed"."""
    subject = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    return subject is not None and not (
        tree.tokens[subject].tag[:1] == "W" or (tree.tokens[subject].text.lower() == "that")
    )


def _clean(scene: Scene, start: int, end: int) -> str:
    text = " ".join(scene.judged.evidence.article.text[start:end].split())
    text = re.split(
        r",? (?:saying|adding|calling|arguing|insisting|telling|claiming|deeming|describing) ", text
    )[0]
    text = re.sub(r", (?:he|she|they|it) (?:say|says|said|reports?|reported|added)(?:,|$)", "", text)
    text = re.split(r" as [\"“]| \((?![^()]*\))", text)[0].strip(" ,;:.–—-")
    return text + "”" if text.count("“") > text.count("”") else text


def _owner(tree: Tree, noun: int, scene: Scene) -> str | None:
    """Whose claim it is: "the union's claim", "Armenian claims", "claims by the union"."""
    tokens = tree.tokens
    text = scene.judged.evidence.article.text
    for kid in tree.kids[noun]:
        named = tokens[kid].pos == "PROPN" or tokens[kid].ent[2:] in ("NORP", "GPE", "ORG", "PERSON")
        owning = tokens[kid].dep == "poss" and tokens[kid].pos in ("PROPN", "NOUN")
        if kid < noun and (owning or (named and tokens[kid].dep in ("amod", "compound", "nmod"))):
            first, last = tree.phrase(kid)
            kept = [t for t in tokens[first : min(last, noun - 1) + 1] if t.tag != "POS"]
            return text[kept[0].start : kept[-1].end] if kept else None
    for word in ("by", "from"):
        who = tree.prepositional(noun, word)
        if who is not None and (tokens[who].pos == "PROPN" or tokens[who].lemma.lower() in HUMANS):
            first, last = tree.phrase(who)
            return text[tokens[first].start : tokens[last].end]
    return None


def _answering(denial: Denial, before: Sequence[Scene], told: Mapping[int, Dispute]) -> Dispute | None:
    """ "The company denied this": the reply to what another said just before."""
    noun = _object(denial)
    tokens = denial.scene.sentence.tokens
    if noun is None:
        return None
    word, lemma = tokens[noun].text.lower(), tokens[noun].lemma.lower()
    tree = Tree(tokens)
    if word in _POINTING:
        if denial.claim.cue not in _DENY_IT and not (
            denial.claim.cue == "reject" and word in ("this", "that")
        ):
            return None
        back = 1
    elif lemma in _SAYINGS and any(tokens[k].text.lower() in _THESE for k in tree.kids[noun]):
        if any(tokens[k].dep in ("acl", "relcl", "prep", "poss") for k in tree.kids[noun]):
            return None
        back = _BACK if denial.claim.cue in _DENY_IT else 1
    else:
        return None
    paragraph = denial.scene.sentence.paragraph
    for steps, scene in enumerate(reversed(before[-back:])):
        known = told.get(scene.sentence.start)
        if known is not None and not steps:
            # Another denial of what was denied just before.
            return replace(known, con=((denial.point, denial.scene),))
        said = _last_said(scene, denial.claim.speaker or "")
        if said is None:
            continue
        if steps and (said.cue not in _CLAIMING or scene.sentence.paragraph != paragraph):
            return None
        return _replied(denial.point, denial.scene, said, scene)
    return None


def _last_said(scene: Scene, denier: str) -> Claim | None:
    """The last statement of the sentence that somebody else makes."""
    fitting = [
        c
        for c in scene.sentence.claims
        if c.speaker
        and not same_speaker(c.speaker, denier)
        and not c.denied
        and not c.doubt.startswith(("could", "not", "unclear"))
        and c.cue not in _WISHING
        and _speaks(c.speaker)
        and not _stands_for_a_body(scene, c)
        and len(content(scene.sentence, c.start, c.end)) >= _CONTENT
    ]
    return fitting[-1] if fitting else _told_by(scene)


def _stands_for_a_body(scene: Scene, claim: Claim) -> bool:
    """Whether "it" or "they" speaks: which body that is cannot be told surely enough."""
    if claim.speaker_start is None or claim.speaker_end is None:
        return False
    text = scene.judged.evidence.article.text
    return text[claim.speaker_start : claim.speaker_end].lower() in ("it", "they")


def _told_by(scene: Scene) -> Claim | None:
    """What the sentence says that somebody told ("…, two people told the paper"), where indexing heard no voice."""
    teller = next(
        (c for c in scene.sentence.claims if c.predicate in SAY and c.subject and not c.speaker), None
    )
    if teller is None or not _speaks(teller.subject):
        return None
    for claim in scene.sentence.claims:
        fits = claim.speaker is None and claim is not teller and claim.predicate not in SAY
        if fits and len(content(scene.sentence, claim.start, claim.end)) >= _CONTENT:
            return replace(claim, speaker=teller.subject)
    return None


def _replied(con: Point, con_scene: Scene, claim: Claim, scene: Scene) -> Dispute:
    asks = _clean(scene, claim.start, claim.end)
    start, end, about, stated = claim.start, claim.end, asks, claim.start
    accused = _OF_DOING.fullmatch(asks) if claim.cue in ("accuse", "suspect") else None
    finite = bool(claim.subject) and asks.startswith(claim.subject) and claim.cue not in ("accuse", "blame")
    if claim.cue in ("accuse", "blame", "suspect", "fault"):
        start, end = scene.sentence.start, scene.sentence.end
        verb = _cue(scene.sentence.tokens, claim)
        if verb is not None:
            stated = min(stated, scene.sentence.tokens[verb].start)
    if accused is not None:
        about = (
            f"{accused['whom']} {accused['doing']}"
            if accused["doing"]
            else f"{accused['what']} by {accused['whom']}"
        )
    elif finite:
        about = f"whether {asks}"
    elif claim.subject and claim.subject not in asks:
        about = f"{claim.subject} {asks}"
    pro = Point(0, scene.judged, start, end, claim.speaker, Span(stated, claim.end), claim, affirms=True)
    return Dispute(
        ((pro, scene),), ((con, con_scene),), about, asks if finite and not _ITS.match(asks) else ""
    )


# People deny mostly what is said of themselves; what "it" and "they" stand for cannot be told.
_PRONOUN = re.compile(r"^(?:he|she)\b", re.I)
_ITS = re.compile(r"(?:he|she|it|they|we|i|his|her|its|their|our|my|this|that|these|those)\b", re.I)
# "the firm of hiding its losses", "the firm of fraud"
_OF_DOING = re.compile(r"(?P<whom>[^,]+?) of (?:(?P<doing>\w+ing\b.*)|(?P<what>.+))", re.S)


def _elsewhere(denial: Denial, others: Sequence[Scene]) -> Dispute | None:
    """What is denied in words of its own, with what says the same in another sentence."""
    if denial.claim.cue not in _DENY_IT:
        return None
    found = [pair for scene in others if (pair := affirming(denial, scene)) is not None]
    if not found:
        return None
    return opposed(denial, found)


def opposed(denial: Denial, affirmed: Sequence[tuple[Point, Scene]]) -> Dispute:
    """The dispute between a denial and those who affirm what it denies."""
    point, scene = affirmed[0]
    asks = _clean(scene, point.start, point.end)
    finite = point.claim is not None and bool(point.claim.subject) and asks.startswith(point.claim.subject)
    known = finite and not _ITS.match(asks)
    return Dispute(
        tuple(affirmed),
        ((denial.point, denial.scene),),
        f"whether {asks}" if finite else asks,
        asks if known else "",
    )


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
        if len(found) >= _CONTENT:
            return found if added else found - names
    return frozenset()


def open_denials(scenes: Sequence[Scene], found: Sequence[Dispute]) -> Iterator[Denial]:
    """The denials of an article that none of the disputes found in it holds."""
    known = {p.judged.evidence.sentence.start for dispute in found for p, _ in dispute.con}
    for scene in scenes:
        if scene.sentence.start not in known:
            yield from (d for d in denials(scene) if d.claim.cue in _DENY_IT)


def affirming(denial: Denial, scene: Scene, near: float | None = None) -> tuple[Point, Scene] | None:
    """The claim of a sentence that says what the denial denies, or None: another says it, at one time, in most of its
    words. `near` is the cosine of the two, where it is known."""
    claim = denial.claim
    speaker = set(folded(claim.speaker or ""))
    denied = frozenset(w for w in _denied_words(denial) if w != claim.cue)
    if (
        len(denied) < _CONTENT
        or (cosine(denial.scene, scene) if near is None else near) < _CLOSE
        or not one_time(denial.scene, scene)
    ):
        return None
    names = names_in_claim(denial.scene, claim.start, claim.end) - speaker
    if names and not names <= scene.around:
        return None
    if any(_false(t) or t.lemma in DENY for t in scene.sentence.tokens):
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
        if said.cue in _WISHING or (said.speaker is None and scene.article_id == denial.scene.article_id):
            continue
        stated = content(scene.sentence, said.start, said.end)
        if claim.predicate and not has_stem(stated, synonyms(claim.predicate)):
            continue
        hits = sum(has_stem(stated, synonyms(word), who=True) for word in denied)
        if hits >= _COVERED * len(denied) and hits >= _CONTENT - 1:
            mark = Span(said.start, said.end)
            return (
                Point(0, scene.judged, said.start, said.end, said.speaker, mark, said, affirms=True),
                scene,
            )
    return None
