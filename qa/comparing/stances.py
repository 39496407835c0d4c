"""Which stances one sentence holds: what is asked is affirmed, denied, or a claim is both made and denied."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.article import Span
from index.claims import Claim
from index.grammar import Token
from index.reporting import DENIABLE, DENY, SAID_NOUNS
from index.tree import Tree
from index.wordlists import words
from qa.asking.demonyms import akin
from qa.comparing.claimed import denied_claim
from qa.comparing.denialwords import NOT_IT
from qa.comparing.denied import CALLED_FALSE, DENIAL, REPLY, SILENT, left_open
from qa.comparing.issue import (
    SCOPE,
    Asked,
    asked,
    denies_asked_thing,
    left_out_of_it,
    mark_in,
    near,
    negated_in,
    on_the_matter,
    polarity_of,
    stems_of,
)
from qa.comparing.points import Point, point_at, sentence_text
from qa.comparing.speakers import same_speaker
from qa.comparing.vocabulary import has_stem
from qa.evidence import Judged
from qa.question import Question

# "…, but according to the minister, it is not true."
_ACCORDING = re.compile(r"\baccording to ([^,;]{3,80}?),? (?=(?:it|this|that)\b)", re.I)
# "It was not until the judge asked that she told": she told.
_NOT_UNTIL = re.compile(r"\bnot (?:\w+ )?until\b", re.I)
# "Not so blind that it did not see it": it saw it.
_NOT_SO_THAT = re.compile(
    r"\bnot (?:so|too|that) [\w-]+ (?:that|as) (?:\w+ ){1,2}(?:(?:did|does|do|could|would|had|has) ?n[o'’]t|never)\b",
    re.I,
)
# Who wants a case dismissed does not say that nothing was done.
_MOTION = re.compile(
    r"\b(?:motion|bid|request|petition|application|plea|mov(?:es?|ed|ing)|asks?|asked|asking)(?: \w+){0,4} to "
    r"(?:dismiss|reject)\b|\b(?:dismiss|reject)\w*(?: \w+){0,2} (?:complaint|lawsuit|suit|case|motion|petition|appeal|"
    r"indictment|charges)\b",
    re.I,
)
# What somebody is charged with is not said to be so, and who pleads not guilty denies it.
_CHARGES = words("count charge indictment allegation accusation suspicion")
_PLEADED = re.compile(
    r"\bplead(?:ed|s|ing)? (?:not[ -]guilty|innocent)\b|\bmaintain\w* (?:his|her|their) innocence\b", re.I
)
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
    kept = _kept(question, number, judged)
    if kept is not None:
        return (kept,)
    found: list[Point] = []
    for claim in sentence.claims:
        point = _claimed(wanted, number, judged, claim)
        if point is not None:
            found.append(point)
    if CALLED_FALSE.search(text):
        found = [p for p in found if p.affirms is wanted.negated]
    made = denied_claim(wanted, number, judged)
    if made is not None and any(p.affirms is (not made.affirms) for p in found):
        # What the denied claims say is theirs who made them, whatever the parse makes of it.
        found = [p for p in found if p.affirms is not made.affirms or not _inside(p, made)] + [made]
    elif made is not None and DENIAL.search(text):
        denier = _denier(number, judged, made)
        return (replace(denier, affirms=not made.affirms), made)
    denial = DENIAL.search(_MOTION.sub("", text)) is not None and not (
        _denies_something_else(wanted, judged) or _turns_a_thing_down(question, judged)
    )
    on_it = on_the_matter(wanted, judged) or denies_asked_thing(wanted, judged)
    if not found and denial and near(wanted, judged) and on_it:
        found.append(replace(whole_denial(number, judged), affirms=wanted.negated))
    if found and made is None and all(p.affirms is not wanted.negated for p in found) and NOT_IT.search(text):
        according = _ACCORDING.search(text)
        whole = _denier(number, judged, found[0])
        return (
            *found,
            replace(whole, speaker=according[1] if according else whole.speaker, affirms=wanted.negated),
        )
    if found and any(p.affirms is False for p in found) and made is None:
        reply = _replied_to(number, judged)
        if reply is not None:
            found.append(reply)
    return tuple(found)


_CAPTURING = words("capture take seize conquer occupy fall overrun liberate retake recapture control hold")
_KEPT = re.compile(
    r"\b(?:still|remain(?:s|ed)?)\b[^.;]{0,30}\b(?:in (?:the hands of|(?P<whose>[\w’'-]+) hands)|"
    r"under (?:our|their|its|his|her|full|the) control|held by)\b|\bstill (?:holds?|held|controls?|controlled)\b",
    re.I,
)


# Who repelled the attack on a town says that it was not taken.
_BEATEN_OFF = re.compile(
    r"\b(?:repel(?:led|s)?|repuls(?:ed|es)|beat(?:en)? (?:off|back)|fought off|thrown? back|threw back|"
    r"drove (?:off|back)|foiled|thwarted) (?:the |an? |all |several |their |its )*(?:\w+ )?"
    r"(?:attacks?|assaults?|offensives?|advances?|incursions?|attempts?)\b",
    re.I,
)
_LEAVING = words("leave withdraw retreat go pull evacuate depart quit vacate")
_STILL_THERE = re.compile(
    r"\b(?:still|remain(?:s|ed)?) (?:in|at|on|inside|near|present|there|holding)\b", re.I
)
_BEYOND = re.compile(r"[,;.]| and ")
# Who holds it stands in so many words before; whom a question may ask about without a name.
_HOLDER = 4
_HELD_BY = re.compile(r"held|hold|control", re.I)
_FORCES = words(
    "army rebel rebels troop troops force forces soldier government separatist separatists militant fighter"
)


def _kept(question: Question, number: int, judged: Judged) -> Point | None:
    """A no to whether somebody captured or holds a place, where another speaker says that it is still held: "Orne is
    still in the hands of my men", "in rebel hands"."""
    sentence, text = judged.evidence.sentence, judged.evidence.article.text
    if question.wants != "yes_no":
        return None
    if question.action.partition(" ")[0] in _LEAVING:
        there = _STILL_THERE.search(text, sentence.start, sentence.end)
        stays = there and point_at(number, judged, Span(*there.span()))
        return replace(stays, affirms=False) if stays and stays.speaker else None
    beaten = _BEATEN_OFF.search(text, sentence.start, sentence.end)
    if question.action in _CAPTURING and beaten is not None and judged.fit.named == 0:
        point = point_at(number, judged, Span(*beaten.span()))
        return replace(point, affirms=False) if point.speaker else None
    found = _KEPT.search(text, sentence.start, sentence.end)
    if question.action not in _CAPTURING or found is None:
        return None
    holder = found["whose"] or ""
    if _HELD_BY.search(found.group()):
        holder = " ".join(text[sentence.start : found.start()].split()[-_HOLDER:])
    doer = {w.lower() for name, part in question.parts if part == "subject" for w in name.split()}
    doer |= {w for w in question.topic if w in _FORCES}
    if any(akin(w.lower(), own) for w in re.findall(r"[\w’'-]+", holder) for own in doer):
        return None
    beyond = _BEYOND.search(text, found.end(), sentence.end)
    point = point_at(number, judged, Span(found.start(), beyond.start() if beyond else sentence.end))
    theirs = any(same_speaker(point.speaker, n.text) for n in question.names)
    return replace(point, affirms=False) if point.speaker and not theirs else None


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
    left_out = left_out_of_it(wanted, judged.evidence.sentence.tokens)
    negative = claim.denied != (negated or left_out is not None or negated_in(wanted, tokens))
    if not claim.denied and claim.speaker is None and DENIAL.search(text) and claim.predicate in DENY:
        negative = not negative
    affirms = polarity_of(wanted, tokens, negative)
    if affirms is not None and _NOT_SO_THAT.search(text):
        affirms = not wanted.negated
    if affirms is None:
        return None
    if not near(wanted, judged):
        return None
    if claim.denied:
        return _denied(number, judged, claim, affirms)
    mark = left_out or mark_in(wanted, tokens) or Span(claim.start, claim.end)
    own = judged.evidence.sentence.tokens
    tree, place = (
        Tree(own),
        max((i for i, t in enumerate(own) if mark.start <= t.start < mark.end), default=-1),
    )
    if place >= 0 and left_open(tree, place):
        return None
    if place >= 0 and _only_charged(tree, place):
        if not _PLEADED.search(sentence_text(judged)):
            return None
        affirms = wanted.negated
    speaker = claim.speaker or (claim.subject if claim.predicate in DENY and claim.subject else None)
    return Point(number, judged, claim.start, claim.end, speaker, mark, claim, affirms=affirms)


def _only_charged(tree: Tree, place: int) -> bool:
    """Whether the word stands in what somebody is charged with: "counts of fraud", "charges that include theft"."""
    above = (tree.tokens[k] for k in tree.above(place))
    return any(t.pos == "NOUN" and t.lemma.lower() in _CHARGES for t in above)


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
    verbs = DENY | {"call"}
    verb = next((i for i, t in enumerate(tokens) if t.start >= mark.start and t.lemma in verbs), None)
    if verb is None:
        return None
    tree = Tree(tokens)
    subject = tree.agent(verb) if tree.passive(verb) else tree.subject(verb)
    if subject is None:
        return None
    first, last = tree.phrase(subject)
    return judged.evidence.article.text[tokens[first].start : tokens[last].end]


def _inside(one: Point, other: Point) -> bool:
    return other.start <= one.start and one.end <= other.end


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
