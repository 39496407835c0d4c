"""The vector store in the index's own folder: FAISS files, tantivy where the passages are many, all of it a cache.

The passages that came last lie in a small exact index, which is written anew with every change. Once there are more
than `Sizes.exact`, the others lie in a trained one, which is written seldom and mapped into memory.
"""

import json
import shutil
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index import dense
from index.dense import Bits, Ids
from index.embedder import Vectors
from index.search import Filters
from index.store import Store
from index.vectors import Ranked, in_turn

if TYPE_CHECKING:
    pass
from index.held import Held, Note, TrainedNote
from index.whole import alone, checksum_of, digest_of, write_whole
from index.wordfiles import as_noted, forgiven, searched, words_of


@dataclass(frozen=True, slots=True)
class Sizes:
    """From how many passages on which form is used; the defaults are measured (eval/bench/grow.py)."""

    # Exact search over so many takes 5 ms, and is what all quality figures were measured with.
    exact: int = 50_000
    # The exact part beside a trained one: folding it in rewrites the trained file.
    tail: int = 20_000
    # FTS5 takes 5 ms for a long question from here on, several times that with a filter, and that grows.
    fts: int = 4_000


class FileVectors:
    """See `VectorStore`. Reads inside `Store.reading` see one state; safe to use from several threads."""

    def __init__(self, store: Store, sizes: Sizes | None = None) -> None:
        self._store = store
        self._sizes = sizes or Sizes()
        self._held: Held | None = None
        self._lock = threading.Lock()
        # One more core, for the words: what looks them up lets others work meanwhile.
        self._beside = ThreadPoolExecutor(1, "words")

    def dense(self, vectors: Vectors, k: int, filters: Filters) -> list[Ranked]:
        """See `VectorStore.dense`."""
        held = self._current()
        if not held.note.count:
            return [[] for _ in vectors]
        bits = None
        if filters:
            passing = np.zeros(int(held.owners.max(initial=0)) + 1, bool)
            passing[self._store.passing(filters)] = True
            passing[0] = False
            bits = _bits(passing[held.owners])
        elif held.stale():
            bits = _bits(held.owners > 0)
        return dense.search(held.parts(), vectors, min(k, held.note.count), bits)

    def lexical(self, terms: Sequence[str], k: int, filters: Filters) -> Ranked:
        """See `VectorStore.lexical`."""
        held = self._current()
        if held.words is None:
            return self._store.lexical(terms, k, filters)
        articles = self._store.passing(Filters(sources=filters.sources)).tolist() if filters.sources else None
        with forgiven():
            return held.words.search(terms, k, filters, articles)
        # A file of it is rotten: the database finds the same, and the cache is made anew for the next question.
        self._forget_words()
        return self._store.lexical(terms, k, filters)

    def nearest(
        self, vectors: Vectors, words: Sequence[Sequence[str]], k: int, filters: Filters
    ) -> tuple[list[Ranked], list[Ranked]]:
        """See `VectorStore.nearest`."""
        held = self._current()
        if held.words is None or filters.sources:
            return in_turn(self, vectors, words, k, filters)
        # None where it fails, in whatever way: then it is looked up again, with all that `lexical` does about it.
        begun = [self._beside.submit(searched, held.words, terms, k, filters) for terms in words]
        near = self.dense(vectors, k, filters)
        worded: list[Ranked] = []
        for task, terms in zip(begun[::-1], words[::-1], strict=True):
            # What the other thread has not come to yet is done here.
            found = None if task.cancel() else task.result()
            worded.append(self.lexical(terms, k, filters) if found is None else found)
        return near, worded[::-1]

    def articles_at(self, pks: Sequence[int]) -> list[int]:
        """See `VectorStore.articles_at`."""
        articles: list[int] = self._current().owners[np.asarray(pks, np.int64)].tolist()
        return articles

    def __len__(self) -> int:
        return self._current().note.count

    def problem(self) -> str:
        """See `VectorStore.problem`."""
        held = self._current()
        trained = held.note.trained
        if trained is not None and checksum_of(self._store.layout.folder / trained.name) != trained.sha256:
            with suppress(OSError):
                self._store.layout.vectors_note.unlink()
            self._held = None
            return f"{trained.name} was damaged; it is made anew at the next use"
        if held.words is not None and not as_noted(self._store.layout, whole=True):
            self._forget_words()
            return "the lexical cache was damaged; it is made anew at the next use"
        return "" if held.note.count == self._store.passage_count() else "passages are missing in it"

    def _forget_words(self) -> None:
        with suppress(OSError):
            self._store.layout.words_note.unlink()
        self._held = None

    def remove(self) -> None:
        """See `VectorStore.remove`."""
        layout = self._store.layout
        self._held = None
        shutil.rmtree(layout.words, ignore_errors=True)
        for path in (
            layout.vectors_note,
            layout.vectors,
            layout.owners,
            layout.words_note,
            *layout.all_trained(),
        ):
            path.unlink(missing_ok=True)

    def close(self) -> None:
        """Lets go of the files."""
        self._held = None

    def _current(self) -> Held:
        """The newest state: held, read from the files, brought up to date from them, or built from the database."""
        state = self._store.state()
        held = self._held
        if held is not None and held.note.state == state:
            return held
        with self._lock:
            held = self._held
            if held is not None and held.note.state == state:
                return held
            wanted = Note(state, self._store.model, self._store.dim, self._store.passage_count())
            with alone(self._store.layout.vectors_lock) as writable:
                held = self._loaded(wanted)
                if held is None or held.note.state != state:
                    held = self._changed(held, wanted, writable)
                held = self._with_words(held, writable)
            self._held = held
            return held

    # Reading

    def _loaded(self, wanted: Note) -> Held | None:
        """What the files hold, of this state or of an earlier one; None where they cannot be used."""
        layout = self._store.layout
        try:
            row = json.loads(layout.vectors_note.read_text("utf-8"))
            trained = TrainedNote(**row.pop("trained")) if row.get("trained") else None
            note = Note(**(row | {"trained": trained}))
            if (note.model, note.dim) != (wanted.model, wanted.dim):
                return None
            if note.state != wanted.state and not self._store.follows(note.state):
                return None
            with layout.vectors.open("rb") as flat, layout.owners.open("rb") as array:
                if digest_of(flat) != note.sha256 or digest_of(array) != note.owners:
                    return None
                # By its descriptor: another process may give the name to a newer file at any moment.
                tail, owners = dense.read(f"/dev/fd/{flat.fileno()}"), np.load(array)
            held = Held(note, tail, owners, self._opened(trained) if trained else None)
            if (tail.d, int((owners > 0).sum())) != (wanted.dim, note.count):
                return None
            return held
        except (OSError, ValueError, TypeError, AttributeError, RuntimeError, EOFError):
            # Whatever is wrong with a cache, the cure is the same: build it again from the database.
            return None

    def _opened(self, trained: TrainedNote) -> Any:
        path = self._store.layout.folder / Path(trained.name).name
        stat = path.stat()
        if (stat.st_size, stat.st_mtime_ns) != (trained.size, trained.changed) and checksum_of(
            path
        ) != trained.sha256:
            raise ValueError(trained.name)
        return dense.opened(path)

    # Making

    def _changed(self, old: Held | None, wanted: Note, writable: bool) -> Held:
        """The wanted state, from an earlier one where there is one, and saved."""
        held = self._caught_up(old, wanted) if old is not None else self._empty(wanted)
        count = wanted.count
        if count > self._sizes.exact:
            learnt = held.note.trained.learnt if held.note.trained else 0
            if held.trained is None or count > 4 * learnt:
                held = self._retrained(held)
            elif held.tail.ntotal > self._sizes.tail or (
                held.trained.ntotal + held.tail.ntotal > 1.2 * count
            ):
                held = self._folded(held)
        elif held.trained is not None:
            held = self._exact(held)
        if writable:
            # In a read-only folder or on a full disk the search works without the files.
            with suppress(OSError, RuntimeError):
                return self._saved(held)
        return held

    def _empty(self, wanted: Note) -> Held:
        pks, articles = self._store.owners()
        owners = np.zeros(int(pks[-1]) + 1 if len(pks) else 1, np.int64)
        owners[pks] = articles
        tail = dense.flat(wanted.dim)
        if wanted.count <= self._sizes.exact:
            dense.add(tail, self._store.vectors())
        return Held(replace(wanted, last=len(owners) - 1), tail, owners)

    def _caught_up(self, old: Held, wanted: Note) -> Held:
        last = old.note.last
        pks, articles = self._store.owners(last)
        owners = np.zeros(int(pks[-1]) + 1 if len(pks) else last + 1, np.int64)
        owners[: last + 1] = old.owners
        owners[pks] = articles
        if int((owners > 0).sum()) != wanted.count:
            pks, articles = self._store.owners()
            owners[:] = 0
            owners[pks] = articles
        tail = old.tail
        dense.keep(tail, _bits(owners > 0))
        dense.add(tail, self._store.vectors(last))
        return Held(
            replace(wanted, last=len(owners) - 1, trained=old.note.trained), tail, owners, old.trained
        )

    def _exact(self, held: Held) -> Held:
        tail = dense.flat(held.note.dim)
        dense.add(tail, self._store.vectors())
        return Held(replace(held.note, trained=None), tail, held.owners)

    def _retrained(self, held: Held) -> Held:
        count = held.note.count
        alive = np.flatnonzero(held.owners)
        random = np.random.default_rng(0)
        sample = np.sort(random.choice(alive, dense.sample_size(count), replace=False))
        index = dense.trained(self._store.vectors_at(sample.tolist()), count)
        dense.add(index, self._store.vectors())
        return self._with_trained(held, index, count)

    def _folded(self, held: Held) -> Held:
        if held.note.trained is None:
            return held
        index = dense.in_memory(self._store.layout.folder / held.note.trained.name)
        dense.keep(index, _bits(held.owners > 0))
        return self._with_trained(held, dense.merged(index, held.tail), held.note.trained.learnt)

    def _with_trained(self, held: Held, index: Any, learnt: int) -> Held:
        trained = TrainedNote("", int(index.ntotal), held.note.last, learnt, "", 0, 0)
        return Held(replace(held.note, trained=trained), dense.flat(held.note.dim), held.owners, index)

    def _saved(self, held: Held) -> Held:
        """Writes the files, each whole or not at all, the note last."""
        layout, note, index = self._store.layout, held.note, held.trained
        trained = note.trained
        if trained is not None and not trained.name:
            path = layout.trained(note.state)
            write_whole(path, lambda fresh: dense.write(index, fresh))
            stat = path.stat()
            trained = replace(
                trained,
                name=path.name,
                sha256=checksum_of(path),
                size=stat.st_size,
                changed=stat.st_mtime_ns,
            )
            index = dense.opened(path)
        write_whole(layout.vectors, lambda fresh: dense.write(held.tail, fresh))
        write_whole(layout.owners, lambda fresh: _save_array(held.owners, fresh))
        note = replace(
            note, sha256=checksum_of(layout.vectors), owners=checksum_of(layout.owners), trained=trained
        )
        write_whole(layout.vectors_note, lambda fresh: fresh.write_text(json.dumps(asdict(note)), "utf-8"))
        for path in layout.all_trained():
            if trained is None or path.name != trained.name:
                path.unlink()
        return Held(note, held.tail, held.owners, index)

    # Words

    def _with_words(self, held: Held, writable: bool) -> Held:
        """Adds the lexical cache where the passages are many and it can be had."""
        layout = self._store.layout
        if held.note.count <= self._sizes.fts:
            if writable and layout.words.is_dir():
                shutil.rmtree(layout.words, ignore_errors=True)
            return held
        try:
            from index.words import Words
        except ImportError:
            return held
        with forgiven():
            return replace(held, words=words_of(Words, self._store, held, writable))
        return held


def _bits(mask: "np.ndarray[Any, np.dtype[np.bool_]]") -> Bits:
    return np.packbits(mask, bitorder="little")


def _save_array(array: Ids, path: Path) -> None:
    with path.open("wb") as file:
        np.save(file, array)
