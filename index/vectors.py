"""Where passages are looked up: the `VectorStore` protocol, which files in the index's folder and Milvus fulfil.

A vector store is a cache of the database: it can be thrown away and made again, and it knows which state it is of.
"""

from collections.abc import Sequence
from typing import Protocol

from index.embedder import Vectors
from index.search import Filters
from index.store import Store

# (passage, score; higher is better), best first.
Ranked = list[tuple[int, float]]


class VectorStore(Protocol):
    """Dense and lexical search over the passages of one index, filters applied before ranking.

    Every method first brings the store to the newest state of the database, and is called inside `Store.reading`.
    """

    def dense(self, vectors: Vectors, k: int, filters: Filters) -> list[Ranked]:
        """For each vector of shape (n, dim) the k nearest passages, by the cosine as this store keeps it."""
        ...

    def lexical(self, terms: Sequence[str], k: int, filters: Filters) -> Ranked:
        """The k best passages that hold any of the terms, by BM25 as this store counts it."""
        ...

    def nearest(
        self, vectors: Vectors, words: Sequence[Sequence[str]], k: int, filters: Filters
    ) -> tuple[list[Ranked], list[Ranked]]:
        """`dense` for each vector and `lexical` for each list of words, at the same time where that is quicker."""
        ...

    def articles_at(self, pks: Sequence[int]) -> list[int]:
        """The number of each passage's article, 0 where it was removed."""
        ...

    def __len__(self) -> int:
        """How many passages can be found."""
        ...

    def problem(self) -> str:
        """What a full check finds wrong, "" where all is well; what is wrong is made anew at the next use."""
        ...

    def remove(self) -> None:
        """Deletes all that this store keeps; what it is a cache of stays."""
        ...

    def close(self) -> None:
        """Lets go of files or connections."""
        ...


def in_turn(
    store: VectorStore, vectors: Vectors, words: Sequence[Sequence[str]], k: int, filters: Filters
) -> tuple[list[Ranked], list[Ranked]]:
    """`VectorStore.nearest`, one after the other."""
    return store.dense(vectors, k, filters), [store.lexical(terms, k, filters) for terms in words]


def open_vectors(store: Store) -> VectorStore:
    """The vector store of an index: the server that it names, else the files in its folder.

    Raises MissingExtraError where the server's client is not installed, ServerError where it does not answer.
    """
    if store.layout.server.exists():
        from index.milvus import MilvusVectors

        return MilvusVectors.open(store)
    from index.files import FileVectors

    return FileVectors(store)
