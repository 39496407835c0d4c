"""Whose losses a figure counts where it is not said beside the figure: "Orne lost 71 soldiers and Moe 46"."""

from collections.abc import Sequence

from index.article import Span
from index.grammar import Token
from index.tree import Tree, token_at
from index.wordlists import words

_LOSING = words("lose suffer bury mourn")
_LOSSES = words("loss casualty death soldier troop serviceman military dead toll force side army fighter")
_ADMITTING = words("report announce admit acknowledge confirm recognize recognise")
_DEATHS = words("death loss casualty fatality dead")
_COUNTRIES = ("GPE", "NORP", "ORG")


def loser(tokens: Sequence[Token], place: int, within: Span) -> str:
    """The country or body whose losses, deaths or troops the claim around a figure's place speaks of, or that lost
    them; empty where none is told."""
    at = token_at(tokens, place)
    verb = None if at is None else verb_above(tokens, at)
    subject = None if verb is None else Tree(tokens).subject(verb)
    loses = verb is not None and tokens[verb].lemma in _LOSING
    if loses and subject is not None and tokens[subject].pos == "PROPN":
        return tokens[subject].text
    named = [
        token.text
        for token in tokens
        if token.ent[2:] in _COUNTRIES
        and token.dep in ("poss", "amod", "compound", "nmod")
        and within.start <= token.start < within.end
        and tokens[token.head].lemma.lower() in _LOSSES
        and not another_number(tokens, at, token.start)
    ]
    if named:
        # "55 dead: 36 on the Orne side and 19 on the Velm side" are of both.
        return named[0] if len(set(named)) == 1 else ""
    # "Orne reported 46 deaths": nobody else's are named.
    admits = verb is not None and tokens[verb].lemma in _ADMITTING
    if admits and at is not None and tokens[tokens[at].head].lemma.lower() in _DEATHS:
        return tokens[subject].text if subject is not None and tokens[subject].ent[2:] == "GPE" else ""
    return ""


def another_number(tokens: Sequence[Token], at: int | None, place: int) -> bool:
    """Whether between a figure and a place of the text another number stands, to which that belongs."""
    if at is None:
        return False
    first, last = sorted((tokens[at].start, place))
    return any(t.pos == "NUM" and first < t.start < last and t.ent[2:] not in _TIMES for t in tokens)


_TIMES = ("DATE", "TIME")


def verb_at(tokens: Sequence[Token], place: int) -> int | None:
    """The verb that the token at a character of the article hangs on."""
    at = token_at(tokens, place)
    return None if at is None else verb_above(tokens, at)


def verb_above(tokens: Sequence[Token], i: int) -> int | None:
    """The verb that a token hangs on."""
    for _ in range(8):
        if tokens[i].pos in ("VERB", "AUX"):
            return i
        if tokens[i].head == i:
            return None
        i = tokens[i].head
    return None
