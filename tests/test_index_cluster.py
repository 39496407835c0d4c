"""Indexing on a Ray cluster of two nodes on this machine."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from index.article import Article
from index.corpus import Corpus
from index.errors import ServerError

pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(find_spec("ray") is None, reason="needs counterpoint[ray]"),
    # Ray's own, about its own.
    pytest.mark.filterwarnings("ignore"),
]

ARTICLES = tuple(
    Article(
        f"a{n}",
        f"The mayor of Orrin, Ada Holt, said on Friday that {n} people worked at mill number {n}. It rained.",
    )
    for n in range(60)
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from ray.cluster_utils import Cluster

    nodes: Any = Cluster(
        initialize_head=True,
        head_node_args={"num_cpus": 1, "include_dashboard": False, "object_store_memory": 10**8},
    )
    nodes.add_node(num_cpus=1, object_store_memory=10**8)
    nodes.wait_for_nodes()
    yield str(nodes.address)
    nodes.shutdown()


def test_a_stopped_run_goes_on_and_ends_with_the_same_index(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index import cluster

    class Stopped(Exception):
        pass

    def stop_early(_: str, done: int, __: int) -> None:
        if done:
            raise Stopped

    monkeypatch.setattr(cluster, "_WRITTEN", 20)
    with (
        Corpus.open(tmp_path / "far", create=True) as far,
        Corpus.open(tmp_path / "near", create=True) as near,
    ):
        with pytest.raises(Stopped):
            cluster.add(far, ARTICLES, address, stop_early)
        written = len(far.articles())
        assert 0 < written < len(ARTICLES)
        report = cluster.add(far, ARTICLES, address)
        assert len(report.added) == len(ARTICLES) - written
        assert set(report.unchanged) == {a.id for a in ARTICLES} - set(report.added)
        near.add(ARTICLES)
        assert far.shown("a7").to_dict() == near.shown("a7").to_dict()
        assert far.search("people at mill number 31", 1)[0].article.id == "a31"
        assert all(finding.ok for finding in far.doctor())


def test_a_cluster_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import ray

    from index import cluster

    def refuse(**_: object) -> None:
        raise ConnectionError("nobody there")

    monkeypatch.setattr(ray, "init", refuse)
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    with (
        Corpus.open(tmp_path / "i", create=True) as corpus,
        pytest.raises(ServerError, match=r"10\.0\.0\.9:6379"),
    ):
        cluster.add(corpus, ARTICLES[:1], "10.0.0.9:6379")
