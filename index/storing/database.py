"""The database file of an index: its connections, its lock, how it takes its place, and what its errors mean."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shlex import quote

from index.errors import IndexBusyError, IndexDamagedError, IndexWriteError
from index.layout import Layout


def identity(layout: Layout) -> tuple[int, ...]:
    """Which file the database is. Where it is opened as unchanging, also when it was written last."""
    status = layout.database.stat()
    if os.access(layout.folder, os.W_OK):
        return status.st_dev, status.st_ino
    log = layout.log.stat().st_size if layout.log.exists() else 0
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, log


def connect(layout: Layout) -> tuple[sqlite3.Connection, bool]:
    """A connection, and whether the file is taken as unchanging (in a folder that cannot be written)."""
    frozen = False
    with told(layout):
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
def told(layout: Layout) -> Iterator[None]:
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
