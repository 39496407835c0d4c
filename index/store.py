"""The truth about an index, in one SQLite file: articles, passages, annotations, vectors and the lexical index.

Here stands what may be asked of it; `index.storing` holds its form, its states and what is written.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.embedder import Vectors
from index.errors import IndexDamagedError, UnknownArticleError
from index.layout import Layout
from index.packing import unpack
from index.search import Filters
from index.storing.database import damaged, held
from index.storing.rows import (
    ARTICLE,
    Document,
    NewPassage,
    PassageRow,
    Printed,
    article_of,
    day_of,
    unsealed,
    vectors_in,
)
from index.storing.schema import LATER_INDEXES, expect_own_form, initialise, upgrade
from index.storing.session import Session
from index.storing.writing import Writer

if TYPE_CHECKING:
    from index.annotate import IndexedSentence

__all__ = ["Document", "NewPassage", "Printed", "Store", "Writer", "held"]

# How much a match in the title, outlet and date counts against one in the passage itself.
HEADING_WEIGHT, BODY_WEIGHT = 0.5, 1.0

# SQLite's limit on the variables of one statement leaves room for this many.
_CHUNK = 500


class Store(Session):
    """Reads from any thread; writes through `writing`, one process at a time."""

    @classmethod
    def create(cls, layout: Layout, model: str, dim: int) -> Store:
        """Makes an empty index in `layout`, or opens the one that is there."""
        if not layout.created().database.exists():
            with held(layout):
                if not layout.database.exists():
                    initialise(layout, model, dim)
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
                    upgrade(store._db)
                meta = store._meta()
            expect_own_form(store.layout, meta)
            store.model, store.dim = meta["model"], int(meta["dim"])
        except (KeyError, ValueError) as error:
            raise damaged(layout, f"its description lacks {error}") from error
        except IndexDamagedError:
            store.close()
            raise
        return store

    # Reading

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

    def lacking(self) -> tuple[int, int]:
        """How many articles have no date, and how many no outlet."""
        row = self._db.execute(
            "SELECT count(*) - count(published), count(*) - count(publisher) FROM articles"
        ).fetchone()
        return int(row[0]), int(row[1])

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
                    pk, vectors_in(vector, self.dim)[0], heading, body, article, publisher, day_of(published)
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
        return {row[0]: PassageRow(row[0], row[1], row[2], row[3], row[4], day_of(row[5])) for row in rows}

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
            pk: (vectors_in(own, self.dim), vectors_in(theirs, self.dim))
            for pk, (own, theirs) in read.items()
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
            yield ids, vectors_in(b"".join(row[1] for row in rows), self.dim)

    def vectors_at(self, pks: Sequence[int]) -> Vectors:
        """The vectors of those passages that are there, of shape (n, dim), in no order."""
        rows = self._chunked("SELECT vector FROM passages WHERE pk IN", pks)
        return vectors_in(b"".join(row[0] for row in rows), self.dim)

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
            expect_own_form(self.layout, self._meta())
            for index in LATER_INDEXES:
                self._db.execute(index)
            writer = Writer(self._db)
            yield writer
        if writer.removed:
            self._settle()


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
