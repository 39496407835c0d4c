"""Repairs an index: what is whole is kept, what can be made again is, the damaged database is set aside and named."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.article import Article
from index.backup import install, set_aside
from index.copies import signature
from index.corpus import Corpus, fingerprint
from index.embedder import BundledEmbedder, Embedder
from index.errors import CounterpointError, IndexDamagedError, IndexWriteError
from index.grammar import Parser
from index.layout import Layout
from index.passage import heading_line
from index.store import Store
from index.storing.database import clear, held
from index.storing.rows import ARTICLE, article_of, seal
from index.storing.schema import make_database

# SQLite's, unless told otherwise; the program never tells it otherwise.
_PAGE = 4096
# A damaged count of rows is not believed beyond this.
_MOST = 20_000_000


@dataclass(frozen=True, slots=True)
class Lost:
    """An article that could not be saved: its id and where it was read from ("" where that is lost too)."""

    id: str
    source: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: files set aside, articles kept as they were, indexed again from their text, and lost.

    `changes_lost` counts the last changes that a damaged log held: which articles they were about nobody knows.
    """

    set_aside: tuple[Path, ...] = ()
    kept: int = 0
    again: tuple[str, ...] = ()
    lost: tuple[Lost, ...] = ()
    changes_lost: int = 0


def repair(folder: Path, *, embedder: Embedder | None = None, parser: Parser | None = None) -> Repaired:
    """Makes the index in `folder` whole again; one that is whole stays as it is.

    Raises IndexMissingError, IndexMismatchError (another version's index), IndexBusyError, IndexWriteError.
    """
    layout = Layout(folder).existing()
    behind = 0
    with held(layout):
        clear(layout)
        with suppress(IndexDamagedError), closing(Store.open(layout)) as store:
            behind = store.changes_lost()
        if behind:
            layout.mark.unlink(missing_ok=True)
    try:
        again, whole = _completed(folder, embedder, parser)
    except IndexDamagedError:
        again, whole = (), False
    if whole:
        return Repaired(again=again, changes_lost=behind)
    with held(layout):
        try:
            aside = set_aside(layout, f"damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
            kept, lost = _salvaged(layout, embedder)
            install(layout)
        except (OSError, sqlite3.OperationalError) as error:
            clear(layout)
            raise IndexWriteError(
                f"{folder} could not be repaired: {error}. Make room or check the disk, then run it again."
            ) from error
    with Corpus.open(folder, embedder=embedder, parser=parser) as corpus:
        corpus.mark_copies_again()
    again, whole = _completed(folder, embedder, parser)
    if not whole:
        raise IndexDamagedError(
            f"{folder} could not be repaired; what was there is kept as {', '.join(map(str, aside))}. Restore a backup "
            "(counterpoint restore), or index the articles into a new folder."
        )
    return Repaired(tuple(aside), kept, again, lost, behind)


def _completed(
    folder: Path, embedder: Embedder | None, parser: Parser | None
) -> tuple[tuple[str, ...], bool]:
    """Indexes again what an earlier repair saved the mere text of; its ids, and whether all is well then."""
    with Corpus.open(folder, embedder=embedder, parser=parser) as corpus:
        texts = corpus.incomplete()
        if texts:
            corpus.add(texts)
        return tuple(article.id for article in texts), all(finding.ok for finding in corpus.doctor())


def _salvaged(layout: Layout, embedder: Embedder | None) -> tuple[int, tuple[Lost, ...]]:
    """Writes what is whole to `layout.fresh_database`: how many articles entirely so, and those lost.

    An article of which only the text is whole goes in without a digest, so that it is indexed again.
    """
    kept, saved, lost = 0, set[str](), dict[str, str]()
    with _readable(layout) as old:
        meta: dict[str, str] = {}
        with suppress(sqlite3.DatabaseError):
            meta = dict(old.execute("SELECT key, value FROM meta"))
        model = str(meta.get("model") or (embedder or BundledEmbedder).name)
        dim = str(meta.get("dim") or (embedder or BundledEmbedder).dim)
        generation = str(meta.get("generation", "0"))
        clear(layout)
        make_database(
            layout.fresh_database, model, int(dim), int(generation) if generation.isdecimal() else 0
        )
        passages: dict[int, list[int]] = {}
        for pk, article_pk in _rows(old, "pk, article", "passages"):
            passages.setdefault(article_pk, []).append(pk)
        with closing(sqlite3.connect(layout.fresh_database, isolation_level=None)) as new:
            new.execute("BEGIN")
            if meta.get("probe"):
                new.execute("INSERT INTO meta VALUES ('probe', ?)", (meta["probe"],))
            for row in _rows(old, f"{ARTICLE}, digest, signature, seal", "articles"):
                article = _intact(row, model)
                if article is None or article.id in saved:
                    lost.setdefault(str(row[1]), str(row[10] or ""))
                    continue
                saved.add(article.id)
                kept += _copied(old, new, row, article, passages.get(row[0], []))
            new.execute("COMMIT")
    return kept, tuple(Lost(i, source) for i, source in sorted(lost.items()) if i not in saved)


def _intact(row: tuple[Any, ...], model: str) -> Article | None:
    """The article of a row, if it is to the character what was indexed."""
    try:
        article = article_of(row[:12])
        return article if row[12] in ("", fingerprint(article, model)) else None
    except (CounterpointError, TypeError, ValueError, AttributeError):
        return None


def _copied(
    old: sqlite3.Connection, new: sqlite3.Connection, row: tuple[Any, ...], article: Article, pks: list[int]
) -> bool:
    """Copies an article with all that was made of it, or, where its seal does not fit that, its text alone."""
    columns = f"{ARTICLE}, digest, signature, seal"
    new.execute(f"INSERT INTO articles ({columns}) VALUES ({', '.join('?' * len(row))})", row)
    heading = heading_line(article)
    for pk in pks:
        with suppress(sqlite3.DatabaseError, TypeError):
            passage = old.execute("SELECT * FROM passages WHERE pk = ?", (pk,)).fetchone()
            new.execute("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)", passage)
            body = article.text[passage[2] : passage[3]]
            new.execute(
                "INSERT INTO passages_fts (rowid, heading, body) VALUES (?, ?, ?)", (pk, heading, body)
            )
    if row[12] and row[14] == seal(new, row[0]):
        return True
    new.execute(
        "DELETE FROM passages_fts WHERE rowid IN (SELECT pk FROM passages WHERE article = ?)", row[:1]
    )
    new.execute("DELETE FROM passages WHERE article = ?", row[:1])
    # The signature may be what does not fit.
    new.execute(
        "UPDATE articles SET digest = '', seal = '', signature = ? WHERE pk = ?", (signature(article), row[0])
    )
    return False


@contextmanager
def _readable(layout: Layout) -> Iterator[sqlite3.Connection]:
    """A connection to as much of the database as SQLite reads: with its log, without, or with a new first page."""
    trial = layout.folder / f"{layout.fresh_database.name}-from"
    ways = (_with_log, _without_log, _with_new_beginning)
    for way in ways:
        way(layout, trial)
        with closing(sqlite3.connect(trial, isolation_level=None)) as db:
            try:
                db.execute("SELECT pk FROM articles LIMIT 1").fetchone()
            except sqlite3.DatabaseError:
                if way is not ways[-1]:
                    continue
            yield db
            break
    _forget(trial)


def _with_log(layout: Layout, trial: Path) -> None:
    _without_log(layout, trial)
    if layout.log.exists():
        Path(f"{trial}-wal").write_bytes(layout.log.read_bytes())


def _without_log(layout: Layout, trial: Path) -> None:
    _forget(trial)
    trial.write_bytes(layout.database.read_bytes())


def _with_new_beginning(layout: Layout, trial: Path) -> None:
    """The first page says where each table begins, which is the same in every database of this form."""
    _without_log(layout, trial)
    pattern = Path(f"{trial}-pattern")
    pattern.unlink(missing_ok=True)
    make_database(pattern, "", 0)
    first = bytearray(pattern.read_bytes()[:_PAGE])
    pattern.unlink()
    pages = max(1, trial.stat().st_size // _PAGE)
    first[28:32] = pages.to_bytes(4, "big")
    # No list of free pages: they are only not used again.
    first[32:40] = bytes(8)
    # Not in the mode with a log.
    first[18:20] = b"\x01\x01"
    with trial.open("r+b") as file:
        file.write(first)


def _forget(trial: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal", "-pattern"):
        with suppress(FileNotFoundError):
            os.unlink(f"{trial}{end}")


def _rows(db: sqlite3.Connection, columns: str, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows that can be read; those on damaged pages are passed over."""
    last = 0
    for question in (
        f"SELECT max(pk) FROM {table}",
        f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",
    ):
        with suppress(sqlite3.DatabaseError, TypeError):
            last = max(last, int(db.execute(question).fetchone()[0] or 0))
    for pk in range(1, min(last, _MOST) + 1):
        with suppress(sqlite3.DatabaseError):
            row = db.execute(f"SELECT {columns} FROM {table} WHERE pk = ?", (pk,)).fetchone()
            if row is not None and row[0] == pk:
                yield row
