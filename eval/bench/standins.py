"""Stand-ins for the models, for benches that measure the index itself: quick, and the same every time."""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from index.article import Article, Span
from index.corpus import Corpus
from index.embedder import Vectors
from index.files import FileVectors, Sizes
from index.grammar import Token
from index.layout import Layout
from index.store import Store

# Small enough that a few dozen passages have every part of the caches that a large index has.
LARGE_FORM = Sizes(exact=20, tail=6, fts=8)

_WORD = re.compile(r"\w+")


class WordEmbedder:
    """Texts that share words have near vectors."""

    name = "words"
    dim = 32
    max_tokens = 60

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.encode`."""
        vectors = np.full((len(texts), self.dim), 1e-3, np.float32)
        for row, text in enumerate(texts):
            for word in _WORD.findall(text.lower()):
                number = zlib.crc32(word.encode())
                vectors[row, number % self.dim] += 1 if number & 1024 else -1
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def count(self, text: str) -> int:
        """See `Embedder.count`."""
        return len(text.split()) + 2


class WordParser:
    """Words without grammar."""

    def parse(self, texts: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[tuple[tuple[Token, ...], ...]]:
        """See `Parser.parse`."""
        for text, spans in texts:
            yield tuple(
                tuple(
                    Token(m.start(), m.end(), m.group(), m.group().lower(), "NOUN", "NN", "dep", n, "")
                    for n, m in enumerate(_WORD.finditer(text, span.start, span.end))
                )
                for span in spans
            )


def report(number: int, version: int = 0) -> Article:
    """An invented report; each number has words of its own, and each version says which it is in every paragraph."""
    paragraphs = [
        f"Depot {number} opened gate {part} in edition {version}, keeper{number}x{part} said. "
        f"The hall of depot {number} holds {number * 7 + part} crates of edition {version}."
        for part in range(3)
    ]
    return Article(
        f"depot-{number}",
        f"Depot {number} reopens\n\n" + "\n\n".join(paragraphs),
        f"Depot {number} reopens",
        f"Outlet {number % 3}",
        source=f"/articles/{number}.txt",
    )


def opened(folder: Path, create: bool = False, sizes: Sizes | None = None) -> Corpus:
    """The index in `folder` with the stand-ins; with `sizes`, its caches take other forms earlier."""
    corpus = Corpus.open(folder, embedder=WordEmbedder(), parser=WordParser(), create=create)
    if sizes is None:
        return corpus
    corpus.close()
    store = Store.open(Layout(folder))
    return Corpus(store, WordEmbedder(), WordParser(), FileVectors(store, sizes))
