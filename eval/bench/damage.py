"""Damages the files of an index, and looks whether that is noticed, never quoted, and repaired.

    python -m eval.bench.damage [--each 40] [--seed 1]

After each fault: searching answers with the articles' own words or says what is wrong; `doctor` finds the fault, or
there is nothing left to find; `doctor --repair` makes the index whole, every article in it is to the character what
it was, every other is named as lost, and the damaged database is kept byte for byte under another name.
"""

import argparse
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import faiss

from eval.bench.standins import WordEmbedder, WordParser, report
from index.backup import back_up, restore
from index.corpus import Corpus
from index.errors import CounterpointError
from index.repair import repair

ARTICLES = {a.id: a for a in (report(n) for n in range(30))}
LATE = {a.id: a for a in (report(n) for n in range(30, 36))}
EVERYTHING = ARTICLES | LATE

Damage = Callable[[Path, random.Random], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One fault: whether it was noticed, how many articles a repair saved, and what was wrong (empty: nothing)."""

    fault: str
    noticed: bool
    saved: int
    wrong: tuple[str, ...]


def opened(folder: Path, create: bool = False) -> Corpus:
    """The index with the stand-ins."""
    return Corpus.open(folder, embedder=WordEmbedder(), parser=WordParser(), create=create)


def prepared(folder: Path) -> None:
    """An index of thirty articles, and six more of which the write-ahead log alone knows."""
    with opened(folder, create=True) as corpus:
        corpus.add(ARTICLES.values())
    # A reader keeps the log from being emptied when the writer closes; both are copied as a crash would leave them.
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM meta").fetchone()
        with opened(folder) as corpus:
            corpus.add(LATE.values())
        for name in ("corpus.sqlite", "corpus.sqlite-wal"):
            shutil.copyfile(folder / name, folder / f"{name}.kept")
    for path in (folder / "corpus.sqlite", folder / "corpus.sqlite-wal"):
        (folder / f"{path.name}.kept").rename(path)
    (folder / "corpus.sqlite-shm").unlink(missing_ok=True)


def _settled(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _flip(path: Path, chance: random.Random, bits: int = 1) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(bits):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _cut(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size))


def _database_bit(folder: Path, chance: random.Random) -> None:
    _settled(folder)
    _flip(folder / "corpus.sqlite", chance)


def _database_bits(folder: Path, chance: random.Random) -> None:
    _settled(folder)
    _flip(folder / "corpus.sqlite", chance, 20)


def _page(folder: Path, chance: random.Random) -> None:
    _settled(folder)
    path = folder / "corpus.sqlite"
    with path.open("r+b") as file:
        file.seek(4096 * chance.randrange(path.stat().st_size // 4096))
        file.write(chance.choice((bytes(4096), chance.randbytes(4096))))


def _first_page(folder: Path, chance: random.Random) -> None:
    _settled(folder)
    with (folder / "corpus.sqlite").open("r+b") as file:
        file.write(chance.randbytes(4096))


def _database_cut(folder: Path, chance: random.Random) -> None:
    _settled(folder)
    _cut(folder / "corpus.sqlite", chance)


def _copy_interrupted(folder: Path, chance: random.Random) -> None:
    """The database copied in part, the rest not at all."""
    _database_cut(folder, chance)
    for path in folder.iterdir():
        if path.name != "corpus.sqlite":
            path.unlink()


def _log_cut(folder: Path, chance: random.Random) -> None:
    _cut(folder / "corpus.sqlite-wal", chance)


def _log_bit(folder: Path, chance: random.Random) -> None:
    _flip(folder / "corpus.sqlite-wal", chance)


def _log_gone(folder: Path, chance: random.Random) -> None:  # noqa: ARG001 - every fault has the same signature
    (folder / "corpus.sqlite-wal").unlink()


def _cache_bit(folder: Path, chance: random.Random) -> None:
    _flip(folder / "vectors.faiss", chance)


def _cache_cut(folder: Path, chance: random.Random) -> None:
    _cut(folder / "vectors.faiss", chance)


def _owners_bit(folder: Path, chance: random.Random) -> None:
    _flip(folder / "vectors.owners.npy", chance)


def _note_bits(folder: Path, chance: random.Random) -> None:
    _flip(folder / "vectors.json", chance, 3)


def _note_nonsense(folder: Path, chance: random.Random) -> None:
    nonsense = ["", "[]", "null", "[" * 100_000, '{"state": 1}', "\udcff", "{" + '"a":' * 1000]
    (folder / "vectors.json").write_text(chance.choice(nonsense), "utf-8", errors="surrogateescape")


def _cache_of_another_state(folder: Path, chance: random.Random) -> None:  # noqa: ARG001
    kept = [
        (folder / name, (folder / name).read_bytes())
        for name in ("vectors.faiss", "vectors.owners.npy", "vectors.json")
    ]
    with opened(folder) as corpus:
        corpus.remove(["depot-3"])
        corpus.add([EVERYTHING["depot-3"]])
    for path, data in kept:
        path.write_bytes(data)


FAULTS: dict[str, Damage] = {
    "a bit of the database flipped": _database_bit,
    "twenty bits of the database flipped": _database_bits,
    "a page of the database overwritten": _page,
    "the first page of the database overwritten": _first_page,
    "the database cut short": _database_cut,
    "a copy interrupted": _copy_interrupted,
    "the log cut short (torn)": _log_cut,
    "a bit of the log flipped": _log_bit,
    "the log lost": _log_gone,
    "a bit of the cache flipped": _cache_bit,
    "the cache cut short": _cache_cut,
    "a bit of the cache's list of articles flipped": _owners_bit,
    "bits of the cache's note flipped": _note_bits,
    "nonsense in the cache's note": _note_nonsense,
    "the cache of another state": _cache_of_another_state,
}


def tried(fault: str, ready: Path, folder: Path, chance: random.Random) -> Outcome:
    """Damages a copy of the prepared index, and looks at what happens."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ready, folder)
    FAULTS[fault](folder, chance)
    damaged = (folder / "corpus.sqlite").read_bytes()
    wrong: list[str] = []
    noticed, saved = False, 0
    try:
        noticed = _asked(folder, wrong)
        before = _doctor(folder)
        if _database_untouched(fault) and not before:
            wrong.append("a fault of the cache is more than a cache made anew")
        noticed = noticed or not before
        done = repair(folder, embedder=WordEmbedder(), parser=WordParser())
        if not _doctor(folder):
            wrong.append("doctor is not content after the repair")
        # SQLite itself moves the log into the file when it is opened; then the file is no longer what it was.
        if (
            done.set_aside
            and "log" not in fault
            and not any(p.read_bytes() == damaged for p in done.set_aside)
        ):
            wrong.append("the damaged database is not kept as it was")
        with opened(folder) as corpus:
            held = {a.id: a for a in corpus.articles()}
            saved = len(held)
            if any(EVERYTHING.get(i) != a for i, a in held.items()):
                wrong.append("an article is not what it was")
            missing = set(EVERYTHING) - set(held) - {lost.id for lost in done.lost}
            # What only a lost log knew, or only pages that are gone, nobody can name.
            if missing and not done.set_aside and not done.changes_lost:
                wrong.append(f"{len(missing)} articles are gone without a word")
            corpus.add(EVERYTHING.values())
            if {a.id: a for a in corpus.articles()} != EVERYTHING:
                wrong.append("indexing again does not finish the work")
    except Exception as error:  # noqa: BLE001 - whatever is raised is what was found
        wrong.append(f"{type(error).__name__}: {error}".replace(str(folder), "INDEX"))
    return Outcome(fault, noticed, saved, tuple(wrong))


def _database_untouched(fault: str) -> bool:
    return "cache" in fault


def _asked(folder: Path, wrong: list[str]) -> bool:
    """Searches for every article; whether an error was told. Wrong words are never an answer."""
    try:
        with opened(folder) as corpus:
            for number in range(0, 36, 3):
                for hit in corpus.search(f"depot {number} keeper{number}x1", 5):
                    true = EVERYTHING.get(hit.article.id)
                    if (
                        true is None
                        or hit.text != true.text[hit.start : hit.end]
                        or hit.article.text != true.text
                    ):
                        wrong.append(f"a wrong quote from {hit.article.id}")
                corpus.evidence(f"crates of depot {number}", 5)
    except CounterpointError:
        return True
    return False


def _doctor(folder: Path) -> bool:
    try:
        with opened(folder) as corpus:
            return all(finding.ok for finding in corpus.doctor())
    except CounterpointError:
        return False


# Whole situations, tried once each


def full_disk(folder: Path, room: int) -> tuple[str, ...]:
    """Indexes in a process that may write files of at most `room` bytes; what was wrong."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom eval.bench import damage\n"
        "from index.errors import CounterpointError\n"
        "try:\n    with damage.opened(Path(sys.argv[1]), create=True) as c:\n"
        "        c.add(damage.report(n) for n in range(40, 60))\n"
        "except CounterpointError as error: print('told:', error); sys.exit(9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 9:
        return () if "something went wrong" not in done.stdout else (done.stdout,)
    return () if done.returncode == 0 else (f"exit {done.returncode}: {done.stderr[-400:]}",)


def backup_damaged(folder: Path, ready: Path, chance: random.Random) -> tuple[str, ...]:
    """Damages a backup and restores it: refused, and nothing changed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    back_up(ready, folder / "backup")
    shutil.copytree(ready, folder / "index")
    chosen = chance.choice(sorted((folder / "backup").iterdir()))
    chance.choice((_flip, _cut))(chosen, chance)
    with opened(folder / "index") as corpus:
        before = corpus.articles()
    try:
        restore(folder / "backup", folder / "index")
    except CounterpointError:
        pass
    else:
        # A flipped bit may hit what is only told, such as the day the backup was made.
        if chosen.name != "backup.json":
            return (f"a damaged {chosen.name} was restored",)
    with opened(folder / "index") as corpus:
        return () if corpus.articles() == before and _doctor(folder / "index") else ("the index was changed",)


def main(argv: list[str] | None = None) -> int:
    """Prints a line for each fault and all that was wrong; exit code 1 where anything was."""
    parser = argparse.ArgumentParser(description="Damages the files of an index.")
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(argv)
    faiss.omp_set_num_threads(1)
    chance = random.Random(args.seed)
    bad = 0
    with tempfile.TemporaryDirectory() as scratch:
        ready = Path(scratch) / "ready"
        prepared(ready)
        for fault in FAULTS:
            outcomes = [tried(fault, ready, Path(scratch) / "tried", chance) for _ in range(args.each)]
            wrong = [message for o in outcomes for message in o.wrong]
            bad += len(wrong)
            print(
                f"{fault}: {args.each} tried, {sum(o.noticed for o in outcomes)} noticed; articles saved: "
                f"{min(o.saved for o in outcomes)} to {max(o.saved for o in outcomes)} of {len(EVERYTHING)}; "
                f"{sum(bool(o.wrong) for o in outcomes)} faulty"
            )
            for message in sorted(set(wrong)):
                print(f"  {wrong.count(message)} times: {message}")
        damaged = [backup_damaged(Path(scratch) / "tried", ready, chance) for _ in range(args.each)]
        print(f"a damaged backup restored: {args.each} tried, {sum(map(bool, damaged))} faulty")
        bad += sum(map(bool, damaged))
        for room in range(20_000, 400_000, 20_000):
            shutil.rmtree(Path(scratch) / "tried", ignore_errors=True)
            shutil.copytree(ready, Path(scratch) / "tried")
            wrong = list(full_disk(Path(scratch) / "tried", room))
            if not _doctor(Path(scratch) / "tried"):
                wrong.append("doctor is not content")
            bad += len(wrong)
            print(f"a disk full at {room} bytes: {'; '.join(wrong) or 'ok'}")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
