"""The form of the database: its tables, how an empty one is made, and how one of an earlier form is brought up."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

from index.errors import IndexMismatchError, IndexWriteError
from index.layout import Layout
from index.storing.database import clear, damaged, put
from index.storing.rows import seal_anew

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
LATER_INDEXES = (
    "CREATE INDEX IF NOT EXISTS articles_copy ON articles (copy_of, id) WHERE copy_of IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS articles_printed ON articles (publisher, published)",
)


def initialise(layout: Layout, model: str, dim: int) -> None:
    """Puts an empty database into the folder. Call it with the lock held."""
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
        for index in LATER_INDEXES:
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


def meta_of(db: sqlite3.Connection) -> dict[str, str]:
    """What the database says of itself."""
    return dict(db.execute("SELECT key, value FROM meta"))


def expect_own_form(layout: Layout, meta: dict[str, str]) -> None:
    """Raises IndexMismatchError where another version made the database, IndexDamagedError where it lost count."""
    if meta.get("schema") != str(SCHEMA_VERSION):
        raise IndexMismatchError(
            f"{layout.folder} has the form {meta.get('schema')} of another version of Counterpoint (this "
            f"one reads and writes {SCHEMA_VERSION}). Install the newest version, or index the articles again "
            "into a new folder."
        )
    if not meta.get("generation", "").isdecimal():
        raise damaged(layout, "its description lacks the number of the last change")


def upgrade(db: sqlite3.Connection) -> None:
    """From form 1: articles get seals, and each state of the index a name of its own."""
    # Another process may have done it while this one waited for the lock.
    if meta_of(db).get("schema") != "1":
        return
    db.execute("ALTER TABLE articles ADD COLUMN sum TEXT")
    db.execute("ALTER TABLE articles ADD COLUMN seal TEXT")
    for (pk,) in db.execute("SELECT pk FROM articles").fetchall():
        seal_anew(db, pk)
    db.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(SCHEMA_VERSION),))
