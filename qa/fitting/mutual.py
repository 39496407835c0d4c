"""Each side accuses the other: that names nobody, and tells who did it all the same."""

import re
from collections.abc import Sequence

from index.grammar import Token
from index.wordlists import words
from qa.fitting.beginnings import FIGHTING
from qa.fitting.crediting import ENDED
from qa.question import Question

# "Who broke the truce?" is answered by "both accused each other of attacks that broke the truce".
_ACCUSED = re.compile(
    r"\b(?:accus\w+|blam\w+|fault\w+|charg(?:ed?|es|ing)) (?:each other|one another|the other\b)|"
    r"\b(?:trad\w+|exchang\w+) (?:blame|accusations)|\bmutual accusations|"
    r"\b(?:hold|holds|holding|held) (?:each other|one another|the other(?: \w+)?) responsible\b|"
    r"\bpoint\w* (?:the |a )?fingers? at (?:each other|one another|the other)\b|"
    # "Orne blames Velm and Velm blames Orne."
    r"\b(?P<x>[A-Z]\w+) (?:blam|accus)\w+ (?:the )?(?P<y>[A-Z]\w+)\b.{1,120}?\b(?P=y) (?:\w+ )?(?:blam|accus)\w+ "
    r"(?:the )?(?P=x)\b",
    re.I,
)
# Whoever tore up a paper need not have fired first.
_TORN_UP = re.compile(
    r"\b(?:each other|one another|the other(?: \w+)?) (?:of|for) (?:tear|ripp|ignor|disregard|abandon|undermin)\w*",
    re.I,
)
# "Who accused the other of breaking it?" asks for just that.
_MUTUAL = re.compile(r"\b(?:each other|one another|the other)\b", re.I)
_ACCUSING = frozenset({"accuse", "blame", "charge", "trade", "exchange"})
_PROVOKING = words("start begin initiate provoke cause trigger instigate")
_BEGINNING = _PROVOKING | words("open launch unleash")
_BEGAN = re.compile(
    r"\b(?:set(?:s|ting)? off|touch(?:ed|es) off|kick(?:ed|s)? off|spark(?:ed|s)?|flar(?:e|ed|es) up|br[eo]\w+ out|"
    r"erupt(?:ed|s)?|(?:is|was|were|are) behind|re-?ignit\w+)\b",
    re.I,
)
# What each side says that the other did, in whatever words.
_FAULTS = _BEGINNING | words("break violate breach attack fire escalate resume shoot strike")
# "Who shot first?", "Who was the first to open fire?"
_FIRST = re.compile(
    r"\b(?:shot|shoot|fired?|opened fire|attack(?:ed)?|struck|strike) first\b|\bfirst (?:shots?|blow)\b|"
    r"\bfirst to (?:shoot|(?:open )?fire|attack|strike)\b",
    re.I,
)
_OPENED = re.compile(r"\bopen(?:ed|s|ing)? fire\b", re.I)
# Words beside those for fighting that may tell who began it.
_TELLING = words(
    """aggression aggressor provocation provoke accuse blame fault responsible responsibility fire shell bomb bombard
    strike shoot shot invade launch open start begin initiate trigger unleash move advance instigate escalate guilty
    cross violate violation breach"""
)
_TRUCE = words("truce ceasefire cease-fire armistice peace agreement deal accord promise")
_BREAKING = ENDED | {"break"}


def accused_mutually(question: Question, lemmas: set[str], text: str) -> bool:
    """Whether those asked for blame each other for just what is asked."""
    blamed = (
        question.action in _FAULTS
        or question.action in lemmas - _ACCUSING
        or (question.action in _ACCUSING and _MUTUAL.search(question.standalone) is not None)
        or _FIRST.search(question.standalone) is not None
    )
    if question.wants not in ("person", "body") or not blamed or not _ACCUSED.search(text):
        return False
    if only_of_a_paper(question, text):
        return False
    return not asks_who_broke_it(question) or tells_of_a_truce(text)


_SOMEBODY_FIRED = re.compile(
    r"\b(?:soldiers|troops|forces|gunmen|fighters|rebels|militants|guards|police\w*|men|units|army|militia\w*|snipers?|side)"
    r" (?:\w+ ){0,3}?(?:opened fire|fired first|shot first|started (?:shooting|firing))\b|"
    r"\b(?:soldiers|troops|forces|gunmen|fighters|rebels|militants|guards|police\w*|army|militia\w*) of "
    r"(?:shooting|firing|"
    r"opening fire)\b",
    re.I,
)


def fired_first(question: Question, text: str) -> bool:
    """Whether it is asked who fired first, and the text says who did, if by no name: "gunmen had opened fire"."""
    asked = _FIRST.search(question.standalone) or _OPENED.search(question.standalone)
    return (
        question.wants in ("person", "body")
        and asked is not None
        and _SOMEBODY_FIRED.search(text) is not None
    )


def only_of_a_paper(question: Question, text: str) -> bool:
    """Whether it is asked who fired first, and those in the text accuse each other of tearing up a paper."""
    return _FIRST.search(question.standalone) is not None and _TORN_UP.search(text) is not None


def asks_who_broke_it(question: Question) -> bool:
    """Whether it is asked who broke a truce or an agreement."""
    return question.action in _BREACHING and _OF_A_TRUCE.search(question.standalone) is not None


def tells_of_a_truce(text: str) -> bool:
    """Whether the text speaks of a truce or an agreement, or of its breach."""
    return _OF_A_TRUCE.search(text) is not None


_BREACHED = words("break collapse resume attack shell shelling offensive trade ignore disregard")
_BREACHING = words("break violate breach")
_OF_A_TRUCE = re.compile(
    r"\b(?:truces?|cease-?fires?|armistice|peace|agreements?|deals?|accords?|pacts?|violat\w+|breach\w*|"
    r"br(?:eak(?:s|ing)?|oken?)(?! (?:out|down)))\b",
    re.I,
)


def asks_who_began(question: Question) -> bool:
    """Whether it is asked who began the fighting, or why it began: whose doing it was."""
    if question.wants == "yes_no":
        # "Did Velm provoke the clashes?", not "Did Velm launch an attack?"
        return (
            question.action in _PROVOKING and bool(question.names) and not FIGHTING.isdisjoint(question.topic)
        )
    if question.wants not in ("person", "body", "reason"):
        return False
    began = question.action in _BEGINNING or _BEGAN.search(question.standalone) is not None
    fired = _FIRST.search(question.standalone) or _OPENED.search(question.standalone)
    return (began and not FIGHTING.isdisjoint(question.topic)) or fired is not None


_WHEN = words("of in during since after before for throughout from")


def _only_when(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a word for the fighting only says when or in what."""
    return token.dep == "pobj" and tokens[token.head].text.lower() in _WHEN


def nothing_of_beginning(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether it is asked who began the fighting, and the sentence has no word for fighting, beginning or guilt, or
    only tells of its end: that somebody arranged a truce, or wants the attacks to stop, tells nothing of it. Whether
    it is asked who broke a truce, and the sentence has no word for a breach or guilt."""
    if question.wants not in ("person", "body"):
        return False
    if asks_who_broke_it(question):
        return {t.lemma.lower() for t in tokens}.isdisjoint(_TELLING | _BREACHED)
    if not asks_who_began(question):
        return False
    lemmas = {t.lemma.lower() for t in tokens}
    # "A first one broke down" has no word for a truce, "their attack ended the truce" has.
    over = not lemmas.isdisjoint(_TRUCE)
    if {"be", "over"} <= lemmas:
        return True
    if not lemmas.isdisjoint(_TELLING) or (over and not lemmas.isdisjoint(_BREAKING)):
        return False
    # "On the first Sunday of the war" and "took part in the attack" tell nothing of its beginning.
    fought = [t.pos for t in tokens if t.lemma.lower() in FIGHTING and not _only_when(tokens, t)]
    return not fought or ("VERB" not in fought and not lemmas.isdisjoint(ENDED))
