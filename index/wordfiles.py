"""The lexical cache in the index's own folder: opened if it is as it was written, else brought up to date or made."""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.dense import Ids
from index.layout import Layout
from index.search import Filters
from index.store import Store
from index.vectors import Ranked

if TYPE_CHECKING:
    from index.words import Words
from index.held import Held
from index.whole import checksum_of, write_whole


def searched(words: "Words", terms: Sequence[str], k: int, filters: Filters) -> Ranked | None:
    """What the lexical cache finds; None where it fails."""
    with forgiven():
        return words.search(terms, k, filters, None)
    return None


def words_of(kind: "type[Words]", store: Store, held: Held, writable: bool) -> "Words | None":
    """The lexical cache of this state; None where it is of another and cannot be written."""
    folder, before = store.layout.words, _words_note(store.layout)
    sound = as_noted(store.layout)
    if sound and before.get("state") == held.note.state:
        with forgiven():
            found = kind.open(folder)
            if len(found) == held.note.count:
                return found
    if not writable:
        return None
    last = 0
    words: Words | None = None
    if sound and store.follows(str(before.get("state"))):
        with forgiven():
            words, last = kind.open(folder), int(before["last"])
            words.update(last, store.documents(last), _removed(words, held.owners, last))
    if words is None or len(words) != held.note.count:
        shutil.rmtree(folder, ignore_errors=True)
        words = kind.open(folder)
        words.update(0, store.documents(), ())
    row = {"state": held.note.state, "last": held.note.last, "files": _files(folder, before.get("files"))}
    text = json.dumps(row)
    write_whole(store.layout.words_note, lambda fresh: fresh.write_text(text, "utf-8"))
    return words


def _words_note(layout: Layout) -> dict[str, Any]:
    with suppress(OSError, ValueError, RecursionError):
        row = json.loads(layout.words_note.read_text("utf-8"))
        if isinstance(row, dict):
            return row
    return {}


def _files(folder: Path, known: object = None) -> dict[str, list[object]]:
    """Size, time of change and checksum of each file; a checksum is not computed again where the others are known."""
    found: dict[str, list[object]] = {}
    for path in sorted(folder.iterdir()):
        # Hidden ones are locks and lists that tantivy makes anew.
        if path.is_file() and not path.name.startswith("."):
            stat = path.stat()
            old = known.get(path.name) if isinstance(known, dict) else None
            same = isinstance(old, list) and old[:2] == [stat.st_size, stat.st_mtime_ns] and len(old) == 3
            checksum = old[2] if same and isinstance(old, list) else checksum_of(path)
            found[path.name] = [stat.st_size, stat.st_mtime_ns, checksum]
    return found


def as_noted(layout: Layout, whole: bool = False) -> bool:
    """Whether the files of the lexical cache are those that were written; `whole` reads all of them."""
    noted = _words_note(layout).get("files")
    try:
        found = _files(layout.words, None if whole else noted)
        return isinstance(noted, dict) and {n: row[2] for n, row in found.items()} == {
            n: row[2] for n, row in noted.items()
        }
    except (OSError, TypeError, IndexError, KeyError):
        return False


@contextmanager
def forgiven() -> Iterator[None]:
    """Passes over what a damaged file of tantivy brings about: its panics are no `Exception` either."""
    try:
        yield
    except (OSError, ValueError, RuntimeError, KeyError, TypeError):
        return
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise


def _removed(words: "Words", owners: Ids, last: int) -> list[int]:
    """The passages up to `last` that are no more; those that were let go of before may be among them."""
    known = int((owners[: last + 1] > 0).sum())
    return [] if len(words) == known else np.flatnonzero(owners[1 : last + 1] == 0).__add__(1).tolist()
