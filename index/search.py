"""What a search takes and gives: `Filters` and `Hit`, and how dense and lexical ranks become one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.article import Article
from index.errors import BadInputError


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles may be searched. Dates are inclusive; an article without a date fails a date filter."""

    published_from: date | None = None
    published_to: date | None = None
    sources: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, fields: Mapping[str, object]) -> "Filters":
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
    """A passage found: its place, its fused score and what each part gave (None where it did not find it)."""

    passage: int
    article: Article
    start: int
    end: int
    score: float
    dense: float | None = None
    lexical: float | None = None

    @property
    def text(self) -> str:
        """Exactly the article's characters from start to end."""
        return self.article.text[self.start : self.end]


# Dense similarity counts this much in the fused score, BM25 (scaled to the best match) the rest.
# Convex combination after Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023).
DENSE_WEIGHT = 0.7

Ranked = Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage's number, its fused score, and what each part gave (None where it did not find it)."""

    passage: int
    score: float
    dense: float | None = None
    lexical: float | None = None


def fused(dense: Ranked, lexical: Ranked) -> list[Scored]:
    """One ranking of two, best first. `dense` holds cosines, `lexical` BM25 scores, each (passage, score).

    A passage that one part did not find gets that part's lowest score: it is no better than the last one found.
    """
    near, worded = dict(dense), dict(lexical)
    least_near = min(near.values(), default=0.0)
    most = max(worded.values(), default=0.0) or 1.0
    least_worded = min(worded.values(), default=0.0) if len(worded) > 1 else 0.0
    scored = [
        Scored(
            pk,
            DENSE_WEIGHT * near.get(pk, least_near)
            + (1 - DENSE_WEIGHT) * worded.get(pk, least_worded) / most,
            near.get(pk),
            worded.get(pk),
        )
        for pk in near.keys() | worded.keys()
    ]
    return sorted(scored, key=lambda s: (-s.score, s.passage))
