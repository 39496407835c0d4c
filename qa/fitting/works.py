"""Works of one name and of several kinds: who directed the stage play has not directed the film."""

import re
from collections.abc import Iterable
from functools import lru_cache

from index.wordlists import words

# Each row: the words for one kind of work.
_KINDS = (
    words("movie film biopic"),
    words("play musical opera ballet stage-play"),
    words("novel book memoir autobiography comic"),
    words("series show sitcom miniseries"),
    words("game videogame"),
    words("album soundtrack single song ep"),
    words("documentary"),
    words("exhibition sculpture painting"),
)
# Of a film may be told that it was made of a book: only what the name itself is said to be counts.
_INTRODUCED = r"[\"”’']?(?:(?:,| is| was) (?:the|an?) | \()(?P<kind>(?:[\w-]+ ){0,4}?%s)\b"


def another_work(question: str, names: Iterable[str], text: str) -> bool:
    """Whether the text says of an asked name only that it is another kind of work than the one asked about."""
    for name in names:
        asked = _kind(question, name)
        told = _told(name, text) if asked >= 0 else set()
        if told and asked not in told:
            return True
    return False


@lru_cache(maxsize=64)
def _kind(question: str, name: str) -> int:
    """The kind of work that the question names beside the name ("the movie NAME"); -1 where it names none."""
    beside = re.search(rf"(\w+)\W{{1,3}}{re.escape(name)}(?:\W{{1,3}}(\w+))?", question)
    words_beside = {w.lower() for w in beside.groups() if w} if beside else set()
    return next((k for k, kind in enumerate(_KINDS) if kind & words_beside), -1)


def _told(name: str, text: str) -> set[int]:
    found: set[int] = set()
    for place in re.finditer(rf"(?<!\w){re.escape(name)}", text):
        said = _introduction().match(text, place.end())
        if said is not None:
            last = re.findall(r"[\w-]+", said["kind"])[-1].lower()
            found |= {k for k, kind in enumerate(_KINDS) if last in kind}
    return found


@lru_cache(maxsize=1)
def _introduction() -> re.Pattern[str]:
    every = "|".join(sorted(word for kind in _KINDS for word in kind))
    return re.compile(_INTRODUCED % f"(?:{every})", re.I)
