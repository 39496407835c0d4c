"""Dense search with FAISS: exact while the passages are few, an inverted file over one-byte numbers beyond that.

Measured on 10^6 vectors (eval/bench/grow.py): IVF with one byte a dimension holds the twenty nearest among its first
two hundred in 99.2% of cases, in 1.3 ms and 0.4 GB; the search above ranks those anew with the exact vectors.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import faiss as untyped
import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors

# Its own type hints know only half of what Python may call.
faiss: Any = untyped

Ids = NDArray[np.int64]

# One bit a passage number: whether it may be found. Of shape (bytes,), the lowest bit first.
Bits = NDArray[np.uint8]

# Lists that one search looks into; with fewer, recall on real sentences falls below 0.98. Where the lists are many,
# a quarter of that does: of 10^6 passages' twenty nearest 0.992 are among the first two hundred.
_PROBES, _MANY, _PROBES_OF_MANY = 128, 2000, 32
# Vectors a list that k-means sees, as FAISS advises, and its rounds: more of either changes recall by less than 0.001.
_SEEN, _ROUNDS = 40, 8


def flat(dim: int) -> Any:
    """An empty exact index (fp16) to which vectors can be added, and from which they can be removed, by number."""
    exact = faiss.IndexScalarQuantizer(dim, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    return faiss.IndexIDMap2(exact)


def sample_size(count: int) -> int:
    """How many vectors `trained` wants to see for an index of `count`."""
    return min(count, _SEEN * _lists(count))


def trained(sample: Vectors, count: int) -> Any:
    """An empty index for `count` vectors, trained on a sample of shape (n, dim)."""
    dim = sample.shape[1]
    index = faiss.index_factory(dim, f"IVF{_lists(count)},SQ8", faiss.METRIC_INNER_PRODUCT)
    index.cp.niter = _ROUNDS
    index.cp.min_points_per_centroid = 1
    index.train(np.ascontiguousarray(sample, np.float32))
    return index


def _lists(count: int) -> int:
    return max(1, int(4 * count**0.5))


def add(index: Any, batches: Iterable[tuple[Ids, Vectors]]) -> None:
    """Adds (numbers of shape (n,), vectors of shape (n, dim))."""
    for ids, vectors in batches:
        if len(ids):
            index.add_with_ids(np.ascontiguousarray(vectors, np.float32), ids)


def keep(index: Any, bits: Bits) -> None:
    """Removes the vectors whose bit is not set."""
    kept = faiss.IDSelectorBitmap(bits)
    index.remove_ids(faiss.IDSelectorNot(kept))


def numbers(index: Any) -> Ids:
    """The passages in a flat index."""
    ids: Ids = faiss.vector_to_array(index.id_map)
    return ids


def opened(path: Path) -> Any:
    """A trained index whose lists stay on disk and are mapped into memory where they are looked into."""
    index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY)
    # Reading ahead starts 32 threads for every search, which costs more than the search itself.
    faiss.downcast_InvertedLists(index.invlists).prefetch_nthread = 0
    return index


def merged(index: Any, tail: Any) -> Any:
    """Adds to an index in memory what a flat one holds."""
    ids = numbers(tail)
    for first in range(0, len(ids), 10_000):
        some = ids[first : first + 10_000]
        add(index, [(some, tail.reconstruct_batch(some))])
    return index


def search(
    parts: Sequence[Any], vectors: Vectors, k: int, bits: Bits | None
) -> list[list[tuple[int, float]]]:
    """For each vector of shape (n, dim) the k nearest over all parts, best first: (number, cosine)."""
    with _cores(1):
        return _search(parts, vectors, k, bits)


def _search(
    parts: Sequence[Any], vectors: Vectors, k: int, bits: Bits | None
) -> list[list[tuple[int, float]]]:
    found: list[list[tuple[int, float]]] = [[] for _ in vectors]
    selector = None if bits is None else faiss.IDSelectorBitmap(bits)
    for index in parts:
        if not index.ntotal:
            continue
        if hasattr(index, "nprobe"):
            probes = _PROBES_OF_MANY if index.nlist >= _MANY else _PROBES
            parameters = faiss.SearchParametersIVF(nprobe=probes, sel=selector)
        else:
            parameters = faiss.SearchParameters(sel=selector)
        scores, ids = index.search(
            np.ascontiguousarray(vectors, np.float32), min(k, index.ntotal), params=parameters
        )
        for row, own, theirs in zip(found, ids, scores, strict=True):
            row.extend((int(i), float(s)) for i, s in zip(own, theirs, strict=True) if i >= 0)
    if len(parts) > 1:
        found = [sorted(row, key=lambda pair: (-pair[1], pair[0]))[:k] for row in found]
    return found


def read(path: str) -> Any:
    """A flat index from its file."""
    return faiss.read_index(path)


def in_memory(path: Path) -> Any:
    """A trained index read whole, so that it can be changed."""
    return faiss.read_index(str(path))


def write(index: Any, path: Path) -> None:
    """Writes an index to a file."""
    faiss.write_index(index, str(path))


def widened(blob: bytes, dim: int) -> Vectors:
    """Vectors of shape (n, dim) from their fp16 numbers; ten times as quick as numpy's own way."""
    codes = np.frombuffer(blob, np.uint8).reshape(-1, 2 * dim)
    if not len(codes):
        return np.empty((0, dim), np.float32)
    with _cores(1):
        vectors: Vectors = faiss.ScalarQuantizer(dim, faiss.ScalarQuantizer.QT_fp16).decode(codes)
    return vectors


def products(vectors: Vectors, asked: Vectors) -> Vectors:
    """The inner products of vectors (n, dim) with few others (m, dim), of shape (n, m), on one core.

    numpy would share so small a work among all cores, which then wait for each other longer than they work.
    """
    found = np.empty((len(asked), len(vectors)), np.float32)
    whole, dim = np.ascontiguousarray(vectors, np.float32), vectors.shape[1]
    for row, one in zip(found, np.ascontiguousarray(asked, np.float32), strict=True):
        faiss.fvec_inner_products_ny(
            faiss.swig_ptr(row), faiss.swig_ptr(one), faiss.swig_ptr(whole), dim, len(whole)
        )
    return found.T


@contextmanager
def _cores(count: int) -> Iterator[None]:
    """How many cores faiss uses inside, in this thread. For a search one: several wait longer than they work."""
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(count)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)
