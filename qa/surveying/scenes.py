"""A sentence with what stands around it, and whether two of them speak of one event: no question is needed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.annotate import IndexedArticle, IndexedSentence
from index.article import Article, Span
from index.calendarwords import MONTH_NAMES, WEEKDAY_NAMES
from index.corpus import Evidence
from index.embedder import Vectors
from index.grammar import Token
from index.timeline import Period
from index.wordlists import words
from qa.comparing.points import asks, explicit_time
from qa.comparing.speakers import folded
from qa.evidence import Judged

_NAMED = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART")
# Two sentences of two articles may speak of one thing from this cosine on ...
NEAR = 0.4
# ... and with so many words of names in common, counting those of the article's opening.
_SHARED_NAMES = 2
_OPENING = 500
# Two articles are about one thing where so much of what the shorter list of names holds is common to both: for
# sentences that are alike in all else, for like ones with two figures, and for two tolls of one dated event.
SAME_TOPIC, LIKE_TOPIC, NEAR_TOPIC = 0.8, 0.5, 0.3
# Days, months, what opens sentences, and the agencies whose names open a dispatch.
_DAYS_AND_STARTS = frozenset({*WEEKDAY_NAMES, *MONTH_NAMES}) | words(
    """the this that these those there when while after before but and for with from
    its his her their our you they she who what how why where not all one two three some many most more according
    reuters afp photo image read also"""
)
# What no text dates is of one time only where it is printed within so many days.
NEWS_DAYS = 7
# A period longer than this dates nothing.
_DATING_DAYS = 400


@dataclass(frozen=True, eq=False)
class Scene:
    """A sentence and what is around it. `vector` is normalised, of shape (dim,)."""

    # Without slots, so that what few comparisons need is computed once where it is needed.
    judged: Judged
    vector: Vectors

    @property
    def article_id(self) -> str:
        """The article's id."""
        return self.judged.evidence.article.id

    @property
    def sentence(self) -> IndexedSentence:
        """The sentence as indexed."""
        return self.judged.evidence.sentence

    @property
    def text(self) -> str:
        """The sentence in the article's words."""
        return self.judged.evidence.article.text[self.sentence.start : self.sentence.end]

    @cached_property
    def own(self) -> frozenset[str]:
        """The words of the names in the sentence."""
        return names_in(self.sentence.tokens)

    @cached_property
    def named(self) -> frozenset[str]:
        """The words of the names in the sentence and the one before it."""
        before = self.judged.evidence.before
        return self.own | names_in(before.tokens) if before is not None else self.own

    @cached_property
    def around(self) -> frozenset[str]:
        """`named` with the names of the title and of the article's opening."""
        return self.named | opening_names(self.judged.evidence.article)

    @cached_property
    def dated(self) -> Period | None:
        """When the event was, where the text itself dates it."""
        return explicit_time(self.judged)


def states(item: IndexedArticle, number: int) -> bool:
    """Whether the sentence of that number states something in words of its own: no heading, no question."""
    sentence = item.sentences[number]
    if sentence.heading or sentence.boilerplate or not sentence.tokens:
        return False
    return not asks(item.article.text[sentence.start : sentence.end])


def scene_at(item: IndexedArticle, number: int, vectors: Vectors) -> Scene:
    """The scene of the sentence of that number; `vectors` are the article's, of shape (sentences, dim)."""
    before = item.sentences[number - 1] if number else None
    return scene_of(Evidence(item.article, item.sentences[number], before, 1.0, 1.0), vectors[number])


def scene_of(evidence: Evidence, vector: Vectors) -> Scene:
    """The scene of one sentence, whose vector has the shape (dim,)."""
    sentence = evidence.sentence
    return Scene(Judged(evidence, 1.0, Span(sentence.start, sentence.end)), vector)


@lru_cache(maxsize=4096)
def opening_names(article: Article) -> frozenset[str]:
    """The words that the article's title and opening write with a capital, and the article never without."""
    found = set(re.findall(r"\b[A-Z][^\W_]{2,}", f"{article.title}\n{article.text[:_OPENING]}"))
    names = (name for name in found if f" {name.lower()} " not in article.text)
    return frozenset(w for name in names for w in folded(name) if w not in _DAYS_AND_STARTS)


def one_topic(a: Article, b: Article, share: float, besides: frozenset[str] = frozenset()) -> bool:
    """Whether two articles are about one thing: so great a share of what their openings name, leaving some words out,
    is the same."""
    one, other = opening_names(a) - besides, opening_names(b) - besides
    shared = len(one & other)
    return shared >= _SHARED_NAMES and shared >= share * min(len(one), len(other))


def names_in(tokens: Iterable[Token]) -> frozenset[str]:
    """The words of the names among the tokens, folded."""
    return frozenset(
        word
        for token in tokens
        if token.ent and token.ent[2:] in _NAMED and token.text[:1].isupper()
        for word in _folded(token.text)
        if len(word) > 2
    )


@lru_cache(maxsize=50_000)
def _folded(word: str) -> tuple[str, ...]:
    return folded(word)


def names_in_claim(scene: Scene, start: int, end: int) -> frozenset[str]:
    """The words of the names in the part [start, end) of the sentence, folded."""
    return names_in(t for t in scene.sentence.tokens if start <= t.start < end)


def cosine(a: Scene, b: Scene) -> float:
    """How near the two sentences are."""
    return float(a.vector @ b.vector)


def same_event(a: Scene, b: Scene) -> bool:
    """Whether sentences of two articles surely speak of one event: near each other, at one time, with names in
    common, and with none that the other article does not know."""
    if cosine(a, b) < NEAR or not one_time(a, b) or len(a.around & b.around) < _SHARED_NAMES:
        return False
    if a.named & b.named:
        return True
    one, other = (s.judged.evidence.article for s in (a, b))
    return a.dated is not None and b.dated is not None and one_topic(one, other, NEAR_TOPIC)


def one_time(a: Scene, b: Scene) -> bool:
    """Whether nothing dates the two apart: dated by their texts they overlap, else they are printed together."""
    one, other = a.dated, b.dated
    if one and other:
        return one.overlaps(other) and min(one.days(), other.days()) <= _DATING_DAYS
    printed = [s.judged.evidence.article.published for s in (a, b)]
    if printed[0] is None or printed[1] is None:
        return printed[0] is printed[1] and not (one or other)
    return abs((printed[0] - printed[1]).days) <= NEWS_DAYS


def knows(scene: Scene, names: frozenset[str]) -> bool:
    """Whether the scene's article holds each of these words."""
    return not names or names <= _words(scene.judged.evidence.article)


@lru_cache(maxsize=1024)
def _words(article: Article) -> frozenset[str]:
    return frozenset(folded(f"{article.title} {article.text}"))


def outlets_apart(a: Scene, b: Scene) -> bool:
    """Whether two outlets print them: what one prints anew later it has corrected or updated."""
    one, other = a.judged.evidence.article, b.judged.evidence.article
    return one.id != other.id and (one.publisher is None or one.publisher != other.publisher)
