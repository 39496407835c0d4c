"""A made corpus of any size: real sentences recombined, with vectors that have the statistics of real ones.

A made passage lies between a real passage and one of its near ones: it takes sentences (with their own vectors) of
both, and its vector is the point between theirs, plus noise from the covariance of near passages' differences. With
`_NOISE` the nearest, the twentieth nearest and the mean cosine, and the local dimension, come out as those of 7,215
real passages. Words do not grow in number with the corpus as in life, so posting lists are longer than they would be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from index.annotate import IndexedSentence
from index.article import Article
from index.copies import randomised, signature
from index.embedder import Vectors
from index.store import NewPassage, Store

# How much of the spread between near passages is added as noise.
_NOISE = 0.6
# A passage is mixed with one of so many near ones.
_NEAR = 10
# Articles written in one transaction.
_TOGETHER = 400
_FIRST_DAY, _DAYS = date(2015, 1, 1), 3650


@dataclass(frozen=True, slots=True)
class RealPassage:
    """A passage of the real articles: its sentences, and their vectors, of shape (sentences, dim)."""

    texts: tuple[str, ...]
    annotated: tuple[IndexedSentence, ...]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class Pattern:
    """Real passages, their vectors (passages, dim), their near ones (passages, near), and the spread of noise.

    `articles` holds each article's passages, by their place; `signatures` one signature for each article.
    """

    passages: tuple[RealPassage, ...]
    vectors: Vectors
    near: NDArray[np.int64]
    spread: Vectors
    articles: tuple[tuple[int, ...], ...]
    signatures: tuple[bytes, ...]
    publishers: tuple[str, ...]

    @classmethod
    def of(cls, store: Store) -> "Pattern":
        """Learns from an index of real articles."""
        passages: list[RealPassage] = []
        whole, articles, signatures = [], [], []
        for article in store.articles():
            pks = store.passages_of(article.id)
            vectors, sentences = store.vectors_of(pks), store.sentences(pks)
            first = len(passages)
            for pk in pks:
                own, theirs = vectors[pk]
                if len(theirs):
                    texts = tuple(article.text[s.start : s.end] for s in sentences[pk])
                    passages.append(RealPassage(texts, sentences[pk], theirs))
                    whole.append(own[0])
            if first < len(passages):
                articles.append(tuple(range(first, len(passages))))
                signatures.append(signature(article))
        stacked = np.stack(whole)
        near = _near(stacked)
        covariance = np.cov((stacked[near[:, 0]] - stacked).T) + 1e-7 * np.eye(stacked.shape[1])
        return cls(
            tuple(passages),
            stacked,
            near,
            np.linalg.cholesky(covariance).astype(np.float32),
            tuple(articles),
            tuple(signatures),
            store.publishers() or ("The Daily",),
        )


def _near(vectors: Vectors) -> NDArray[np.int64]:
    """For each vector the places of its nearest others, nearest first."""
    size = min(_NEAR, len(vectors) - 1)
    blocks = []
    for first in range(0, len(vectors), 2000):
        likeness = vectors[first : first + 2000] @ vectors.T
        likeness[np.arange(len(likeness)), np.arange(first, first + len(likeness))] = -2.0
        blocks.append(np.argsort(-likeness, axis=1)[:, :size])
    return np.concatenate(blocks)


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """An article with its signature and passages, ready to be stored."""

    article: Article
    signature: bytes
    passages: tuple[NewPassage, ...]


def made(pattern: Pattern, count: int, seed: int) -> Iterator[MadeArticle]:
    """Articles of `count` passages in all, the same for the same seed."""
    random = np.random.default_rng(seed)
    number = 0
    while count > 0:
        topic = int(random.integers(len(pattern.articles)))
        places = random.choice(pattern.articles[topic], min(count, len(pattern.articles[topic])))
        yield _article(pattern, random, f"made-{seed}-{number}", places, pattern.signatures[topic])
        count -= len(places)
        number += 1


def _article(
    pattern: Pattern, random: np.random.Generator, name: str, places: NDArray[np.int64], like: bytes
) -> MadeArticle:
    others = pattern.near[places, random.integers(0, pattern.near.shape[1], len(places))]
    shares = random.random((len(places), 1), np.float32)
    noise = random.standard_normal((len(places), pattern.vectors.shape[1]), np.float32) @ pattern.spread.T
    vectors = pattern.vectors[places] * (1 - shares) + pattern.vectors[others] * shares + _NOISE * noise
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    text, new = "", []
    for place, other, share, vector in zip(places, others, shares[:, 0], vectors, strict=True):
        one, two = pattern.passages[place], pattern.passages[other]
        texts, rows = list(one.texts), one.vectors.copy()
        for row in np.flatnonzero(random.random(len(texts)) < share):
            taken = int(random.integers(len(two.texts)))
            texts[row], rows[row] = two.texts[taken], two.vectors[taken]
        body = " ".join(texts)
        new.append(NewPassage(len(text), len(text) + len(body), vector, rows, one.annotated))
        text += body + "\n\n"
    title = " ".join(text.split(maxsplit=10)[:10])
    publisher = pattern.publishers[int(random.integers(len(pattern.publishers)))]
    day = _FIRST_DAY + timedelta(days=int(random.integers(_DAYS)))
    article = Article(name, text, title, publisher, published=day)
    return MadeArticle(article, randomised(like, random.bytes), tuple(new))


def write(store: Store, articles: Sequence[MadeArticle]) -> None:
    """Puts made articles into the index, in one transaction."""
    with store.writing() as writer:
        for item in articles:
            writer.add(item.article, item.article.id, item.signature, item.passages)


def grow(store: Store, pattern: Pattern, count: int, seed: int) -> None:
    """Writes made articles of `count` passages into the index; the dense cache is left to its next use."""
    batch: list[MadeArticle] = []
    for item in made(pattern, count, seed):
        batch.append(item)
        if len(batch) == _TOGETHER:
            write(store, batch)
            batch.clear()
    write(store, batch)
