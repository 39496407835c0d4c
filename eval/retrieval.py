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
    recall_at_k is the share of the facts that the first k passages find, mrr_at_10 one over the rank of the first
    passage with any. nDCG grades what is ranked on its own, so it ranks the facts in the order of their passages: a
    passage with two new facts takes two ranks, one with none a rank that is worth nothing.
    """
    if not question.nuggets:
        return {}
    hits = searcher.search(query, DEPTH, question.filters)
    ranks: dict[str, int] = {}
    ranked: list[str] = []
    for rank, hit in enumerate(hits, 1):
        new = [
            f"fact {n}"
            for n, nugget in enumerate(question.nuggets)
            if f"fact {n}" not in ranks and any(_finds(hit, quote) for quote in nugget.quotes)
        ]
        ranks.update(dict.fromkeys(new, rank))
        ranked.extend(new or [f"hit {rank}"])
    found = {f"recall_at_{k}": sum(r <= k for r in ranks.values()) / len(question.nuggets) for k in (5, 10)}
    return found | {
        "mrr_at_10": 1 / min(ranks.values()) if ranks else 0.0,
        "ndcg_at_10": _ndcg(ranked, len(question.nuggets)),
    }


def _ndcg(ranked: Sequence[str], facts: int) -> float:
    """nDCG of the first ten that are ranked, facts by name among what is none."""
    if not ranked:
        return 0.0
    wanted = [ir_measures.Qrel("q", f"fact {n}", 1) for n in range(facts)]
    run = [ir_measures.ScoredDoc("q", name, float(len(ranked) - rank)) for rank, name in enumerate(ranked)]
    return float(
        ir_measures.calc_aggregate([ir_measures.nDCG @ DEPTH], wanted, run)[ir_measures.nDCG @ DEPTH]
    )


def _finds(hit: Hit, quote: GoldQuote) -> bool:
    return hit.article.id == quote.source and any(
        Span(hit.start, hit.end).overlaps(place) for place in places(hit.article.text, quote.text)
    )
