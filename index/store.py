"""The truth about an index, in one SQLite file: articles, passages, annotations, vectors and the lexical index."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Span
from index.embedder import Vectors
from index.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexMismatchError,
    IndexWriteError,
    UnknownArticleError,
)
from index.layout import Layout
from index.packing import pack, unpack
from index.passage import heading_line
from index.search import Filters

if TYPE_CHECKING:
    from index.annotate import IndexedSentence

SCHEMA_VERSION = 2

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    pk INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, publisher TEXT, author TEXT, published TEXT, url TEXT,
    inferred TEXT NOT NULL, boilerplate TEXT NOT NULL, source TEXT NOT NULL,
    text TEXT NOT NULL, digest TEXT NOT NULL, signature BLOB NOT NULL, copy_of TEXT,
    sum TEXT, seal TEXT
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

# Each question asks for the copies, which are few, and for all outlets and days. Indexes made before lack these, and
# get them with their next change.
_LATER_INDEXES = (
    "CREATE INDEX IF NOT EXISTS articles_copy ON articles (copy_of, id) WHERE copy_of IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS articles_printed ON articles (publisher, published)",
)

# How much a match in the title, outlet and date counts against one in the passage itself.
HEADING_WEIGHT, BODY_WEIGHT = 0.5, 1.0

# Earlier states that an index knows as its own; a cache of one of them is brought up to date, not made anew.
_REMEMBERED = 100

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
class Printed:
    """The outlets, and arrays of shape (highest article number + 1,): each article's outlet by its place among them,
    and its day of publication as an ordinal, 0 where it is not known."""

    outlets: tuple[str | None, ...]
    codes: NDArray[np.int32]
    days: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Document:
    """A passage for another search engine: its number, vector (dim,), heading, text, and its article's facts."""

    pk: int
    vector: Vectors
    heading: str
    body: str
    article: int
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
    def create(cls, layout: Layout, model: str, dim: int) -> Store:
        """Makes an empty index in `layout`, or opens the one that is there."""
        if not layout.created().database.exists():
            with held(layout):
                if not layout.database.exists():
                    _initialise(layout, model, dim)
        return cls.open(layout)

    @classmethod
    def open(cls, layout: Layout) -> Store:
        """Opens an index. Raises IndexMissingError, IndexMismatchError (another version) or IndexDamagedError."""
        store = cls(layout.existing(), "", 0)
        try:
            with store.reading():
                meta = store._meta()
            if meta.get("schema") == "1":
                with store._changing():
                    store._upgrade()
                meta = store._meta()
            store._expect_own_form(meta)
            store.model, store.dim = meta["model"], int(meta["dim"])
        except (KeyError, ValueError) as error:
            raise damaged(layout, f"its description lacks {error}") from error
        except IndexDamagedError:
            store.close()
            raise
        return store

    def _meta(self) -> dict[str, str]:
        return dict(self._db.execute("SELECT key, value FROM meta"))

    def _expect_own_form(self, meta: dict[str, str]) -> None:
        if meta.get("schema") != str(SCHEMA_VERSION):
            raise IndexMismatchError(
                f"{self.layout.folder} has the form {meta.get('schema')} of another version of Counterpoint (this "
                f"one reads and writes {SCHEMA_VERSION}). Install the newest version, or index the articles again "
                "into a new folder."
            )
        if not meta.get("generation", "").isdecimal():
            raise damaged(self.layout, "its description lacks the number of the last change")

    def _upgrade(self) -> None:
        """From form 1: articles get seals, and each state of the index a name of its own."""
        # Another process may have done it while this one waited for the lock.
        if self._meta().get("schema") != "1":
            return
        self._db.execute("ALTER TABLE articles ADD COLUMN sum TEXT")
        self._db.execute("ALTER TABLE articles ADD COLUMN seal TEXT")
        for (pk,) in self._db.execute("SELECT pk FROM articles").fetchall():
            _seal(self._db, pk)
        self._db.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(SCHEMA_VERSION),))

    @property
    def _db(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection, self._local.frozen = _connect(self.layout)
            self._local.connection = connection
            self._local.file = _identity(self.layout)
        return connection

    def close(self) -> None:
        """Closes this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    # Reading

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read inside is of one state of the index, whatever is written meanwhile.

        Raises IndexMissingError where the index was deleted, IndexMismatchError where another version of the
        program took it over, IndexDamagedError where what is read makes no sense.
        """
        local = self._local
        if getattr(local, "inside", False):
            yield
            return
        self._look_again()
        local.inside = True
        try:
            with _told(self.layout):
                db = self._db
                db.execute("BEGIN")
                try:
                    if self.model:
                        self._expect_own_form(self._meta())
                    yield
                finally:
                    if db.in_transaction:
                        db.execute("ROLLBACK")
        finally:
            local.inside = False
        if getattr(local, "frozen", False) and _identity(self.layout) != local.file:
            raise IndexBusyError(f"{self.layout.folder} was changed while it was read; try again")

    def _look_again(self) -> None:
        """Drops a connection to a file that is no longer the index: it was restored, or made anew."""
        if getattr(self._local, "connection", None) is None:
            return
        if _identity(self.layout.existing()) != self._local.file:
            self.close()

    def state(self) -> str:
        """Names the content of the index: another after every change, the same again only once a backup is restored."""
        rows = dict(self._db.execute("SELECT key, value FROM meta WHERE key IN ('generation', 'state')"))
        return f"{rows['generation']}-{rows.get('state', '')}"

    def follows(self, state: str) -> bool:
        """Whether this is what became of that earlier state by changes alone, no backup restored in between."""
        return state.rpartition("-")[2] in self._meta().get("past", "").split()

    def probe(self) -> Vectors | None:
        """The vector that the model gave to a fixed text when the index was made; None where that is not known."""
        return _probe_of(self._meta().get("probe", ""), self.dim)

    def changes_lost(self) -> int:
        """How many changes were written and are no longer there: the log that held them was damaged or lost."""
        try:
            marked = int(self.layout.mark.read_bytes()[:20])
        except (OSError, ValueError):
            return 0
        rows = self._db.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
        return max(0, marked - int(rows[0]))

    def unsealed(self) -> tuple[str, ...]:
        """The articles whose passages, vectors or annotations are not as they were stored, by id."""
        return unsealed(self._db)

    def lexical_fault(self) -> str:
        """What is wrong with the lexical index against the passages; "" where nothing is."""
        try:
            self._db.execute("INSERT INTO passages_fts (passages_fts) VALUES ('integrity-check')")
        except sqlite3.OperationalError as error:
            if "readonly" not in str(error):
                return str(error)
        except sqlite3.DatabaseError as error:
            return str(error)
        counted = self._db.execute(
            "SELECT count(*), count(f.rowid) FROM passages p LEFT JOIN passages_fts f ON f.rowid = p.pk"
        ).fetchone()
        total = self._db.execute("SELECT count(*) FROM passages_fts").fetchone()[0]
        return "" if counted[0] == counted[1] == total else f"{counted[0]} passages, {total} in it"

    def passage_count(self) -> int:
        """How many passages there are."""
        return int(self._db.execute("SELECT count(*) FROM passages").fetchone()[0])

    def articles(self) -> tuple[Article, ...]:
        """All articles, by id."""
        rows = self._db.execute(f"SELECT {ARTICLE} FROM articles ORDER BY id")
        return tuple(article_of(row) for row in rows)

    def article(self, article_id: str) -> Article:
        """The article of that id, or UnknownArticleError."""
        row = self._db.execute(f"SELECT {ARTICLE} FROM articles WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise UnknownArticleError(f"no article {article_id!r} in {self.layout.folder}")
        return article_of(row)

    def digests(self, ids: Sequence[str] | None = None) -> dict[str, str]:
        """Article id to the digest of all that was indexed of it; of these articles alone where ids are given."""
        if ids is None:
            return dict(self._db.execute("SELECT id, digest FROM articles"))
        return dict(self._chunked("SELECT id, digest FROM articles WHERE id IN", ids))

    def sources(self) -> dict[str, str]:
        """Article id to where it was read from."""
        return dict(self._db.execute("SELECT id, source FROM articles"))

    def signatures(self) -> list[tuple[str, bytes]]:
        """Article id and text signature, in the order in which they were added."""
        return list(self._db.execute("SELECT id, signature FROM articles ORDER BY pk"))

    def signatures_after(self, pk: int, batch: int = 5_000) -> Iterator[list[tuple[int, bytes]]]:
        """Article number and text signature of the articles above a number, in order, in batches."""
        cursor = self._db.execute("SELECT pk, signature FROM articles WHERE pk > ? ORDER BY pk", (pk,))
        while rows := cursor.fetchmany(batch):
            yield rows

    def signed(self, pks: Sequence[int]) -> list[tuple[str, bytes, str | None]]:
        """Id, text signature and what it repeats of the articles of those numbers that are there, in their order."""
        rows = self._chunked("SELECT id, signature, copy_of, pk FROM articles WHERE pk IN", pks)
        return [(i, signature, copy) for i, signature, copy, _ in sorted(rows, key=lambda row: row[3])]

    def article_count(self) -> int:
        """How many articles there are."""
        return int(self._db.execute("SELECT count(*) FROM articles").fetchone()[0])

    def copies(self) -> dict[str, str]:
        """Article id to the id of the article that it repeats."""
        return dict(self._db.execute("SELECT id, copy_of FROM articles WHERE copy_of IS NOT NULL"))

    def publishers(self) -> tuple[str, ...]:
        """The outlets, by name."""
        # From one outlet to the next in the index of outlets: DISTINCT would go through all articles.
        rows = self._db.execute(
            "WITH RECURSIVE names (name) AS (SELECT min(publisher) FROM articles UNION ALL "
            "SELECT (SELECT min(publisher) FROM articles WHERE publisher > name) FROM names WHERE name IS NOT NULL) "
            "SELECT name FROM names WHERE name IS NOT NULL"
        )
        return tuple(row[0] for row in rows)

    def owners(self, after: int = 0) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The passages with numbers above `after` and the articles they belong to: two arrays, sorted by passage."""
        where = f"WHERE pk > {int(after)}" if after else ""
        rows = self._db.execute(f"SELECT pk, article FROM passages {where}").fetchall()
        pairs = np.array(rows, np.int64).reshape(-1, 2)
        pairs = pairs[np.argsort(pairs[:, 0])]
        return pairs[:, 0], pairs[:, 1]

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

    def passing(self, filters: Filters) -> NDArray[np.int64]:
        """The numbers of the articles that pass."""
        where, values = _where(filters)
        rows = self._db.execute(f"SELECT pk FROM articles a WHERE {where}", values)
        return np.fromiter((row[0] for row in rows), np.int64)

    def documents(self, after: int = 0, batch: int = 2_000) -> Iterator[list[Document]]:
        """The passages with numbers above `after`, with all that another search engine needs, in batches."""
        cursor = self._db.execute(
            # In this order: SQLite would rather go through the words of all passages for the few that are new.
            "SELECT p.pk, p.vector, f.heading, f.body, a.pk, a.publisher, a.published FROM passages p CROSS JOIN "
            "passages_fts f ON f.rowid = p.pk CROSS JOIN articles a ON a.pk = p.article WHERE p.pk > ? ORDER BY p.pk",
            (after,),
        )
        while rows := cursor.fetchmany(batch):
            yield [
                Document(
                    pk, _vectors(vector, self.dim)[0], heading, body, article, publisher, _day(published)
                )
                for pk, vector, heading, body, article, publisher, published in rows
            ]

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
            f"SELECT rowid, bm25(passages_fts, {HEADING_WEIGHT}, {BODY_WEIGHT}) AS score FROM passages_fts "
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
            row[1]: article_of(row)
            for row in self._chunked(f"SELECT {ARTICLE} FROM articles WHERE id IN", ids)
        }

    def vectors_of(self, pks: Sequence[int]) -> dict[int, tuple[Vectors, Vectors]]:
        """Passage to its vector, of shape (1, dim), and those of its sentences, of shape (sentences, dim)."""
        read = self.read_vectors(pks)
        return {
            pk: (_vectors(own, self.dim), _vectors(theirs, self.dim)) for pk, (own, theirs) in read.items()
        }

    def read_vectors(self, pks: Sequence[int]) -> dict[int, tuple[bytes, bytes]]:
        """Passage to its vector and those of its sentences, fp16, as bytes; one that was removed is left out."""
        rows = self._chunked("SELECT pk, vector, sentence_vectors FROM passages WHERE pk IN", pks)
        return {pk: (own, theirs) for pk, own, theirs in rows}

    def articles_at(self, pks: Sequence[int]) -> list[int]:
        """The number of each passage's article, 0 where it was removed."""
        found = dict(self._chunked("SELECT pk, article FROM passages WHERE pk IN", pks))
        return [found.get(pk, 0) for pk in pks]

    def printed(self) -> Printed:
        """Who printed each article and when, by the article's number."""
        rows = self._db.execute("SELECT pk, publisher, published FROM articles").fetchall()
        outlets = {name: n for n, name in enumerate(dict.fromkeys(row[1] for row in rows))}
        codes, days = (np.zeros(max((row[0] for row in rows), default=0) + 1, np.int32) for _ in range(2))
        for pk, publisher, day in rows:
            codes[pk] = outlets[publisher]
            days[pk] = date.fromisoformat(day).toordinal() if day else 0
        return Printed(tuple(outlets), codes, days)

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

    def vectors(self, after: int = 0, batch: int = 20_000) -> Iterator[tuple[NDArray[np.int64], Vectors]]:
        """The vectors of passages with numbers above `after`, in batches: numbers (n,) and vectors (n, dim)."""
        cursor = self._db.execute("SELECT pk, vector FROM passages WHERE pk > ? ORDER BY pk", (after,))
        while rows := cursor.fetchmany(batch):
            ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
            yield ids, _vectors(b"".join(row[1] for row in rows), self.dim)

    def vectors_at(self, pks: Sequence[int]) -> Vectors:
        """The vectors of those passages that are there, of shape (n, dim), in no order."""
        rows = self._chunked("SELECT vector FROM passages WHERE pk IN", pks)
        return _vectors(b"".join(row[0] for row in rows), self.dim)

    def integrity(self) -> str:
        """SQLite's own check: "ok", or what is wrong."""
        return str(self._db.execute("PRAGMA integrity_check").fetchone()[0])

    def _chunked(self, select: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        for first in range(0, len(values), _CHUNK):
            some = values[first : first + _CHUNK]
            # All of them now: a cursor left half-read would keep the state of the index from being let go.
            yield from self._db.execute(f"{select} ({','.join('?' * len(some))})", list(some)).fetchall()

    # Writing

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction: all of it happens when the block ends, or none of it when the block raises.

        Raises IndexBusyError where another process writes, IndexWriteError where the disk does not take it.
        """
        self._look_again()
        with self._changing():
            self._expect_own_form(self._meta())
            for index in _LATER_INDEXES:
                self._db.execute(index)
            writer = Writer(self._db)
            yield writer
        if writer.removed:
            self._settle()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with held(self.layout), _told(self.layout):
            db = self._db
            if self._local.frozen:
                raise IndexWriteError(f"{self.layout.folder} is read-only")
            # What is removed is overwritten, not only marked as free.
            db.execute("PRAGMA secure_delete = ON")
            db.execute("BEGIN IMMEDIATE")
            self._local.inside = True
            try:
                yield
                db.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
                meta = self._meta()
                past = [*meta.get("past", "").split(), meta.get("state", "")][-_REMEMBERED:]
                db.execute("INSERT OR REPLACE INTO meta VALUES ('past', ?)", (" ".join(past),))
                db.execute("INSERT OR REPLACE INTO meta VALUES ('state', ?)", (secrets.token_hex(8),))
                number = db.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()[0]
                db.execute("COMMIT")
                with suppress(OSError):
                    self.layout.mark.write_text(str(number))
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
            finally:
                self._local.inside = False

    def _settle(self) -> None:
        """Empties the write-ahead log, which still holds what was removed, unless a reader stays in the way."""
        with suppress(sqlite3.OperationalError):
            self._db.execute("PRAGMA busy_timeout = 300")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._db.execute("PRAGMA busy_timeout = 30000")


class Writer:
    """What may be written inside `Store.writing`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.removed = False

    def remove(self, article_id: str) -> None:
        """Takes an article and all that was derived from it out of the index."""
        found = self._db.execute("SELECT pk FROM articles WHERE id = ?", (article_id,)).fetchone()
        if found is None:
            raise UnknownArticleError(f"no article {article_id!r} in the index")
        self._db.execute(
            "DELETE FROM passages_fts WHERE rowid IN (SELECT pk FROM passages WHERE article = ?)", found
        )
        self._db.execute("DELETE FROM passages WHERE article = ?", found)
        self._db.execute("DELETE FROM articles WHERE pk = ?", found)
        self.removed = True

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
        _seal(self._db, pk)

    def note_probe(self, vector: Vectors) -> None:
        """Keeps the vector that the model gives to a fixed text, unless one is kept already."""
        data = vector.astype(np.float16).tobytes()
        self._db.execute(
            "INSERT OR IGNORE INTO meta VALUES ('probe', ?)", (f"{data.hex()} {checksum((data,))[:16]}",)
        )

    def mark_copies(self, copies: dict[str, str]) -> None:
        """Says anew which article repeats which."""
        self._db.execute("UPDATE articles SET copy_of = NULL WHERE copy_of IS NOT NULL")
        self.mark_more_copies(copies)

    def mark_more_copies(self, copies: dict[str, str]) -> None:
        """Says which articles repeat another, besides those of which that is known."""
        self._db.executemany(
            "UPDATE articles SET copy_of = ? WHERE id = ?", [(of, i) for i, of in copies.items()]
        )


# The columns that `article_of` takes.
ARTICLE = "pk, id, text, title, publisher, author, published, url, inferred, boilerplate, source, sum"


def article_of(row: tuple[Any, ...]) -> Article:
    """The article of a row with the columns `ARTICLE`; IndexDamagedError where they make none."""
    _, article_id, text, title, publisher, author, published, url, inferred, boilerplate, source, stored = row
    try:
        # SQLite does not notice a changed byte, and a quotation must not be wrong by even that.
        if stored is not None and stored != checksum(row[1:-1]):
            raise ValueError("its checksum does not fit")
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
    except (ValueError, TypeError) as error:
        raise IndexDamagedError(
            f"the article {article_id!r} is damaged in the index ({error}). Repair it: counterpoint doctor --repair"
        ) from error


def unsealed(db: sqlite3.Connection) -> tuple[str, ...]:
    """The articles of which something is not as it was stored, by id."""
    pks = [pk for (pk,) in db.execute("SELECT pk FROM articles ORDER BY id")]
    found = []
    for pk in pks:
        row = db.execute(f"SELECT {ARTICLE}, seal FROM articles WHERE pk = ?", (pk,)).fetchone()
        if row[-2] != checksum(row[1:-2]) or row[-1] != seal(db, pk):
            found.append(row[1])
    return tuple(found)


def checksum(values: Iterable[object]) -> str:
    """A checksum of a row's values."""
    digest = hashlib.sha256()
    for value in values:
        data = value if isinstance(value, bytes) else repr(value).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def seal(db: sqlite3.Connection, pk: int | None) -> str:
    """A checksum of all that is stored of an article and was made of it."""
    own = db.execute("SELECT sum, digest, signature FROM articles WHERE pk = ?", (pk,)).fetchone()
    rows = db.execute(
        'SELECT pk, start, "end", vector, sentence_vectors, sentences FROM passages WHERE article = ? ORDER BY pk',
        (pk,),
    )
    return checksum(chain(own or (), *rows))


def _seal(db: sqlite3.Connection, pk: int | None) -> None:
    row = db.execute(f"SELECT {ARTICLE} FROM articles WHERE pk = ?", (pk,)).fetchone()
    db.execute("UPDATE articles SET sum = ? WHERE pk = ?", (checksum(row[1:-1]), pk))
    db.execute("UPDATE articles SET seal = ? WHERE pk = ?", (seal(db, pk), pk))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _probe_of(text: str, dim: int) -> Vectors | None:
    number, _, checked = text.partition(" ")
    try:
        data = bytes.fromhex(number)
    except ValueError:
        return None
    # A damaged one proves nothing about the model.
    return _vectors(data, dim)[0] if data and checksum((data,))[:16] == checked else None


def _vectors(blob: bytes, dim: int) -> Vectors:
    try:
        return np.frombuffer(blob, np.float16).reshape(-1, dim).astype(np.float32)
    except ValueError as error:
        raise IndexDamagedError(
            "vectors are damaged in the index. Repair it: counterpoint doctor --repair"
        ) from error


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


def _identity(layout: Layout) -> tuple[int, ...]:
    """Which file the database is. Where it is opened as unchanging, also when it was written last."""
    status = layout.database.stat()
    if os.access(layout.folder, os.W_OK):
        return status.st_dev, status.st_ino
    log = layout.log.stat().st_size if layout.log.exists() else 0
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, log


def _connect(layout: Layout) -> tuple[sqlite3.Connection, bool]:
    """A connection, and whether the file is taken as unchanging (in a folder that cannot be written)."""
    frozen = False
    with _told(layout):
        try:
            db = _opened(f"{layout.database.resolve().as_uri()}?mode=rw")
        except sqlite3.OperationalError:
            # In a read-only folder SQLite cannot make the files that coordinate readers with writers.
            if os.access(layout.folder, os.W_OK) and os.access(layout.database, os.W_OK):
                raise
            try:
                db = _opened(f"{layout.database.resolve().as_uri()}?mode=ro")
            except sqlite3.OperationalError:
                if layout.log.exists() and layout.log.stat().st_size:
                    raise IndexDamagedError(
                        f"{layout.folder} is read-only and holds an unfinished change. Open it once where it can "
                        "be written, or copy it to such a place."
                    ) from None
                db, frozen = _opened(f"{layout.database.resolve().as_uri()}?immutable=1"), True
        return db, frozen


def _opened(address: str) -> sqlite3.Connection:
    # Autocommit: transactions begin and end where the code says so.
    db = sqlite3.connect(address, timeout=30, isolation_level=None, check_same_thread=False, uri=True)
    try:
        db.execute("PRAGMA busy_timeout = 30000")
        # In KiB; with SQLite's own 2 MB, reading the rows of one search in a large index takes three times as long.
        db.execute("PRAGMA cache_size = -16000")
        # Opens the file in earnest.
        db.execute("PRAGMA schema_version").fetchone()
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def _initialise(layout: Layout, model: str, dim: int) -> None:
    # Made under another name first, so that a half-made database is never taken for an index.
    try:
        clear(layout)
        make_database(layout.fresh_database, model, dim)
        put(layout.fresh_database, layout.database)
    except (OSError, sqlite3.OperationalError) as error:
        raise IndexWriteError(f"cannot write an index to {layout.folder}: {error}") from error


def make_database(path: Path, model: str, dim: int, generation: int = 0) -> None:
    """Writes a database without articles."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(_SCHEMA)
        for index in _LATER_INDEXES:
            db.execute(index)
        db.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [
                ("schema", str(SCHEMA_VERSION)),
                ("model", model),
                ("dim", str(dim)),
                ("generation", str(generation)),
                ("state", secrets.token_hex(8)),
            ],
        )


def clear(layout: Layout) -> None:
    """Deletes what an interrupted run left half-made. Call it with the lock held."""
    for path in layout.unfinished():
        path.unlink(missing_ok=True)


def put(fresh: Path, target: Path) -> None:
    """Gives a file its name, once its bytes are on the disk; afterwards the name is on the disk too."""
    for path in (fresh, target.parent):
        if path == target.parent:
            os.replace(fresh, target)
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def damaged(layout: Layout, why: object) -> IndexDamagedError:
    """The error for a database that does not hold what it should."""
    return IndexDamagedError(
        f"{layout.database} is damaged ({why}). Save what can be saved: counterpoint doctor --repair --index "
        f"{quote(str(layout.folder))}; or restore a backup: counterpoint restore"
    )


@contextmanager
def _told(layout: Layout) -> Iterator[None]:
    """SQLite's errors in words for the user."""
    try:
        yield
    except sqlite3.OperationalError as error:
        text = str(error)
        if "full" in text or "disk I/O" in text or "readonly" in text:
            raise IndexWriteError(
                f"the index {layout.folder} could not be written or read: {text}. Make room or check the disk, then "
                "run the command again; nothing was changed."
            ) from error
        if "locked" in text:
            raise IndexBusyError(f"{layout.folder} is in use by another program; try again") from error
        raise damaged(layout, text) from error
    except sqlite3.DatabaseError as error:
        raise damaged(layout, error) from error


@contextmanager
def held(layout: Layout) -> Iterator[None]:
    """Holds the index's write lock; IndexBusyError names the process that has it."""
    try:
        file = layout.lock.open("a+", encoding="utf-8")
    except OSError as error:
        raise IndexWriteError(f"cannot write to the index {layout.folder}: {error.strerror}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read(100).strip() or "another process"
            raise IndexBusyError(
                f"{layout.folder} is being written to by {holder}; try again when it is done"
            ) from None
        # On a full disk the lock works without its note.
        with suppress(OSError):
            os.ftruncate(file.fileno(), 0)
            os.pwrite(file.fileno(), f"process {os.getpid()}".encode(), 0)
        try:
            yield
        finally:
            with suppress(OSError):
                os.ftruncate(file.fileno(), 0)
