"""Hyphens at the ends of a PDF's lines: those that only part a word go, those that belong to it stay.

A wrong guess must not put another word into a quotation. Joined is therefore only what is surely one word; whatever
else is printed with a hyphen keeps it ("re-sign", "two-year"), now and then one too many.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from index.wordlists import words

_MARKS = "-‐‑"
_LETTERS = r"[^\W\d_]+"
_TOKEN = re.compile(rf"{_LETTERS}(?:[{_MARKS}]{_LETTERS})*")
# The end of a line, its last word as far as that line holds it, and whether a hyphen stands before that; and the
# beginning of the next line. A paragraph may be as long as the file, so that only its end is looked at.
_END = re.compile(rf"(?P<before>[^\W_][{_MARKS}])?(?P<left>[^\W_]+)[{_MARKS}]$")
_START = re.compile(r"[^\W_]+")
_LONGEST = 60

# With these in front, "re-" makes another word than "re" does: who re-signs has not resigned.
_OTHERWISE = words(
    """collect cover create creation dress form formation lease mark present press sent sign sort treat"""
)
# These keep their hyphen in many houses, also where others write one word; "re" and "co" before their own vowel.
_OFTEN = words("anti non self semi")
_VOWELS = {"re": "e", "co": "o"}
# These have one before and behind a word wherever both make no known one, the numbers before whatever there is.
_BEFORE = _OFTEN | words("co cyber euro ex half mid multi neo pan post pre pro quasi re vice")
_NUMBERS = words(
    "two three four five eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred"
)
_BEHIND = words("aged backed based born bound controlled era held led like made old owned run wide year")
# Never a word with a hyphen before a small letter, and never one behind it, though lists of words hold them.
_NO_FIRST = words("dis il im ir mis un")
_NO_SECOND = words("able ably al ant ants ed ent er ers es est ing ion ism ist ists ity ly ment ness ty")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "r", "er", "rs", "ers", "ment", "ness", "able", "ally")
# "pre- and post-war": what the hyphen stands for comes later.
_SUSPENDS = words("and or to")


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What the document prints within its lines, in small letters: words, and pairs of them with a hyphen between."""

    printed: frozenset[str] = field(default_factory=frozenset)
    paired: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Hyphens":
        """From all its lines, without the parts of words at their ends."""
        printed: set[str] = set()
        paired: set[tuple[str, str]] = set()
        cut = False
        for line in filter(None, map(str.strip, lines)):
            ends = line[-1] in _MARKS
            for token in _TOKEN.finditer(line):
                parts: list[str] = re.split(f"[{_MARKS}]", token.group().lower())
                whole = parts[cut and token.start() == 0 :]
                if ends and token.end() == len(line) - 1:
                    whole = whole[:-1]
                printed.update(whole)
                paired.update(pairwise(whole))
            cut = ends
        return cls(frozenset(printed), frozenset(paired))

    def joined(self, text: str, line: str) -> str:
        """The text with the next line behind it.

        Where a hyphen ends the text, what the document prints elsewhere decides: the words with a hyphen, or the whole
        word. Where it prints neither, a common word is joined, two words keep their hyphen, and so do those that
        commonly have one ("ex-", "-led"); what is left is joined where one half is no word. Of "resign" and "re-sign"
        it is never the one without, and a figure, a capital or a single letter keeps its hyphen ("F-16", "e-mail").
        """
        if text.endswith("\u00ad"):
            return text[:-1] + line
        end, start = _END.search(text[-_LONGEST:]), _START.match(line)
        if end is None or start is None:
            return f"{text} {line}"
        left, right = end["left"], start.group()
        cased = right.islower() or (left.isupper() and right.isupper())
        if len(left) < 2 or not (left + right).isalpha() or not cased:
            return text + line
        if self._is_one(left.lower(), right.lower(), bool(end["before"]), left[0].isupper()):
            return text[:-1] + line
        return f"{text} {line}" if right in _SUSPENDS else text + line

    def _is_one(self, left: str, right: str, compound: bool, capital: bool) -> bool:
        """Whether both halves are surely one word."""
        if (left, right) in self.paired or (left == "re" and not _OTHERWISE.isdisjoint(_bases(right))):
            return False
        first, second = self._is_word(left), self._is_word(right) and right not in _NO_SECOND
        # "day-to-" and "day" are no "day-today".
        if compound and first and second:
            return False
        if left + right in self.printed:
            return True
        if second and (left in _OFTEN or right.startswith(_VOWELS.get(left, " "))):
            return False
        if any(base in common_words() for base in _bases(left + right)):
            return True
        if left in _NO_FIRST or right in _NO_SECOND:
            return True
        if right in _SUSPENDS or right in _BEHIND or left in _NUMBERS:
            return False
        if capital:
            # Parts of names look like words more often than other parts do: "Ar-men".
            return not second or len(right) < 4
        return not (first or left in _BEFORE) if second else not first or len(left) < 4

    def _is_word(self, word: str) -> bool:
        return word in self.printed or word in common_words()


def _bases(word: str) -> Iterator[str]:
    """The word, and what it may be a form of."""
    yield word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending)
            if ending == "ing":
                yield f"{word.removesuffix(ending)}e"


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """The words that the bundled embedder knows whole: the twenty thousand that texts hold most often."""
    path = Path(__file__).parent / "models" / "minilm" / "tokenizer.json"
    return frozenset(word for word in json.loads(path.read_text("utf-8"))["model"]["vocab"] if word.isalpha())
