"""Backups of an index: made while it is in use, checked when made and before they are restored.

A backup is a folder with the database in one file, the other files that were kept in the index's folder, and a note
with the checksum of each. It takes its name only when it is whole, so that an interrupted one is never taken for one.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.errors import BadInputError, IndexBusyError, IndexDamagedError, IndexWriteError
from index.layout import Layout
from index.store import Store
from index.storing.database import clear, held, put
from index.storing.rows import unsealed

_NOTE, _DATABASE = "backup.json", "corpus.backup"


@dataclass(frozen=True, slots=True)
class Copied:
    """What was backed up or restored: how many articles, and the files that were set aside for it."""

    articles: int
    set_aside: tuple[Path, ...] = ()


def back_up(folder: Path, target: Path) -> Copied:
    """Copies the index in `folder` to the new folder `target`; others may read and write the index meanwhile.

    Raises BadInputError where the target exists, IndexDamagedError where the index is not whole (nothing is
    backed up then), IndexWriteError where the target cannot be written.
    """
    layout = Layout(folder)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise BadInputError(f"{target} exists: name a new folder for the backup")
    store = Store.open(layout)
    store.close()
    fresh = target.parent / f".{target.name}.unfinished"
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700, parents=True)
        copy_database(layout.database, fresh / _DATABASE)
        articles = _whole(fresh / _DATABASE)
        for path in layout.beside():
            shutil.copyfile(path, fresh / path.name)
        files = {path.name: checksum(path) for path in sorted(fresh.iterdir())}
        note = {"made": _now(), "articles": articles, "sha256": files}
        (fresh / _NOTE).write_text(json.dumps(note, indent=2) + "\n", "utf-8")
        for path in fresh.iterdir():
            _sync(path)
        _sync(fresh)
        if target.exists():
            target.rmdir()
        os.rename(fresh, target)
        _sync(target.parent)
    except (OSError, sqlite3.OperationalError) as error:
        raise IndexWriteError(
            f"the backup {target} could not be written: {error}. Nothing is lost."
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Copied(articles)


def restore(source: Path, folder: Path) -> Copied:
    """Makes the index in `folder` what it was when the backup `source` was made.

    What is there is first copied to a name of its own beside it. Raises BadInputError where `source` is no
    backup, IndexDamagedError where it is not as it was made (nothing is changed then), IndexBusyError,
    IndexWriteError.
    """
    files = _noted(source)
    for name, expected in files.items():
        path = source / name
        if not path.is_file() or checksum(path) != expected:
            raise IndexDamagedError(
                f"the backup {source} is damaged: {name} is not as it was written. Nothing was changed."
            )
    layout = Layout(folder)
    try:
        if not layout.database.exists():
            layout.created()
        with held(layout):
            clear(layout)
            shutil.copyfile(source / _DATABASE, layout.fresh_database)
            articles = _whole(layout.fresh_database)
            stamp = f"before-restore-{_now()}"
            aside = set_aside(layout, stamp) if layout.database.exists() else []
            install(layout)
            for name in sorted(set(files) - {_DATABASE}):
                target = folder / name
                if target.exists() and checksum(target) != files[name]:
                    aside.append(_free(folder / f"{name}.{stamp}"))
                    os.replace(target, aside[-1])
                incoming = folder / f".{name}.new"
                shutil.copyfile(source / name, incoming)
                put(incoming, target)
    except (OSError, sqlite3.OperationalError) as error:
        with suppress(OSError, IndexBusyError, IndexWriteError), held(layout):
            clear(layout)
        raise IndexWriteError(f"{folder} could not be written: {error}. Nothing is lost.") from error
    return Copied(articles, tuple(aside))


def set_aside(layout: Layout, stamp: str) -> list[Path]:
    """Copies the database, byte for byte, to names of their own; call it with the lock held."""
    first = _free(layout.folder / f"{layout.database.name}.{stamp}")
    copies: list[Path] = []
    try:
        for path in (layout.database, layout.log):
            if path.exists():
                copies.append(first.with_name(first.name + path.name.removeprefix(layout.database.name)))
                shutil.copyfile(path, copies[-1])
                _sync(copies[-1])
        _sync(layout.folder)
    except OSError:
        # On a full disk half a copy is none, and takes the room that is left.
        for copy in copies:
            copy.unlink(missing_ok=True)
        raise
    return copies


def install(layout: Layout) -> None:
    """Puts `layout.fresh_database` in the place of the database; call it with the lock held.

    Where SQLite can still open the old one, its content is exchanged in one transaction, so that processes that
    have it open read on; else the file is.
    """
    fresh = layout.fresh_database
    layout.mark.unlink(missing_ok=True)
    if layout.database.exists():
        try:
            copy_database(fresh, layout.database)
            with closing(sqlite3.connect(layout.database)) as db:
                well = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.DatabaseError as error:
            if "full" in str(error) or "I/O" in str(error):
                raise
            well = False
        if well:
            clear(layout)
            return
    with closing(sqlite3.connect(fresh)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    for path in layout.logs():
        path.unlink(missing_ok=True)
    put(fresh, layout.database)


def copy_database(source: Path, target: Path) -> None:
    """Copies a database as SQLite sees it, in one transaction on both sides."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target, timeout=30)) as new:
        fresh = not target.exists() or not target.stat().st_size
        old.backup(new)
        if fresh:
            # One file, which can be carried about without its log.
            new.execute("PRAGMA journal_mode = DELETE")
        else:
            new.execute("PRAGMA journal_mode = WAL")


def checksum(path: Path) -> str:
    """The file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _whole(database: Path) -> int:
    """How many articles the database holds; IndexDamagedError where it is not whole."""
    try:
        with closing(sqlite3.connect(database)) as db:
            well = db.execute("PRAGMA integrity_check").fetchone()[0]
            count = int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
            broken = unsealed(db)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "full" in str(error):
            raise
        well, count, broken = str(error), 0, ()
    if well != "ok" or broken:
        raise IndexDamagedError(
            f"what was copied is not whole ({well if well != 'ok' else ', '.join(broken[:5])}). Nothing was changed. "
            "See: counterpoint doctor"
        )
    return count


def _noted(source: Path) -> Mapping[str, str]:
    """Name to checksum of a backup's files."""
    try:
        note = json.loads((source / _NOTE).read_text("utf-8"))
        files = dict(note["sha256"])
        if _DATABASE not in files:
            raise KeyError(_DATABASE)
        for name, value in files.items():
            if (
                Path(name).name != name
                or name == _NOTE
                or not _may_be_beside(name)
                or not isinstance(value, str)
            ):
                raise ValueError(f"names {name!r}")
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadInputError(
            f"{source} is no backup, or one whose copying was interrupted ({error}). Make one: counterpoint backup"
        ) from error
    return files


def _may_be_beside(name: str) -> bool:
    return name == _DATABASE or not name.startswith(
        ("corpus.sqlite", "vectors.", "write.lock", "last.change", ".")
    )


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
