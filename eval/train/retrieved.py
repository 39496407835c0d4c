"""Pairs as search brings them: for each question, the nearest sentences of any text, for a teacher to label.

    python -m eval.train.retrieved --pairs pairs.jsonl --out retrieved.jsonl --most 60000
    python -m eval.train.teach --pairs retrieved.jsonl --base ALL-MPNET-BASE-V2 --checkpoint DIR/last --out taught.jsonl

The sentences are those of the pairs themselves, each with the fullest context that it has there. What a reader meets
in use is the sentences that search puts in front; sentences drawn from the answer's own text are seldom that.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from eval.train.pair import BESIDE, SEED, Pair
from eval.train.presenting import presented
from eval.train.reader import held_out, load_pairs
from index.embedder import Embedder, Vectors, load_embedder

# Of a question's nearest sentences, how many are always taken, and how many more from how many next.
_FIRST, _MORE, _NEXT = 3, 1, 20

# Sentences that were made, not written: nothing to be found among.
_MADE = ("template", "relation", "claims", "news-pronoun", "news-denied")


def texts_of(pairs: Sequence[Pair]) -> list[Pair]:
    """One pair for each sentence as it was written, with the fullest context of all its pairs."""
    fullest: dict[str, Pair] = {}
    for pair in pairs:
        if "/" in pair.source or pair.source.startswith(_MADE):
            continue
        known = fullest.get(pair.sentence)
        if known is None or _context(pair) > _context(known):
            fullest[pair.sentence] = pair
    return list(fullest.values())


def _context(pair: Pair) -> int:
    return len(pair.title) + len(pair.month) + len(pair.before)


def retrieved_pairs(rng: random.Random, pairs: Sequence[Pair], embedder: Embedder, most: int) -> list[Pair]:
    """At most so many pairs of a question and a sentence near to it that is not its own, without a label."""
    texts = texts_of(pairs)
    vectors = _encoded(embedder, [f"{t.title}: {t.sentence}" if t.title else t.sentence for t in texts])
    asked = [p for p in pairs if not p.source.startswith("template") and not held_out(p)]
    first_of = {p.question: p for p in asked}
    chosen = rng.sample(list(first_of.values()), min(len(first_of), most // (_FIRST + _MORE)))
    questions = _encoded(embedder, [p.question for p in chosen])
    found: list[Pair] = []
    for start in range(0, len(chosen), 1000):
        near = np.argsort(-(questions[start : start + 1000] @ vectors.T), axis=1)[:, : _FIRST + _NEXT + 1]
        for pair, places in zip(chosen[start : start + 1000], near.tolist(), strict=True):
            others = [n for n in places if texts[n].sentence != pair.sentence]
            for n in others[:_FIRST] + rng.sample(others[_FIRST:], _MORE):
                source = pair.source.split("+")[0].split("/")[0] + BESIDE
                other = replace(texts[n].unanswered(), question=pair.question, source=source)
                found.append(other)
    return found


def _encoded(embedder: Embedder, texts: Sequence[str]) -> Vectors:
    parts = []
    for start in range(0, len(texts), 2000):
        parts.append(embedder.encode(texts[start : start + 2000]))
        print(f"{start + len(parts[-1])} of {len(texts)} texts", flush=True)
    return np.concatenate(parts)


def main() -> None:
    """Write the pairs; see the module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=60_000)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    made = retrieved_pairs(rng, load_pairs(args.pairs), load_embedder(), args.most)
    with args.out.open("w", encoding="utf-8") as file:
        for pair in made:
            shown = presented(rng, pair)
            if shown is not None:
                # The question was presented once already; a second rewording would wear it out.
                line = asdict(replace(shown, question=pair.question))
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
