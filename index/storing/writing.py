"""What is written into a database inside a transaction: articles with all that was made of them, and their copies."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

import numpy as np

from index.article import Article
from index.embedder import Vectors
from index.errors import UnknownArticleError
from index.packing import pack
from index.passage import heading_line
from index.storing.rows import NewPassage, checksum, seal_anew


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
        seal_anew(self._db, pk)

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
