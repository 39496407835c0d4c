"""Files that are written whole or not at all, by one process at a time, and told by their checksums."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from io import BufferedReader


def checksum_of(path: Path) -> str:
    """The checksum of the file at a path."""
    with path.open("rb") as file:
        return digest_of(file)


def digest_of(file: "BufferedReader") -> str:
    """The checksum of a file, which is then at its beginning again."""
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return digest


def write_whole(path: Path, write: Any) -> None:
    """Writes a file under another name first, so that a half-written one is never taken for it."""
    fresh = path.with_name(path.name + ".new")
    write(fresh)
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(fresh, path)


@contextmanager
def alone(path: Path) -> Iterator[bool]:
    """Waits until no other process changes the files; False where the folder cannot be written."""
    try:
        file = path.open("a")
    except OSError:
        yield False
        return
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield True
