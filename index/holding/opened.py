"""An open index: its store, its model and where its passages are looked up, each loaded when first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from index.embedder import Embedder, Vectors, load_embedder
from index.errors import IndexMismatchError
from index.grammar import Parser
from index.store import Printed, Store

if TYPE_CHECKING:
    from index.likeness import Heads
    from index.vectors import VectorStore

# Its vector is kept in the index: a model under the same name that gives another was changed.
_PROBE = "The council met on Friday and counted the votes of all nine towns again."
# Other builds of the same weights (fused, rounded on another processor) stay above this, other weights far below.
_SAME_VECTOR = 0.98

S = TypeVar("S", bound="Opened")
P = ParamSpec("P")
R = TypeVar("R")


def at_once(
    method: Callable[Concatenate[S, P], R],
) -> Callable[Concatenate[S, P], R]:
    """Lets a method read one state of the index from its first word to its last."""

    @wraps(method)
    def reading(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self._store.reading():
            return method(self, *args, **kwargs)

    return reading


class Opened:
    """The parts of an index that is open, kept from one question to the next."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder | None,
        parser: Parser,
        vectors: VectorStore | None = None,
    ) -> None:
        self._store = store
        self._given = embedder
        self._parser = parser
        self._opened = vectors
        self._heads: Heads | None = None
        # Of the state named, since every search asks for them.
        self._outlets: tuple[str, Printed] | None = None
        self._probed: Vectors | None = None
        self._loading = threading.Lock()

    def _loaded(self) -> Embedder:
        """The embedder, loaded once and known to be the one that the index was made with."""
        with self._loading:
            if self._given is None:
                self._given = load_embedder()
            if self._probed is None:
                self._probed = self._given.encode([_PROBE])[0]
                with self._store.reading():
                    kept = self._store.probe()
                if kept is not None and not float(kept @ self._probed) >= _SAME_VECTOR:
                    self._probed = None
                    raise IndexMismatchError(
                        f"the model {self._store.model!r} is not the one that {self._store.layout.folder} was made "
                        "with, though it has its name: its weights were changed. Put the old ones back, or index the "
                        "articles again into a new folder."
                    )
            return self._given

    @property
    def _vectors(self) -> VectorStore:
        """Imported where it is needed: `articles` and `show` never search."""
        from index.vectors import open_vectors

        with self._loading:
            if self._opened is None:
                self._opened = open_vectors(self._store)
            return self._opened

    def _printed(self) -> Printed:
        """Outlets and days of all articles, read once for each state."""
        state = self._store.state()
        if self._outlets is None or self._outlets[0] != state:
            self._outlets = state, self._store.printed()
        return self._outlets[1]

    @at_once
    def _refresh(self) -> None:
        """Brings the vector store to the newest state, so that the next search need not."""
        len(self._vectors)
        if self._heads is not None:
            with suppress(OSError):
                self._heads.save(self._store)
            self._heads = None

    def close(self) -> None:
        """Closes this thread's connection to the database, and the vector store."""
        if self._opened is not None:
            self._opened.close()
        self._store.close()
