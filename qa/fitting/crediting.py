"""Credit and blame: who is thanked for a truce is not told by who is blamed for the war."""

import re
from collections.abc import Sequence

from index.annotate import IndexedSentence
from index.article import Span
from index.claims import Claim
from index.corpus import Evidence
from index.grammar import Token
from index.wordlists import words
from qa.fitting.beginnings import FIGHTING
from qa.fitting.foremost import Sentences, with_sentences
from qa.fitting.subject import MEDIATING
from qa.question import Question

# "Whose diplomacy ended it?"
_WHOSE = (
    r"whose (?:\w+ )?(?:diplomacy|mediation|efforts?|pressure|intervention|involvement|help|work|achievement|"
    r"accomplishment|merit|success)"
)
# Not "Credit Orne", the bank.
_THE_CREDIT = r"(?-i:credit|Credit(?! [A-Z]))"
_CREDIT = re.compile(
    rf"\b(?:{_THE_CREDIT}|blame\w*|fault|doing|responsib\w+|guilty|culprit|merit|behind|to thank|thanked|{_WHOSE})\b",
    re.I,
)
_FAULT = re.compile(r"\b(?:blame\w*|fault|guilty|culprit|responsib\w+)\b", re.I)
_THANKS = re.compile(rf"\b(?:{_THE_CREDIT}|merit|to thank|{_WHOSE})\b", re.I)
_GOOD = words(
    """truce ceasefire cease-fire armistice peace agreement accord deal settlement rescue release recovery victory
    success win breakthrough"""
)
CHARGING = words("accuse blame fault suspect charge")
THANKING = words("credit thank praise attribute owe")
# "The fruit of its mediation", "the work of his officers".
WORK = words("fruit work achievement merit doing success handiwork")
_BEGUN = words("commencement outbreak onset beginning start begin commence escalate escalation")
ENDED = words("end halt stop cease")
# Who did this is whom the speaker names; who announced it is the speaker.
_WROUGHT = ENDED | MEDIATING | words("bring achieve secure make produce cause reach deliver get win")


def asks_for_credit(question: Question) -> bool:
    """Whether the question is who is to blame or to thank."""
    return _CREDIT.search(question.standalone) is not None


def asks_for_thanks(question: Question) -> bool:
    """Whether the question is whose doing a good thing was: who is blamed for something has no part in it."""
    good = bool(_GOOD & {*question.topic, question.asked_noun}) or _THANKS.search(question.standalone)
    return bool(good) and asks_for_credit(question) and not _FAULT.search(question.standalone)


# "It would not have been possible without her", "it was not a call from Orne that did it".
GIVES_CREDIT = re.compile(
    r"\b(?:possible without|ow(?:e[ds]?|ing)\b[^.;]{0,30}\bto|without (?:any |the )?(?:mediat\w+|help|"
    r"outside\w*|third)|(?:because|thanks|due|down) (?:of|to)|made (?:it )?possible|brought (?:it )?about|"
    r"(?:that|which|who) (?:did|achieved|ended|stopped|brought) (?:it|this)|"
    r"it (?:was|is) [^.;,]{2,50} (?:that|who) (?:had |has |have )?(?:brought|ended|stopped|saved|made|achieved|"
    r"secured))\b",
    re.I,
)


def with_thanks(question: Question, found: Sequence[Evidence], sentences: Sentences) -> tuple[Evidence, ...]:
    """What was found, where it is asked who is to be thanked with the sentences of the foremost articles that give
    somebody credit, and these in front: they seldom say again for what.

    `sentences` gives an article's sentences in order.
    """
    if not asks_for_thanks(question):
        return tuple(found)
    every = with_sentences(found, sentences, _credits)
    return tuple(sorted(every, key=lambda e: not _credits(e.sentence)))


def _credits(sentence: IndexedSentence) -> bool:
    text = " ".join(t.text for t in sentence.tokens)
    told = {t.lemma.lower() for t in sentence.tokens}
    return bool(told & (THANKING | WORK | {"thanks"})) or GIVES_CREDIT.search(text) is not None


_DESERVES = re.compile(
    r"^(?:who|which \w+) (?:deserves?|deserved|gets|got|should get|earn(?:s|ed)?|takes?|took|merits?)"
    r"(?: most of| all| the most| the main| the lion['’]s share of)?(?: the| any| much)? "
    r"(?:credit|thanks|praise|merit) for (?P<what>[^?]+?)\W*$"
    r"|^who(?:m)? (?:is|was|are|were|should be|do we have|does \w+ have) "
    r"(?:to thank|to be thanked|to be credited|credited|thanked) (?:for|with) (?P<that>[^?]+?)\W*$",
    re.I,
)
_DEED = words(
    "broker mediate negotiate arrange achieve secure make bring get forge craft deliver win produce"
)
_DUE_TO = re.compile(r"\b(?:thanks|due|down|because|consequence|result) (?:to|of)\b", re.I)


def as_a_deed(question: Question, sentence: IndexedSentence) -> str:
    """The question who deserves the credit for something, as that who brought it about, where the sentence does not
    thank anybody but tells of somebody's work or deed: "It was Orne that brokered it," she said; empty elsewhere."""
    asked = _DESERVES.match(question.standalone) if question.wants in ("person", "body") else None
    if asked is None:
        return ""
    text, told = " ".join(t.text for t in sentence.tokens), {t.lemma.lower() for t in sentence.tokens}
    said = [c for c in sentence.claims if c.speaker]
    deed = any(t.lemma.lower() in _DEED and c.start <= t.start < c.end for c in said for t in sentence.tokens)
    earned = told & WORK or _DUE_TO.search(text) or (deed and not told & THANKING)
    return f"Who brought about {asked['what'] or asked['that']}?" if earned else ""


def only_blamed(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether the sentence blames, or tells how fighting began, where it is asked who is to be thanked, or who brokered
    a truce."""
    brokered = question.action in MEDIATING and _GOOD & {*question.topic}
    if question.wants not in ("person", "body") or not (brokered or asks_for_thanks(question)):
        return False
    told = {t.lemma.lower() for t in tokens}
    began = bool(told & _BEGUN and told & FIGHTING) and not told & ENDED
    return (bool(told & CHARGING) or began) and not told & (THANKING | WORK | {"thanks"})


_SPOILED = re.compile(
    r"\b(?:break(?:s|ing|down)?|broken?|collapse\w*|violat\w+|breach\w*|failure|failed|undermin\w+|wreck\w*|"
    r"unravel\w*|demise)\b",
    re.I,
)


def only_thanked(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether the sentence thanks somebody for a good thing, where it is asked who broke it."""
    asked = question.standalone
    if question.wants not in ("person", "body") or not _SPOILED.search(asked) or _THANKS.search(asked):
        return False
    text, told = " ".join(t.text for t in tokens), {t.lemma.lower() for t in tokens}
    return gives_credit(text) and not told & CHARGING and not _SPOILED.search(text)


def cause_in(claim: Claim, text: str) -> Span | None:
    """Where the article's text names what a claim gives as the cause."""
    cause = r"\s+".join(re.escape(w) for w in claim.cause.split())
    place = re.compile(cause).search(text, claim.start, claim.end) if cause else None
    return place and Span(place.start(), place.end())


# "Gave the whole credit to the Mauritanian": who is named behind it, not who gives it.
GAVE_CREDIT = re.compile(
    r"\b(?:g[ai]ve[sn]?|giving|ascrib\w+|attribut\w+)(?: all| most of| much of)?(?: the)?(?: \w+)? "
    r"(?:credit|merit|thanks|praise|success)(?: for [^.;,]{2,40})?(?: (?:above all|mainly|chiefly|first))? to "
    r"(?P<whom>(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
)
# "Orne's envoys claim a central part."
CLAIMS_CREDIT = re.compile(
    r"\b(?P<whom>[A-Z][\w-]+)(?:['’]s?)? (?:[a-z]+ ){0,2}claim(?:s|ed)? (?:a|the|some|much|most of the|all the|all) "
    r"(?:\w+ )?(?:part|role|share|credit|merit)\b"
)


# Whom somebody thanks, in so many words.
_WHOM = r"(?:the )?(?P<whom>[A-Z][\w’'-]+(?: (?:of |the |and )?[A-Z][\w’'-]+){0,3})"
THANKED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Ii]t (?:is|was) {_WHOM} (?:that|who|whom)\b[^.;]*\b(?:thank|credit|owe)",
        rf"\b(?:[Tt]hanks|[Tt]hank|[Oo]wed?|credit(?:s|ed)?(?: goes)?) (?:it )?(?:all )?(?:to )?{_WHOM}",
        rf"\b[Ww]ithout {_WHOM},? (?:there |we |it )?would\b",
        rf"\bthanked (?:the \w+ of )?{_WHOM}",
        (
            rf"\b{_WHOM} (?:had |has )?played [“\"]?(?:the|a|an) [“\"]?(?:decisive|central|key|main|leading|crucial|"
            rf"important) (?:part|role)\b"
        ),
        rf"\b(?:it was|due to|thanks to) (?:the )?(?:personal )?(?:efforts?|mediation|work|pressure) of {_WHOM}",
        rf"\bit was {_WHOM}['’]s? (?:mediation|diplomacy|efforts?|pressure|intervention) that\b",
        GAVE_CREDIT.pattern,
    )
)


def gives_credit(text: str) -> bool:
    """Whether it gives somebody the credit, or tells that somebody claims it."""
    return any(p.search(text) for p in (GIVES_CREDIT, CLAIMS_CREDIT, *THANKED))


def credited(question: Question, evidence: Evidence, answer: Span) -> Span | None:
    """Whom or what the speaker of a claim gives the credit, where it is asked who brought something about and the
    answering words are no more than the speaker's own name; else none."""
    if question.wants not in ("person", "body"):
        return None
    if question.action not in _WROUGHT and not asks_for_credit(question):
        return None
    text = evidence.article.text
    start, end = evidence.sentence.start, evidence.sentence.end
    given = GAVE_CREDIT.search(text, start, end) or CLAIMS_CREDIT.search(text, start, end)
    if given is not None and not given.start("whom") <= answer.start < given.end("whom"):
        return Span(given.start("whom"), given.end("whom"))
    for claim in evidence.sentence.claims:
        if claim.cause and claim.speaker and answer.of(text) in claim.speaker:
            return cause_in(claim, text)
    return None
