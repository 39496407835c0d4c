"""The states of an index: a connection for each thread, reading one state as a whole, changing it into the next."""

from __future__ import annotations

import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from index.embedder import Vectors
from index.errors import IndexBusyError, IndexWriteError
from index.layout import Layout
from index.storing.database import connect, held, identity, told
from index.storing.rows import probe_of
from index.storing.schema import expect_own_form, meta_of

# Earlier states that an index knows as its own; a cache of one of them is brought up to date, not made anew.
_REMEMBERED = 100


class Session:
    """Every state is read as a whole, from any thread; one process at a time makes the next."""

    def __init__(self, layout: Layout, model: str, dim: int) -> None:
        self.layout = layout
        self.model = model
        self.dim = dim
        self._local = threading.local()

    def _meta(self) -> dict[str, str]:
        return meta_of(self._db)

    @property
    def _db(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection, self._local.frozen = connect(self.layout)
            self._local.connection = connection
            self._local.file = identity(self.layout)
        return connection

    def close(self) -> None:
        """Closes this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

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
            with told(self.layout):
                db = self._db
                db.execute("BEGIN")
                try:
                    if self.model:
                        expect_own_form(self.layout, self._meta())
                    yield
                finally:
                    if db.in_transaction:
                        db.execute("ROLLBACK")
        finally:
            local.inside = False
        if getattr(local, "frozen", False) and identity(self.layout) != local.file:
            raise IndexBusyError(f"{self.layout.folder} was changed while it was read; try again")

    def _look_again(self) -> None:
        """Drops a connection to a file that is no longer the index: it was restored, or made anew."""
        if getattr(self._local, "connection", None) is None:
            return
        if identity(self.layout.existing()) != self._local.file:
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
        return probe_of(self._meta().get("probe", ""), self.dim)

    def changes_lost(self) -> int:
        """How many changes were written and are no longer there: the log that held them was damaged or lost."""
        try:
            marked = int(self.layout.mark.read_bytes()[:20])
        except (OSError, ValueError):
            return 0
        rows = self._db.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
        return max(0, marked - int(rows[0]))

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with held(self.layout), told(self.layout):
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
