"""Whether search finds the evidence, in ir-measures' terms: recall, reciprocal rank, nDCG."""

from collections.abc import Sequence
from typing import Protocol

import ir_measures

from eval.gold import GoldQuote, Question, places
from index.article import Span
from index.search import Filters, Hit

# How deep the ranking is looked at.
DEPTH = 10


class Searcher(Protocol):
    """Where passages are found: `index.corpus.Corpus` is one. Only for the retrieval measures."""

    def search(self, query: str, k: int = 10, filters: Filters = ...) -> Sequence[Hit]:
        """The k best passages, best first."""
        ...


def measures(question: Question, query: str, searcher: Searcher) -> dict[str, float]:
    """recall_at_5, recall_at_10, mrr_at_10 and ndcg_at_10 of one question; empty where it has no gold places.

    What is to be found are the question's facts: a hit finds a fact when it overlaps one of its gold places.
    A later hit on a fact already found counts as finding nothing new.
    """
    if not question.nuggets:
        return {}
    hits = searcher.search(query, DEPTH, question.filters)
    ranked: list[str] = []
    for number, hit in enumerate(hits):
        new = [
            f"fact {n}"
            for n, nugget in enumerate(question.nuggets)
            if f"fact {n}" not in ranked and any(_finds(hit, quote) for quote in nugget.quotes)
        ]
        ranked.extend(new or [f"hit {number}"])
    wanted = [ir_measures.Qrel("q", f"fact {n}", 1) for n in range(len(question.nuggets))]
    run = [ir_measures.ScoredDoc("q", name, float(len(ranked) - rank)) for rank, name in enumerate(ranked)]
    names = {
        ir_measures.R @ 5: "recall_at_5",
        ir_measures.R @ 10: "recall_at_10",
        ir_measures.RR @ 10: "mrr_at_10",
        ir_measures.nDCG @ 10: "ndcg_at_10",
    }
    if not run:
        return dict.fromkeys(names.values(), 0.0)
    found = ir_measures.calc_aggregate(list(names), wanted, run)
    return {names[measure]: float(value) for measure, value in found.items()}


def _finds(hit: Hit, quote: GoldQuote) -> bool:
    return hit.article.id == quote.source and any(
        Span(hit.start, hit.end).overlaps(place) for place in places(hit.article.text, quote.text)
    )
