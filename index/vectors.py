"""Dense search with FAISS: a cache over the vectors in the database."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors
from index.layout import Layout

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class VectorsNote:
    """What a cache was built from; it is used only where all of it matches the database."""

    generation: int
    model: str
    dim: int
    count: int
    sha256: str = ""


class FaissVectors:
    """Passage vectors by passage number; the inner product of normalised vectors is their cosine."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, batches: Iterable[tuple[Ids, Vectors]], dim: int) -> "FaissVectors":
        """From (numbers of shape (n,), vectors of shape (n, dim)); exact search, fp16 storage."""
        flat = faiss.IndexScalarQuantizer(dim, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        index = faiss.IndexIDMap2(flat)
        for ids, vectors in batches:
            if len(ids):
                index.add_with_ids(np.ascontiguousarray(vectors, np.float32), ids)
        return cls(index)

    @classmethod
    def load(cls, layout: Layout, wanted: VectorsNote) -> "FaissVectors | None":
        """The saved cache, or None where it is missing, damaged or of another state of the database."""
        try:
            note = VectorsNote(**json.loads(layout.vectors_note.read_text("utf-8")))
            if (note.generation, note.model, note.dim, note.count) != (
                wanted.generation,
                wanted.model,
                wanted.dim,
                wanted.count,
            ) or note.sha256 != _checksum(layout.vectors):
                return None
            return cls(faiss.read_index(str(layout.vectors)))
        except (OSError, ValueError, TypeError, RuntimeError):
            # Whatever is wrong with a cache, the cure is the same: build it again from the database.
            return None

    def save(self, layout: Layout, note: VectorsNote) -> None:
        """Writes the cache and its note, each whole or not at all."""
        fresh = layout.vectors.with_suffix(".faiss.new")
        faiss.write_index(self._index, str(fresh))
        text = json.dumps(asdict(note) | {"sha256": _checksum(fresh)})
        _replace(fresh, layout.vectors)
        note_file = layout.vectors_note.with_suffix(".json.new")
        note_file.write_text(text, "utf-8")
        _replace(note_file, layout.vectors_note)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, vector: Vectors, k: int, allowed: Ids | None = None) -> list[tuple[int, float]]:
        """The k nearest passages to a vector of shape (dim,), best first: (number, cosine), among `allowed`."""
        if not len(self) or (allowed is not None and not len(allowed)):
            return []
        parameters = None
        if allowed is not None:
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(allowed))  # type: ignore[call-arg]
        scores, ids = self._index.search(vector.reshape(1, -1), min(k, len(self)), params=parameters)
        return [(int(i), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _replace(fresh: Path, target: Path) -> None:
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(fresh, target)
