"""The passages of a search in a better order: read sentence by sentence by a re-ranker.

A passage counts as much as its likeliest sentence (MaxP: Dai and Callan, "Deeper Text Understanding for IR with
Contextual Neural Language Modeling", 2019). The bundled re-ranker was taught by questions that join facts of several
articles (`models/ranker/MODEL_CARD.md`); any other cross-encoder by its name or folder.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from index.corpus import Corpus, Evidence
from index.search import NO_FILTERS, Filters, Hit
from qa.reading.context import context
from qa.reading.reader import RANKER, BundledReader, Context, Reader, Reading
from qa.reading.rerank import RerankingReader

# Passages that are put in order, and their sentences that are read, those nearest to the query.
PASSAGES, SENTENCES = 40, 100

# The name of the re-ranker that comes with the installation.
BUNDLED = "bundled"

# What a place further behind in the first order costs, in the re-ranker's log-odds: its 2nd place against its 1st, and
# so on with the logarithm. Measured on 100 questions that join several articles.
_PLACE = 0.7

# The log-odds of a passage none of whose sentences was near enough to be read.
_UNREAD = -6.0

# Surer than this in either direction the ranker never counts.
_BOUND = 7.0


def load_ranker(name: str) -> Reader:
    """The bundled re-ranker, or a cross-encoder on this machine by its name or folder; ModelMissingError says what is
    wrong with it."""
    return BundledReader(RANKER) if name == BUNDLED else RerankingReader.load(name, _NoWords())


class _NoWords:
    """Marks no words: for an order, none are needed."""

    def read(self, question: str, contexts: Sequence[Context]) -> tuple[Reading, ...]:
        del question
        return tuple(Reading(0.0, 0, 0) for _ in contexts)


def reranked(
    corpus: Corpus, ranker: Reader, query: str, k: int, filters: Filters = NO_FILTERS
) -> tuple[Hit, ...]:
    """The k best passages for a query, best first, each with the log-odds by which it is ordered as its score."""
    hits = corpus.search(query, max(k, PASSAGES), filters)
    evidence = corpus.evidence(query, SENTENCES, filters, passages=max(k, PASSAGES))
    readings = ranker.read(query, [outlet_context(e) for e in evidence])
    return ordered(hits, evidence, [r.probability for r in readings])[:k]


def ordered(
    hits: Sequence[Hit], evidence: Sequence[Evidence], probabilities: Sequence[float]
) -> tuple[Hit, ...]:
    """The hits by their likeliest sentence and their first place; `probabilities` are those of the evidence."""
    best: dict[int, float] = {}
    where = {(h.article.id, h.start, h.end): h.passage for h in hits}
    for e, probability in zip(evidence, probabilities, strict=True):
        for (article, start, end), passage in where.items():
            if article == e.article.id and start <= e.sentence.start < end:
                best[passage] = max(best.get(passage, -math.inf), _log_odds(probability))
    scored = [
        replace(h, score=best.get(h.passage, _UNREAD) - _PLACE * math.log(n)) for n, h in enumerate(hits, 1)
    ]
    return tuple(sorted(scored, key=lambda h: -h.score))


def outlet_context(evidence: Evidence) -> Context:
    """The sentence in its context with the outlet before the title: such questions name outlets."""
    plain = context(evidence)
    publisher = evidence.article.publisher
    return replace(plain, title=f"{publisher}, {plain.title}") if publisher else plain


def _log_odds(probability: float) -> float:
    least = 1 / (1 + math.exp(_BOUND))
    bounded = min(max(probability, least), 1 - least)
    return math.log(bounded / (1 - bounded))
