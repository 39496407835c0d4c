"""Runs the question sets of a data folder: `python -m eval.bench.sets --data DIR`.

DIR holds `corpus/NAME/` (articles) and `gold/NAME.jsonl` or `gold/NAME-dev.jsonl` (questions). Each corpus is
indexed once under --work; each set's report is written to `WORK/NAME/`.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from eval import gold, report, run
from eval.bench import multihop
from eval.bench.articles import articles_of
from index.corpus import Corpus
from index.errors import BadInputError, CounterpointError
from qa.desk import Desk

ANSWER_SETS = ("karabakh", "rgb-conflict", "rgb-clean", "ramdocs")
RETRIEVAL_SETS = ("multihop",)
_SHOWN = (
    "quotes_not_verbatim",
    "answer_accuracy",
    "nugget_recall",
    "citation_precision",
    "wrong_event",
    "refusal_f1",
    "disagreement_precision",
    "disagreement_recall",
    "position_recall",
    "voice_accuracy",
)


def indexed(articles: Path, folder: Path) -> Corpus:
    """The index of a corpus, made at first use; prints how long that took."""
    started = time.perf_counter()
    corpus = Corpus.open(folder, create=True)
    found = corpus.add(articles_of(articles))
    if found.added or found.updated:
        print(
            f"{articles.name}: indexed {len(found.added)} articles in {time.perf_counter() - started:.0f} s"
        )
    return corpus


def questions_of(data: Path, name: str) -> Path:
    """The question file of a set; BadInputError where there is none."""
    for path in (data / "gold" / f"{name}.jsonl", data / "gold" / f"{name}-dev.jsonl"):
        if path.exists():
            return path
    raise BadInputError(f"{data / 'gold'}: no questions for {name}: {name}.jsonl or {name}-dev.jsonl")


def answers(data: Path, name: str, work: Path, opened: Callable[[Path], Desk] = Desk.open) -> run.Run:
    """Asks a set's questions and writes the report to `work/name`."""
    folder = work / f"{name}.cp"
    indexed(data / "corpus" / name, folder).close()
    desk = opened(folder)
    texts = {article.id: article.text for article in desk.corpus.articles()}
    asked = gold.load(questions_of(data, name), texts)
    done = run.run(asked, desk, texts, out=work / name, searcher=desk.corpus)
    report.write(work / name, done, texts)
    return done


def retrieval(data: Path, name: str, work: Path, limit: int = 0) -> dict[str, float]:
    """Searches for each question of a retrieval set (the first `limit` of them, 0 for all)."""
    corpus = indexed(data / "corpus" / name, work / f"{name}.cp")
    asked = multihop.queries(questions_of(data, name))
    asked = asked[:limit] if limit else asked
    started = time.perf_counter()
    hits = {
        query.id: [(hit.article.id, hit.text) for hit in corpus.search(query.question, multihop.DEPTH)]
        for query in asked
    }
    each = (time.perf_counter() - started) / max(1, len(asked))
    return multihop.figures(asked, hits) | {"ms_a_question": round(1000 * each, 1)}


def _between(figure: run.Figure) -> str:
    return "" if figure.low is None else f"[{figure.low} – {figure.high}]"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the sets that are there and prints their figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="the folder with corpus/ and gold/")
    parser.add_argument("--work", type=Path, default=Path("bench.out"), help="where indexes and reports go")
    parser.add_argument("--only", nargs="+", choices=ANSWER_SETS + RETRIEVAL_SETS, help="these sets alone")
    parser.add_argument("--limit", type=int, default=0, help="search for that many questions only")
    args = parser.parse_args(argv)
    try:
        for name in args.only or ANSWER_SETS + RETRIEVAL_SETS:
            if not (args.data / "corpus" / name).is_dir():
                print(f"{name}: not in {args.data / 'corpus'}, left out")
            elif name in RETRIEVAL_SETS:
                found = retrieval(args.data, name, args.work, args.limit)
                print(f"\n{name}\n" + "\n".join(f"  {key:14} {value}" for key, value in found.items()))
            else:
                done = answers(args.data, name, args.work)
                kept = [f for f in done.figures.overall if f.name in _SHOWN and f.value is not None]
                print(f"\n{name} ({len(done.questions)} questions; {args.work / name / run.REPORT})")
                print("\n".join(f"  {f.name:24} {f.value:<8} {_between(f)}".rstrip() for f in kept))
    except CounterpointError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
