import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.article import Article, Span
from index.corpus import Corpus
from index.errors import (
    BadInputError,
    IndexDamagedError,
    IndexMismatchError,
    IndexMissingError,
    UnknownArticleError,
)
from index.layout import Layout
from index.search import Filters
from tests.fakes import FakeEmbedder, FakeParser

HARBOUR = Article(
    "harbour",
    "Harbour strike ends\n\nThe dockers of Port Ellery ended their strike on Monday. Wages rise by four percent.",
    "Harbour strike ends",
    "Ellery Post",
    published=date(2024, 3, 5),
)
FLOOD = Article(
    "flood",
    "Flood in the valley\n\nThe river Orne rose by two metres. Nine bridges were closed.\n\nSubscribe to our letter",
    "Flood in the valley",
    "Valley Times",
    published=date(2024, 5, 1),
    boilerplate=(Span(76, 99),),
)


def reopened(corpus_folder: Path) -> Corpus:
    return Corpus.open(corpus_folder, embedder=FakeEmbedder(), parser=FakeParser())


def test_what_was_added_is_found_with_its_own_words(corpus: Corpus) -> None:
    corpus.add([HARBOUR, FLOOD])
    hit = corpus.search("dockers strike wages")[0]
    assert hit.article == HARBOUR
    assert hit.text == HARBOUR.text[hit.start : hit.end]
    assert "Wages rise" in hit.text


def test_boilerplate_is_shown_but_never_found(corpus: Corpus) -> None:
    corpus.add([HARBOUR, FLOOD])
    assert all("Subscribe" not in hit.text for hit in corpus.search("subscribe to our letter", 10))
    assert all(not e.sentence.boilerplate for e in corpus.evidence("subscribe letter", 50))
    shown = corpus.shown("flood")
    assert [s.boilerplate for s in shown.sentences] == [False, False, False, True]


def test_a_sentence_has_its_neighbours_also_across_passages(corpus: Corpus) -> None:
    told = [
        f"Ferry {n} left the harbour of Orne with {n} lorries and nobody counted them." for n in range(60)
    ]
    corpus.add([Article("ferries", " ".join(told), "Ferries")])
    assert len({hit.start for hit in corpus.search("ferry harbour lorries", 10)}) > 1
    found = corpus.evidence("ferry harbour lorries", 60)
    text = found[0].article.text
    order = sorted(found, key=lambda e: e.sentence.start)
    assert [text[e.sentence.start : e.sentence.end] for e in order] == told
    assert [e.before for e in order] == [None, *(e.sentence for e in order[:-1])]
    assert [e.after for e in order] == [*(e.sentence for e in order[1:]), None]


def test_filters_apply_before_ranking(corpus: Corpus) -> None:
    many = [replace(HARBOUR, id=f"h{n}", text=f"{HARBOUR.text} Note {n} x{n}.") for n in range(30)]
    corpus.add([*many, FLOOD])
    only = corpus.search("dockers strike", 5, Filters(sources=("flood",)))
    assert {hit.article.id for hit in only} == {"flood"}
    late = corpus.search("dockers strike", 5, Filters(published_from=date(2024, 4, 1)))
    assert {hit.article.id for hit in late} == {"flood"}
    assert corpus.search("dockers", 5, Filters(publishers=("Nobody",))) == ()


def test_as_many_hits_as_asked_for_where_they_exist(corpus: Corpus) -> None:
    corpus.add([replace(HARBOUR, id=f"h{n}", text=f"{HARBOUR.text} Note {n} x{n}.") for n in range(12)])
    assert len(corpus.search("dockers", 7)) == 7
    assert len(corpus.search("dockers", 100)) == 12


def test_unchanged_articles_are_not_embedded_again(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    with Corpus.open(tmp_path / "i", embedder=embedder, parser=FakeParser(), create=True) as corpus:
        corpus.add([HARBOUR, FLOOD])
        before = len(embedder.encoded)
        report = corpus.add([HARBOUR, replace(FLOOD, text=FLOOD.text.replace("Nine", "Ten"))])
        assert report.unchanged == ("harbour",)
        assert report.updated == ("flood",)
        assert not any("dockers" in text for text in embedder.encoded[before:])
        assert "Ten bridges" in corpus.search("bridges closed")[0].text


def test_a_title_of_any_length_leaves_room_for_the_words_below_it(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    long = replace(HARBOUR, title=" ".join(f"word{n}" for n in range(390)))
    with Corpus.open(tmp_path / "i", embedder=embedder, parser=FakeParser(), create=True) as corpus:
        corpus.add([long])
        passage = next(text for text in embedder.encoded if "word0" in text)
        assert "ended their strike on Monday" in passage
        assert all(embedder.count(text) <= embedder.max_tokens for text in embedder.encoded)
        assert corpus.article("harbour").title == long.title


def test_removed_articles_are_gone_at_once_and_after_opening_again(corpus: Corpus, tmp_path: Path) -> None:
    corpus.add([HARBOUR, FLOOD])
    assert corpus.remove(["flood"]) == ("flood",)
    assert {hit.article.id for hit in corpus.search("river Orne bridges", 10)} == {"harbour"}
    with reopened(tmp_path / "made.index") as again:
        assert [a.id for a in again.articles()] == ["harbour"]
    with pytest.raises(UnknownArticleError, match="flood"):
        corpus.remove(["harbour", "flood"])
    assert [a.id for a in corpus.articles()] == ["harbour"], "a failed removal removes nothing"


def test_sync_removes_what_vanished_but_not_what_could_not_be_read(corpus: Corpus, tmp_path: Path) -> None:
    place = tmp_path / "articles"
    items = [
        replace(HARBOUR, source=str(place / "h.txt")),
        replace(FLOOD, source=str(place / "f.jsonl") + ":3"),
    ]
    elsewhere = replace(
        HARBOUR, id="other", text="Another text altogether about trains.", source=str(tmp_path / "o.txt")
    )
    corpus.add([*items, elsewhere])
    kept = corpus.add([items[0]], sync=[place], unread=[str(place / "f.jsonl")])
    assert kept.removed == ()
    gone = corpus.add([items[0]], sync=[place])
    assert gone.removed == ("flood",)
    assert [a.id for a in corpus.articles()] == ["harbour", "other"]


def test_a_failed_addition_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    class Failing(FakeEmbedder):
        def encode(self, texts):  # type: ignore[no-untyped-def]
            if any("river" in text for text in texts):
                raise RuntimeError("broken")
            return super().encode(texts)

    with Corpus.open(tmp_path / "i", embedder=Failing(), parser=FakeParser(), create=True) as corpus:
        corpus.add([HARBOUR])
        with pytest.raises(RuntimeError):
            corpus.add([FLOOD])
        assert [a.id for a in corpus.articles()] == ["harbour"]
        assert all(finding.ok for finding in corpus.doctor())


@pytest.mark.parametrize("damage", ["missing", "truncated", "flipped", "of another state"])
def test_a_damaged_dense_cache_is_rebuilt(corpus: Corpus, tmp_path: Path, damage: str) -> None:
    corpus.add([HARBOUR])
    cache = tmp_path / "made.index" / "vectors.faiss"
    old = cache.read_bytes()
    corpus.add([FLOOD])
    data = cache.read_bytes()
    if damage == "missing":
        cache.unlink()
    elif damage == "truncated":
        cache.write_bytes(data[: len(data) // 2])
    elif damage == "flipped":
        cache.write_bytes(data[:-9] + bytes([data[-9] ^ 1]) + data[-8:])
    else:
        cache.write_bytes(old)
    with reopened(tmp_path / "made.index") as again:
        assert again.search("river Orne rose")[0].article.id == "flood"
        assert all(finding.ok for finding in again.doctor())


def test_opening_tells_what_is_wrong(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="counterpoint index"):
        Corpus.open(tmp_path / "nothing", embedder=FakeEmbedder())
    other = FakeEmbedder()
    other.name = "another"
    with pytest.raises(IndexMismatchError, match=r"'fake'.*'another'"):
        Corpus.open(tmp_path / "made.index", embedder=other)


@pytest.mark.parametrize("shut", ["folder", "database"])
def test_an_index_of_another_user_is_told(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shut: str
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    if shut == "folder":
        monkeypatch.setattr(Path, "stat", refused)
    else:
        monkeypatch.setattr("os.access", lambda *_: False)
    for create in (False, True):
        with pytest.raises(BadInputError, match="may not be read by this user"):
            Corpus.open(tmp_path / "made.index", embedder=FakeEmbedder(), parser=FakeParser(), create=create)


def test_two_readers_see_a_change_made_by_another(corpus: Corpus, tmp_path: Path) -> None:
    corpus.add([HARBOUR])
    with reopened(tmp_path / "made.index") as reader:
        assert len(reader.search("river Orne", 5)) == 1
        corpus.add([FLOOD])
        assert reader.search("river Orne", 1)[0].article.id == "flood"


def test_copies_are_known_and_forgotten_with_their_original(corpus: Corpus) -> None:
    text = " ".join(
        f"The inquiry into the ferry heard witness number {n} speak of the storm." for n in range(40)
    )
    one = Article("one", text, "Inquiry", "Coast News")
    two = Article("two", text, "Inquiry", "Isle Mail")
    corpus.add([one])
    assert corpus.add([two]).copies == (("two", "one"),)
    corpus.remove(["one"])
    assert corpus.copies() == {}


@pytest.mark.parametrize(
    "query", ["", "   ", "?!", '"', "AND OR NOT", "a*b^c:(d) NEAR/2", "\x00", "x" * 5000]
)
def test_any_query_is_safe(corpus: Corpus, query: str) -> None:
    corpus.add([HARBOUR])
    assert len(corpus.search(query, 3)) <= 3


def test_an_article_that_a_rule_fails_on_is_named_and_the_rest_is_indexed(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index import making

    def failing(article, sentences):  # type: ignore[no-untyped-def]
        if "0 to 0" in article.text:
            raise ZeroDivisionError
        return annotation(article, sentences)

    annotation = making.annotation
    monkeypatch.setattr(making, "annotation", failing)
    odd = replace(FLOOD, text=FLOOD.text.replace("Nine", "0 to 0"), source="f.txt")
    report = corpus.add([odd, HARBOUR])
    assert report.added == ("harbour",)
    assert report.failed == (("f.txt", "cannot be indexed (ZeroDivisionError): please report it"),)
    assert [a.id for a in corpus.articles()] == ["harbour"]
    corpus.add([FLOOD])
    assert corpus.add([odd]).updated == ()
    assert corpus.article("flood") == FLOOD, "what was there stays"
    monkeypatch.undo()
    assert corpus.add([odd]).updated == ("flood",)
    assert all(finding.ok for finding in corpus.doctor())


def test_what_another_process_added_meanwhile_is_not_added_again(tmp_path: Path) -> None:
    class Slow(FakeEmbedder):
        """While it loads, another process indexes."""

        def encode(self, texts):  # type: ignore[no-untyped-def]
            if not self.encoded:
                self.encoded.append("")
                with reopened(tmp_path / "i") as other:
                    other.add([HARBOUR])
            return super().encode(texts)

    with Corpus.open(tmp_path / "i", embedder=Slow(), parser=FakeParser(), create=True) as corpus:
        report = corpus.add([HARBOUR, FLOOD])
        assert (report.added, report.updated, report.unchanged) == (("flood",), (), ("harbour",))
        assert all(finding.ok for finding in corpus.doctor())


def test_damage_is_told_whatever_is_read(corpus: Corpus, tmp_path: Path) -> None:
    corpus.add([HARBOUR])
    corpus.close()
    database = Layout(tmp_path / "made.index").database
    with closing(sqlite3.connect(database)) as db:
        size = db.execute("PRAGMA page_size").fetchone()[0]
        pages = db.execute("SELECT rootpage FROM sqlite_master WHERE tbl_name = 'articles'").fetchall()
    data = bytearray(database.read_bytes())
    for (page,) in pages:
        data[(page - 1) * size : page * size] = b"\xff" * size
    database.write_bytes(data)
    with reopened(tmp_path / "made.index") as again:
        for look in (again.outdated, again.add):
            with pytest.raises(IndexDamagedError, match="--repair"):
                look([HARBOUR])


def test_each_article_is_told_whole_while_others_come_and_go(corpus: Corpus, tmp_path: Path) -> None:
    ferry = replace(HARBOUR, id="ferry", text="The ferry to Orne runs again on Sunday.")
    corpus.add([ferry, FLOOD, HARBOUR])
    told = corpus.told()
    assert next(told)[0].article == ferry
    changed = replace(HARBOUR, text="On Sunday no docker came. The dockers strike again.")
    with reopened(tmp_path / "made.index") as other:
        other.remove(["flood"])
        other.add([changed])
    ((item, vectors),) = told
    assert item.article == changed
    assert [changed.text[s.start : s.end] for s in item.sentences] == [
        "On Sunday no docker came.",
        "The dockers strike again.",
    ]
    assert len(vectors) == 2


def test_a_changed_model_is_noticed_where_passages_were_made_elsewhere(tmp_path: Path) -> None:
    from index.making import made

    class Changed(FakeEmbedder):
        def encode(self, texts):  # type: ignore[no-untyped-def]
            return -super().encode(texts)

    with Corpus.open(tmp_path / "i", embedder=FakeEmbedder(), parser=FakeParser(), create=True) as corpus:
        corpus.add([HARBOUR], make=lambda articles: made(articles, FakeParser(), FakeEmbedder()))
    with (
        Corpus.open(tmp_path / "i", embedder=Changed(), parser=FakeParser()) as again,
        pytest.raises(IndexMismatchError, match="weights"),
    ):
        again.add([FLOOD], make=lambda articles: made(articles, FakeParser(), Changed()))
