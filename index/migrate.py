"""Moves the vectors and words of an index to a Milvus server, or back to files beside the database."""

from contextlib import suppress
from pathlib import Path

from index.errors import CounterpointError
from index.layout import Layout
from index.store import Store
from index.vectors import VectorStore, open_vectors

# The target that means the index's own folder.
FILES = "files"


def migrate(folder: Path, target: str) -> int:
    """From now on searches go to `target`: "files", or a Milvus address (http://HOST:PORT, or a path ending in .db).

    What is there is made anew from the database, and what was there before is removed; the number of passages.
    Raises IndexMissingError, MissingExtraError, ServerError (everything stays as it was then).
    """
    layout = Layout(folder)
    store = Store.open(layout)
    before: VectorStore | None = None
    # A server that is gone must not keep the index.
    with suppress(CounterpointError):
        before = open_vectors(store)
    if target == FILES:
        layout.server.unlink(missing_ok=True)
    else:
        from index.milvus import MilvusVectors

        MilvusVectors.create(store, target).close()
    if before is not None:
        with suppress(CounterpointError):
            before.remove()
        before.close()
    after = open_vectors(store)
    with store.reading():
        count = len(after)
    after.close()
    store.close()
    return count
