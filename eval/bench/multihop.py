"""Retrieval scored as MultiHop-RAG does (Tang and Yang, 2024)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import fields
from index.errors import BadInputError
from index.metadata import json_object

# How deep a ranking is looked at.
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Query:
    """A question and its evidence: (article id, a fact that stands in it)."""

    id: str
    question: str
    evidence: tuple[tuple[str, str], ...]


# A passage found: its article's id and its text.
Found = tuple[str, str]


def queries(path: Path) -> tuple[Query, ...]:
    """The questions that have evidence; the others (null queries) are left out, as in the paper.

    BadInputError names the file and the line of what is no question, or says that none has evidence.
    """
    found: list[Query] = []
    for number, line in fields.lines(path):
        try:
            found.append(_query(json_object(line)))
        except BadInputError as error:
            raise BadInputError(f"{path}:{number}: {error}") from None
    asked = tuple(query for query in found if query.evidence)
    if not asked:
        raise BadInputError(f"{path}: no question in it has `evidence`: there is nothing to be found")
    return asked


def _query(row: Mapping[str, object]) -> Query:
    return Query(
        fields.words(row, "id"),
        fields.words(row, "question"),
        tuple(
            (fields.words(piece, "source"), fields.words(piece, "fact"))
            for piece in fields.objects(row, "evidence", needed=True)
        ),
    )


def figures(asked: Sequence[Query], hits: Mapping[str, Iterable[Found]]) -> dict[str, float]:
    """hits@k: share of evidence found in the first k passages; any@k: share of questions with any found.

    mrr@10: mean of 1 / rank of the first passage with any; tokens: words a passage, on average.
    """
    pieces = sum(len(query.evidence) for query in asked)
    found = dict.fromkeys(("hits@4", "hits@10", "any@4", "any@10", "mrr@10"), 0.0)
    words = passages = 0
    for query in asked:
        given = list(hits.get(query.id, ()))[:DEPTH]
        words += sum(len(text.split()) for _, text in given)
        passages += len(given)
        squashed = [(article, _squash(text)) for article, text in given]
        ranks = [_rank(article, _squash(fact), squashed) for article, fact in query.evidence]
        for k in (4, 10):
            found[f"hits@{k}"] += sum(rank <= k for rank in ranks if rank) / pieces
            found[f"any@{k}"] += any(rank and rank <= k for rank in ranks) / len(asked)
        first = min((rank for rank in ranks if rank), default=0)
        found["mrr@10"] += 1 / first / len(asked) if first else 0.0
    found["tokens"] = words / max(1, passages)
    return {"questions": len(asked)} | {name: round(value, 4) for name, value in found.items()}


def _rank(article: str, fact: str, given: Sequence[Found]) -> int:
    """The rank of the first passage of the article that holds the whole fact, 0 for none."""
    return next((rank for rank, (a, text) in enumerate(given, 1) if a == article and fact in text), 0)


def _squash(text: str) -> str:
    return re.sub(r"\s+", "", text)
