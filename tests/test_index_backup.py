"""Backups, repairs and what becomes of a damaged index."""

import random
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from eval.bench import crash, damage, disks, together
from eval.bench.standins import LARGE_FORM, WordEmbedder, WordParser, opened, report
from index.backup import back_up, restore
from index.corpus import Corpus
from index.embedder import Vectors
from index.errors import (
    BadInputError,
    CounterpointError,
    IndexBusyError,
    IndexDamagedError,
    IndexMismatchError,
    IndexMissingError,
    IndexWriteError,
)
from index.files import Sizes
from index.layout import Layout
from index.repair import repair
from index.store import Store, held
from index.storing import database


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with opened(tmp_path / "index", create=True) as corpus:
        corpus.add([report(n) for n in range(4)])
    return tmp_path / "index"


def ids(folder: Path) -> list[str]:
    with opened(folder) as corpus:
        assert all(finding.ok for finding in corpus.doctor())
        return [article.id for article in corpus.articles()]


# ---- backup and restore


def test_what_was_backed_up_comes_back_and_what_was_there_is_kept(folder: Path, tmp_path: Path) -> None:
    (folder / "judgements.jsonl").write_text("{}\n")
    assert back_up(folder, tmp_path / "kept").articles == 4
    with opened(folder) as corpus:
        corpus.remove(["depot-1"])
        (folder / "judgements.jsonl").write_text("{}\n{}\n")
        done = restore(tmp_path / "kept", folder)
        assert corpus.search("keeper1x1", 1)[0].article.id == "depot-1", "an open reader goes on with it"
    assert len(ids(folder)) == 4
    assert (folder / "judgements.jsonl").read_text() == "{}\n"
    database, judgements = done.set_aside[0], done.set_aside[-1]
    assert judgements.read_text() == "{}\n{}\n"
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (3,)


def test_a_backup_is_restored_where_nothing_was(folder: Path, tmp_path: Path) -> None:
    back_up(folder, tmp_path / "kept")
    assert restore(tmp_path / "kept", tmp_path / "elsewhere").set_aside == ()
    assert len(ids(tmp_path / "elsewhere")) == 4


def test_a_backup_takes_a_new_place_and_an_unfinished_one_is_none(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").touch()
    with pytest.raises(BadInputError, match="new folder"):
        back_up(folder, tmp_path / "taken")
    back_up(folder, tmp_path / "kept")
    (tmp_path / "kept" / "backup.json").unlink()
    with pytest.raises(BadInputError, match="interrupted"):
        restore(tmp_path / "kept", folder)
    (tmp_path / "kept" / "backup.json").write_text('{"sha256": {"corpus.backup": "", "../../evil": ""}}')
    with pytest.raises(BadInputError, match="evil"):
        restore(tmp_path / "kept", folder)


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_backup_changes_nothing(folder: Path, tmp_path: Path, seed: int) -> None:
    assert damage.backup_damaged(tmp_path / "tried", folder, random.Random(seed)) == ()


def test_a_damaged_index_is_not_backed_up(folder: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as db, db:
        db.execute("UPDATE articles SET text = replace(text, 'gate 1', 'gate 2')")
    with pytest.raises(IndexDamagedError, match="depot-0"):
        back_up(folder, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


# ---- damage


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damage") / "ready"
    damage.prepared(folder)
    damage.prepared_large(folder, folder.parent / "large")
    return folder


@pytest.mark.parametrize("fault", damage.FAULTS)
def test_damage_is_told_never_quoted_and_repaired(ready: Path, tmp_path: Path, fault: str) -> None:
    start = ready.parent / "large" if fault.startswith("large") else ready
    outcome = damage.tried(fault, start, tmp_path / "tried", random.Random(fault))
    assert outcome.wrong == ()
    if "log" in fault or "page" in fault or "short" in fault:
        assert outcome.noticed or outcome.renewed or "large" in fault


def test_a_changed_word_is_never_quoted(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as db, db:
        db.execute("UPDATE articles SET text = replace(text, 'gate 1', 'gate 2') WHERE id = 'depot-2'")
    with opened(folder) as corpus:
        with pytest.raises(IndexDamagedError, match=r"depot-2.*doctor --repair"):
            corpus.search("keeper2x1", 5)
        assert not all(finding.ok for finding in corpus.doctor())
    done = repair(folder, embedder=WordEmbedder(), parser=WordParser())
    assert [(lost.id, lost.source) for lost in done.lost] == [("depot-2", "/articles/2.txt")]
    assert done.kept == 3
    assert done.set_aside[0].exists()
    assert ids(folder) == ["depot-0", "depot-1", "depot-3"]


def test_what_was_made_of_an_article_is_made_again(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as db, db:
        db.execute("UPDATE passages SET sentences = x'00', vector = zeroblob(4) WHERE article = 2")
        db.execute("INSERT INTO passages_fts (rowid, heading, body) VALUES (99, 'stray', 'stray')")
    done = repair(folder, embedder=WordEmbedder(), parser=WordParser())
    assert (done.kept, done.again, done.lost) == (3, ("depot-1",), ())
    assert len(ids(folder)) == 4
    assert repair(folder, embedder=WordEmbedder(), parser=WordParser()).set_aside == (), "whole is left alone"


def test_a_signature_that_is_none_is_told_and_made_again(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as db, db:
        db.execute("UPDATE articles SET signature = x'00' WHERE id = 'depot-1'")
    with opened(folder) as corpus, pytest.raises(IndexDamagedError, match="doctor --repair"):
        corpus.add([report(9)])
    assert repair(folder, embedder=WordEmbedder(), parser=WordParser()).again == ("depot-1",)
    assert len(ids(folder)) == 4


def test_a_full_disk_loses_nothing(ready: Path, tmp_path: Path) -> None:
    shutil.copytree(ready, tmp_path / "full")
    assert disks.full_disk(tmp_path / "full", 100_000) == ()
    assert len(ids(tmp_path / "full")) == len(damage.EVERYTHING)


@pytest.mark.skipif(not disks.can_mount(), reason="the system permits no disks of our own")
@pytest.mark.parametrize("action", disks.ON_A_FULL_DISK)
def test_on_a_disk_that_is_really_full_nothing_is_lost(ready: Path, tmp_path: Path, action: str) -> None:
    (tmp_path / "disk").mkdir()
    back_up(ready, tmp_path / "kept")
    assert disks.small_disk(ready, tmp_path / "kept", tmp_path / "disk", 50_000, action) == ()


@pytest.mark.skipif(not disks.can_mount(), reason="the system permits no disks of our own")
def test_a_disk_that_cannot_be_written_is_read(ready: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    assert disks.read_only(ready, tmp_path / "disk") == ()


def test_a_read_only_folder_is_read_and_not_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(folder) as corpus:
        corpus.search("depot", 1)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    connect = sqlite3.connect

    def refusing(address: str, **options: object) -> sqlite3.Connection:
        # What SQLite does in a folder in which it cannot make its files; tests may run as root, who always can.
        if "immutable" not in address:
            raise sqlite3.OperationalError("unable to open database file")
        return connect(address, **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(database.os, "access", lambda _, mode: mode == database.os.R_OK)
    monkeypatch.setattr(database.sqlite3, "connect", refusing)
    monkeypatch.setattr(Layout, "lock", folder / "no" / "lock")
    monkeypatch.setattr(Layout, "vectors_lock", folder / "no" / "lock")
    with opened(folder) as corpus:
        assert corpus.search("keeper3x1", 1)[0].article.id == "depot-3"
        with pytest.raises(IndexWriteError):
            corpus.remove(["depot-3"])
        assert all(finding.ok for finding in corpus.doctor())
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


# ---- kill -9


@pytest.mark.parametrize("case", crash.CASES, ids=lambda case: case.name)
def test_killed_at_any_moment_nothing_is_lost(case: crash.Case, tmp_path: Path) -> None:
    outcomes = crash.tried(case, 1, random.Random(case.name), tmp_path)
    assert [(o.moment, o.wrong) for o in outcomes if o.wrong] == []
    assert outcomes


# ---- together


@pytest.mark.parametrize("sizes", [None, LARGE_FORM], ids=["small", "large"])
def test_readers_never_see_what_is_torn_stale_or_removed(sizes: Sizes | None) -> None:
    searches, rivals, wrong = together.run(changes=8, processes=1, threads=2, sizes=sizes)
    assert searches
    assert rivals
    assert wrong == []


def test_the_bench_of_readers_notices_a_stale_answer() -> None:
    changes = [together.Change(0, 1, 1.0, 2.0), together.Change(0, 0, 3.0, 4.0)]
    assert together.judged(changes, [together.Seen(0, 3.5, 5.0, (1,))]) == []
    assert together.judged(changes, [together.Seen(0, 4.5, 5.0, (1,))])[0].startswith("stale")
    assert together.judged(changes, [together.Seen(0, 2.5, 2.9, ())])[0].startswith("lost")


def test_a_second_writer_is_told_who_writes(folder: Path) -> None:
    with held(Layout(folder)), opened(folder) as corpus:
        with pytest.raises(IndexBusyError, match=r"process \d+"):
            corpus.remove(["depot-1"])
        assert corpus.search("keeper1x1", 1), "reading goes on"
    assert len(ids(folder)) == 4


def test_a_reader_follows_to_an_index_made_anew(folder: Path) -> None:
    with opened(folder) as reader:
        assert reader.search("keeper1x1", 1)
        shutil.rmtree(folder)
        with pytest.raises(IndexMissingError):
            reader.search("keeper1x1", 1)
        with opened(folder, create=True) as corpus:
            corpus.add([report(7)])
        assert [a.id for a in reader.articles()] == ["depot-7"]
        assert {hit.article.id for hit in reader.search("keeper1x1", 5)} == {"depot-7"}


def test_removed_words_are_not_left_in_the_files(folder: Path) -> None:
    with opened(folder) as corpus:
        corpus.remove(["depot-2"])
    for path in folder.iterdir():
        assert b"keeper2x1 said" not in path.read_bytes(), path.name


def test_nobody_else_may_look_into_the_folder(folder: Path) -> None:
    assert folder.stat().st_mode & 0o077 == 0


# ---- two versions of the program


def test_an_index_of_the_first_form_is_brought_up_to_date(tmp_path: Path) -> None:
    crash._first_form(tmp_path / "old")
    with opened(tmp_path / "old") as corpus:
        assert all(finding.ok for finding in corpus.doctor())
        assert len(corpus.articles()) == 6


def test_another_version_is_refused_also_while_it_is_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(folder) as corpus:
        with closing(sqlite3.connect(folder / "corpus.sqlite")) as db, db:
            db.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
        for use in (lambda: corpus.search("depot", 1), lambda: corpus.remove(["depot-1"])):
            with pytest.raises(IndexMismatchError, match="99"):
                use()
    for use in (lambda: Store.open(Layout(folder)), lambda: repair(folder, embedder=WordEmbedder())):
        with pytest.raises(IndexMismatchError, match="newest version"):
            use()


class Changed(WordEmbedder):
    """The same name, other weights."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        return super().encode([text[::-1] for text in texts])


def test_a_model_whose_weights_were_changed_is_refused(folder: Path) -> None:
    with Corpus.open(folder, embedder=Changed(), parser=WordParser()) as corpus:
        for use in (lambda: corpus.search("depot", 1), lambda: corpus.add([report(9)])):
            with pytest.raises(IndexMismatchError, match="weights"):
                use()
        assert len(corpus.articles()) == 4
        assert corpus.remove(["depot-3"]), "what needs no model goes on"
    assert ids(folder) == ["depot-0", "depot-1", "depot-2"]


@pytest.mark.parametrize(
    "damaged",
    [
        "DELETE FROM meta",
        "DROP TABLE meta",
        "UPDATE meta SET value = 'x'",
        "DELETE FROM meta WHERE key = 'generation'",
    ],
)
def test_a_description_that_is_gone_is_told(folder: Path, damaged: str) -> None:
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as db, db:
        db.execute(damaged)
    with pytest.raises(CounterpointError):
        Corpus.open(folder, embedder=WordEmbedder(), parser=WordParser())
