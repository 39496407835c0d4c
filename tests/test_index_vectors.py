from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from index.article import Article
from index.corpus import Corpus
from index.files import FileVectors, Sizes
from index.layout import Layout
from index.search import NO_FILTERS, Filters
from index.store import Store
from index.vectors import VectorStore
from tests.fakes import FakeEmbedder, FakeParser

TOWNS = ["Ashford", "Belmere", "Corvane", "Dunholt", "Eastwick", "Fenmoor", "Garrick", "Holbeach"]
THINGS = ["bridge", "harbour", "library", "railway", "quarry", "market", "orchard", "theatre", "tunnel"]

# Small enough that a few dozen passages go through every form: exact, trained, folded, exact again.
TINY = Sizes(exact=30, tail=10, fts=12)


def article(number: int) -> Article:
    town, thing = TOWNS[number % 8], THINGS[number % 9]
    return Article(
        f"a{number}",
        f"The {thing} of {town} was opened on day {number}. Visitors came to see item x{number} there.",
        f"{thing.title()} in {town}",
        f'{town} "Post" O\'Clock' if number % 2 else None,
        published=date(2024, 1, 1 + number % 28) if number % 3 else None,
    )


def files(store: Store) -> VectorStore:
    return FileVectors(store)


def large_files(store: Store) -> VectorStore:
    return FileVectors(store, TINY)


def server(store: Store) -> VectorStore:
    from index.milvus import MilvusVectors

    if store.layout.server.exists():
        return MilvusVectors.open(store)
    return MilvusVectors.create(store, str(store.layout.folder.parent / "milvus.db"))


Opened = Callable[[], Corpus]

needs_milvus = pytest.mark.skipif(
    find_spec("pymilvus") is None or find_spec("milvus_lite") is None, reason="needs counterpoint[milvus]"
)


@pytest.fixture(params=[files, large_files, pytest.param(server, marks=needs_milvus)])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    """Opens the same index again and again, each time as a new process would."""
    embedder = FakeEmbedder()
    layout = Layout(tmp_path / "i")
    Store.create(layout, embedder.name, embedder.dim)
    made: list[Corpus] = []

    def again() -> Corpus:
        store = Store.open(layout)
        made.append(Corpus(store, embedder, FakeParser(), request.param(store)))
        return made[-1]

    yield again
    for corpus in made:
        corpus.close()


def ids(corpus: Corpus, query: str, k: int = 5, filters: Filters = NO_FILTERS) -> list[str]:
    return [hit.article.id for hit in corpus.search(query, k, filters)]


def test_an_empty_store_finds_nothing(opened: Opened) -> None:
    assert opened().search("anything", 5) == ()


def test_what_was_added_is_found_now_and_by_others(opened: Opened) -> None:
    corpus = opened()
    corpus.add(article(n) for n in range(50))
    assert ids(corpus, "item x17")[0] == "a17"
    other = opened()
    assert ids(other, "quarry of Eastwick opened")[0] == "a4"
    corpus.add(article(n) for n in range(50, 58))
    assert ids(corpus, "item x53")[0] == ids(other, "item x53")[0] == "a53"
    assert all(finding.ok for finding in corpus.doctor())


def test_what_was_removed_is_found_no_more(opened: Opened) -> None:
    corpus = opened()
    corpus.add(article(n) for n in range(50))
    other = opened()
    assert ids(other, "item x17")[0] == "a17"
    corpus.remove(["a17", "a18"])
    for reader in (corpus, other, opened()):
        found = ids(reader, "item x17 x18", 100)
        assert len(found) == 48
        assert not {"a17", "a18"} & set(found)
    corpus.add([article(17)])
    assert ids(opened(), "item x17")[0] == "a17"
    assert all(finding.ok for finding in corpus.doctor())


def test_a_changed_article_is_found_by_its_new_words_alone(opened: Opened) -> None:
    corpus = opened()
    corpus.add(article(n) for n in range(50))
    corpus.add([replace(article(20), text="A comet passed above the hills, seen by nobody.")])
    assert ids(corpus, "comet above the hills")[0] == "a20"
    assert "item x20" not in corpus.search("item x20")[0].text


@pytest.mark.parametrize("count", [20, 50])
def test_shrinking_and_growing_again(opened: Opened, count: int) -> None:
    corpus = opened()
    for _ in range(2):
        corpus.add(article(n) for n in range(50))
        corpus.remove([f"a{n}" for n in range(count)])
        assert len(ids(opened(), "opened", 100)) == 50 - count
    assert all(finding.ok for finding in corpus.doctor())


def test_filters_hold_before_ranking(opened: Opened) -> None:
    corpus = opened()
    articles = [article(n) for n in range(50)]
    corpus.add(articles)
    name = articles[1].publisher
    assert name
    for filters, passes in (
        (Filters(publishers=(name,)), lambda a: a.publisher == name),
        (Filters(published_from=date(2024, 1, 20)), lambda a: a.published and a.published.day >= 20),
        (Filters(published_to=date(2024, 1, 5)), lambda a: a.published and a.published.day <= 5),
        (Filters(sources=("a3", "a4", "nowhere")), lambda a: a.id in ("a3", "a4")),
        (Filters(sources=("nowhere",)), lambda a: False),
        (
            Filters(publishers=(name,), published_to=date(2024, 1, 15)),
            lambda a: a.publisher == name and a.published and a.published.day <= 15,
        ),
    ):
        wanted = {a.id for a in articles if passes(a)}
        assert set(ids(corpus, "bridge of Ashford opened item", 100, filters)) == wanted


def test_the_store_itself_ranks_and_scores(opened: Opened, tmp_path: Path) -> None:
    corpus = opened()
    corpus.add(article(n) for n in range(50))
    store = Store.open(Layout(tmp_path / "i"))
    vectors = opened()._vectors
    with store.reading():
        pks = store.passages_of("a30")
        own = store.vectors_at(pks)
    assert len(own) == 1
    again = opened()
    with again._store.reading():
        near = again._vectors.dense(np.concatenate([own, -own]), 7, NO_FILTERS)
        worded = again._vectors.lexical(("x30", "visitors"), 7, NO_FILTERS)
    assert near[0][0][0] == pks[0]
    assert near[0][0][1] == pytest.approx(1.0, abs=0.02)
    assert [len(row) for row in near] == [7, 7]
    assert worded[0][0] == pks[0]
    for row in (*near, worded):
        assert [score for _, score in row] == sorted((score for _, score in row), reverse=True)
    assert vectors is not again._vectors


@pytest.mark.parametrize("filters", [NO_FILTERS, Filters(sources=tuple(f"a{n}" for n in range(0, 50, 2)))])
def test_words_and_vectors_found_at_once_are_those_found_alone(opened: Opened, filters: Filters) -> None:
    corpus = opened()
    corpus.add(article(n) for n in range(50))
    words = [("x3", "visitors"), ("bridge",), ("nowhere",), ("harbour", "ashford")]
    with corpus._store.reading():
        asked = corpus._store.vectors_at([1, 2])
        near, worded = corpus._vectors.nearest(asked, words, 9, filters)
        assert near == corpus._vectors.dense(asked, 9, filters)
        assert worded == [corpus._vectors.lexical(terms, 9, filters) for terms in words]


def test_each_passage_is_of_its_article_until_that_is_removed(opened: Opened) -> None:
    corpus = opened()
    corpus.add(article(n) for n in range(40))
    with corpus._store.reading():
        pks = [pk for n in (7, 31) for pk in corpus._store.passages_of(f"a{n}")]
        before = corpus._vectors.articles_at(pks)
        printed = corpus._store.printed()
        assert [printed.outlets[printed.codes[n]] for n in before] == [article(n).publisher for n in (7, 31)]
        assert [printed.days[n] for n in before] == [
            day.toordinal() for n in (7, 31) if (day := article(n).published)
        ]
    corpus.remove(["a31"])
    with corpus._store.reading():
        assert corpus._vectors.articles_at(pks) == [before[0], 0]


def test_outlets_are_those_of_the_newest_state(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "i", embedder=FakeEmbedder(), parser=FakeParser(), create=True) as corpus:
        corpus.add([replace(article(1), publisher="Post")])
        assert corpus.publishers() == ("Post",)
        corpus.add([replace(article(2), publisher="Herald")])
        assert corpus.publishers() == ("Herald", "Post")
        corpus.remove(["a1"])
        assert corpus.publishers() == ("Herald",)


@pytest.mark.parametrize("query", ["?!", '"', "a*b^c:(d) NEAR/2", "\x00", "1.5 2,000", "it's O'Clock"])
def test_any_words_are_safe(opened: Opened, query: str) -> None:
    corpus = opened()
    corpus.add(article(n) for n in range(40))
    assert len(corpus.search(query, 3)) <= 3


@needs_milvus
def test_an_index_moves_to_a_server_and_back(tmp_path: Path) -> None:
    from index.migrate import FILES, migrate

    def found() -> list[str]:
        with Corpus.open(tmp_path / "i", embedder=FakeEmbedder(), parser=FakeParser()) as corpus:
            return ids(corpus, "item x3", 3)

    with Corpus.open(tmp_path / "i", embedder=FakeEmbedder(), parser=FakeParser(), create=True) as corpus:
        corpus.add(article(n) for n in range(6))
    here = found()
    assert migrate(tmp_path / "i", str(tmp_path / "milvus.db")) == 6
    assert not (tmp_path / "i" / "vectors.faiss").exists()
    assert found()[0] == here[0] == "a3"
    assert migrate(tmp_path / "i", FILES) == 6
    assert not (tmp_path / "i" / "vectors.server.json").exists()
    assert found() == here


def test_a_damaged_trained_file_is_noticed_and_made_again(tmp_path: Path) -> None:
    embedder, layout = FakeEmbedder(), Layout(tmp_path / "i")
    store = Store.create(layout, embedder.name, embedder.dim)
    with Corpus(store, embedder, FakeParser(), FileVectors(store, TINY)) as corpus:
        corpus.add(article(n) for n in range(50))
    (trained,) = layout.all_trained()
    data = trained.read_bytes()
    trained.write_bytes(data[:-40] + bytes(byte ^ 255 for byte in data[-40:]))
    with Corpus(store, embedder, FakeParser(), FileVectors(store, TINY)) as corpus:
        assert ids(corpus, "item x17")[0] == "a17"
        assert all(finding.ok for finding in corpus.doctor())


def test_products_are_those_of_the_matrices() -> None:
    from index.dense import products

    random = np.random.default_rng(7)
    many, few = (random.standard_normal((count, 64)).astype(np.float32) for count in (50, 3))
    assert products(many, few) == pytest.approx(many @ few.T, abs=1e-4)
    assert products(many[:0], few).shape == (0, 3)
