"""How an index behaves as it grows: time, disk, memory, latency and recall from 10^3 to 10^6 passages.

    python -m eval.bench.grow --work DIR [--articles FOLDER | --real INDEX] [--questions FILE.jsonl]
        [--sizes 1000 10000 100000 1000000]

DIR gets one made index a size (eval/bench/made.py), grow.json, grow.svg and grow.html. An index that is there already
is used again. Questions are encoded beforehand and models replaced by stubs, so that only the index is measured; CPU
milliseconds are those of one thread and do not depend on what else the machine does.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from html import escape
from itertools import islice
from pathlib import Path

import numpy as np

from eval.bench import made
from eval.bench.articles import articles_of
from eval.bench.clock import seconds
from eval.bench.results import written
from eval.plots import growth, many, standalone
from eval.style import CSS
from index.article import Article, Span
from index.corpus import Corpus
from index.embedder import Vectors, load_embedder
from index.errors import BadInputError
from index.files import FileVectors
from index.grammar import Token
from index.layout import Layout
from index.query import plan, terms
from index.search import NO_FILTERS, Filters
from index.store import Store
from index.vectors import Ranked, in_turn

# Questions whose latency and recall are measured, and those of them that are also answered without any cache.
_ASKED, _FULLY = 200, 20
_TOP = 20
_ADDED = 100


@dataclass(frozen=True, slots=True)
class Figures:
    """One size; times in the unit of the name, megabytes of 10^6 bytes, shares of 1.

    `recall`: of the 20 nearest passages, those among the 200 that dense search hands to the ranking;
    `lexical_agreement`: the same of the 20 best by FTS5; `agreement`: of the 20 best hits of a search without caches,
    those among the 20 best. `filtered`: one outlet, half of the dates. `add_s`: adding 100 articles, with stubs for
    models; `add_empty_s`: the same into an empty index.
    """

    passages: float
    articles: float
    write_s: float
    caches_s: float
    database_mb: float
    dense_mb: float
    words_mb: float
    open_s: float
    p50_ms: float
    p95_ms: float
    cpu_p50_ms: float
    cpu_p95_ms: float
    dense_p50_ms: float
    lexical_p50_ms: float
    lexical_p95_ms: float
    filtered_p50_ms: float
    recall: float
    lexical_agreement: float
    agreement: float
    memory_mb: float
    add_s: float
    add_empty_s: float
    remove_s: float


class Known:
    """An embedder that knows some texts' vectors, and gives any other a random one that is always the same."""

    max_tokens = 256

    def __init__(self, name: str, dim: int, known: Mapping[str, Vectors]) -> None:
        self.name, self.dim, self._known = name, dim, known

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.encode`."""
        return np.stack([self._known[text] if text in self._known else self._other(text) for text in texts])

    def count(self, text: str) -> int:
        """See `Embedder.count`: about a word piece for every four characters."""
        return len(text) // 4

    def _other(self, text: str) -> Vectors:
        # Not by its length, which many texts share: they would be copies of each other.
        vector = np.random.default_rng(zlib.crc32(text.encode())).standard_normal(self.dim, np.float32)
        return vector / np.float32(np.linalg.norm(vector))


class NoGrammar:
    """A parser that sees one token a sentence."""

    def parse(self, texts: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[tuple[tuple[Token, ...], ...]]:
        """See `Parser.parse`."""
        for text, spans in texts:
            yield tuple(
                (Token(s.start, s.end, text[s.start : s.end], "", "NOUN", "NN", "dep", 0, ""),) for s in spans
            )


class Exact:
    """A vector store without any cache: every vector is multiplied (beforehand), every passage scored by FTS5."""

    def __init__(self, store: Store, vectors: Vectors, k: int) -> None:
        self._store = store
        found: list[list[tuple[float, int]]] = [[] for _ in vectors]
        for ids, batch in store.vectors():
            cosines = vectors @ batch.T
            for row, own in zip(found, cosines, strict=True):
                best = np.argsort(-own)[:k]
                row[:] = sorted([*row, *((-float(own[n]), int(ids[n])) for n in best)])[:k]
        self._found = {
            vector.tobytes(): [(pk, -score) for score, pk in row]
            for vector, row in zip(vectors, found, strict=True)
        }

    def dense(self, vectors: Vectors, k: int, filters: Filters) -> list[Ranked]:
        """See `VectorStore.dense`; no filters."""
        return [self._found[vector.tobytes()][:k] for vector in vectors if not filters]

    def lexical(self, words: Sequence[str], k: int, filters: Filters) -> Ranked:
        """See `VectorStore.lexical`."""
        return self._store.lexical(words, k, filters)

    def nearest(
        self, vectors: Vectors, words: Sequence[Sequence[str]], k: int, filters: Filters
    ) -> tuple[list[Ranked], list[Ranked]]:
        """See `VectorStore.nearest`; no filters."""
        return in_turn(self, vectors, words, k, filters)

    def articles_at(self, pks: Sequence[int]) -> list[int]:
        """See `VectorStore.articles_at`."""
        return self._store.articles_at(pks)

    def __len__(self) -> int:
        return self._store.passage_count()

    def problem(self) -> str:
        """See `VectorStore.problem`."""
        return ""

    def remove(self) -> None:
        """See `VectorStore.remove`."""

    def close(self) -> None:
        """See `VectorStore.close`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions, and the vectors of all the texts that searching for them embeds: questions and parts of them."""

    questions: tuple[str, ...]
    vectors: dict[str, Vectors]

    @classmethod
    def load(cls, folder: Path) -> "Asked":
        """What `save` wrote."""
        row = json.loads((folder / "questions.json").read_text("utf-8"))
        vectors = np.load(folder / "questions.npy")
        return cls(tuple(row["questions"]), dict(zip(row["texts"], vectors, strict=True)))

    def save(self, folder: Path) -> None:
        """Writes it for the measuring processes."""
        row = {"questions": self.questions, "texts": list(self.vectors)}
        (folder / "questions.json").write_text(json.dumps(row), "utf-8")
        np.save(folder / "questions.npy", np.stack(list(self.vectors.values())))


def cached(folder: Path) -> float:
    """Seconds to make the caches of an index, where they are not made yet (else to open them)."""
    store = Store.open(Layout(folder))

    def make() -> None:
        with store.reading():
            len(FileVectors(store))

    return seconds(make)


def measured(folder: Path, work: Path) -> dict[str, float]:
    """Opens, searches and changes a made index, which afterwards holds the same again; some of `Figures`."""
    asked = Asked.load(work)
    began = time.perf_counter()
    store = Store.open(Layout(folder))
    vectors = FileVectors(store)
    with store.reading():
        count = len(vectors)
    opened = time.perf_counter() - began
    embedder = Known(store.model, store.dim, asked.vectors)
    corpus = Corpus(store, embedder, NoGrammar(), vectors)
    questions = asked.questions
    for question in questions[:20]:
        corpus.search(question, _TOP)
    wall, cpu = _times(lambda n: corpus.search(questions[n], _TOP), len(questions))
    some = Filters(published_from=date(2020, 1, 1), publishers=corpus.publishers()[:1])
    filtered, _ = _times(lambda n: corpus.search(questions[n], _TOP, some), min(50, len(questions)))
    memory = _peak_mb()
    with store.reading():
        whole = [asked.vectors[question].reshape(1, -1) for question in questions]
        dense, _ = _times(lambda n: vectors.dense(whole[n], 200, NO_FILTERS), len(questions))
        words, _ = _times(lambda n: vectors.lexical(terms(questions[n]), 200, NO_FILTERS), len(questions))
        exact = Exact(store, np.stack(list(asked.vectors.values())), 200)
        recall = [
            _share(vectors.dense(row, 200, NO_FILTERS)[0], exact.dense(row, _TOP, NO_FILTERS)[0])
            for row in whole
        ]
        worded = [
            _share(
                vectors.lexical(terms(question), 200, NO_FILTERS),
                exact.lexical(terms(question), _TOP, NO_FILTERS),
            )
            for question in questions[:_FULLY]
        ]
    full = Corpus(store, embedder, NoGrammar(), exact)
    agreed = [
        _share(
            [(hit.passage, 0.0) for hit in corpus.search(question, _TOP)],
            [(hit.passage, 0.0) for hit in full.search(question, _TOP)],
        )
        for question in questions[:_FULLY]
    ]
    new = _new_articles(work)
    added = seconds(lambda: corpus.add(new))
    removed = seconds(lambda: corpus.remove([article.id for article in new]))
    with tempfile.TemporaryDirectory() as scratch:
        empty = Store.create(Layout(Path(scratch) / "empty.index"), store.model, store.dim)
        alone = seconds(lambda: Corpus(empty, embedder, NoGrammar(), FileVectors(empty)).add(new))
    return {
        "passages": count,
        "open_s": opened,
        "p50_ms": _at(wall, 0.5),
        "p95_ms": _at(wall, 0.95),
        "cpu_p50_ms": _at(cpu, 0.5),
        "cpu_p95_ms": _at(cpu, 0.95),
        "filtered_p50_ms": _at(filtered, 0.5),
        "dense_p50_ms": _at(dense, 0.5),
        "lexical_p50_ms": _at(words, 0.5),
        "lexical_p95_ms": _at(words, 0.95),
        "recall": float(np.mean(recall)),
        "lexical_agreement": float(np.mean(worded)),
        "agreement": float(np.mean(agreed)),
        "memory_mb": memory,
        "add_s": added,
        "add_empty_s": alone,
        "remove_s": removed,
    }


def _new_articles(work: Path) -> list[Article]:
    rows = json.loads((work / "added.json").read_text("utf-8"))
    return [Article(f"added-{n}", text, f"Added {n}", "The Daily") for n, text in enumerate(rows)]


def _share(found: Ranked, wanted: Ranked) -> float:
    """How many of the wanted passages are among the found."""
    return len({pk for pk, _ in found} & {pk for pk, _ in wanted}) / max(1, len(wanted))


def _peak_mb() -> float:
    """The most memory that this process held; `getrusage` would count what its parent held when it forked."""
    status = Path("/proc/self/status").read_text("ascii")
    return float(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6


def _times(work: Callable[[int], object], count: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each call, by the clock and of the processor."""
    wall, cpu = [], []
    for number in range(count):
        began, used = time.perf_counter(), time.process_time()
        work(number)
        wall.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - used))
    return wall, cpu


def _at(times: Sequence[float], share: float) -> float:
    return float(np.quantile(times, share))


def _megabytes(paths: Iterable[Path]) -> float:
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def _of(store: Store, questions: Path | None) -> Asked:
    """The questions of a file (JSON lines with `question`), else sentences of the real articles, encoded."""
    if questions:
        lines = questions.read_text("utf-8").splitlines()
        texts = [json.loads(line)["question"] for line in islice(lines, _ASKED)]
    else:
        pks, _ = store.owners()
        random = np.random.default_rng(7)
        rows = store.passages(random.choice(pks, min(_ASKED, len(pks)), replace=False).tolist())
        articles = store.articles_of(tuple({row.article for row in rows.values()}))
        texts = [
            max(articles[row.article].text[row.start : row.end].split(". "), key=len) for row in rows.values()
        ]
    outlets = store.publishers()
    embedded = list(
        dict.fromkeys(part.text for t in texts for part in (plan(t, outlets).whole, *plan(t, outlets).parts))
    )
    vectors = load_embedder(store.model).encode(embedded)
    return Asked(tuple(texts), dict(zip(embedded, vectors, strict=True)))


def _made(work: Path, pattern: Callable[[], made.Pattern], real: Store, size: int) -> tuple[Path, float]:
    """The made index of that size, and how long writing its database took."""
    folder, note = work / f"made-{size}.index", work / f"made-{size}.json"
    if not note.exists():
        store = Store.create(Layout(folder), real.model, real.dim)
        note.write_text(json.dumps({"seconds": seconds(lambda: made.grow(store, pattern(), size, 1))}))
    return folder, float(json.loads(note.read_text("utf-8"))["seconds"])


def _apart(*arguments: str) -> dict[str, float]:
    """Runs one measurement in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "eval.bench.grow", *arguments]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


# Of the figures, those that say what growing costs.
_SHOWN = ("caches_s", "database_mb", "dense_mb", "memory_mb", "open_s", "p50_ms", "p95_ms", "recall", "add_s")


def _chart(rows: Sequence[Figures]) -> str:
    """The main figures in one file, a plot each."""
    return standalone(
        many(
            [growth([(row.passages, float(getattr(row, name))) for row in rows], name) for name in _SHOWN], 3
        )
    )


def _page(rows: Sequence[Figures]) -> str:
    """The figures as a table and a plot each, against the number of passages."""
    names = [f.name for f in fields(Figures) if f.name != "passages"]
    head = "".join(f"<th class=n>{escape(name)}</th>" for name in ("passages", *names))
    body = "".join(
        "<tr>" + "".join(f"<td class=n>{value:,.6g}</td>" for value in asdict(row).values()) + "</tr>"
        for row in rows
    )
    plots = "".join(
        f"<figure>{growth([(row.passages, float(getattr(row, name))) for row in rows], name)}</figure>"
        for name in names
    )
    return (
        f"<!doctype html><meta charset=utf-8><title>Growth</title><style>{CSS}</style><main><h1>Growth</h1>"
        f"<div class=scroll><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        f"<div class=plots>{plots}</div></main>"
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, required=True, help="where the made indexes and the results go")
    parser.add_argument("--articles", type=Path, default=Path("examples"), help="real articles to recombine")
    parser.add_argument("--real", type=Path, help="an index of real articles instead")
    parser.add_argument("--questions", type=Path, help="JSON lines with `question`")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.cache or args.measure:
        print(
            json.dumps({"caches_s": cached(args.cache)} if args.cache else measured(args.measure, args.work))
        )
        return
    args.work.mkdir(parents=True, exist_ok=True)
    if args.real is None:
        args.real = args.work / "real.index"
        try:
            articles = articles_of(args.articles)
        except BadInputError as error:
            parser.error(str(error))
        with Corpus.open(args.real, create=True) as corpus:
            corpus.add(articles)
    real = Store.open(Layout(args.real))
    _of(real, args.questions).save(args.work)
    learnt: list[made.Pattern] = []

    def pattern() -> made.Pattern:
        if not learnt:
            learnt.append(made.Pattern.of(real))
        return learnt[0]

    bodies = [item.article.text for item in islice(made.made(pattern(), 10**6, 2), _ADDED)]
    (args.work / "added.json").write_text(json.dumps(bodies), "utf-8")
    rows = []
    for size in args.sizes:
        folder, wrote = _made(args.work, pattern, real, size)
        layout, note = Layout(folder), args.work / f"made-{size}.caches.json"
        if not note.exists():
            note.write_text(json.dumps(_apart("--work", str(args.work), "--cache", str(folder))))
        store = Store.open(layout)
        found = {
            **json.loads(note.read_text("utf-8")),
            **_apart("--work", str(args.work), "--measure", str(folder)),
            "articles": float(len(store.sources())),
            "write_s": wrote,
            "database_mb": _megabytes([layout.database]),
            "dense_mb": _megabytes([layout.vectors, layout.owners, *layout.all_trained()]),
            "words_mb": _megabytes(layout.words.glob("*")) if layout.words.is_dir() else 0.0,
        }
        rows.append(Figures(**{name: round(value, 4) for name, value in found.items()}))
        print(json.dumps(asdict(rows[-1])), file=sys.stderr, flush=True)
        written(args.work, "grow", [asdict(row) for row in rows], _chart(rows))
        (args.work / "grow.html").write_text(_page(rows), "utf-8")


if __name__ == "__main__":
    main()
