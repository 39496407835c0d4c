"""Small stand-ins for the models: quick, and the same every time."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from index.article import Span
from index.embedder import Vectors
from index.grammar import Token
from qa.reading.reader import Context, Reading


class FakeEmbedder:
    """Texts that share words have near vectors: each word adds its own direction."""

    name = "fake"
    dim = 64
    max_tokens = 40

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded.extend(texts)
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
                vectors[row] += np.random.default_rng(seed).standard_normal(self.dim).astype(np.float32)
            vectors[row, 0] += 1e-3
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def count(self, text: str) -> int:
        return len(text.split()) + 2


class FakeParser:
    """Words without grammar."""

    def parse(self, texts: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[tuple[tuple[Token, ...], ...]]:
        for text, spans in texts:
            yield tuple(_words(text, span) for span in spans)


def _words(text: str, span: Span) -> tuple[Token, ...]:
    return tuple(
        Token(m.start(), m.end(), m.group(), m.group().lower(), "NOUN", "NN", "dep", n, "")
        for n, m in enumerate(re.compile(r"\w+|[^\w\s]").finditer(text, span.start, span.end))
    )


class FakeReader:
    """Answers with the share of the question's longer words that the sentence holds, and with its first letters or,
    where `whole`, all of it."""

    def __init__(self, whole: bool = False) -> None:
        self._most = 10_000 if whole else 5

    def read(self, question: str, contexts: Sequence[Context]) -> tuple[Reading, ...]:
        asked = {word for word in re.findall(r"\w+", question.lower()) if len(word) > 3}
        readings = []
        for context in contexts:
            held = asked & set(re.findall(r"\w+", context.sentence.lower()))
            readings.append(
                Reading(len(held) / max(1, len(asked)), 0, min(self._most, len(context.sentence)))
            )
        return tuple(readings)
