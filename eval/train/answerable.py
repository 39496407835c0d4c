"""Fits the weights with which `qa.answerable` tells whether there is an answer at all.

    python -m eval.train.answerable --set GOLD.jsonl INDEX [--set GOLD.jsonl INDEX …]

Logistic regression over the questions of the gold sets, answerable against unanswerable. Prints the fields of
`qa.answerable.Signs` and the bias, and, for every set left out in turn, how well the weights of the others tell its
answerable questions from the others, beside how well the surest sentence's probability alone does (AUROC).
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from eval.gold import Question, load
from eval.stats import auroc
from index.corpus import Corpus
from qa.answerable import Signs, signs
from qa.evidence import judged
from qa.question import understand
from qa.reading.reader import CLOSER, BundledReader

# The strength of the penalty on the weights, each sign being scaled to a variance of one.
_PENALTY = 0.3

_CANDIDATES = 48


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentences found for one question tell, and whether it has an answer."""

    signs: Signs
    answerable: bool


def told(
    gold: Sequence[Question], corpus: Corpus, reader: BundledReader, closer: BundledReader
) -> Iterator[Told]:
    """What is told for each question of a gold set for which anything is found."""
    publishers = corpus.publishers()
    for item in gold:
        asked = understand(item.question, item.history, publishers=publishers)
        found = corpus.evidence(asked.standalone, _CANDIDATES, item.filters)
        results = judged(asked, found, reader, closer=closer)
        if results:
            yield Told(signs(results), item.answerable)


def fitted(some: Sequence[Told]) -> tuple[Signs, float]:
    """The weights and the bias."""
    features = np.array([astuple(t.signs) for t in some])
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    model = LogisticRegression(C=_PENALTY, max_iter=3000)
    model.fit((features - mean) / spread, [t.answerable for t in some])
    weights = model.coef_[0] / spread
    return Signs(*map(float, weights)), float(model.intercept_[0] - (weights * mean).sum())


def separation(weights: Signs, some: Sequence[Told]) -> float:
    """AUROC of the weighted signs, answerable questions against unanswerable ones; nan without either."""
    scores = [sum(w * s for w, s in zip(astuple(weights), astuple(t.signs), strict=True)) for t in some]
    return auroc(scores, [t.answerable for t in some])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--set", nargs=2, action="append", required=True, metavar=("GOLD", "INDEX"), dest="sets"
    )
    args = parser.parse_args()
    reader, closer = BundledReader(), BundledReader(CLOSER)
    found: dict[str, list[Told]] = {}
    for gold, index in args.sets:
        with Corpus.open(index) as corpus:
            texts = {a.id: a.text for a in corpus.articles()}
            found[gold] = list(told(load(Path(gold), texts), corpus, reader, closer))
    alone = Signs(1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for left_out, own in found.items() if len(found) > 1 else ():
        others = [t for name, some in found.items() if name != left_out for t in some]
        weighed, plain = separation(fitted(others)[0], own), separation(alone, own)
        print(f"{left_out}: AUROC {weighed:.3f} with the others' weights, {plain:.3f} by the surest alone")
    weights, bias = fitted([t for some in found.values() for t in some])
    for field_ in fields(Signs):
        print(f"    {field_.name}={getattr(weights, field_.name):.3f}")
    print(f"    bias={bias:.3f}")


if __name__ == "__main__":
    main()
