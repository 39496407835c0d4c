"""Searching an open index: the passages and sentences that are nearest to a question, a vector or an article."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.embedder import Vectors
from index.holding.opened import Opened, at_once
from index.search import NO_FILTERS, Candidates, Filters, Hit, Scores, Signals, foremost, ranking

if TYPE_CHECKING:
    from index.annotate import IndexedArticle, IndexedSentence
    from index.query import Plan
    from index.storing.rows import PassageRow
    from index.vectors import Ranked

# Passages that each of dense and lexical search hands to the ranking.
_POOL = 200

# Candidates whose sentences are looked at: of a long question's 800, those in front by passage and words. With 160
# the first four hits of 99.5% of the questions over 609 articles are the same as with 320, with 100 of 98.6%.
_RANKED = 160


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence offered as evidence: its hit, its annotation, its neighbours, its similarity to the query."""

    article: Article
    sentence: IndexedSentence
    before: IndexedSentence | None
    dense: float
    hit: float
    after: IndexedSentence | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    hits: tuple[Hit, ...] = ()
    similarities: Mapping[int, Scores] = field(default_factory=dict)


class Searching(Opened):
    """What a question, a vector or an article finds."""

    @at_once
    def publishers(self) -> tuple[str, ...]:
        """The outlets, by name."""
        return tuple(sorted(name for name in self._printed().outlets if name is not None))

    @at_once
    def search(self, query: str, k: int = 10, filters: Filters = NO_FILTERS) -> tuple[Hit, ...]:
        """The k best passages for a query, best first; fewer only where fewer pass the filters."""
        return self._found(query, k, filters).hits

    @at_once
    def evidence(
        self, query: str, n: int, filters: Filters = NO_FILTERS, passages: int = 40
    ) -> tuple[Evidence, ...]:
        """The n sentences of the best passages that are nearest to the query, best first; never boilerplate."""
        found = self._found(query, passages, filters)
        near = [
            (float(similarity), hit, place)
            for hit in found.hits
            for place, similarity in enumerate(found.similarities[hit.passage])
        ]
        near.sort(key=lambda item: (-(item[0] + item[1].score), item[1].article.id, item[1].start, item[2]))
        # Unpacking costs more than ranking: only the passages of the sentences that are kept.
        kept = near[: max(0, n)]
        sentences = self._store.sentences(list(dict.fromkeys(hit.passage for _, hit, _ in kept)))
        kept = [item for item in kept if item[2] < len(sentences.get(item[1].passage, ()))]
        beyond = self._beyond([(hit, place) for _, hit, place in kept], sentences)
        evidence = []
        for similarity, hit, place in kept:
            own, (before, after) = sentences[hit.passage], beyond.get(hit.passage, (None, None))
            evidence.append(
                Evidence(
                    hit.article,
                    own[place],
                    own[place - 1] if place else before,
                    similarity,
                    hit.score,
                    own[place + 1] if place + 1 < len(own) else after,
                )
            )
        return tuple(evidence)

    def _beyond(
        self, places: Sequence[tuple[Hit, int]], sentences: Mapping[int, Sequence[IndexedSentence]]
    ) -> dict[int, tuple[IndexedSentence | None, IndexedSentence | None]]:
        """The last sentence before and the first one behind each passage of which the first or the last is kept: what a
        passage's first sentence replies to stands in the one before."""
        edges = {
            hit.passage: hit.article.id for hit, n in places if n in (0, len(sentences[hit.passage]) - 1)
        }
        row = {i: self._store.passages_of(i) for i in set(edges.values())}
        near: dict[int, tuple[int | None, int | None]] = {}
        for pk, article in edges.items():
            order = row[article]
            n = order.index(pk) if pk in order else -1
            before = order[n - 1] if n > 0 else None
            near[pk] = before, order[n + 1] if 0 <= n < len(order) - 1 else None
        others = {pk for pair in near.values() for pk in pair if pk is not None} - sentences.keys()
        known = {**sentences, **self._store.sentences(sorted(others))}
        return {
            pk: (
                known[before][-1] if before is not None and known.get(before) else None,
                known[after][0] if after is not None and known.get(after) else None,
            )
            for pk, (before, after) in near.items()
        }

    @at_once
    def behind(self, article_id: str, place: int) -> IndexedSentence | None:
        """The first sentence of an article that begins at a place of its text or behind it."""
        passages = self._store.passages_of(article_id)
        sentences = self._store.sentences(passages)
        return next((s for pk in passages for s in sentences[pk] if s.start >= place), None)

    def told(
        self, filters: Filters = NO_FILTERS, ids: Collection[str] | None = None
    ) -> Iterator[tuple[IndexedArticle, Vectors]]:
        """Each article that passes (of `ids`, where given), by id, without boilerplate: its sentences in order and
        their vectors, of shape (sentences, dim). Each is whole; one that is removed meanwhile is left out. Loads no
        model."""
        with self._store.reading():
            allowed = self._store.allowed(filters)
            there = sorted(self._store.digests() if ids is None else set(ids))
        passing = None if allowed is None else frozenset(allowed.tolist())
        for article_id in there:
            if found := self._telling(article_id, passing):
                yield found

    @at_once
    def _telling(
        self, article_id: str, passing: Collection[int] | None
    ) -> tuple[IndexedArticle, Vectors] | None:
        """An article as `told` gives it; None where none of its passages is there and passes."""
        from index.annotate import IndexedArticle

        article = self._store.articles_of((article_id,)).get(article_id)
        pks = [pk for pk in self._store.passages_of(article_id) if passing is None or pk in passing]
        if article is None or not pks:
            return None
        sentences, vectors = self._store.sentences(pks), self._store.vectors_of(pks)
        said = tuple(s for pk in pks for s in sentences[pk])
        return IndexedArticle(article, said), np.concatenate([vectors[pk][1] for pk in pks])

    @at_once
    def beside(self, vector: Vectors, passages: int, filters: Filters = NO_FILTERS) -> tuple[Evidence, ...]:
        """The sentences of the passages nearest to a vector of shape (dim,), with their similarity to it, best
        first. Loads no model."""
        near = self._vectors.dense(vector.reshape(1, -1), passages, filters)[0]
        pks = [pk for pk, _ in near]
        rows, sentences, vectors = (
            self._store.passages(pks),
            self._store.sentences(pks),
            self._store.vectors_of(pks),
        )
        articles = self._store.articles_of(tuple({row.article for row in rows.values()}))
        evidence: list[Evidence] = []
        for pk, cosine in near:
            if pk not in rows or pk not in sentences or pk not in vectors or rows[pk].article not in articles:
                continue
            own, similarity = sentences[pk], vectors[pk][1] @ vector
            for place, sentence in enumerate(own):
                before = own[place - 1] if place else None
                evidence.append(
                    Evidence(articles[rows[pk].article], sentence, before, float(similarity[place]), cosine)
                )
        evidence.sort(key=lambda e: (-e.dense, e.article.id, e.sentence.start))
        return tuple(evidence)

    @at_once
    def alike(self, text: str, others: Sequence[str]) -> list[float]:
        """The cosines of a text and each of the others, as the passages are embedded."""
        first, *rest = self._loaded().encode([text, *others])
        return [float(first @ vector) for vector in rest]

    @at_once
    def neighbours(self, ids: Collection[str], passages: int = 12) -> frozenset[str]:
        """The articles that hold one of the passages nearest to a passage of these articles, and themselves."""
        own = [pk for i in ids for pk in self._store.passages_of(i)]
        vectors = self._store.vectors_at(own)
        near = {pk for row in self._vectors.dense(vectors, passages, NO_FILTERS) for pk, _ in row}
        return frozenset(row.article for row in self._store.passages(sorted(near)).values()) | frozenset(ids)

    def _found(self, query: str, k: int, filters: Filters) -> _Found:
        """The best passages with the cosines of their sentences: (sentences,) for each passage."""
        from index.dense import products, widened
        from index.query import plan

        wanted = plan(query, self.publishers())
        if k <= 0 or not wanted.whole.terms:
            return _Found()
        parts = (wanted.whole, *wanted.parts)
        asked = self._loaded().encode([part.text for part in parts])
        near, worded = self._vectors.nearest(asked, [part.terms for part in parts], max(_POOL, k), filters)
        pks = self._foremost(wanted, near, worded, max(_RANKED, k))
        read = self._store.read_vectors(pks)
        found = [pk for pk in pks if pk in read]
        whole = products(widened(b"".join(read[pk][0] for pk in found), self._store.dim), asked)
        starts = np.cumsum([0, *(len(read[pk][1]) // (2 * self._store.dim) for pk in found)])
        own = products(widened(b"".join(read[pk][1] for pk in found), self._store.dim), asked)
        best = _most(own, starts)
        lexical = _scores(worded, found, [0.0] * len(parts))
        signals = [Signals(whole[:, n], best[:, n], lexical[n]) for n in range(len(parts))]
        rows = self._store.passages(found)
        candidates = replace(self._candidates(wanted, found), places=_places(found, rows))
        ranked = ranking(candidates, wanted, signals[0], signals[1:])[:k]
        articles = self._store.articles_of(
            tuple({rows[pk].article for place, _ in ranked if (pk := found[place]) in rows})
        )
        hits, similarities = [], {}
        for place, score in ranked:
            row = rows.get(found[place])
            if row is not None and row.article in articles:
                hits.append(Hit(row.pk, articles[row.article], row.start, row.end, score))
                similarities[row.pk] = own[starts[place] : starts[place + 1], 0]
        return _Found(tuple(hits), similarities)

    def _foremost(
        self, wanted: Plan, near: Sequence[Ranked], worded: Sequence[Ranked], most: int
    ) -> list[int]:
        """At most so many of the passages found, by number: those that may come to the front.

        Reading all passages found with their vectors would be most of a search in a large index.
        """
        pks = sorted({pk for row in (*near, *worded) for pk, _ in row})
        if len(pks) <= most:
            return pks
        # What is not among the nearest is at most as near as the last of them.
        cosines = _scores(near, pks, [row[-1][1] if row else -1.0 for row in near])
        lexical = _scores(worded, pks, [0.0] * len(worded))
        candidates = self._candidates(wanted, pks)
        signals = [Signals(c, c, words) for c, words in zip(cosines, lexical, strict=True)]
        return [pks[place] for place in foremost(candidates, wanted, signals, most)]

    def _candidates(self, wanted: Plan, pks: Sequence[int]) -> Candidates:
        """The passages with their articles, and with outlets and days where the plan looks at these."""
        articles = self._vectors.articles_at(pks)
        publishers: tuple[str | None, ...] = (None,) * len(pks)
        published: tuple[date | None, ...] = (None,) * len(pks)
        if wanted.whole.publishers or wanted.periods:
            printed = self._printed()
            publishers = tuple(printed.outlets[code] for code in printed.codes[articles].tolist())
            published = tuple(
                date.fromordinal(day) if day else None for day in printed.days[articles].tolist()
            )
        return Candidates(tuple(pks), tuple(articles), publishers, published)


def _places(pks: Sequence[int], rows: Mapping[int, PassageRow]) -> tuple[int, ...]:
    """Of each passage its place among them by article and offset: its number tells when it was indexed."""
    order = sorted(pks, key=lambda pk: (rows[pk].article, rows[pk].start) if pk in rows else ("", 0))
    place = {pk: n for n, pk in enumerate(order)}
    return tuple(place[pk] for pk in pks)


def _scores(ranked: Sequence[Ranked], pks: Sequence[int], others: Sequence[float]) -> Scores:
    """The score of each passage in each ranking, of shape (rankings, passages), and what the others get.

    `pks` is sorted; a passage that is not in it is left out.
    """
    scores = np.repeat(np.array(others, np.float32)[:, None], len(pks), axis=1)
    wanted = np.array(pks, np.int64)
    for own, row in zip(scores, ranked, strict=True):
        if row and len(wanted):
            found = np.array([pk for pk, _ in row], np.int64)
            places = np.searchsorted(wanted, found).clip(max=len(wanted) - 1)
            there = wanted[places] == found
            own[places[there]] = np.array([score for _, score in row], np.float32)[there]
    return scores


def _most(cosines: Scores, starts: NDArray[np.int64]) -> Scores:
    """The highest cosine of each passage's sentences: from (sentences, queries) to (passages, queries)."""
    most = np.full((len(starts) - 1, cosines.shape[1]), -1.0, np.float32)
    filled = starts[:-1] < starts[1:]
    if filled.any():
        most[filled] = np.maximum(-1.0, np.maximum.reduceat(cosines, starts[:-1][filled], axis=0))
    return most
