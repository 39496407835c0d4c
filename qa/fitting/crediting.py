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
_CREDIT = re.compile(
    rf"\b(?:credit|blame\w*|fault|doing|responsib\w+|guilty|culprit|merit|behind|to thank|thanked|{_WHOSE})\b",
    re.I,
)
_FAULT = re.compile(r"\b(?:blame\w*|fault|guilty|culprit|responsib\w+)\b", re.I)
_THANKS = re.compile(rf"\b(?:credit|merit|to thank|{_WHOSE})\b", re.I)
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
    r"(?:that|which|who) (?:did|achieved|ended|stopped|brought) (?:it|this))\b",
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


def only_blamed(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether the sentence blames, or tells how fighting began, where it is asked who is to be thanked."""
    if question.wants not in ("person", "body") or not asks_for_thanks(question):
        return False
    told = {t.lemma.lower() for t in tokens}
    began = bool(told & _BEGUN and told & FIGHTING) and not told & ENDED
    return (bool(told & CHARGING) or began) and not told & (THANKING | WORK | {"thanks"})


def cause_in(claim: Claim, text: str) -> Span | None:
    """Where the article's text names what a claim gives as the cause."""
    cause = r"\s+".join(re.escape(w) for w in claim.cause.split())
    place = re.compile(cause).search(text, claim.start, claim.end) if cause else None
    return place and Span(place.start(), place.end())


def credited(question: Question, evidence: Evidence, answer: Span) -> Span | None:
    """Whom or what the speaker of a claim gives the credit, where it is asked who brought something about and the
    answering words are no more than the speaker's own name; else none."""
    if question.wants not in ("person", "body"):
        return None
    if question.action not in _WROUGHT and not asks_for_credit(question):
        return None
    text = evidence.article.text
    for claim in evidence.sentence.claims:
        if claim.cause and claim.speaker and answer.of(text) in claim.speaker:
            return cause_in(claim, text)
    return None
