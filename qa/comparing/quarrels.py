"""Two parties of one sentence that blame each other, each in a clause of its own: "Velm and Orne blamed each other,
with Velm's ministry accusing Orne of an attack and officials in Orne claiming that they had answered fire"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.article import Span
from index.claims import Claim
from index.leadin import words_begin
from index.wordlists import words
from qa.asking.demonyms import akin
from qa.comparing.accused import ACCUSING, mutual_blame
from qa.comparing.issue import stems_of
from qa.comparing.points import Point, point_at, sentence_text
from qa.comparing.speakers import name_key, same_speaker
from qa.comparing.vocabulary import has_stem
from qa.evidence import Judged
from qa.fitting.beginnings import with_alike
from qa.question import Question

# Who asks with one of these asks whose doing it was.
_GUILT = re.compile(
    r"\b(?:aggress(?:or|ors|ion|ive)|blam\w+|fault|responsib\w+|culprit|guilty|provok\w+|provocation|unprovoked|"
    r"instigat\w+|(?:fir|shoot|shot|attack|str[iu]ck|strik)\w*(?: \w+){0,3} first|first (?:to|shot)|"
    r"self-defen[cs]e)\b",
    re.I,
)
# ... and who asks what began or caused what the sentence tells of.
_BEGAN = re.compile(r"\b(?:start|begin|began|begun|trigger|caus)\w*\b", re.I)
# What one side gives as why it did so.
_ITS_ACCOUNT = words("explanation reason justification version account excuse")
# Whether, or by whom, somebody was accused is not disputed.
_SPEECH = ACCUSING | words("claim say tell state deny allege")
_WHILE = re.compile(r", (?:while|whereas|but)\b", re.I)
_ANSWERING, _STRUCK_BACK = words("respond react reply answer return"), words("retaliate defend")
_FIRE = words(
    """attack fire bombardment shelling shell provocation aggression raid strike shot assault incursion violence gunfire
    offensive ambush invasion bombing"""
)


# "Each army said that the other had begun it: Lind said …, while Moe said …".
_SET_AGAINST = re.compile(
    r"(?:each|either|both|the two)\b[^:;.]{0,80}\b(?:(?:the|each) other|one another|opposite|the reverse|"
    r"differ\w*|disagree\w*)\b"
    r"[^:;.]{0,60}:",
    re.I,
)


def quarrel(question: Question, number: int, judged: Judged) -> tuple[Point, ...]:
    """What each of two who accuse each other says, where the question asks whose doing it was; what each of two gives
    as the cause, where that is asked for; else empty."""
    if question.wants == "reason" and not question.viewpoint:
        explained = _each_explains(number, judged)
        if explained:
            return explained
    each = each_says(number, judged)
    if not each or _asks_whose_doing(question, judged):
        return each
    # Who did it is asked for by the deed, too, where the answer stands in what they say of each other.
    place = judged.answer
    told = question.wants in ("person", "body") and question.action not in _SPEECH
    return each if told and any(p.start <= place.start and place.end <= p.end for p in each) else ()


# "The fighting goes on, despite reports by the agency that there is a truce."
_IN_SPITE_OF = re.compile(
    r",? (?:despite|in spite of|contrary to|notwithstanding) (?P<who>[^,.;]{0,80}?)\b"
    r"(?:reports?|claims?|assurances?|statements?|assertions?) (?:by (?P<by>[^,.;]{2,60}?) )?that (?P<that>[^.;]+)",
    re.I,
)


def in_spite_of(question: Question, number: int, judged: Judged) -> tuple[Point, ...]:
    """What a sentence tells, and what it says that others claim, where a yes or no is asked for; else empty."""
    text, start = sentence_text(judged), judged.evidence.sentence.start
    told = _IN_SPITE_OF.search(text) if question.wants == "yes_no" else None
    if told is None:
        return ()
    said = Span(start + told.start("that"), start + told.end("that"))
    claim = next(
        (c for c in judged.evidence.sentence.claims if c.speaker and said.overlaps(Span(c.start, c.end))),
        None,
    )
    who = claim.speaker if claim else (told["by"] or told["who"]).strip()
    begins = words_begin(judged.evidence.article.text, start, judged.evidence.sentence.end)
    own = point_at(number, judged, Span(begins, start + told.start()))
    other = replace(point_at(number, judged, said), speaker=who or None)
    if same_speaker(own.speaker, other.speaker):
        return ()
    whole = judged.evidence.sentence
    return own, replace(other, start=whole.start, end=whole.end)


def _each_explains(number: int, judged: Judged) -> tuple[Point, ...]:
    """What two speakers say of one thing's cause, each behind or before the semicolon of the sentence: "The guild says
    it was hit; the ministry put the crash down to a fault"."""
    claims = [c for c in judged.evidence.sentence.claims if c.speaker and c.speaker_start is not None]
    for a, b in pairwise(claims):
        between = judged.evidence.article.text[a.end : b.start]
        parted = ";" in between or _WHILE.search(between) is not None
        if parted and (a.cause or b.cause) and not same_speaker(a.speaker, b.speaker):
            return _point(number, judged, a), _point(number, judged, b)
    return ()


def each_says(number: int, judged: Judged) -> tuple[Point, ...]:
    """What each of two who accuse each other says in a clause of its own; else empty."""
    claims = [c for c in judged.evidence.sentence.claims if c.speaker and c.speaker_start is not None]
    led = _SET_AGAINST.match(sentence_text(judged))
    if led is not None:
        # Who each of them is follows.
        behind = judged.evidence.sentence.start + led.end()
        claims = [c for c in claims if (c.speaker_start or 0) >= behind]
    for i, a in enumerate(claims):
        for b in claims[i + 1 :]:
            apart = a.end <= b.start and not same_speaker(a.speaker, b.speaker)
            if apart and (led is not None or _accuse(judged, a, b)):
                return _point(number, judged, a), _point(number, judged, b)
    return ()


def said_apart(points: Sequence[Point]) -> list[Point]:
    """The points; of two who blame each other each in the clause in which it does so, where the sentence has one: there
    stands who speaks for it."""
    found = []
    for point in points:
        each = each_says(point.evidence, point.judged) if point.claim is None else ()
        own = [p for p in each if _of(p.speaker or "", point.speaker or "")]
        # Who is blamed stays the value, in the words that name both.
        found.append(replace(own[0], said=point.said or point.text) if len(own) == 1 else point)
    return found


def _asks_whose_doing(question: Question, judged: Judged) -> bool:
    asks_to_blame = question.action == "blame" and question.wants in ("person", "body")
    if question.wants not in ("yes_no", "reason", "thing", "person", "body"):
        return False
    if question.action in _SPEECH and not asks_to_blame:
        return False
    role = question.role.split()[0] if question.role else question.asked_noun
    if role in _ITS_ACCOUNT or _GUILT.search(question.standalone) is not None:
        return True
    told = stems_of(judged.evidence.sentence.tokens)
    return _BEGAN.search(question.standalone) is not None and has_stem(told, with_alike(question.topic))


def _accuse(judged: Judged, a: Claim, b: Claim) -> bool:
    """Whether the speaker of each claim is one of two who blame each other, or the one accuses the other, who answers
    for it."""
    parties = [p.speaker or "" for p in mutual_blame(0, judged)]
    if parties:
        told = [next((p for p in parties if _of(c.speaker or "", p)), "") for c in (a, b)]
        charge = all(c.cue in ACCUSING or _answers(judged, c) for c in (a, b))
        # "Blamed each other": the claim that only says so is nobody's own.
        mutual = any(re.match(r"(?:each other|one another)\b", _text(judged, c)) for c in (a, b))
        return bool(told[0] and told[1]) and told[0] != told[1] and charge and not mutual
    whom = a.subject or _text(judged, a).split(",")[0]
    charged = a.cue in ACCUSING and _of(b.speaker or "", whom)
    return charged and (_answers(judged, b) or _turned_round(judged, a, b))


# "It was an army warplane that had fired."
_ITS_DOING = re.compile(r"it (?:was|is|had been) (?P<who>[^,;]+?) (?:that|who|which)\b", re.I)


def _turned_round(judged: Judged, a: Claim, b: Claim) -> bool:
    """Whether the accused says that it was the other's own doing."""
    its_doing = _ITS_DOING.match(_text(judged, b))
    return its_doing is not None and _of(a.speaker or "", its_doing["who"])


def _answers(judged: Judged, claim: Claim) -> bool:
    """Whether it gives what somebody else did as the reason: who "responded to fire", not to a call."""
    if claim.modal:
        return False
    inside = [t for t in judged.evidence.sentence.tokens if claim.start <= t.start < claim.end]
    struck = any(t.lemma in _STRUCK_BACK and t.pos == "VERB" for t in inside)
    answered = any(t.lemma in _ANSWERING and t.pos == "VERB" for t in inside)
    return struck or (answered and any(t.lemma.lower() in _FIRE for t in inside))


def _of(speaker: str, party: str) -> bool:
    """Whether a speaker is the party or one of it: "officials in Orne", "Orne's officials"."""
    return any(a == b or akin(a, b) for a in name_key(speaker) for b in name_key(party) if a and b)


def _text(judged: Judged, claim: Claim) -> str:
    return judged.evidence.article.text[claim.start : claim.end]


def _point(number: int, judged: Judged, claim: Claim) -> Point:
    """The claim with who says it; of an accusation the verb belongs to the value ("accusing Orne of an attack")."""
    tokens = judged.evidence.sentence.tokens
    start = claim.start if claim.speaker_start is None else min(claim.speaker_start, claim.start)
    verb = next((t for t in tokens if t.lemma == claim.cue and start <= t.start < claim.start), None)
    said = Span(verb.start if verb is not None and claim.cue in ACCUSING else claim.start, claim.end)
    return replace(
        point_at(number, judged, said), start=start, end=claim.end, speaker=claim.speaker, claim=claim
    )
