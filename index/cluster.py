"""Indexing on a Ray cluster: actors that load the models once make the passages, this process writes them.

What is written stays: a run that was stopped goes on with the articles that are not in the index yet. Every node needs
Counterpoint installed, in the same version, and `counterpoint[ray]`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import msgspec
import numpy as np

from index.article import Article
from index.corpus import AddReport, Corpus
from index.embedder import load_embedder
from index.errors import MissingExtraError, ServerError
from index.grammar import SpacyParser
from index.making import TOGETHER, Failed, Made, Make, made
from index.packing import pack, unpack
from index.progress import Progress, silent
from index.store import NewPassage

try:
    import ray as untyped
    import ray.data as ray_data
except ImportError as error:
    raise MissingExtraError("ray", str(error)) from error

# Its own type hints are only there where it is installed.
ray: Any = untyped
data: Any = ray_data

# Articles written in one transaction: what a stopped run may lose, against the cost of ending one.
_WRITTEN = 240

Row = dict[str, Any]


class _Packed(msgspec.Struct):
    """A passage on its way: vectors as fp16, as the index keeps them."""

    start: int
    end: int
    vector: bytes
    sentence_vectors: bytes
    sentences: bytes


class Maker:
    """What an actor does: it loads the models when it starts, and makes the passages of batch after batch."""

    def __init__(self, model: str) -> None:
        self._embedder = load_embedder(model)
        self._parser = SpacyParser()

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[bytes]]:
        """Articles in, the same articles with their passages, or why they have none, out, all as bytes."""
        articles = [msgspec.msgpack.decode(data, type=Article) for data in batch["article"]]
        found = list(made(articles, self._parser, self._embedder))
        return {
            "article": [
                msgspec.msgpack.encode(item.article if isinstance(item, Failed) else item[0])
                for item in found
            ],
            "made": [
                msgspec.msgpack.encode(
                    item.reason if isinstance(item, Failed) else [_packed(passage) for passage in item[1]]
                )
                for item in found
            ],
        }


def add(corpus: Corpus, articles: Sequence[Article], address: str, progress: Progress = silent) -> AddReport:
    """Adds the new and changed articles to the corpus, made on the cluster at `address` ("local": on this machine).

    Raises ServerError where the cluster does not answer or an actor fails; what was written by then stays.
    """
    waiting = corpus.outdated(articles)
    added: list[str] = []
    updated: list[str] = []
    failed: list[tuple[str, str]] = []
    if waiting:
        progress("indexing", 0, len(waiting))
        with _cluster(address):
            rows = _rows(waiting, corpus.model)
            while group := dict(_unpacked(islice(rows, _WRITTEN))):
                report = corpus.add(tuple(group), make=_given(tuple(group.values())))
                added.extend(report.added)
                updated.extend(report.updated)
                failed.extend(report.failed)
                progress("indexing", len(added) + len(updated) + len(failed), len(waiting))
    done = {a.id for a in waiting}
    unchanged = tuple(a.id for a in articles if a.id not in done)
    return AddReport(
        tuple(sorted(added)),
        tuple(sorted(updated)),
        unchanged,
        (),
        tuple(sorted(corpus.copies().items())),
        tuple(failed),
    )


def _given(found: Sequence[Made | Failed]) -> Make:
    return lambda _: found


@contextmanager
def _cluster(address: str) -> Iterator[None]:
    begun = not ray.is_initialized()
    try:
        if begun:
            ray.init(
                address=None if address == "local" else address,
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
        data.DataContext.get_current().enable_progress_bars = False
        yield
    except (ConnectionError, ray.exceptions.RayError) as error:
        raise ServerError(
            f"the Ray cluster {address} did not do what it was asked: {str(error).splitlines()[0]}. See that it runs, "
            "then run the command again: what was written by now stays"
        ) from error
    finally:
        if begun and ray.is_initialized():
            ray.shutdown()


def _rows(articles: Sequence[Article], model: str) -> Iterator[Row]:
    actors = max(1, int(ray.cluster_resources().get("CPU", 1)))
    # A block is what an actor is handed at once.
    blocks = max(actors, -(-len(articles) // TOGETHER))
    source = data.from_items(
        [{"article": msgspec.msgpack.encode(a)} for a in articles],
        override_num_blocks=min(blocks, len(articles)),
    )
    made_there = source.map_batches(
        Maker,
        fn_constructor_kwargs={"model": model},
        batch_size=TOGETHER,
        num_cpus=1,
        compute=data.ActorPoolStrategy(min_size=1, max_size=actors),
    )
    return iter(made_there.iter_rows())


def _packed(passage: NewPassage) -> _Packed:
    return _Packed(
        passage.start,
        passage.end,
        passage.vector.astype(np.float16).tobytes(),
        passage.sentence_vectors.astype(np.float16).tobytes(),
        pack(passage.sentences),
    )


def _unpacked(rows: Iterable[Row]) -> Iterator[tuple[Article, Made | Failed]]:
    for row in rows:
        article = msgspec.msgpack.decode(row["article"], type=Article)
        found = msgspec.msgpack.decode(row["made"], type=list[_Packed] | str)
        yield (
            article,
            Failed(article, found) if isinstance(found, str) else (article, [_whole(p) for p in found]),
        )


def _whole(passage: _Packed) -> NewPassage:
    vector = np.frombuffer(passage.vector, np.float16).astype(np.float32)
    return NewPassage(
        passage.start,
        passage.end,
        vector,
        np.frombuffer(passage.sentence_vectors, np.float16).astype(np.float32).reshape(-1, len(vector)),
        unpack(passage.sentences),
    )
