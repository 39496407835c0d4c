"""The pairs worth a training step: what answers, and what the present reader comes near to taking for an answer.

    python -m eval.train.hard --pairs asked.jsonl --out hard.jsonl

Nine of ten sentences that search brings beside an answer are told from it with ease, and teach nothing at the price of
the others (hard negatives: Xiong et al., "Approximate Nearest Neighbor Negative Contrastive Learning for Dense Text
Retrieval", 2021). Some of the pairs lose title and month, as search snippets have none.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from eval.train.pair import SEED, Pair, write_pairs
from eval.train.reader import load_pairs
from qa.reading.reader import BundledReader, Context, Reader

# A sentence beside an answer is hard from this probability on; so many of the easy ones are kept, not to be unlearnt.
_HARD, _EASY = 0.08, 0.12
# So many of the pairs that stay without a title lose the month as well.
_UNDATED = 0.8
_NAMES = re.compile(r"(?<!^)\b[A-Z][\w'’-]+")


def hard(rng: random.Random, pairs: Sequence[Pair], reader: Reader) -> Iterator[Pair]:
    """The pairs with their answers, those that speak for or against another sentence, and the hard ones of the rest."""
    for question, group in groupby(pairs, key=lambda p: p.question):
        some = list(group)
        beside = [p for p in some if not p.label and p.opposed is None]
        readings = reader.read(question, [Context(p.sentence, p.before, p.title, p.month) for p in beside])
        easy = {id(p) for p, r in zip(beside, readings, strict=True) if r.probability < _HARD}
        yield from (p for p in some if id(p) not in easy or rng.random() < _EASY)


def bared(rng: random.Random, pair: Pair) -> Pair:
    """The pair without title and mostly without month, if sentence and neighbour name all that the question does."""
    said = f"{pair.before} {pair.sentence}".lower()
    names = (n.lower().removesuffix("'s").removesuffix("’s") for n in _NAMES.findall(pair.question))
    if pair.label and not all(name in said for name in names):
        return pair
    return replace(pair, title="", month="" if rng.random() < _UNDATED else pair.month)


def main() -> None:
    """Write the pairs; see the module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--bare", type=float, default=0.2, help="the share that may lose its title")
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    kept = hard(rng, load_pairs(args.pairs), BundledReader())
    write_pairs(args.out, (bared(rng, pair) if rng.random() < args.bare else pair for pair in kept))


if __name__ == "__main__":
    main()
