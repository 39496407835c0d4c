"""What tells of another place than the asked one, beside what tells of that: whether Gori was taken is not told by who
entered Poti."""

import re
from collections.abc import Sequence, Set

from index.grammar import Token
from index.wordlists import words
from qa.asking.countries import is_country
from qa.comparing.points import Point
from qa.comparing.vocabulary import phrasal, synonyms
from qa.evidence import Judged
from qa.question import Question


def of_the_asked_place(question: Question, side: Sequence[Point]) -> list[Point]:
    """The points of a side without those that name another place than the asked one, where others of it are told of
    that: whether Gori was taken is not told by who entered Poti."""
    best = min((p.judged.fit.named for p in side), default=0.0)
    of_it = [p for p in side if not names_another_place(question, p.judged)]
    return of_it or [p for p in side if p.judged.fit.named <= best]


def names_another_place(question: Question, judged: Judged) -> bool:
    """Whether the sentence names a town and not the one that is asked about."""
    towns = [
        n.text
        for n in question.names
        if n.kind == "place" and not is_country(n.text) and not _names_a_pact(n.text, question.standalone)
    ]
    text = judged.evidence.article.text[judged.evidence.sentence.start : judged.evidence.sentence.end]
    if not towns or any(re.search(rf"\b{re.escape(town)}", text) for town in towns):
        return False
    tokens = judged.evidence.sentence.tokens
    asked = (question.action, *phrasal(question.action, question.standalone))
    done = {other for verb in asked for other in synonyms(verb)} | {"hit"}
    told = {t.text for t in tokens if t.pos == "PROPN" and (_there(tokens, t) or _done_to(tokens, t, done))}
    return any(
        not is_country(t) and re.search(rf"\b{re.escape(t)}\b", question.standalone) is None for t in told
    )


# "The Jeddah truce" may be broken anywhere.
_PACT = (
    r"(?:ceasefire|cease-fire|truce|agreement|deal|accord|talks|summit|plan|declaration|process|conference|peace|treaty|"
    r"protocol|memorandum|communiqu[eé])"
)


def _names_a_pact(name: str, question: str) -> bool:
    return re.search(rf"\b{re.escape(name)} (?:\w+ )?{_PACT}\b", question, re.I) is not None


def _there(tokens: Sequence[Token], token: Token) -> bool:
    """Whether the word names a place where something is; the parser takes parties for places, too."""
    if token.ent[2:] != "GPE" or not token.text.isalpha():
        return False
    return token.dep in ("dobj", "nsubjpass") or (
        token.dep == "pobj" and tokens[token.head].text.lower() in _IN
    )


_IN = words("in at into near around outside")


def _done_to(tokens: Sequence[Token], token: Token, done: Set[str]) -> bool:
    """Whether one of these is done to what a word names: "shelled Velm", "fired on Velm"."""
    above = tokens[token.head]
    if token.dep == "pobj" and above.text.lower() in ("on", "at", "upon"):
        above = tokens[above.head]
    elif token.dep != "dobj":
        return False
    return above.lemma.lower() in done
