"""The vector store on a Milvus server (or in one file, with milvus-lite): dense and BM25 search, filters on its side.

Only what searching needs goes there; texts are read from, and answers quoted from, the database alone. A note beside
the database says which collection holds which state, so that it is brought up to date and never trusted blindly.
"""

import hashlib
import json
import os
import secrets
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from shlex import quote
from typing import Any

import numpy as np

from index.dense import Ids
from index.embedder import Vectors
from index.errors import MissingExtraError, ServerError
from index.search import Filters
from index.store import Document, Store
from index.vectors import Ranked, in_turn

try:
    from pymilvus import DataType, Function, FunctionType, MilvusClient, MilvusException
except ImportError as error:
    raise MissingExtraError("milvus", str(error)) from error

# Rows sent at once; Milvus takes messages of up to 64 MB.
_TOGETHER = 1000
# What Milvus holds of a text, in bytes; passages are far shorter.
_LONGEST = 60_000

_ANALYZER = {
    "tokenizer": "standard",
    "filter": ["lowercase", "asciifolding", {"type": "stemmer", "language": "english"}],
}


@dataclass(frozen=True, slots=True)
class ServerNote:
    """Where the vectors are, and of which state: `checksum` is that of the numbers of all passages in it."""

    address: str
    collection: str
    state: str = ""
    model: str = ""
    dim: int = 0
    count: int = 0
    last: int = 0
    checksum: str = ""


class MilvusVectors:
    """See `VectorStore`. Dense scores are cosines, lexical ones the server's BM25 over heading and text."""

    def __init__(self, store: Store, client: Any, note: ServerNote) -> None:
        self._store = store
        self._client = client
        self._note = note
        self._lock = threading.Lock()

    @classmethod
    def open(cls, store: Store) -> "MilvusVectors":
        """The collection that the note beside the index names. Raises ServerError where the server does not answer."""
        try:
            note = ServerNote(**json.loads(store.layout.server.read_text("utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise ServerError(
                f"{store.layout.server} does not name a server ({error}). Go back to files: "
                f"counterpoint migrate --store files --index {quote(str(store.layout.folder))}"
            ) from error
        return cls(store, _connected(note.address), note)

    @classmethod
    def create(cls, store: Store, address: str) -> "MilvusVectors":
        """A new collection at an address (http://HOST:PORT, or a file's path ending in .db), filled and noted down."""
        made = cls(store, _connected(address), ServerNote(address, f"counterpoint_{secrets.token_hex(8)}"))
        with store.reading():
            len(made)
        return made

    def dense(self, vectors: Vectors, k: int, filters: Filters) -> list[Ranked]:
        """See `VectorStore.dense`."""
        count = len(self)
        if not count or not len(vectors):
            return [[] for _ in vectors]
        return self._search("vector", [row.tolist() for row in vectors], min(k, count), filters)

    def lexical(self, terms: Sequence[str], k: int, filters: Filters) -> Ranked:
        """See `VectorStore.lexical`."""
        count = len(self)
        if not count or not terms:
            return []
        hits = self._search("words", [" ".join(terms)], min(k, count), filters)[0]
        # milvus-lite gives the score with its sign turned round, a server as it is.
        return [(pk, abs(score)) for pk, score in hits if score]

    def nearest(
        self, vectors: Vectors, words: Sequence[Sequence[str]], k: int, filters: Filters
    ) -> tuple[list[Ranked], list[Ranked]]:
        """See `VectorStore.nearest`."""
        return in_turn(self, vectors, words, k, filters)

    def articles_at(self, pks: Sequence[int]) -> list[int]:
        """See `VectorStore.articles_at`."""
        return self._store.articles_at(pks)

    def __len__(self) -> int:
        with self._lock:
            if self._note.state != self._store.state():
                with _answering(self._note.address):
                    self._note = self._changed()
                self._save()
            return self._note.count

    def problem(self) -> str:
        """See `VectorStore.problem`."""
        count = len(self)
        with _answering(self._note.address):
            held = self._held()
        if len(held) == count and _checksum(held) == self._note.checksum:
            return ""
        self._note = replace(self._note, state="", last=0)
        self._save()
        return f"{count} passages, {len(held)} on the server, or others; they are sent again at the next use"

    def remove(self) -> None:
        """See `VectorStore.remove`: the collection goes."""
        with _answering(self._note.address):
            self._client.drop_collection(self._note.collection)

    def close(self) -> None:
        """Closes the connection."""
        with suppress(MilvusException):
            self._client.close()

    def _search(self, field: str, data: list[Any], k: int, filters: Filters) -> list[Ranked]:
        with _answering(self._note.address):
            found = self._client.search(
                self._note.collection,
                data=data,
                anns_field=field,
                limit=k,
                filter=self._clause(filters),
                search_params={"metric_type": "IP" if field == "vector" else "BM25"},
            )
        return [[(int(hit["pk"]), float(hit["distance"])) for hit in hits] for hits in found]

    def _clause(self, filters: Filters) -> str:
        """The filter as Milvus reads it: numbers alone, so that no name can break out of it."""
        clauses = []
        if filters.published_from:
            clauses.append(f"published >= {filters.published_from.toordinal()}")
        if filters.published_to:
            clauses.append(f"published > 0 and published <= {filters.published_to.toordinal()}")
        if filters.publishers:
            clauses.append(f"publisher in {[_number(name) for name in filters.publishers]}")
        if filters.sources:
            clauses.append(
                f"article in {self._store.passing(Filters(sources=filters.sources)).tolist() or [-1]}"
            )
        return " and ".join(clauses)

    # Making

    def _changed(self) -> ServerNote:
        """Sends what is new and deletes what is gone, or begins anew where the note does not fit."""
        store, note = self._store, self._note
        fits = (
            (note.model, note.dim) == (store.model, store.dim)
            and store.follows(note.state)
            and self._client.has_collection(note.collection)
        )
        if not fits:
            self._make_collection()
        last = note.last if fits else 0
        if fits:
            self._client.delete(note.collection, filter=f"pk > {last}")
        for batch in store.documents(last, _TOGETHER):
            self._client.insert(note.collection, [_row(document) for document in batch])
        pks, _ = store.owners()
        if self._count() != len(pks):
            gone = np.setdiff1d(self._held(), pks)
            for first in range(0, len(gone), _TOGETHER):
                self._client.delete(note.collection, ids=gone[first : first + _TOGETHER].tolist())
        return replace(
            note,
            state=store.state(),
            model=store.model,
            dim=store.dim,
            count=len(pks),
            last=max(last, int(pks[-1]) if len(pks) else 0),
            checksum=_checksum(pks),
        )

    def _make_collection(self) -> None:
        name = self._note.collection
        if self._client.has_collection(name):
            self._client.drop_collection(name)
        schema = MilvusClient.create_schema(auto_id=False)
        schema.add_field("pk", DataType.INT64, is_primary=True)
        schema.add_field("vector", DataType.FLOAT_VECTOR, dim=self._store.dim)
        schema.add_field("article", DataType.INT64)
        schema.add_field("publisher", DataType.INT64)
        schema.add_field("published", DataType.INT64)
        schema.add_field(
            "text", DataType.VARCHAR, max_length=65_535, enable_analyzer=True, analyzer_params=_ANALYZER
        )
        schema.add_field("words", DataType.SPARSE_FLOAT_VECTOR)
        schema.add_function(
            Function("bm25", FunctionType.BM25, input_field_names=["text"], output_field_names=["words"])
        )
        indexes = self._client.prepare_index_params()
        indexes.add_index("vector", index_type="AUTOINDEX", metric_type="IP")
        indexes.add_index("words", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25")
        self._client.create_collection(name, schema=schema, index_params=indexes, consistency_level="Strong")

    def _count(self) -> int:
        return int(
            self._client.query(self._note.collection, filter="", output_fields=["count(*)"])[0]["count(*)"]
        )

    def _held(self) -> Ids:
        """The numbers of the passages on the server, sorted."""
        return np.sort(np.fromiter(self._numbers(), np.int64))

    def _numbers(self) -> Iterator[int]:
        rows = self._client.query_iterator(
            self._note.collection, filter="pk > 0", output_fields=["pk"], batch_size=_TOGETHER
        )
        while batch := rows.next():
            yield from (int(row["pk"]) for row in batch)
        rows.close()

    def _save(self) -> None:
        path = self._store.layout.server
        fresh = path.with_name(path.name + ".new")
        fresh.write_text(json.dumps(asdict(self._note)), "utf-8")
        os.replace(fresh, path)


def _row(document: Document) -> dict[str, Any]:
    text = f"{document.heading}\n{document.body}"
    return {
        "pk": document.pk,
        "vector": document.vector.tolist(),
        "article": document.article,
        "publisher": _number(document.publisher) if document.publisher is not None else 0,
        "published": document.published.toordinal() if document.published else 0,
        "text": text.encode()[:_LONGEST].decode(errors="ignore"),
    }


def _number(name: str) -> int:
    """An outlet's name as a number above 0, the same on every machine."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:7], "big") + 1


def _checksum(pks: Ids) -> str:
    return hashlib.sha256(pks.astype("<i8").tobytes()).hexdigest()


def _connected(address: str) -> Any:
    with _answering(address):
        return MilvusClient(address if "://" in address else str(Path(address).absolute()))


@contextmanager
def _answering(address: str) -> Iterator[None]:
    """Turns the client's errors into one that names the server."""
    try:
        yield
    except (MilvusException, OSError) as error:
        raise ServerError(
            f"the Milvus server {address} did not do what it was asked: {error}. See that it runs, or go back to "
            "files: counterpoint migrate --store files"
        ) from error
