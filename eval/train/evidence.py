"""Fits the weights with which the reader's log-odds, the similarity and the fit become one probability.

    python -m eval.train.evidence --set GOLD.jsonl INDEX [--set GOLD.jsonl INDEX …]

Logistic regression over the candidate sentences of every question, each question weighing the same; a sentence is
positive where it covers a nugget of the gold set. Then the scale is set so that the best sentence's probability says
how often the best sentence answers (Platt, "Probabilistic outputs for support vector machines", 1999). Prints the
fields of `qa.weights.Weights`, and, for every set left out in turn, how well the weights of the others tell
answerable questions from unanswerable ones.
"""

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from eval.answers import ShownQuote
from eval.gold import Question, load
from eval.metrics import covers
from eval.stats import auroc
from index.corpus import Corpus
from qa.evidence import Judged, judged
from qa.question import understand
from qa.reading.reader import BundledReader, Reader
from qa.weights import Weights

# The strength of the penalty on the weights: a dozen of them are learnt from a few hundred questions.
_PENALTY = 0.3

_CANDIDATES = 32


# A question: its gold set and its id, since two sets may give one id.
Asked = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of one question: its features, whether it covers a nugget, and its weight."""

    features: tuple[float, ...]
    positive: bool
    question: Asked
    answerable: bool


def candidates(name: str, gold: Sequence[Question], corpus: Corpus, reader: Reader) -> list[Candidate]:
    """The candidate sentences of every question of the gold set of that name."""
    found: list[Candidate] = []
    publishers = corpus.publishers()
    for item in gold:
        asked = understand(item.question, item.history, publishers=publishers)
        evidence = corpus.evidence(asked.standalone, _CANDIDATES, item.filters)
        found.extend(
            Candidate(_features(j), _covers(item, j), (name, item.id), item.answerable)
            for j in judged(asked, evidence, reader)
        )
    return found


def _features(j: Judged) -> tuple[float, ...]:
    bounded = min(max(j.reading, 0.005), 0.995)
    return (math.log(bounded / (1 - bounded)), j.evidence.dense, *j.fit.numbers())


def _covers(item: Question, j: Judged) -> bool:
    """Whether the sentence, quoted, would cover a nugget, as the figures define it (`eval.metrics.covers`)."""
    article, sentence = j.evidence.article, j.evidence.sentence
    text = article.text[sentence.start : sentence.end]
    quote = ShownQuote(article.id, sentence.start, sentence.end, text)
    return any(covers(quote, nugget, {article.id: article.text}) for nugget in item.nuggets)


def fitted(found: Sequence[Candidate]) -> LogisticRegression:
    """The regression over all candidates, each question weighing the same."""
    counts: dict[Asked, int] = {}
    for c in found:
        counts[c.question] = counts.get(c.question, 0) + 1
    features = np.array([c.features for c in found])
    weights = np.array([1 / counts[c.question] for c in found]) * len(found) / len(counts)
    model = LogisticRegression(C=_PENALTY, max_iter=1000)
    model.fit(features, np.array([c.positive for c in found]), sample_weight=weights)
    return model


def scaled(model: LogisticRegression, found: Sequence[Candidate]) -> tuple[float, float]:
    """(factor, offset) that make the best sentence's log-odds those of its being right."""
    scores: NDArray[np.float64] = model.decision_function(np.array([c.features for c in found]))
    best: dict[Asked, tuple[float, bool]] = {}
    for c, score in zip(found, scores, strict=True):
        if c.question not in best or score > best[c.question][0]:
            best[c.question] = (float(score), c.positive)
    platt = LogisticRegression(C=10.0)
    platt.fit(np.array([[score] for score, _ in best.values()]), [right for _, right in best.values()])
    return float(platt.coef_[0, 0]), float(platt.intercept_[0])


def separation(model: LogisticRegression, found: Sequence[Candidate]) -> float:
    """AUROC of the best sentence's score, answerable questions against unanswerable ones; nan without either."""
    best: dict[Asked, tuple[float, bool]] = {}
    scores: NDArray[np.float64] = model.decision_function(np.array([c.features for c in found]))
    for c, score in zip(found, scores, strict=True):
        best[c.question] = max(best.get(c.question, (-math.inf, c.answerable)), (float(score), c.answerable))
    return auroc([score for score, _ in best.values()], [answerable for _, answerable in best.values()])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--set", nargs=2, action="append", required=True, metavar=("GOLD", "INDEX"), dest="sets"
    )
    parser.add_argument("--reader", type=Path, help="another reader's folder")
    args = parser.parse_args()
    reader = BundledReader(args.reader) if args.reader else BundledReader()
    found: dict[str, list[Candidate]] = {}
    for gold, index in args.sets:
        with Corpus.open(index) as corpus:
            texts = {a.id: a.text for a in corpus.articles()}
            found[gold] = candidates(gold, load(Path(gold), texts), corpus, reader)
    for left_out in found if len(found) > 1 else ():
        others = [c for name, some in found.items() if name != left_out for c in some]
        print(f"{left_out}: AUROC {separation(fitted(others), found[left_out]):.3f} with the others' weights")
    model = fitted([c for some in found.values() for c in some])
    factor, offset = scaled(model, [c for some in found.values() for c in some])
    values = (factor * model.intercept_[0] + offset, *(factor * model.coef_[0]))
    for field_, value in zip(fields(Weights), values, strict=True):
        print(f"    {field_.name}: float = {value:.2f}")


if __name__ == "__main__":
    main()
