"""A number that is told of another place than the asked one, in a sentence that names both: "A bomber killed 40 at
Velm; jets bombed Orne" does not tell how many died at Orne."""

import re
from collections.abc import Sequence

from index.article import Span
from index.grammar import Token
from index.tree import Tree, token_at
from index.wordlists import words
from qa.asking.countries import is_country
from qa.asking.names import Name
from qa.fitting.naming import missing
from qa.question import Question

_AT = words("at in near outside around on")
_NOT_PLACES = ("DATE", "TIME", "PERSON", "ORDINAL", "CARDINAL")
# Clauses of their own.
_APART = ("conj", "ccomp", "parataxis", "advcl", "relcl", "acl")


def counts_at_another_place(question: Question, tokens: Sequence[Token], answer: Span) -> bool:
    """Whether the clause of the answering number names another place, and the asked one stands in another clause."""
    if question.wants != "figure":
        return False
    asked = [n.text for n in question.names if n.kind in ("place", "thing")]
    number = token_at(tokens, answer.start)
    if not asked or number is None:
        return False
    tree = Tree(tokens)
    verb = next((k for k in (number, *tree.above(number)) if tokens[k].pos == "VERB"), None)
    if verb is None:
        return False
    own = _clause(tree, verb)
    told = " ".join(tokens[k].text for k in own)
    every = " ".join(t.text for t in tokens)
    if any(name in told for name in asked) or not any(name in every for name in asked):
        return False
    return any(_place(tokens, k) and tokens[k].text not in question.standalone for k in own)


def _towns(question: Question) -> list[Name]:
    return [n for n in question.names if n.kind == "place" and not is_country(n.text)]


def counted_elsewhere(
    question: Question, tokens: Sequence[Token], starts: Sequence[int], around: str
) -> bool:
    """Whether a town is asked about that neither the sentence nor what stands `around` it names, and every number in it
    (they begin at `starts`) is told of another place: "took Orne and seven villages around it"."""
    towns = [n.text for n in _towns(question)]
    every = f"{around} {' '.join(t.text for t in tokens)}"
    if question.wants != "figure" or not towns or any(town in every for town in towns) or not starts:
        return False
    tree = Tree(tokens)
    for start in starts:
        number = token_at(tokens, start)
        verb = (
            next((k for k in (number, *tree.above(number)) if tokens[k].pos == "VERB"), None)
            if number
            else None
        )
        if verb is None or not any(_place(tokens, k) or _town(tokens, k) for k in _clause(tree, verb)):
            return False
    return True


def told_there(question: Question, text: str, before: Sequence[Token]) -> bool:
    """Whether a sentence tells of what was "there", and the one before it names another town and not the asked one."""
    towns = [n.text for n in question.names if n.kind in ("place", "thing") and not is_country(n.text)]
    if question.wants != "figure" or not towns or _THERE.search(text) is None:
        return False
    told = " ".join(t.text for t in before)
    if any(town in text or town in told for town in towns):
        return False
    return any(_town(before, k) or _place(before, k) for k in range(len(before)))


def done_elsewhere(question: Question, tokens: Sequence[Token], article: str) -> bool:
    """Whether it is asked when something was done to a town that the article never names, and the sentence tells of
    what was done to another."""
    towns = _towns(question)
    if question.wants != "time" or not towns or any(missing(n, article) < 1 for n in towns):
        return False
    return any(_town(tokens, k) or _place(tokens, k) for k in range(len(tokens)))


_THERE = re.compile(
    r"\b(?:killed|died|wounded|dead|hurt|injured|captured) there\b|\bthere (?:were|was|had been)\b", re.I
)


def _town(tokens: Sequence[Token], at: int) -> bool:
    """Whether something is done to a town: "took Orne", "the town of Orne"."""
    token = tokens[at]
    named = (
        token.pos == "PROPN"
        and token.ent[2:] == "GPE"
        and token.text.isalpha()
        and not is_country(token.text)
    )
    of_town = (
        token.dep == "pobj"
        and tokens[token.head].text.lower() == "of"
        and (tokens[tokens[token.head].head].lemma.lower() in _TOWNS)
    )
    return named and (token.dep == "dobj" or of_town)


_TOWNS = words("town city village settlement district port")


def _clause(tree: Tree, verb: int) -> list[int]:
    """The tokens of a verb's own clause; of a relative clause with the noun that it hangs on and what this has."""
    tokens = tree.tokens
    apart = [
        k
        for k in tree.below(verb)
        if k != verb and tokens[k].dep in _APART and tokens[k].pos in ("VERB", "AUX")
    ]
    beyond = {k for other in apart for k in tree.below(other)}
    own = [k for k in tree.below(verb) if k not in beyond]
    if tokens[verb].dep in ("relcl", "acl"):
        inside = set(tree.below(verb))
        own += [k for k in tree.below(tokens[verb].head) if k not in inside]
    return own


def _place(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return (
        token.pos == "PROPN"
        and token.dep == "pobj"
        and token.ent[2:] not in _NOT_PLACES
        and tokens[token.head].text.lower() in _AT
    )
