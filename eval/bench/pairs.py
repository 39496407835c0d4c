"""Precision and recall of `qa.disagreement.compared` on the claim pairs: `python -m eval.bench.pairs`.

Each pair of `eval/gold/pairs.jsonl` is a question and two short articles with the words that answer it. Both are
parsed and compared as in the desk. With `--reader` the bundled reader finds the answering words, so that its
mistakes count, too.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import Parser, SpacyParser
from qa.comparing.sides import Verdict
from qa.disagreement import compared
from qa.evidence import Judged, judged
from qa.fit import fit
from qa.question import Question, understand
from qa.reading.reader import BundledReader, Reader

PAIRS = Path(__file__).parent.parent / "gold" / "pairs.jsonl"

# How sure a reader is taken to be that found the right words.
_READ = 0.98


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles with the words in each that answer the question; `label` says how they stand to each other."""

    id: str
    kind: str
    label: str
    question: str
    articles: tuple[Article, Article]
    answers: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `compared` said of a pair: the strongest kind of verdict ("none" where there is none) and all verdicts."""

    pair: Pair
    said: str
    verdicts: tuple[Verdict, ...]

    @property
    def right(self) -> bool:
        """Whether it is as labelled; nothing and agreement are both "compatible"."""
        return self.said == self.pair.label or (
            self.pair.label == "compatible" and self.said in ("none", "agreement")
        )


def load(path: Path = PAIRS) -> tuple[Pair, ...]:
    """The pairs in their order."""
    return tuple(_pair(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line)


def _pair(row: dict[str, object]) -> Pair:
    sides = [row["a"], row["b"]]
    articles, answers = [], []
    for name, side in zip("ab", sides, strict=True):
        assert isinstance(side, dict)
        day = date.fromisoformat(side["published"])
        articles.append(Article(name, side["text"], side["title"], side["publisher"], published=day))
        answers.append(side["answer"])
    return Pair(
        str(row["id"]),
        str(row["kind"]),
        str(row["label"]),
        str(row["question"]),
        (articles[0], articles[1]),
        (answers[0], answers[1]),
    )


def outcome(pair: Pair, parser: Parser, reader: Reader | None = None) -> Outcome:
    """Parses, reads and compares one pair."""
    question = understand(pair.question, parser=parser)
    evidence = tuple(_judged(question, pair, parser, reader))
    found = compared(question, evidence, {})
    kinds = [v.kind for v in found]
    said = next((k for k in ("disagreement", "development", "agreement") if k in kinds), "none")
    return Outcome(pair, said, found)


def _judged(question: Question, pair: Pair, parser: Parser, reader: Reader | None) -> Iterator[Judged]:
    items = annotated(pair.articles, parser)
    for item, answer in zip(items, pair.answers, strict=True):
        place = item.article.text.index(answer)
        before = None
        for sentence in item.sentences:
            evidence = Evidence(item.article, sentence, before, 1.0, 1.0)
            before = sentence
            if reader is not None:
                yield from judged(question, [evidence], reader)
            elif sentence.start <= place < sentence.end:
                span = Span(place, place + len(answer))
                yield Judged(evidence, _READ, span, fit(question, evidence))


def share(part: int, whole: int) -> float:
    """The share, 1 of nothing."""
    return part / whole if whole else 1.0


def main(argv: Sequence[str] | None = None) -> None:
    """Prints precision and recall of disagreements, what else was labelled, and every miss."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--reader", action="store_true", help="let the bundled reader find the answering words"
    )
    args = options.parse_args(argv)
    parser = SpacyParser()
    reader = BundledReader() if args.reader else None
    outcomes = [outcome(pair, parser, reader) for pair in load()]
    real = [o for o in outcomes if o.pair.label == "disagreement"]
    flagged = [o for o in outcomes if o.said == "disagreement"]
    hits = [o for o in real if o.said == "disagreement"]
    moved = [o for o in outcomes if o.pair.label == "development"]
    kinds = [o for o in hits if any(v.of == o.pair.kind for v in o.verdicts)]
    print(f"pairs: {len(outcomes)}, of which {len(real)} disagreements and {len(outcomes) - len(real)} traps")
    print(f"disagreement precision: {share(len(hits), len(flagged)):.3f} ({len(flagged)} flagged)")
    print(f"disagreement recall:    {share(len(hits), len(real)):.3f}")
    print(f"of the right kind:      {share(len(kinds), len(hits)):.3f}")
    print(f"developments as such:   {share(sum(o.right for o in moved), len(moved)):.3f}")
    for o in outcomes:
        if not o.right:
            print(f"{o.pair.id} ({o.pair.kind}): {o.pair.label}, said {o.said}: {o.pair.question}")
            for article in o.pair.articles:
                print(f"    {article.text}")


if __name__ == "__main__":
    main()
