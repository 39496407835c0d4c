"""What a search takes and gives: `Filters` and `Hit`, and how dense and lexical ranks become one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.errors import BadInputError

if TYPE_CHECKING:
    from index.dates import Period
    from index.query import Plan


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles may be searched. Dates are inclusive; an article without a date fails a date filter."""

    published_from: date | None = None
    published_to: date | None = None
    sources: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, fields: Mapping[str, object]) -> Filters:
        """Reads the `filters` object of a request; BadInputError names the key and what it should hold."""
        unknown = sorted(set(fields) - {"published_from", "published_to", "sources", "publishers"})
        if unknown:
            raise BadInputError(
                f"unknown filter {unknown[0]!r}: use published_from, published_to, sources or publishers"
            )
        return cls(
            _day(fields, "published_from"),
            _day(fields, "published_to"),
            _names(fields, "sources"),
            _names(fields, "publishers"),
        )

    @staticmethod
    def is_day(text: str) -> bool:
        """Whether a filter takes the text for a date."""
        try:
            date.fromisoformat(text)
        except ValueError:
            return False
        return True

    def __bool__(self) -> bool:
        return bool(self.published_from or self.published_to or self.sources or self.publishers)


# No article is left out.
NO_FILTERS = Filters()


def _day(fields: Mapping[str, object], key: str) -> date | None:
    value = fields.get(key)
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadInputError(f"filter {key}: {value!r} is not a date like 2022-09-15") from None


def _names(fields: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = fields.get(key)
    if value is None:
        return ()
    if not isinstance(value, list | tuple) or not all(isinstance(name, str) for name in value):
        raise BadInputError(f"filter {key}: give a list of strings")
    return tuple(value)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: its place and its score (not a probability; higher is nearer)."""

    passage: int
    article: Article
    start: int
    end: int
    score: float

    @property
    def text(self) -> str:
        """Exactly the article's characters from start to end."""
        return self.article.text[self.start : self.end]


# The three signals of a passage: the cosine of its vector, the best cosine of its sentences, and BM25 scaled to the
# best match. Convex combination after Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval"
# (2023); the weights were measured on questions over 609 news articles (eval/bench).
PASSAGE_WEIGHT, SENTENCE_WEIGHT, LEXICAL_WEIGHT = 0.3, 0.4, 0.3

# What an outlet or a publication date that the query names adds to a passage of theirs: as much as most of the
# difference between the first and the fiftieth passage.
OUTLET_BONUS, DATE_BONUS = 0.2, 0.15

# In a question about several outlets, the whole question counts this much against the part about one outlet.
WHOLE_SHARE = 0.7

# Passages of one article that may stand in front of other articles': readers want sources, not one article in slices.
PER_ARTICLE = 5

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages to be ranked, one entry each: place among equals, article's number, outlet, publication date."""

    places: tuple[int, ...]
    articles: tuple[int, ...]
    publishers: tuple[str | None, ...]
    published: tuple[date | None, ...]


@dataclass(frozen=True, slots=True)
class Signals:
    """What each part of the search gave the candidates, for one text: arrays of shape (candidates,)."""

    passage: Scores
    sentence: Scores
    lexical: Scores

    def fused(self) -> Scores:
        """One score of the three signals."""
        best = float(self.lexical.max(initial=0.0)) or 1.0
        fused: Scores = (
            PASSAGE_WEIGHT * self.passage
            + SENTENCE_WEIGHT * self.sentence
            + LEXICAL_WEIGHT * self.lexical / best
        )
        return fused


def foremost(candidates: Candidates, plan: Plan, signals: Sequence[Signals], most: int) -> NDArray[np.int64]:
    """The places of at most `most` candidates, in order: those that any part of the plan would put in front.

    `signals` holds those of the whole query and of each part.
    """
    if len(candidates.places) <= most:
        return np.arange(len(candidates.places))
    parts = (plan.whole, *plan.parts)
    scores = [
        s.fused() + OUTLET_BONUS * _of(candidates, part.publishers)
        for s, part in zip(signals, parts, strict=True)
    ]
    best = np.max(scores, axis=0) + DATE_BONUS * _published_in(candidates, plan.periods)
    return np.sort(np.argpartition(-best, most - 1)[:most])


def ranking(
    candidates: Candidates, plan: Plan, whole: Signals, parts: Sequence[Signals]
) -> list[tuple[int, float]]:
    """(place among the candidates, score), best first.

    A question about several outlets is ranked once for each of its parts, and the rankings take turns.
    """
    dated = DATE_BONUS * _published_in(candidates, plan.periods)
    if not parts:
        return _best_first(
            candidates, whole.fused() + OUTLET_BONUS * _of(candidates, plan.whole.publishers) + dated
        )
    rankings = []
    for part, signals in zip(plan.parts, parts, strict=True):
        fused = WHOLE_SHARE * whole.fused() + (1 - WHOLE_SHARE) * signals.fused()
        rankings.append(
            _best_first(candidates, fused + OUTLET_BONUS * _of(candidates, part.publishers) + dated)
        )
    merged: dict[int, float] = {}
    for turn in zip(*rankings, strict=True):
        for place, score in turn:
            merged.setdefault(place, score)
    return list(merged.items())


def _of(candidates: Candidates, publishers: Sequence[str]) -> Scores:
    if not publishers:
        return np.zeros(len(candidates.publishers), np.float32)
    return np.fromiter((name in publishers for name in candidates.publishers), np.float32)


def _published_in(candidates: Candidates, periods: Sequence[Period]) -> Scores:
    if not periods:
        return np.zeros(len(candidates.published), np.float32)
    return np.fromiter(
        (day is not None and any(p.first <= day <= p.last for p in periods) for day in candidates.published),
        np.float32,
    )


def _best_first(candidates: Candidates, scores: Scores) -> list[tuple[int, float]]:
    """By score, equals by place; an article's passages beyond its share go behind all others."""
    order = np.lexsort((np.array(candidates.places), -scores)).tolist()
    values = scores.tolist()
    seen: Counter[int] = Counter()
    first: list[tuple[int, float]] = []
    rest: list[tuple[int, float]] = []
    for place in order:
        article = candidates.articles[place]
        seen[article] += 1
        (first if seen[article] <= PER_ARTICLE else rest).append((place, values[place]))
    return first + rest
