"""Which stances one sentence holds: what is asked is affirmed, denied, or a claim is both made and denied."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.article import Span
from index.claims import Claim
from index.grammar import Token
from index.reporting import ACCUSE, DENIABLE, DENY, SAID_NOUNS
from index.tree import Tree
from index.wordlists import words
from qa.asking.demonyms import akin
from qa.comparing.denialwords import NOT_IT
from qa.comparing.denied import DENIAL, REPLY, SILENT, denied_noun, left_open, noun_read_as_verb
from qa.comparing.issue import (
    SCOPE,
    Asked,
    asked,
    denies_asked_thing,
    mark_in,
    near,
    negated_in,
    on_the_matter,
    polarity_of,
    stems_of,
)
from qa.comparing.points import Point, sentence_text
from qa.comparing.speakers import same_speaker
from qa.comparing.vocabulary import has_stem
from qa.evidence import Judged
from qa.question import Question

# "…, but according to the minister, it is not true."
_ACCORDING = re.compile(r"\baccording to ([^,;]{3,80}?),? (?=(?:it|this|that)\b)", re.I)
# "It was not until the judge asked that she told": she told.
_NOT_UNTIL = re.compile(r"\bnot (?:\w+ )?until\b", re.I)
# Whoever is asked about something is not told to have done it.
_ASKED = words("ask question wonder discuss")


def stances(question: Question, number: int, judged: Judged) -> tuple[Point, ...]:
    """The points of one sentence that affirm or deny what is asked: none where it does neither, two where one
    speaker denies what another claims."""
    wanted = asked(question)
    sentence = judged.evidence.sentence
    text = sentence_text(judged)
    if SILENT.search(text) and not DENIAL.search(SILENT.sub("", text)):
        return ()
    found: list[Point] = []
    for claim in sentence.claims:
        point = _claimed(wanted, number, judged, claim)
        if point is not None:
            found.append(point)
    source = _source(wanted, number, judged)
    if source is not None and any(p.affirms is (not source.affirms) for p in found):
        # What the denied claims say is theirs who made them, whatever the parse makes of it.
        found = [p for p in found if p.affirms is not source.affirms or not _inside(p, source)] + [source]
    elif source is not None and DENIAL.search(text):
        denier = _denier(number, judged, source)
        return (replace(denier, affirms=not source.affirms), source)
    denial = DENIAL.search(text) is not None and not (
        _denies_something_else(wanted, judged) or _turns_a_thing_down(question, judged)
    )
    on_it = on_the_matter(wanted, judged) or denies_asked_thing(wanted, judged)
    if not found and denial and near(wanted, judged) and on_it:
        found.append(replace(whole_denial(number, judged), affirms=wanted.negated))
    if (
        found
        and source is None
        and all(p.affirms is not wanted.negated for p in found)
        and NOT_IT.search(text)
    ):
        according = _ACCORDING.search(text)
        whole = _denier(number, judged, found[0])
        return (
            *found,
            replace(whole, speaker=according[1] if according else whole.speaker, affirms=wanted.negated),
        )
    if found and any(p.affirms is False for p in found) and source is None:
        reply = _replied_to(number, judged)
        if reply is not None:
            found.append(reply)
    return tuple(found)


def says_no(question: Question, judged: Judged) -> bool:
    """Whether the sentence says the asked word with a "not" or "no" right before it."""
    wanted, tokens = asked(question), judged.evidence.sentence.tokens
    return negated_in(wanted, tokens) and any(p.affirms is False for p in stances(question, 0, judged))


def _denies_something_else(wanted: Asked, judged: Judged) -> bool:
    """Whether what is denied is said in full, without the asked word: "denied that any ballot had been thrown out" does
    not say that the vote was unfair."""
    tokens = judged.evidence.sentence.tokens
    if _denies_a_thing(wanted, tokens):
        return True
    denied = [
        [t for t in tokens if c.start <= t.start < c.end] for c in judged.evidence.sentence.claims if c.denied
    ]
    full = [said for said in denied if any(t.pos in ("VERB", "AUX") for t in said) and len(said) > SCOPE]
    if REPLY.search(sentence_text(judged)) or not full or len(full) < len(denied):
        return False
    return not any(has_stem(stems_of(said), wanted.key | wanted.opposite) for said in full)


def _denies_a_thing(wanted: Asked, tokens: Sequence[Token]) -> bool:
    """Whether all that is denied are things that are not asked about: "tried to deny that talk" does not say that no
    money was taken, "denied involvement" may."""
    tree = Tree(tokens)
    things = [tree.child(i, "dobj") for i, t in enumerate(tokens) if t.pos == "VERB" and t.lemma == "deny"]
    return bool(things) and all(
        thing is not None
        and tokens[thing].pos == "NOUN"
        and tokens[thing].lemma.lower() not in SAID_NOUNS | _SAID | DENIABLE
        and not has_stem(
            stems_of(tokens[tree.left[thing] : tree.right[thing] + 1]), wanted.key | wanted.opposite
        )
        for thing in things
    )


def _turns_a_thing_down(question: Question, judged: Judged) -> bool:
    """Whether all that is denied is a thing that somebody else will not have: "The opposition rejected the truce" does
    not say that there is none; that a party to it did, does."""
    tokens = judged.evidence.sentence.tokens
    tree = Tree(tokens)
    verbs = [i for i, t in enumerate(tokens) if t.pos == "VERB" and t.lemma in DENY]
    for verb in verbs:
        what, who = tree.child(verb, "dobj"), tree.subject(verb)
        if tokens[verb].lemma not in _TURNING_DOWN or what is None or tokens[what].pos == "PRON":
            return False
        if tokens[what].lemma.lower() in SAID_NOUNS | _SAID or tree.child(what, "acl", "ccomp") is not None:
            return False
        told = {tokens[k].text.lower() for k in tree.below(who)} if who is not None else set()
        if any(akin(w, own) for n in question.names for w in n.text.lower().split() for own in told):
            return False
    return bool(verbs)


_TURNING_DOWN = words("reject dismiss")
# Beside what is said: "rejected the blame".
_SAID = words("blame responsibility figure number guilt reproach sale thought")


def _claimed(wanted: Asked, number: int, judged: Judged, claim: Claim) -> Point | None:
    tokens = [t for t in judged.evidence.sentence.tokens if claim.start <= t.start < claim.end]
    if claim.doubt and not claim.denied:
        doubted = claim.doubt.split()[0] in ("could", "can", "cannot", "unable", "not", "yet", "has", "have")
        if doubted:
            return None
    text = judged.evidence.article.text[claim.start : claim.end]
    untrue = NOT_IT.search(text)
    # "It is not true, and fighting goes on" says of the fighting no more than what it denies.
    ahead = [t for t in tokens if untrue is not None and t.start < claim.start + untrue.end()]
    if untrue is not None and polarity_of(wanted, ahead, False) is None:
        return None
    negated = claim.negated and not _NOT_UNTIL.search(text)
    negative = claim.denied != (negated or negated_in(wanted, tokens))
    if not claim.denied and claim.speaker is None and DENIAL.search(text) and claim.predicate in DENY:
        negative = not negative
    affirms = polarity_of(wanted, tokens, negative)
    if affirms is None:
        return None
    if not near(wanted, judged):
        return None
    if claim.denied:
        return _denied(number, judged, claim, affirms)
    mark = mark_in(wanted, tokens) or Span(claim.start, claim.end)
    if _asks_whether(judged, mark):
        return None
    speaker = claim.speaker or (claim.subject if claim.predicate in DENY and claim.subject else None)
    return Point(number, judged, claim.start, claim.end, speaker, mark, claim, affirms=affirms)


def _asks_whether(judged: Judged, mark: Span) -> bool:
    tokens = judged.evidence.sentence.tokens
    places = [i for i, t in enumerate(tokens) if mark.start <= t.start < mark.end]
    return bool(places) and left_open(Tree(tokens), places[-1])


def _denied(number: int, judged: Judged, claim: Claim, affirms: bool) -> Point:
    """A denial is quoted with the word that denies: what is denied alone would say the opposite."""
    sentence = judged.evidence.sentence
    cue = next((t for t in sentence.tokens if t.lemma == claim.cue and t.start < claim.start), None)
    cue = cue or next((t for t in sentence.tokens if t.lemma == claim.cue), None)
    mark = Span(cue.start, cue.end) if cue else Span(claim.start, claim.end)
    return Point(number, judged, sentence.start, sentence.end, claim.speaker, mark, claim, affirms=affirms)


def whole_denial(number: int, judged: Judged) -> Point:
    """The whole sentence, marked at the word that denies, in the voice of who denies."""
    sentence = judged.evidence.sentence
    text = sentence_text(judged)
    match = DENIAL.search(text)
    start, end = match.span() if match else (0, len(text))
    mark = Span(sentence.start + start, sentence.start + end)
    claim = next((c for c in sentence.claims if c.start <= mark.start < c.end), None)
    speaker = _subject_of(judged, mark) or (claim.speaker if claim else None)
    speaker = speaker or next((c.speaker for c in sentence.claims if c.speaker), None)
    return Point(number, judged, sentence.start, sentence.end, speaker, mark, claim)


def _subject_of(judged: Judged, mark: Span) -> str | None:
    """Who denies: the subject of the denying verb, or the agent of "were dismissed by"."""
    tokens = judged.evidence.sentence.tokens
    verb = next((i for i, t in enumerate(tokens) if t.start >= mark.start and t.lemma in DENY), None)
    if verb is None:
        return None
    tree = Tree(tokens)
    subject = tree.agent(verb) if tree.passive(verb) else tree.subject(verb)
    if subject is None:
        return None
    first, last = tree.phrase(subject)
    return judged.evidence.article.text[tokens[first].start : tokens[last].end]


def _source(wanted: Asked, number: int, judged: Judged) -> Point | None:
    """ "dismissed union claims that …": the claim denied, in the mouth of those who made it."""
    tokens = judged.evidence.sentence.tokens
    tree = Tree(tokens)
    for i, token in enumerate(tokens):
        if token.lemma.lower() not in SAID_NOUNS:
            continue
        misread = noun_read_as_verb(tree, i)
        if misread is None and (token.pos != "NOUN" or not denied_noun(tree, i)):
            continue
        clause = tree.child(i, "acl", "ccomp", "relcl", "prep", "appos")
        last = tree.right[clause] if clause is not None else tree.right[i]
        first = tree.left[i if misread is None else misread]
        positive = _said_of(wanted, tokens[i + 1 : last + 1])
        giver = tree.prepositional(i, "from")
        charge = _charge_of(tree, giver) if positive is None and giver is not None else None
        if charge is not None:
            last = tree.right[charge]
            positive = _said_of(wanted, tokens[charge : last + 1])
        if positive is None:
            continue
        owners = (misread, None if charge is not None else _whose(tree, i), giver)
        owner = next((k for k in owners if k is not None), None)
        speaker = None if owner is None else _named(judged, tree, owner)
        mark = Span(tokens[first].start, tokens[i].end)
        return Point(number, judged, tokens[first].start, tokens[last].end, speaker, mark, affirms=positive)
    return None


def _inside(one: Point, other: Point) -> bool:
    return other.start <= one.start and one.end <= other.end


def _whose(tree: Tree, noun: int) -> int | None:
    """Whose claims they are: "union claims", "Velden's reports"."""
    tokens = tree.tokens
    return next(
        (
            k
            for k in tree.kids[noun]
            if k < noun
            and tokens[k].dep in ("poss", "amod", "compound", "nmod")
            and (tokens[k].pos in ("PROPN", "NOUN") or tokens[k].ent[2:] == "NORP")
        ),
        None,
    )


def _named(judged: Judged, tree: Tree, owner: int) -> str:
    kept = [t for t in tree.tokens[tree.left[owner] : tree.right[owner] + 1] if t.tag != "POS"]
    return judged.evidence.article.text[kept[0].start : kept[-1].end]


def denies_claims_of(judged: Judged, speaker: str | None) -> bool:
    """Whether the sentence says that somebody denies claims of this speaker's: "The firm dismissed union claims"."""
    tree = Tree(judged.evidence.sentence.tokens)
    nouns = (i for i, t in enumerate(tree.tokens) if t.lemma.lower() in SAID_NOUNS and denied_noun(tree, i))
    owners = (k for i in nouns if (k := _whose(tree, i)) is not None)
    told = [w for k in owners for w in _named(judged, tree, k).split()]
    return speaker is not None and any(
        akin(w, own) for w in told for own in speaker.split() if own[:1].isupper()
    )


def _said_of(wanted: Asked, inner: Sequence[Token]) -> bool | None:
    return polarity_of(
        wanted, inner, any(t.text.lower() in ("not", "n't", "n’t", "never", "no") for t in inner)
    )


def _charge_of(tree: Tree, giver: int) -> int | None:
    """The verb with which those whose allegations are denied made them: "from sailors who accuse him of …"; the parse
    may hang it on another noun between."""
    told = (
        i
        for i in range(giver + 1, len(tree.tokens))
        if tree.tokens[i].lemma in ACCUSE and tree.tokens[i].dep == "relcl"
    )
    return next(told, None)


def _denier(number: int, judged: Judged, source: Point) -> Point:
    whole = whole_denial(number, judged)
    return replace(whole, speaker=None if same_speaker(whole.speaker, source.speaker) else whole.speaker)


def _replied_to(number: int, judged: Judged) -> Point | None:
    """What a reply without content ("The company denied this") replies to: the sentence just before, said by
    somebody else."""
    before = judged.evidence.before
    if before is None or before.paragraph != judged.evidence.sentence.paragraph:
        return None
    text = sentence_text(judged)
    if not REPLY.search(text):
        return None
    deniers = {c.speaker for c in judged.evidence.sentence.claims if c.speaker}
    for claim in reversed(before.claims):
        if claim.denied or claim.predicate in _ASKED or any(same_speaker(claim.speaker, d) for d in deniers):
            continue
        return Point(
            number,
            judged,
            claim.start,
            claim.end,
            claim.speaker,
            Span(claim.start, claim.end),
            claim,
            affirms=True,
        )
    return None
