"""Names compared word by word: whether two of them are one speaker's."""

import re

from index.wordlists import plain_letters, words
from qa.fitting.offices import spelled

_ARTICLES = words("the a an this that of and or in on at by for from to with s")
_TITLES = words(
    """mr mrs ms dr sir dame lord lady president minister prime premier chancellor general colonel captain king queen
    senator governor mayor professor judge pope bishop chairman ceo director manager coach actor actress singer"""
)
# Wherever it stands, this is no part of the name of whoever speaks; nor is whose he is.
_OFFICES = words(
    """mr mrs ms dr sir president minister prime premier chancellor general colonel captain spokesman spokeswoman
    spokesperson secretary his her its their"""
)
# What somebody is minister of; a ministry is named by it.
_PORTFOLIOS = words("foreign defence interior finance home")
_PORTFOLIO_OF = words("minister secretary")
# In front of a name only: "Judge Ada Moe", not "Mike Judge".
_LEADING = _TITLES | words("sen rep gov gen col capt lt sgt rev prof justice")


def folded(text: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents, possessives, articles and titles."""
    found = tuple(w for w in _plain(text) if w not in _ARTICLES)
    return tuple(w for w in found if w not in _TITLES) or found


def name_key(name: str) -> frozenset[str]:
    """The words by which whoever is called so is told from others: without titles, articles, accents and case."""
    every = [spelled(w) for w in _plain(name) if w not in ("the", "a", "an", "same")]
    holds = bool(_PORTFOLIO_OF & set(every))
    kept = [w for w in every if w not in _OFFICES and not (holds and w in _PORTFOLIOS)]
    while len(kept) > 1 and kept[0] in _LEADING:
        kept = kept[1:]
    return frozenset(kept) or frozenset(every)


def same_speaker(a: str | None, b: str | None) -> bool:
    """Whether two names are those of one speaker: one holds the other's words."""
    if not a or not b:
        return False
    one, other = name_key(a), name_key(b)
    return bool(one and other) and (one <= other or other <= one)


def unaccented(text: str) -> str:
    """The text in lower case, without accents, possessives and the dots of abbreviations."""
    return re.sub(r"['’]s\b|(?<=\b\w)\.(?=\w\b)", "", plain_letters(text).casefold())


def _plain(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unaccented(text))
