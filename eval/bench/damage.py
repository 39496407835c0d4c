"""Damages the files of an index, and looks whether that is noticed, never quoted, and repaired.

    python -m eval.bench.damage [--each 40] [--seed 1]

After each fault: searching answers with the articles' own words or says what is wrong, and where only a cache was
damaged it finds what it found before; `doctor` finds the fault, or there is nothing left to find; `doctor --repair`
makes the index whole, every article in it is to the character what it was, every other is named as lost, and the
damaged database is kept byte for byte under another name.
"""

import argparse
import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import faiss

from eval.bench.standins import LARGE_FORM, WordEmbedder, WordParser, opened, report
from index.backup import back_up, restore
from index.errors import CounterpointError
from index.files import Sizes
from index.repair import repair

ARTICLES = {a.id: a for a in (report(n) for n in range(30))}
LATE = {a.id: a for a in (report(n) for n in range(30, 36))}
EVERYTHING = ARTICLES | LATE

Damage = Callable[[Path, random.Random], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One fault: whether it was told, whether caches were made anew, how many articles were saved, what was wrong."""

    fault: str
    noticed: bool
    renewed: bool
    saved: int
    wrong: tuple[str, ...]


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


def prepared_large(ready: Path, folder: Path) -> None:
    """The same index with the caches of a large one."""
    shutil.copytree(ready, folder)
    for path in folder.glob("vectors.*"):
        path.unlink()
    asked(folder, [], LARGE_FORM)


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


def _mark_nonsense(folder: Path, chance: random.Random) -> None:
    nonsense = (b"", b"x", b"-1", b"99999999999999999999999", b"\xff\xfe", b"1e9", b"\0" * 100)
    (folder / "last.change").write_bytes(chance.choice(nonsense))


def _value_changed(folder: Path, chance: random.Random) -> None:
    """What another program with the file open could do: a value changed, all else of the database in order."""
    table, column = chance.choice(
        [
            *(
                ("articles", c)
                for c in ("text", "title", "publisher", "published", "id", "boilerplate", "signature")
            ),
            *(("articles", c) for c in ("digest", "sum", "seal", "inferred")),
            *(
                ("passages", c)
                for c in ("article", "start", '"end"', "vector", "sentence_vectors", "sentences")
            ),
            *(("passages_fts", c) for c in ("heading", "body")),
        ]
    )
    _settled(folder)
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as db, db:
        row, value = chance.choice(db.execute(f"SELECT rowid, {column} FROM {table}").fetchall())
        changed: object = chance.choice([value + 1, 0]) if isinstance(value, int) else _altered(value, chance)
        db.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE rowid = ?", (changed, row))


def _altered(value: object, chance: random.Random) -> object:
    if not value:
        return "2001-01-01"
    if isinstance(value, bytes):
        data = bytearray(value)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(data)
    text = str(value)
    at = chance.randrange(len(text))
    return chance.choice([f"{text[:at]}7{text[at + 1 :]}", text[:at], f"{text} not"])


def _row_gone(folder: Path, chance: random.Random) -> None:
    table = chance.choice(["passages", "passages_fts", "meta"])
    _settled(folder)
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as db, db:
        key = "key" if table == "meta" else "rowid"
        row = chance.choice(db.execute(f"SELECT {key} FROM {table}").fetchall())
        db.execute(f"DELETE FROM {table} WHERE {key} = ?", row)


def _copied_while_written(folder: Path, chance: random.Random) -> None:
    """The database as it was at one moment beside the log of another, as a plain copy of an index in use gives."""
    database, log = folder / "corpus.sqlite", folder / "corpus.sqlite-wal"
    early = chance.random() < 0.5
    old_database, old_log = database.read_bytes(), log.read_bytes()
    with closing(sqlite3.connect(database)) as reader:
        with opened(folder) as corpus:
            corpus.remove([f"depot-{n}" for n in range(6)])
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM meta").fetchone()
        with opened(folder) as corpus:
            corpus.add([EVERYTHING[f"depot-{n}"] for n in range(6)])
        new_database, new_log = database.read_bytes(), log.read_bytes()
    for path in folder.glob("corpus.sqlite-*"):
        path.unlink()
    database.write_bytes(old_database if early else new_database)
    log.write_bytes(new_log if early else old_log)


def _rot(path: Path, chance: random.Random) -> None:
    """A bit changes and nothing tells: neither the size nor the time of change, as on a failing disk."""
    before = path.stat()
    _flip(path, chance)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _trained(folder: Path) -> Path:
    return next(folder.glob("vectors.trained.*.faiss"))


def _words_file(folder: Path, chance: random.Random) -> Path:
    files = [
        path
        for path in sorted((folder / "vectors.words").iterdir())
        if path.is_file() and path.stat().st_size
    ]
    return chance.choice(files)


def _words_gone(folder: Path, chance: random.Random) -> None:
    _words_file(folder, chance).unlink()


def _words_note(folder: Path, chance: random.Random) -> None:
    (folder / "vectors.words.json").write_text(
        chance.choice(["", "[]", "null", '{"state": 1}', "[" * 100_000, '"'])
    )


def _cache_of_another_model(folder: Path, chance: random.Random) -> None:
    """A whole cache, its note and checksums in order, of vectors that another model made."""
    note = json.loads((folder / "vectors.json").read_text())
    note["model"], note["dim"] = chance.choice([("another", 32), ("words", 16), ("another", 16)])
    (folder / "vectors.json").write_text(json.dumps(note))


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
    "the cache of another model or dimension": _cache_of_another_model,
    "nonsense in the mark of the last change": _mark_nonsense,
    "a value changed by another program": _value_changed,
    "a row deleted by another program": _row_gone,
    "a copy made while it was written": _copied_while_written,
    "large cache: a bit of the trained file flipped": lambda folder, chance: _flip(_trained(folder), chance),
    "large cache: a bit of the trained file rotten": lambda folder, chance: _rot(_trained(folder), chance),
    "large cache: the trained file cut short": lambda folder, chance: _cut(_trained(folder), chance),
    "large cache: the trained file lost": lambda folder, chance: _trained(folder).unlink(),  # noqa: ARG005
    "large cache: a bit of the words flipped": lambda folder, chance: _flip(
        _words_file(folder, chance), chance
    ),
    "large cache: a file of the words cut short": lambda folder, chance: _cut(
        _words_file(folder, chance), chance
    ),
    "large cache: a file of the words lost": _words_gone,
    "large cache: nonsense in the note of the words": _words_note,
}


def tried(fault: str, ready: Path, folder: Path, chance: random.Random) -> Outcome:
    """Damages a copy of the prepared index, and looks at what happens."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ready, folder)
    large, cache = fault.startswith("large"), "cache" in fault
    sizes = LARGE_FORM if large else None
    wrong: list[str] = []
    noticed, renewed, saved = False, False, 0
    try:
        before = asked(folder, wrong, sizes) if cache else None
        caches = _caches(folder)
        FAULTS[fault](folder, chance)
        damaged = (folder / "corpus.sqlite").read_bytes()
        harmed = _caches(folder)
        found = asked(folder, wrong, sizes)
        noticed = found is None
        whole = well(folder, sizes)
        if cache and harmed != caches:
            # What is rotten without a trace is found by `doctor` alone, and then made anew.
            renewed = all(
                _caches(folder).get(name) != data for name, data in harmed.items() if caches.get(name) != data
            )
            if found != before and "rotten" not in fault and "another state" not in fault:
                wrong.append("a damaged cache changes what is found")
            if not whole and not (large and well(folder, sizes)):
                wrong.append("a fault of the cache is more than a cache made anew")
            if not renewed and whole and "note" not in fault and "words" not in fault:
                wrong.append("a damaged cache is neither told nor made anew")
            if asked(folder, wrong, sizes) != before and "another state" not in fault:
                wrong.append("what is found is another thing for good")
        noticed = noticed or not whole
        done = repair(folder, embedder=WordEmbedder(), parser=WordParser())
        if not well(folder, sizes):
            wrong.append("doctor is not content after the repair")
        # SQLite itself moves the log into the file when it is opened; then the file is no longer what it was.
        if (
            done.set_aside
            and "log" not in fault
            and "copy made" not in fault
            and not any(p.read_bytes() == damaged for p in done.set_aside)
        ):
            wrong.append("the damaged database is not kept as it was")
        with opened(folder, sizes=sizes) as corpus:
            held = {a.id: a for a in corpus.articles()}
            saved = len(held)
            if any(EVERYTHING.get(i) != a for i, a in held.items()):
                wrong.append("an article is not what it was")
            missing = set(EVERYTHING) - set(held) - {lost.id for lost in done.lost}
            # What only a lost log knew, or only pages that are gone, nobody can name.
            if missing and not done.set_aside and not done.changes_lost and "copy made" not in fault:
                wrong.append(f"{len(missing)} articles are gone without a word")
            corpus.add(EVERYTHING.values())
            if {a.id: a for a in corpus.articles()} != EVERYTHING:
                wrong.append("indexing again does not finish the work")
    except Exception as error:  # noqa: BLE001 - whatever is raised is what was found
        wrong.append(f"{type(error).__name__}: {error}".replace(str(folder), "INDEX"))
    return Outcome(fault, noticed, renewed, saved, tuple(wrong))


def _caches(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and path.relative_to(folder).parts[0].startswith("vectors.")
        and path.suffix != ".lock"
    }


def asked(folder: Path, wrong: list[str], sizes: Sizes | None = None) -> list[tuple[str, int]] | None:
    """Searches for every article; what was found, None where an error was told. Wrong words are never an answer."""
    found: list[tuple[str, int]] = []
    try:
        with opened(folder, sizes=sizes) as corpus:
            for number in range(0, 36, 3):
                for hit in corpus.search(f"depot {number} keeper{number}x1", 5):
                    found.append((hit.article.id, hit.start))
                    true = EVERYTHING.get(hit.article.id)
                    if (
                        true is None
                        or hit.text != true.text[hit.start : hit.end]
                        or hit.article.text != true.text
                    ):
                        wrong.append(f"a wrong quote from {hit.article.id}")
                corpus.evidence(f"crates of depot {number}", 5)
    except CounterpointError:
        return None
    return found


def well(folder: Path, sizes: Sizes | None = None) -> bool:
    """Whether `doctor` finds nothing wrong."""
    try:
        with opened(folder, sizes=sizes) as corpus:
            return all(finding.ok for finding in corpus.doctor())
    except CounterpointError:
        return False


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
        return () if corpus.articles() == before and well(folder / "index") else ("the index was changed",)


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
        ready, large = Path(scratch) / "ready", Path(scratch) / "large"
        prepared(ready)
        prepared_large(ready, large)
        for fault in FAULTS:
            start = large if fault.startswith("large") else ready
            outcomes = [tried(fault, start, Path(scratch) / "tried", chance) for _ in range(args.each)]
            wrong = [message for o in outcomes for message in o.wrong]
            bad += len(wrong)
            print(
                f"{fault}: {args.each} tried, {sum(o.noticed for o in outcomes)} told, "
                f"{sum(o.renewed for o in outcomes)} caches made anew; articles saved: "
                f"{min(o.saved for o in outcomes)} to {max(o.saved for o in outcomes)} of {len(EVERYTHING)}; "
                f"{sum(bool(o.wrong) for o in outcomes)} faulty",
                flush=True,
            )
            for message in sorted(set(wrong)):
                print(f"  {wrong.count(message)} times: {message}")
        damaged = [backup_damaged(Path(scratch) / "tried", ready, chance) for _ in range(args.each)]
        print(f"a damaged backup restored: {args.each} tried, {sum(map(bool, damaged))} faulty")
        bad += sum(map(bool, damaged))
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
