"""Pairs of sentences on one question: does the second speak against the first?

    python -m eval.train.opposed --index INDEX --out opposed.jsonl

From the sides of `eval/train/asked/*.jsonl`, and from `eval/train/opposed/*.jsonl`: sentences written for this, which
speak against a sentence of an article, say the same, or speak of something beside it. What was written also answers
its question, or does not, and so makes pairs for the reader.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from eval.train.asked import QUESTIONS, Asked, Group, Place, load_asked, pair_of
from eval.train.pair import BESIDE, SEED, Pair, write_pairs
from index.corpus import Corpus, Evidence
from qa.reading.context import context

WRITTEN = Path(__file__).parent / "opposed"

# Of the pairs that a question's sides make, at most so many of each kind.
_MOST = 6


@dataclass(frozen=True, slots=True)
class Written:
    """A question, the place that answers it, and what was written against it, with it and beside it."""

    question: str
    place: Place
    against: tuple[str, ...]
    agreeing: tuple[str, ...]
    beside: tuple[str, ...]
    affirms: bool | None


def load_written(folder: Path = WRITTEN) -> list[Written]:
    """All that was written, in the order of the files."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            article, start = row["place"]
            found.append(
                Written(
                    row["question"],
                    (article, start),
                    tuple(row["against"]),
                    tuple(row["with"]),
                    tuple(row["beside"]),
                    row["affirms"],
                )
            )
    return found


def pairs_of_sides(rng: random.Random, asked: Asked, group: Group) -> Iterator[Pair]:
    """Sentences of two sides, of one side, and, where there are no sides, of one answer."""
    if asked.kind == "none":
        return
    found = group.evidence
    sides = [[found[p] for p in side if p in found] for side in asked.sides if side] or [
        [found[p] for p in asked.answers if p in found]
    ]
    against = [(a, b) for one, other in combinations(sides, 2) for a in one for b in other]
    same = [(a, b) for side in sides for a, b in combinations(side, 2)]
    answers = [found[p] for p in asked.answers if p in found]
    beside = [(a, found[p]) for p in asked.near if p in found for a in answers[:2]]
    for opposed, some in ((True, against), (False, same), (False, beside)):
        for a, b in rng.sample(some, min(_MOST, len(some))):
            if _text(a) != _text(b):
                yield _against(rng, asked.question, _text(a), _text(b), opposed, f"opposed-{asked.kind}")


def pairs_of_written(rng: random.Random, written: Written, evidence: Evidence) -> Iterator[Pair]:
    """What was written, against the sentence and each other, and as answers."""
    stated = _text(evidence)
    pairs = [(True, stated, text) for text in written.against]
    pairs += [(True, rng.choice(written.agreeing), text) for text in written.against if written.agreeing]
    pairs += [(False, stated, text) for text in (*written.agreeing, *written.beside)]
    pairs += [(False, text, rng.choice(written.beside)) for text in written.against if written.beside]
    for opposed, one, other in pairs:
        yield _against(rng, written.question, one, other, opposed, "opposed-written")
    yes = written.affirms
    own = pair_of(written.question, context(evidence), 1, "asked-written", yes)
    yield own
    # What was written has the title of its article, and no neighbour.
    shown = replace(own, before="")
    for text in written.against:
        yield replace(shown, sentence=text, affirms=None if yes is None else not yes)
    for text in written.agreeing:
        yield replace(shown, sentence=text, affirms=yes)
    for text in written.beside:
        yield replace(shown, sentence=text, label=0, affirms=None, source="asked-written" + BESIDE)


def _against(rng: random.Random, question: str, one: str, other: str, opposed: bool, source: str) -> Pair:
    first, second = (one, other) if rng.random() < 0.5 else (other, one)
    return Pair(question, second, 0, before=first, source=source, opposed=opposed)


def _text(evidence: Evidence) -> str:
    return context(evidence).sentence


def main() -> None:
    """Write the pairs; see the module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--index", type=Path, required=True, help="an index of the articles")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--written", type=Path, default=WRITTEN)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with Corpus.open(args.index) as corpus:
        asked = load_asked(args.questions)
        groups = {read: Group.of(read, corpus) for read in dict.fromkeys(a.read for a in asked)}
        pairs = [p for each in asked for p in pairs_of_sides(rng, each, groups[each.read])]
        known = {place: e for group in groups.values() for place, e in group.evidence.items()}
        for written in load_written(args.written):
            pairs += pairs_of_written(rng, written, known[written.place])
    write_pairs(args.out, pairs)


if __name__ == "__main__":
    main()
