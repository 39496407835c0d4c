"""A name that the question spells otherwise than the articles near it: "Did you mean Priya Raghunathan?"."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.article import Span
from index.wordlists import without_accents
from qa.asking.countries import is_country
from qa.asking.demonyms import akin
from qa.asking.typed import without_capitals
from qa.asking.wording import AUXILIARIES, WH
from qa.evidence import Judged
from qa.question import Question

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
# More words than these no name has that somebody types.
_LONGEST = 4
# A letter is told from another word by one letter, where it is long enough, a long one by two; beside other words of
# the same name it may be shorter. (letters, differences), the longest first.
_ALONE = ((7, 2), (5, 1))
_BESIDE = ((5, 2), (4, 1))
# Shuffled letters are told as the same word from here on.
_SHUFFLED = 6


@dataclass(frozen=True, slots=True)
class Meant:
    """The names as the articles write them, and the question with these in it."""

    names: tuple[str, ...]
    question: str


def meant(question: Question, typed: str, results: Sequence[Judged]) -> Meant | None:
    """What was perhaps meant: names of the nearest sentences that differ by a letter or two from words of the question
    that stand nowhere near; None where there are none.

    `typed` is the question before its names were written as the articles write them.
    """
    text = question.standalone
    asked = [Span(m.start(), _end(m)) for m in _WORD.finditer(text)]
    known = {word for j in results for word in _words(j.evidence.article.title, j.evidence.article.text)}
    strange = {n for n, span in enumerate(asked) if span.of(text).lower() not in known}
    if not without_capitals(typed):
        strange = {n for n in strange if _named(question, asked[n])}
    if not strange:
        return None
    names = list(_names(results))
    found: dict[int, tuple[int, str]] = {}
    for length in range(_LONGEST, 0, -1):
        for first in range(len(asked) - length + 1):
            window = range(first, first + length)
            taken = any(first < at + n and at < window.stop for at, (n, _) in found.items())
            if taken or not strange & set(window) or not _in_one(question, asked, window, strange):
                continue
            name = _alike([asked[n].of(text) for n in window], [n in strange for n in window], names)
            if name:
                found[first] = (length, name)
    if not found:
        return None
    for at, (length, name) in sorted(found.items(), reverse=True):
        text = text[: asked[at].start] + name + text[asked[at + length - 1].end :]
    return Meant(tuple(dict.fromkeys(name for _, (_, name) in sorted(found.items()))), text)


def _in_one(question: Question, asked: Sequence[Span], window: range, strange: Container[int]) -> bool:
    """Whether the words stand side by side, and no other strange one is part of the same name: "Porto" of "Porto
    Alegre" is not spelt "Port"."""
    text = question.standalone
    if any(text[a.end : b.start] != " " for a, b in pairwise(asked[n] for n in window)):
        return False
    names = [n for n in question.names if any(n.start <= asked[k].start < n.end for k in window)]
    beside = (k for k, span in enumerate(asked) if any(n.start <= span.start < n.end for n in names))
    return all(k in window or k not in strange for k in beside)


def _end(word: re.Match[str]) -> int:
    return word.start() + len(_POSSESSIVE.sub("", word[0]))


def _folded(word: str) -> str:
    """The word in small letters without its accents."""
    return without_accents(_POSSESSIVE.sub("", word).lower())


def _words(*texts: str) -> Iterator[str]:
    return (
        word[0].lower().removesuffix("'s").removesuffix("’s")
        for text in texts
        for word in _WORD.finditer(text)
    )


def _named(question: Question, span: Span) -> bool:
    """Whether the word is written as a name."""
    if any(n.start <= span.start < n.end for n in question.names):
        return True
    return span.start > 0 and question.standalone[span.start].isupper()


def _names(results: Sequence[Judged]) -> Iterator[tuple[str, ...]]:
    """The words of each name in the nearest sentences, the nearest first."""
    for judged in results:
        text, run = judged.evidence.article.text, list[Span]()
        for token in judged.evidence.sentence.tokens:
            if token.pos == "PROPN" or (token.text == "-" and run and run[-1].end == token.start):
                run.append(Span(token.start, token.end))
                continue
            if run:
                yield tuple(_WORD.findall(text[run[0].start : run[-1].end]))
            run = []
        if run:
            yield tuple(_WORD.findall(text[run[0].start : run[-1].end]))


def _alike(asked: Sequence[str], strange: Sequence[bool], names: Sequence[tuple[str, ...]]) -> str:
    """The name, or part of one, that differs from the words by a letter or two in those that are strange alone."""
    limits = _ALONE if len(asked) == 1 else _BESIDE
    for name in names:
        for first in range(len(name) - len(asked) + 1):
            part = name[first : first + len(asked)]
            pairs = zip(asked, part, strange, strict=True)
            if part[0][0].islower() or part[0][1:].isupper():
                continue
            if all(_near(a, b, limits) if new else _folded(a) == _folded(b) for a, b, new in pairs):
                return " ".join(part)
    return ""


def _near(asked: str, name: str, limits: Sequence[tuple[int, int]]) -> bool:
    """Whether the two are one word but for a slip. Another form of a word ("Kenyan") and another country are none."""
    a, b = _folded(asked), _folded(name)
    if (
        asked.lower() == name.lower()
        or a in WH | AUXILIARIES
        or is_country(asked)
        or akin(asked, name)
        or a + "s" == b
        or b + "s" == a
    ):
        return False
    if len(min(a, b, key=len)) >= _SHUFFLED and a[0] == b[0] and sorted(a) == sorted(b):
        return True
    most = next((most for letters, most in limits if max(len(a), len(b)) >= letters), 0)
    swapped = a[:2] == b[1::-1]
    return (a[0] == b[0] or swapped) and _distance(a, b) <= most


def _distance(a: str, b: str) -> int:
    """How many letters are to be put in, left out, changed or swapped with their neighbour to make one of the other."""
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y)))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[-1] = min(row[-1], rows[-2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]
