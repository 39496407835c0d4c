"""Sentences of two outlets that say the same word for word but for one value: a place, a day, a name, a figure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from index.annotate import IndexedArticle
from index.article import Span, origin_of
from index.claims import Figure
from index.corpus import Evidence
from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.answer import Kind
from qa.comparing.points import Point
from qa.comparing.reprinted import common_ends
from qa.comparing.speakers import folded
from qa.comparing.values import same_name
from qa.evidence import Judged
from qa.surveying.scenes import SAME_TOPIC, one_topic

# So many first or last words find the pairs; those that more sentences have are a phrase of everybody's.
_ENDS, _COMMON = 3, 60
# A shorter sentence, or one with a longer value, says too little for the rest to be the same statement.
_SHORTEST, _LONGEST_VALUE = 8, 6
# What is not the value makes up this share of the sentence at least.
_REST = 0.7
# A sentence that many articles fill in with values of their own says something else in each.
_MOST_VALUES = 3
_KINDS: dict[str, Kind] = {
    "DATE": "time", "TIME": "time", "GPE": "place", "LOC": "place", "FAC": "place", "PERSON": "fact", "ORG": "fact",
    "NORP": "fact", "CARDINAL": "figure", "MONEY": "figure", "PERCENT": "figure", "QUANTITY": "figure",
    "ORDINAL": "figure",
}  # fmt: skip
# What is true of one of them may be true of others.
_ONE_OF = re.compile(
    r"\b(?:one|some|many|several|most|among|such as|like|including) (?:of )?the\b|\bsuch as\b", re.I
)
_NUMBERS = words(
    "one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million"
)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence that holds a value: its article, its number there, and its words in lower case."""

    item: IndexedArticle
    number: int
    tokens: tuple[Token, ...]
    spelled: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Variants:
    """Two lines that differ in one value, where each has it, and of what kind it is."""

    one: Line
    other: Line
    at: Span
    other_at: Span
    kind: Kind

    def points(self) -> tuple[Point, Point]:
        """The two values, each with its sentence."""
        return _point(self.one, self.at), _point(self.other, self.other_at)

    def about(self) -> str:
        """The sentence with a gap where the values differ."""
        text = self.one.item.article.text
        sentence = self.one.item.sentences[self.one.number]
        ahead, behind = text[sentence.start : self.at.start], text[self.at.end : sentence.end]
        return " ".join(f"{ahead}…{behind}".split()).rstrip(" .")

    def frame(self) -> tuple[str, ...]:
        """The words around the values."""
        return tuple(
            word
            for token, word in zip(self.one.tokens, self.one.spelled, strict=True)
            if not self.at.start <= token.start < self.at.end
        )

    def names(self) -> frozenset[str]:
        """The words with a capital or a digit that both sentences hold."""
        one, other = (
            {t.text.lower() for t in each.tokens if t.text[0].isupper() or t.text[0].isdigit()}
            for each in (self.one, self.other)
        )
        return frozenset(one & other)


def _point(each: Line, mark: Span) -> Point:
    article, sentence = each.item.article, each.item.sentences[each.number]
    before = each.item.sentences[each.number - 1] if each.number else None
    judged = Judged(Evidence(article, sentence, before, 1.0, 1.0), 1.0, mark)
    return Point(0, judged, sentence.start, sentence.end, None, mark)


def line(item: IndexedArticle, number: int) -> Line | None:
    """The sentence as a line; None where it is short or holds no value or no name."""
    parsed = item.sentences[number].tokens
    if len(parsed) < _SHORTEST or not any(t.ent[2:] in _KINDS for t in parsed):
        return None
    tokens = tuple(t for t in parsed if t.text[0].isalnum() or t.text[-1].isalnum())
    if len(tokens) < _SHORTEST or _ONE_OF.search(item.article.text, tokens[0].start, tokens[-1].end):
        return None
    return Line(item, number, tokens, tuple(t.text.lower() for t in tokens))


def variants(lines: Sequence[Line], copies: Mapping[str, str]) -> Iterator[Variants]:
    """The pairs of lines of different outlets, printed on one day or undated, that differ in one value alone."""
    found = [
        pair
        for i, j in _candidates(lines)
        if _may_differ(lines[i], lines[j], copies)
        and (pair := _differing(lines[i], lines[j])) is not None
        and (_self_contained(pair.one, pair.at) or _one_topic(pair))
    ]
    values: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for pair in found:
        for point in pair.points():
            values[pair.frame()].add(point.text.lower())
    yield from (pair for pair in found if len(values[pair.frame()]) <= _MOST_VALUES)


def _candidates(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Pairs that begin or end alike: one of the two does where little more than half of the words stand around a
    slot."""
    holding: dict[tuple[date | None, bool, tuple[str, ...]], list[int]] = defaultdict(list)
    for n, each in enumerate(lines):
        day = each.item.article.published
        holding[day, False, each.spelled[:_ENDS]].append(n)
        holding[day, True, each.spelled[-_ENDS:]].append(n)
    found: set[tuple[int, int]] = set()
    for numbers in holding.values():
        if len(numbers) <= _COMMON:
            found.update(combinations(numbers, 2))
    yield from sorted(found)


def _may_differ(a: Line, b: Line, copies: Mapping[str, str]) -> bool:
    one, other = a.item.article, b.item.article
    if origin_of(one.id, copies) == origin_of(other.id, copies) or one.published != other.published:
        return False
    return one.publisher is None or one.publisher != other.publisher


def _differing(a: Line, b: Line) -> Variants | None:
    """The pair where all but one run of words is the same and both runs are values of one kind."""
    head, tail = common_ends(a.spelled, b.spelled)
    slots = [each.tokens[head : len(each.tokens) - tail] for each in (a, b)]
    if not all(slots) or max(map(len, slots)) > _LONGEST_VALUE:
        return None
    if head + tail < _REST * max(len(a.spelled), len(b.spelled)):
        return None
    kinds = [_kind(slot) for slot in slots]
    if kinds[0] is None or kinds[0] != kinds[1] or not _named(a, head, tail):
        return None
    if kinds[0] != "figure" and kinds[0] != "time":
        names = [frozenset(folded(" ".join(t.text for t in slot))) for slot in slots]
        if not all(names) or same_name(names[0], names[1]):
            return None
    if kinds[0] == "figure" and not _far(a, slots[0], b, slots[1]):
        return None
    one, other = (_value(each, slot) for each, slot in zip((a, b), slots, strict=True))
    kind = "fact" if kinds[0] == "place" and not all(map(_located, (a, b), slots)) else kinds[0]
    if kind in ("time", "place") and not (_told_of_it(a, one, kind) and _told_of_it(b, other, kind)):
        return None
    if kind == "fact" and (_speaking(a, one) or _speaking(b, other)):
        return None
    return Variants(a, b, one, other, kind)


def _self_contained(each: Line, value: Span) -> bool:
    """Whether the sentence itself names what it is about: its subject is a name that both sentences have."""
    tokens = each.item.sentences[each.number].tokens
    subject = next((i for i, t in enumerate(tokens) if t.dep in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    first, last = Tree(tokens).phrase(subject)
    outside = [t for t in tokens[first : last + 1] if not value.start <= t.start < value.end]
    return any(t.pos == "PROPN" for t in outside) and len(outside) == last + 1 - first


def _one_topic(pair: Variants) -> bool:
    values = frozenset(word for point in pair.points() for word in folded(point.text))
    return one_topic(pair.one.item.article, pair.other.item.article, SAME_TOPIC, values)


def _told_of_it(each: Line, value: Span, kind: Kind) -> bool:
    """Whether the sentence tells when or where it was ("was signed in Geneva"); a day or a place may also tell one
    event from another ("the flood of 2019 killed 300", "the fire in Geneva")."""
    tokens = each.item.sentences[each.number].tokens
    inside = {i for i, t in enumerate(tokens) if value.start <= t.start < value.end}
    node = next((i for i in sorted(inside) if tokens[i].head not in inside), -1)
    for _ in range(_STEPS):
        token = tokens[node]
        head = tokens[token.head]
        if node < 0 or token.head == node:
            return False
        if head.pos in ("VERB", "AUX"):
            return token.dep in ("prep", "npadvmod")
        within = kind == "place" and token.dep == "prep" and head.ent[2:] in ("FAC", "GPE", "LOC", "ORG")
        if head.pos != "ADP" and not within:
            return False
        node = token.head
    return False


# "at the arena in Geneva": from the place to the verb.
_STEPS = 5


def _speaking(each: Line, value: Span) -> bool:
    """Whether the name is who says it: many may say the same."""
    claims = each.item.sentences[each.number].claims
    return any(
        c.speaker_start is not None
        and c.speaker_end is not None
        and c.speaker_start < value.end
        and value.start < c.speaker_end
        for c in claims
    )


def _value(each: Line, slot: Sequence[Token]) -> Span:
    """The whole name, date or number that the slot lies in: "1 May 2019" where the months are the same."""
    first, last = each.tokens.index(slot[0]), each.tokens.index(slot[-1])
    while first and each.tokens[first].ent[:2] == "I-" and each.tokens[first - 1].pos in _VALUE_PARTS:
        first -= 1
    while last + 1 < len(each.tokens) and each.tokens[last + 1].ent[:2] == "I-":
        last += 1
    return Span(each.tokens[first].start, each.tokens[last].end)


def _located(each: Line, slot: Sequence[Token]) -> bool:
    """Whether the place says where it was, not who it was."""
    first = each.tokens.index(slot[0])
    return first > 0 and each.tokens[first - 1].pos == "ADP" and each.spelled[first - 1] in _WHERE


def _kind(slot: Sequence[Token]) -> Kind | None:
    """The kind of value that all the words of a slot make up."""
    labels = {_KINDS.get(t.ent[2:]) for t in slot if t.pos not in ("DET", "ADP", "PUNCT")}
    if len(labels) == 1:
        return labels.pop()
    if all(re.search(r"\d", t.text) or t.text.lower() in _NUMBERS for t in slot):
        return "figure"
    return None


def _named(each: Line, head: int, tail: int) -> bool:
    """Whether a name, a day or a number stands outside the slot, so that the rest is about something certain."""
    rest: Iterable[Token] = (*each.tokens[:head], *each.tokens[len(each.tokens) - tail :])
    return any(t.ent and t.ent[2:] not in ("CARDINAL", "ORDINAL") for t in rest)


def _far(one: Line, slot: Sequence[Token], other: Line, other_slot: Sequence[Token]) -> bool:
    """Whether two figures exclude each other: "at least 190" and 310 do not, nor does 3,000 for 2,987."""
    figures = _figure_at(one, slot), _figure_at(other, other_slot)
    if figures[0] is None or figures[1] is None:
        return False
    low, high = sorted((figures[0], figures[1]), key=lambda f: f.low)
    return low.high is not None and high.low > low.high * (1 + _ROUNDED)


def _figure_at(each: Line, slot: Sequence[Token]) -> Figure | None:
    """The figure that the sentence states within the slot."""
    claims = each.item.sentences[each.number].claims
    found = (f for c in claims for f in c.figures)
    return next((f for f in found if f.start <= slot[-1].start < f.end), None)


_ROUNDED = 0.05
_VALUE_PARTS = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
_WHERE = words("in at on near to from outside inside off above below around")
