"""The truth about an index, in one SQLite file: articles, passages, annotations, vectors and the lexical index."""

import fcntl
import json
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.annotate import IndexedSentence
from index.article import Article, Span
from index.embedder import Vectors
from index.errors import (
    BadInputError,
    IndexBusyError,
    IndexDamagedError,
    IndexMismatchError,
    UnknownArticleError,
)
from index.layout import Layout
from index.packing import pack, unpack
from index.passage import heading_line
from index.search import Filters

SCHEMA_VERSION = 1

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    pk INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, publisher TEXT, author TEXT, published TEXT, url TEXT,
    inferred TEXT NOT NULL, boilerplate TEXT NOT NULL, source TEXT NOT NULL,
    text TEXT NOT NULL, digest TEXT NOT NULL, signature BLOB NOT NULL, copy_of TEXT
);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_publisher ON articles (publisher);
CREATE TABLE passages (
    pk INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles (pk),
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    vector BLOB NOT NULL, sentence_vectors BLOB NOT NULL, sentences BLOB NOT NULL
);
CREATE INDEX passages_article ON passages (article);
CREATE VIRTUAL TABLE passages_fts USING fts5 (
    heading, body, tokenize = "porter unicode61 remove_diacritics 2"
);
"""

# How much a match in the title, outlet and date counts against one in the passage itself.
_HEADING_WEIGHT, _BODY_WEIGHT = 0.5, 1.0

# SQLite's limit on the variables of one statement leaves room for this many.
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage with what is needed to rank it."""

    pk: int
    article: str
    start: int
    end: int
    publisher: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class NewPassage:
    """A passage to be stored: vectors are float32, normalised, of shape (dim,) and (sentences, dim)."""

    start: int
    end: int
    vector: Vectors
    sentence_vectors: Vectors
    sentences: tuple[IndexedSentence, ...]


class Store:
    """Reads from any thread; writes through `writing`, one process at a time."""

    def __init__(self, layout: Layout, model: str, dim: int) -> None:
        self.layout = layout
        self.model = model
        self.dim = dim
        self._local = threading.local()

    @classmethod
    def create(cls, layout: Layout, model: str, dim: int) -> "Store":
        """Makes an empty index in `layout`, or opens the one that is there."""
        if not layout.created().database.exists():
            with _held(layout):
                if not layout.database.exists():
                    _initialise(layout, model, dim)
        return cls.open(layout)

    @classmethod
    def open(cls, layout: Layout) -> "Store":
        """Opens an index. Raises IndexMissingError, IndexMismatchError (another version) or IndexDamagedError."""
        store = cls(layout.existing(), "", 0)
        try:
            meta = dict(store._db.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise IndexDamagedError(
                f"{layout.database} cannot be read ({error}). Restore a backup, or index the articles again "
                "into a new folder."
            ) from error
        if meta.get("schema") != str(SCHEMA_VERSION):
            raise IndexMismatchError(
                f"{layout.folder} was made by another version of Counterpoint (its form is "
                f"{meta.get('schema')}, this version writes {SCHEMA_VERSION}). Index the articles again."
            )
        store.model, store.dim = meta["model"], int(meta["dim"])
        return store

    @property
    def _db(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = _connect(self.layout)
            self._local.connection = connection
        return connection

    def close(self) -> None:
        """Closes this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    # Reading

    def generation(self) -> int:
        """Rises with every change of the index."""
        return int(self._db.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()[0])

    def passage_count(self) -> int:
        """How many passages there are."""
        return int(self._db.execute("SELECT count(*) FROM passages").fetchone()[0])

    def articles(self) -> tuple[Article, ...]:
        """All articles, by id."""
        rows = self._db.execute(f"SELECT {_ARTICLE} FROM articles ORDER BY id")
        return tuple(_article(row) for row in rows)

    def article(self, article_id: str) -> Article:
        """The article of that id, or UnknownArticleError."""
        row = self._db.execute(f"SELECT {_ARTICLE} FROM articles WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise UnknownArticleError(
                f"no article {article_id!r} in {self.layout.folder}. See: counterpoint articles"
            )
        return _article(row)

    def digests(self) -> dict[str, str]:
        """Article id to the digest of all that was indexed of it."""
        return dict(self._db.execute("SELECT id, digest FROM articles"))

    def sources(self) -> dict[str, str]:
        """Article id to where it was read from."""
        return dict(self._db.execute("SELECT id, source FROM articles"))

    def signatures(self) -> list[tuple[str, bytes]]:
        """Article id and text signature, in the order in which they were added."""
        return list(self._db.execute("SELECT id, signature FROM articles ORDER BY pk"))

    def copies(self) -> dict[str, str]:
        """Article id to the id of the article that it repeats."""
        return dict(self._db.execute("SELECT id, copy_of FROM articles WHERE copy_of IS NOT NULL"))

    def publishers(self) -> tuple[str, ...]:
        """The outlets, by name."""
        rows = self._db.execute(
            "SELECT DISTINCT publisher FROM articles WHERE publisher IS NOT NULL ORDER BY 1"
        )
        return tuple(row[0] for row in rows)

    def allowed(self, filters: Filters) -> NDArray[np.int64] | None:
        """The passages of the articles that pass, sorted; None where nothing is filtered."""
        if not filters:
            return None
        where, values = _where(filters)
        rows = self._db.execute(
            f"SELECT p.pk FROM passages p JOIN articles a ON a.pk = p.article WHERE {where} ORDER BY p.pk",
            values,
        )
        return np.fromiter((row[0] for row in rows), np.int64)

    def lexical(self, terms: Sequence[str], k: int, filters: Filters) -> list[tuple[int, float]]:
        """BM25 of the passages that hold any of the terms, best first: (passage, score; higher is better)."""
        if not terms:
            return []
        match = " OR ".join('"' + term.replace('"', "") + '"' for term in terms)
        where, values = _where(filters)
        joined = (
            f"AND rowid IN (SELECT p.pk FROM passages p JOIN articles a ON a.pk = p.article WHERE {where})"
            if filters
            else ""
        )
        rows = self._db.execute(
            f"SELECT rowid, bm25(passages_fts, {_HEADING_WEIGHT}, {_BODY_WEIGHT}) AS score FROM passages_fts "
            f"WHERE passages_fts MATCH ? {joined} ORDER BY score LIMIT ?",
            (match, *values, k),
        )
        return [(pk, -score) for pk, score in rows]

    def passages(self, pks: Sequence[int]) -> dict[int, PassageRow]:
        """The passages of those numbers; one that was removed meanwhile is left out."""
        rows = self._chunked(
            'SELECT p.pk, a.id, p.start, p."end", a.publisher, a.published '
            "FROM passages p JOIN articles a ON a.pk = p.article WHERE p.pk IN",
            pks,
        )
        return {row[0]: PassageRow(row[0], row[1], row[2], row[3], row[4], _day(row[5])) for row in rows}

    def articles_of(self, ids: Sequence[str]) -> dict[str, Article]:
        """The articles of those ids; one that was removed meanwhile is left out."""
        return {
            row[1]: _article(row)
            for row in self._chunked(f"SELECT {_ARTICLE} FROM articles WHERE id IN", ids)
        }

    def vectors_of(self, pks: Sequence[int]) -> dict[int, tuple[Vectors, Vectors]]:
        """Passage to its vector, of shape (1, dim), and those of its sentences, of shape (sentences, dim)."""
        rows = self._chunked("SELECT pk, vector, sentence_vectors FROM passages WHERE pk IN", pks)
        return {pk: (_vectors(own, self.dim), _vectors(theirs, self.dim)) for pk, own, theirs in rows}

    def sentences(self, pks: Sequence[int]) -> dict[int, tuple[IndexedSentence, ...]]:
        """Passage to its annotated sentences."""
        return {
            pk: unpack(blob)
            for pk, blob in self._chunked("SELECT pk, sentences FROM passages WHERE pk IN", pks)
        }

    def passages_of(self, article_id: str) -> tuple[int, ...]:
        """The article's passages, in order."""
        rows = self._db.execute(
            "SELECT p.pk FROM passages p JOIN articles a ON a.pk = p.article WHERE a.id = ? ORDER BY p.pk",
            (article_id,),
        )
        return tuple(row[0] for row in rows)

    def vectors(self, batch: int = 20_000) -> Iterator[tuple[NDArray[np.int64], Vectors]]:
        """All passage vectors, in batches: numbers of shape (n,) and vectors of shape (n, dim)."""
        cursor = self._db.execute("SELECT pk, vector FROM passages ORDER BY pk")
        while rows := cursor.fetchmany(batch):
            ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
            yield ids, _vectors(b"".join(row[1] for row in rows), self.dim)

    def integrity(self) -> str:
        """SQLite's own check: "ok", or what is wrong."""
        return str(self._db.execute("PRAGMA integrity_check").fetchone()[0])

    def _chunked(self, select: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        for first in range(0, len(values), _CHUNK):
            some = values[first : first + _CHUNK]
            yield from self._db.execute(f"{select} ({','.join('?' * len(some))})", list(some))

    # Writing

    @contextmanager
    def writing(self) -> Iterator["Writer"]:
        """One transaction: all of it happens when the block ends, or none of it when the block raises."""
        with _held(self.layout):
            db = self._db
            db.execute("BEGIN IMMEDIATE")
            try:
                yield Writer(db)
                db.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise


class Writer:
    """What may be written inside `Store.writing`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def remove(self, article_id: str) -> None:
        """Takes an article and all that was derived from it out of the index."""
        found = self._db.execute("SELECT pk FROM articles WHERE id = ?", (article_id,)).fetchone()
        if found is None:
            raise UnknownArticleError(f"no article {article_id!r} in the index. See: counterpoint articles")
        self._db.execute(
            "DELETE FROM passages_fts WHERE rowid IN (SELECT pk FROM passages WHERE article = ?)", found
        )
        self._db.execute("DELETE FROM passages WHERE article = ?", found)
        self._db.execute("DELETE FROM articles WHERE pk = ?", found)

    def add(self, article: Article, digest: str, signature: bytes, passages: Sequence[NewPassage]) -> None:
        """Puts an article with its passages in; its id must be free."""
        published = article.published.isoformat() if article.published else None
        pk = self._db.execute(
            "INSERT INTO articles (id, title, publisher, author, published, url, inferred, boilerplate, source, text, "
            "digest, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article.id,
                article.title,
                article.publisher,
                article.author,
                published,
                article.url,
                json.dumps(article.inferred),
                json.dumps([[b.start, b.end] for b in article.boilerplate]),
                article.source,
                article.text,
                digest,
                signature,
            ),
        ).lastrowid
        heading = heading_line(article)
        for p in passages:
            row = self._db.execute(
                'INSERT INTO passages (article, start, "end", vector, sentence_vectors, sentences) '
                "VALUES (?, ?, ?, ?, ?, ?)",
                (
                    pk,
                    p.start,
                    p.end,
                    p.vector.astype(np.float16).tobytes(),
                    p.sentence_vectors.astype(np.float16).tobytes(),
                    pack(p.sentences),
                ),
            ).lastrowid
            self._db.execute(
                "INSERT INTO passages_fts (rowid, heading, body) VALUES (?, ?, ?)",
                (row, heading, article.text[p.start : p.end]),
            )

    def mark_copies(self, copies: dict[str, str]) -> None:
        """Says anew which article repeats which."""
        self._db.execute("UPDATE articles SET copy_of = NULL WHERE copy_of IS NOT NULL")
        self._db.executemany(
            "UPDATE articles SET copy_of = ? WHERE id = ?", [(of, i) for i, of in copies.items()]
        )


_ARTICLE = "pk, id, text, title, publisher, author, published, url, inferred, boilerplate, source"


def _article(row: tuple[Any, ...]) -> Article:
    _, article_id, text, title, publisher, author, published, url, inferred, boilerplate, source = row
    return Article(
        article_id,
        text,
        title,
        publisher,
        author,
        _day(published),
        url,
        tuple(json.loads(inferred)),
        tuple(Span(start, end) for start, end in json.loads(boilerplate)),
        source,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _vectors(blob: bytes, dim: int) -> Vectors:
    return np.frombuffer(blob, np.float16).reshape(-1, dim).astype(np.float32)


def _where(filters: Filters) -> tuple[str, list[str]]:
    clauses, values = ["1"], []
    if filters.published_from:
        clauses.append("a.published >= ?")
        values.append(filters.published_from.isoformat())
    if filters.published_to:
        clauses.append("a.published <= ?")
        values.append(filters.published_to.isoformat())
    for column, names in (("id", filters.sources), ("publisher", filters.publishers)):
        if names:
            clauses.append(f"a.{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(names))
    return " AND ".join(clauses), values


def _connect(layout: Layout) -> sqlite3.Connection:
    try:
        # Autocommit: transactions begin and end where the code says so.
        db = sqlite3.connect(layout.database, timeout=30, isolation_level=None, check_same_thread=False)
        db.execute("PRAGMA busy_timeout = 30000")
        return db
    except sqlite3.DatabaseError as error:
        raise IndexDamagedError(f"{layout.database} cannot be opened: {error}") from error


def _initialise(layout: Layout, model: str, dim: int) -> None:
    # Made under another name first, so that a half-made database is never taken for an index.
    fresh = layout.database.with_suffix(".sqlite.new")
    fresh.unlink(missing_ok=True)
    try:
        db = sqlite3.connect(fresh, isolation_level=None)
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(_SCHEMA)
        db.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [("schema", str(SCHEMA_VERSION)), ("model", model), ("dim", str(dim)), ("generation", "0")],
        )
        db.close()
        os.replace(fresh, layout.database)
    except (OSError, sqlite3.OperationalError) as error:
        raise BadInputError(f"cannot write an index to {layout.folder}: {error}") from error


@contextmanager
def _held(layout: Layout) -> Iterator[None]:
    """Holds the index's write lock; IndexBusyError names the process that has it."""
    try:
        file = layout.lock.open("a+", encoding="utf-8")
    except OSError as error:
        raise BadInputError(f"cannot write to the index {layout.folder}: {error.strerror}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "another process"
            raise IndexBusyError(
                f"{layout.folder} is being written to by {holder}; try again when it is done"
            ) from None
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()}")
        file.flush()
        yield
        file.seek(0)
        file.truncate()
