"""A dispute of a reply with what was said just before: "The company denied this"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.article import Span
from index.claims import Claim
from index.reporting import SAY
from index.tree import Tree
from index.wordlists import words
from qa.comparing.points import Point, claim_at, content
from qa.comparing.speakers import same_speaker
from qa.comparing.vocabulary import has_stem, synonyms
from qa.surveying.denials import (
    CONTENT,
    DENY_IT,
    POINTING,
    SAYINGS,
    Denial,
    Dispute,
    as_asked,
    cue_of,
    denied_object,
    speaks,
    worded,
)
from qa.surveying.scenes import Scene

_THESE = words("the this that these those such all both his her their its")
_POINTED = words("the this that these those such")
_TOLD = SAYINGS | words("information news statement announcement")
# A question or a wish is nothing that could be denied.
WISHING = words(
    "ask urge demand call hope want promise pledge vow expect predict forecast plan recommend advise"
)
# A reply with a noun ("the claims") may follow this many sentences later.
_BACK = 3
# "No such order exists", "he never received such an order", "it had not given any such order"
_NO_SUCH = re.compile(
    r"\b(?:[Nn]o|(?:[Nn]ever|(?:(?:ha(?:s|ve|d)|was|were|did) ?n[o'’]t))\b(?: \w+){0,2}?(?: any)?) such (?:an? )?"
    r"(?P<noun>[a-z]{4,})\b"
)
_NOT_TRUE = re.compile(r"\b(?:it|this|that) (?:is|was) (?:simply )?(?:not true|untrue|false|a lie)\b", re.I)
# Who does these says what can be denied.
_CLAIMING = words("claim allege accuse charge contend report assert blame suspect insist maintain")


def not_so(scene: Scene, before: Sequence[Scene]) -> Iterator[Dispute]:
    """ "According to the minister it is not true", "no such agreement was announced": without a verb of denying."""
    text = scene.text
    found = _NOT_TRUE.search(text) or _NO_SUCH.search(text)
    if found is None:
        return
    start = scene.sentence.start + found.start()
    claim = claim_at(scene.judged, start)
    speaker = claim.speaker if claim else None
    noun = found.groupdict().get("noun")
    if noun is None and not (speaker and speaks(speaker)):
        return
    paragraph = scene.sentence.paragraph
    # "The information was also spread by the agency, although it is not true, the minister says": it resumes what was
    # told above, also in another paragraph.
    resumes = noun is None and _resumes(scene)
    between = 0
    for earlier in reversed(before[-_BACK:] if resumes else before):
        if noun is None and not resumes and earlier.sentence.paragraph != paragraph:
            return
        said = _last_said(earlier, speaker or "")
        # "There was no such attack", right behind what another said in the same paragraph, means that.
        right_before = earlier is before[-1] and earlier.sentence.paragraph == paragraph
        if said is None or (noun is not None and not right_before and not _about(noun, earlier, said)):
            between += not _describes(earlier)
            continue
        if resumes and between and not _of_one_matter(scene, earlier, said):
            return
        mark = Span(start, scene.sentence.start + found.end())
        con = Point(
            0, scene.judged, scene.sentence.start, scene.sentence.end, speaker, mark, claim, affirms=False
        )
        yield _replied(con, scene, said, earlier)
        return


def _resumes(scene: Scene) -> bool:
    """Whether the sentence goes on about something told: "The information", "This report"."""
    tokens = scene.sentence.tokens
    tree = Tree(tokens)
    return any(
        t.dep in ("nsubj", "nsubjpass")
        and t.lemma.lower() in _TOLD
        and any(tokens[k].text.lower() in _POINTED for k in tree.kids[n])
        and not any(tokens[k].dep in ("acl", "relcl", "prep", "poss") for k in tree.kids[n])
        for n, t in enumerate(tokens)
    )


def _describes(scene: Scene) -> bool:
    """Whether the sentence only says what something named before is: "It is the largest town of the valley"."""
    tokens = scene.sentence.tokens
    root = next((i for i, t in enumerate(tokens) if t.dep == "ROOT"), None)
    if root is None or tokens[root].lemma != "be":
        return False
    subject = Tree(tokens).child(root, "nsubj")
    return subject is not None and tokens[subject].pos in ("PRON", "DET")


def _of_one_matter(scene: Scene, earlier: Scene, said: Claim) -> bool:
    """Whether what is denied speaks of something that the statement names: what stands between them may be what is
    denied, else."""
    nouns = {
        t.lemma.lower() for t in scene.sentence.tokens if t.pos == "NOUN" and t.lemma.lower() not in _TOLD
    }
    return has_stem(content(earlier.sentence, said.start, said.end), frozenset(nouns))


def _about(noun: str, scene: Scene, said: Claim) -> bool:
    """Whether a statement tells what the noun names: "agreed" for an agreement."""
    return has_stem(content(scene.sentence, said.start, said.end), frozenset({noun}) | synonyms(noun))


def answering(denial: Denial, before: Sequence[Scene], told: Mapping[int, Dispute]) -> Dispute | None:
    """ "The company denied this": the reply to what another said just before."""
    noun = denied_object(denial)
    tokens = denial.scene.sentence.tokens
    if noun is None:
        return None
    word, lemma = tokens[noun].text.lower(), tokens[noun].lemma.lower()
    tree = Tree(tokens)
    if word in POINTING:
        if denial.claim.cue not in DENY_IT and not (
            denial.claim.cue == "reject" and word in ("this", "that")
        ):
            return None
        back = 1
    elif lemma in SAYINGS and any(tokens[k].text.lower() in _THESE for k in tree.kids[noun]):
        if any(tokens[k].dep in ("acl", "relcl", "prep", "poss") for k in tree.kids[noun]):
            return None
        back = _BACK if denial.claim.cue in DENY_IT else 1
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
        and c.cue not in WISHING
        and speaks(c.speaker)
        and not _stands_for_a_body(scene, c)
        and len(content(scene.sentence, c.start, c.end)) >= CONTENT
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
    if teller is None or not speaks(teller.subject):
        return None
    for claim in scene.sentence.claims:
        fits = claim.speaker is None and claim is not teller and claim.predicate not in SAY
        if fits and len(content(scene.sentence, claim.start, claim.end)) >= CONTENT:
            return replace(claim, speaker=teller.subject)
    return None


def _replied(con: Point, con_scene: Scene, claim: Claim, scene: Scene) -> Dispute:
    asks = worded(scene, claim.start, claim.end)
    start, end, about, stated = claim.start, claim.end, asks, claim.start
    clause = ""
    accused = _OF_DOING.fullmatch(asks) if claim.cue in ("accuse", "suspect") else None
    finite = bool(claim.subject) and asks.startswith(claim.subject) and claim.cue not in ("accuse", "blame")
    if claim.cue in ("accuse", "blame", "suspect", "fault"):
        start, end = scene.sentence.start, scene.sentence.end
        verb = cue_of(scene.sentence.tokens, claim)
        if verb is not None:
            stated = min(stated, scene.sentence.tokens[verb].start)
    if accused is not None:
        about = (
            f"{accused['whom']} {accused['doing']}"
            if accused["doing"]
            else f"{accused['what']} by {accused['whom']}"
        )
    elif finite:
        about, clause = as_asked(scene, claim.start, claim.end, asks)
    elif claim.subject and claim.subject not in asks:
        about = f"{claim.subject} {asks}"
    pro = Point(0, scene.judged, start, end, claim.speaker, Span(stated, claim.end), claim, affirms=True)
    return Dispute(((pro, scene),), ((con, con_scene),), about, clause)


# "the firm of hiding its losses", "the firm of fraud"
_OF_DOING = re.compile(r"(?P<whom>[^,]+?) of (?:(?P<doing>\w+ing\b.*)|(?P<what>.+))", re.S)
