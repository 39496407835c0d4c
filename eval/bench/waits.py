"""How long a user waits: for a command to start, and for an answer.

    python -m eval.bench.waits --index DIR --questions FILE.jsonl [--out DIR]

Starts are the best of several new processes, and a first answer is compared with `import sentence_transformers` in
the same run. Warm answers are those of one desk, after three to warm up.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

from eval.bench.results import written
from eval.plots import bars, standalone
from index.layout import Layout
from index.store import Store
from qa.desk import Desk

_STARTS, _WARM_UPS = 3, 3
STAGES = ("understand", "retrieve", "read", "compare")


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds for starts, milliseconds for answers; `ratio`: a first answer to the import of sentence-transformers."""

    articles: int
    help_s: float
    articles_s: float
    show_s: float
    first_answer_s: float
    import_s: float
    ratio: float
    questions: int
    p50_ms: float
    p95_ms: float
    stages_p50_ms: dict[str, float]


def measured(index: Path, questions: Sequence[str]) -> Waits:
    """All of it, one after the other."""
    store = Store.open(Layout(index))
    with store.reading():
        articles = store.articles()
    store.close()
    at = ("--index", str(index))
    starts = {
        "help": ("-m", "ui.cli", "--help"),
        "articles": ("-m", "ui.cli", "articles", *at),
        "show": ("-m", "ui.cli", "show", articles[0].id, *at),
        "ask": ("-m", "ui.cli", "ask", questions[0], *at),
        "import": ("-c", "import sentence_transformers"),
    }
    # In turns, so that a machine whose speed drifts slows all.
    turns = [{name: _process(*arguments) for name, arguments in starts.items()} for _ in range(_STARTS)]
    best = {name: min(turn[name] for turn in turns) for name in starts}
    desk = Desk.open(index)
    for question in questions[:_WARM_UPS]:
        desk.ask(question)
    timings = [desk.ask(question).timings_ms for question in questions]
    totals = [timing["total"] for timing in timings]
    return Waits(
        len(articles),
        round(best["help"], 3),
        round(best["articles"], 3),
        round(best["show"], 3),
        round(best["ask"], 3),
        round(best["import"], 3),
        round(best["ask"] / best["import"], 3),
        len(totals),
        round(median(totals), 1),
        round(quantiles(totals, n=20)[-1], 1),
        {stage: round(median(t.get(stage, 0.0) for t in timings), 1) for stage in STAGES},
    )


def _process(*arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True, help="JSON lines with `question`")
    parser.add_argument("--limit", type=int, default=100, help="questions to ask")
    parser.add_argument("--out", type=Path, help="a folder for waits.json and waits.svg")
    args = parser.parse_args()
    lines = args.questions.read_text("utf-8").splitlines()[: args.limit]
    waits = measured(args.index, [json.loads(line)["question"] for line in lines])
    rows = [("answer, median", waits.p50_ms), *waits.stages_p50_ms.items(), ("answer, 95%", waits.p95_ms)]
    print(written(args.out, "waits", asdict(waits), standalone(bars(rows, "milliseconds"))))


if __name__ == "__main__":
    main()
