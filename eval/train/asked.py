"""Pairs from questions that were written for training: sentences that answer, and what search brings beside them.

    python -m eval.train.asked --index INDEX --out asked.jsonl

The questions are `eval/train/asked/*.jsonl`, in words of their own over news articles in groups of twelve; the articles
are only named, by id and the offsets of their sentences, and must be in the index. Every sentence of a group was read
for every question, so that what search brings and nobody named is a sentence beside the answer.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.train.pair import BESIDE, SEED, Pair, write_pairs
from index.corpus import Corpus, Evidence
from index.embedder import Vectors, load_embedder
from index.search import Filters
from qa.reading.context import context
from qa.reading.reader import Context

QUESTIONS = Path(__file__).parent / "asked"

# Of what search brings: so many of the first, and so many more of those that follow up to there.
_FIRST, _MORE, _FOUND = 6, 1, 40
# More sentences and passages than a group of articles has.
_ALL = 5000

# A sentence's place: its article and where it begins.
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question over a group of articles: the places that answer it, misleading ones, and the sides where it has any.

    `read` gives for each article of the group how far into its text it was read.
    """

    question: str
    kind: str
    answers: tuple[Place, ...]
    near: tuple[Place, ...]
    sides: tuple[tuple[Place, ...], ...]
    read: tuple[Place, ...]


def load_asked(folder: Path = QUESTIONS) -> list[Asked]:
    """All questions, in the order of their files. A file's first line names its group."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        first, *lines = path.read_text(encoding="utf-8").splitlines()
        read = places_of(json.loads(first)["read"])
        for line in lines:
            row = json.loads(line)
            answers, near = places_of(row["answers"]), places_of(row.get("near", ()))
            sides = tuple(places_of(side) for side in row.get("sides", ()))
            found.append(Asked(row["question"], row["kind"], answers, near, sides, read))
    return found


def places_of(rows: Sequence[Sequence[str | int]]) -> tuple[Place, ...]:
    """Places as they stand in a file."""
    return tuple((str(article), int(start)) for article, start in rows)


@dataclass(frozen=True, slots=True)
class Group:
    """The sentences of a group of articles as far as they were read, and their vectors, of shape (sentences, dim)."""

    evidence: dict[Place, Evidence]
    vectors: Vectors

    @classmethod
    def of(cls, read: Sequence[Place], corpus: Corpus) -> Group:
        """The group as the corpus has it."""
        furthest = dict(read)
        chosen = Filters(sources=tuple(furthest))
        found = sentences_of(furthest, corpus)
        vectors = {
            (indexed.article.id, sentence.start): vector
            for indexed, rows in corpus.told(chosen)
            for sentence, vector in zip(indexed.sentences, rows, strict=True)
        }
        kept = [place for place in found if place in vectors and place[1] <= furthest[place[0]]]
        return cls({place: found[place] for place in kept}, np.stack([vectors[place] for place in kept]))

    def nearest(self, question: Vectors) -> list[Place]:
        """The places of the sentences, those nearest to the question's vector first."""
        places = list(self.evidence)
        return [places[n] for n in np.argsort(-(self.vectors @ question)).tolist()]


def sentences_of(articles: Iterable[str], corpus: Corpus) -> dict[Place, Evidence]:
    """All sentences of a few articles by their places."""
    chosen = Filters(sources=tuple(articles))
    # Any query brings all of so few articles.
    return {(e.article.id, e.sentence.start): e for e in corpus.evidence("news", _ALL, chosen, passages=_ALL)}


def pairs_of(rng: random.Random, asked: Asked, group: Group, vector: Vectors) -> Iterator[Pair]:
    """The sentences that answer, the misleading ones, those beside the answers, and those nearest to the question."""
    found = group.evidence
    answers = [p for p in asked.answers if p in found]
    yield from (_pair(asked, found[p], p) for p in answers)
    beside = [
        (e.article.id, s.start)
        for p in answers
        for e in (found[p],)
        for s in (e.before, e.after)
        if s is not None
    ]
    others = [p for p in group.nearest(vector) if p not in answers]
    first = dict.fromkeys((*asked.near, *beside, *others[:_FIRST]))
    rest = [p for p in others[_FIRST:_FOUND] if p not in first]
    chosen = (*first, *rng.sample(rest, min(_MORE, len(rest))))
    yield from (_pair(asked, found[p], p) for p in chosen if p in found and p not in answers)


def _pair(asked: Asked, evidence: Evidence, place: Place) -> Pair:
    answers = place in asked.answers
    yes, no = (place in side for side in asked.sides[:2]) if asked.kind == "yesno" else (False, False)
    source = "asked-" + asked.kind + ("" if answers else BESIDE)
    return pair_of(asked.question, context(evidence), int(answers), source, yes if yes != no else None)


def pair_of(question: str, read: Context, label: int, source: str, affirms: bool | None = None) -> Pair:
    """A question and a sentence in its context."""
    return Pair(
        question,
        read.sentence,
        label,
        title=read.title,
        month=read.month,
        before=read.before,
        source=source,
        affirms=affirms,
    )


def main() -> None:
    """Write the pairs; see the module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--index", type=Path, required=True, help="an index of the articles")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    embedder = load_embedder()

    def made(corpus: Corpus) -> Iterator[Pair]:
        for read, questions in itertools.groupby(load_asked(args.questions), lambda asked: asked.read):
            group, some = Group.of(read, corpus), list(questions)
            for asked, vector in zip(some, embedder.encode([a.question for a in some]), strict=True):
                yield from pairs_of(rng, asked, group, vector)

    with Corpus.open(args.index) as corpus:
        write_pairs(args.out, made(corpus))


if __name__ == "__main__":
    main()
