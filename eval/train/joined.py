"""Pairs for the re-ranker: questions that join facts of several articles, and what search brings beside the facts.

    python -m eval.train.joined --index NEWS --out joined.jsonl [--ranker MODEL]

The questions are `eval/train/joined/*.jsonl`: written over articles of several outlets that stand next to each other in
topic, each naming the sentences that tell its two to four facts, by article and offset. What search brings for the
question and is none of them, nor near one, is a sentence beside it: those nearest to it, or, with a re-ranker, those
that it takes for one (`eval/train/hard.py` names the method).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.train.asked import Place, pair_of, places_of, sentences_of
from eval.train.pair import BESIDE, SEED, Pair, write_pairs
from index.corpus import Corpus, Evidence
from qa.ranking import PASSAGES, SENTENCES, outlet_context
from qa.reading.reader import BundledReader, Reader

WRITTEN = Path(__file__).parent / "joined"

# Of what search brings: so many of the first sentences, and so many of the others.
_FIRST, _MORE = 9, 4
# What begins within so many characters of a fact may tell the same.
_NEAR = 260
# So many articles are looked up at once.
_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class Joined:
    """A question and the places of the sentences that it joins."""

    question: str
    facts: tuple[Place, ...]


def load_joined(folder: Path = WRITTEN) -> list[Joined]:
    """All that was written, in the order of the files."""
    return [
        Joined(row["question"], places_of(row["facts"]))
        for path in sorted(folder.glob("*.jsonl"))
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]


def facts_of(written: Sequence[Joined], corpus: Corpus) -> dict[Place, Evidence]:
    """The sentences of the articles that tell the facts, by their places."""
    articles = sorted({article for joined in written for article, _ in joined.facts})
    known: dict[Place, Evidence] = {}
    for i in range(0, len(articles), _AT_ONCE):
        known |= sentences_of(articles[i : i + _AT_ONCE], corpus)
    return known


def pairs_of(
    rng: random.Random, joined: Joined, known: Mapping[Place, Evidence], found: Sequence[Evidence]
) -> Iterator[Pair]:
    """The facts, and of what search `found`, the most misleading first, some that are none."""
    yield from (_pair(joined, known[place], 1) for place in joined.facts)
    beside = [
        e
        for e in found
        if not any(
            e.article.id == article and abs(e.sentence.start - start) < _NEAR
            for article, start in joined.facts
        )
    ]
    rest = beside[_FIRST:]
    for e in (*beside[:_FIRST], *rng.sample(rest, min(_MORE, len(rest)))):
        yield _pair(joined, e, 0)


def found_for(question: str, corpus: Corpus, ranker: Reader | None = None) -> Sequence[Evidence]:
    """What search brings for the question, the nearest first, or what the re-ranker takes for a fact most."""
    found = corpus.evidence(question, SENTENCES, passages=PASSAGES)
    if ranker is None:
        return found
    read = ranker.read(question, [outlet_context(e) for e in found])
    return [e for _, e in sorted(zip(read, found, strict=True), key=lambda pair: -pair[0].probability)]


def _pair(joined: Joined, evidence: Evidence, label: int) -> Pair:
    source = "joined" + ("" if label else BESIDE)
    return pair_of(joined.question, outlet_context(evidence), label, source)


def main() -> None:
    """Write the pairs; see the module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--index", type=Path, required=True, help="an index of the articles")
    parser.add_argument("--written", type=Path, default=WRITTEN)
    parser.add_argument("--ranker", type=Path, help="folder of a re-ranker that has learnt some already")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    written = load_joined(args.written)
    ranker = BundledReader(args.ranker) if args.ranker else None
    with Corpus.open(args.index) as corpus:
        known = facts_of(written, corpus)
        pairs = (
            pair
            for joined in written
            for pair in pairs_of(rng, joined, known, found_for(joined.question, corpus, ranker))
        )
        write_pairs(args.out, pairs)


if __name__ == "__main__":
    main()
