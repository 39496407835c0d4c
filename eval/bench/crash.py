"""Kills the program (SIGKILL) in the midst of changing an index, and looks whether anything was lost.

    python -m eval.bench.crash [--kills 200] [--seed 1] [--out FILE.json]

Half of the kills come after a random time, which meets the system calls that take long (writing, syncing); half come
at a random step of the program, which meets the short moments between two of them. After each kill: `doctor` finds
nothing wrong, the articles are exactly those from before or those from after, and the same command run again finishes.
Stand-ins take the place of the models, so that the index is what is tested.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

import faiss

from eval.bench.standins import WordEmbedder, WordParser, report
from index.backup import back_up, restore
from index.corpus import Corpus
from index.repair import repair

Action = Callable[[Path], None]
State = Mapping[str, str]

_BEFORE = [report(n) for n in range(6)]


@dataclass(frozen=True, slots=True)
class Case:
    """A command: how its index is prepared, what it does."""

    name: str
    prepare: Action
    act: Action


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kill: where it hit, what the index was then, and what was wrong (empty: nothing)."""

    case: str
    moment: str
    state: str
    wrong: tuple[str, ...]


def opened(folder: Path, create: bool = False) -> Corpus:
    """The index with the stand-ins."""
    return Corpus.open(folder, embedder=WordEmbedder(), parser=WordParser(), create=create)


def _nothing(folder: Path) -> None:
    """Leaves the place empty."""


def _indexed(folder: Path) -> None:
    with opened(folder, create=True) as corpus:
        corpus.add(_BEFORE)


def _index_first(folder: Path) -> None:
    with opened(folder, create=True) as corpus:
        corpus.add(_BEFORE)


def _index_more(folder: Path) -> None:
    with opened(folder, create=True) as corpus:
        corpus.add([report(n, version=n % 2) for n in range(3, 9)])


def _remove(folder: Path) -> None:
    with opened(folder) as corpus:
        held = {a.id for a in corpus.articles()}
        doomed = [a.id for a in _BEFORE[2:5] if a.id in held]
        if doomed:
            corpus.remove(doomed)


def _sync(folder: Path) -> None:
    with opened(folder) as corpus:
        corpus.add([report(n, version=1) for n in range(3)], sync=[Path("/articles")])


def _first_form(folder: Path) -> None:
    """An index as the first version of the program wrote it."""
    _indexed(folder)
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as db, db:
        db.execute("ALTER TABLE articles DROP COLUMN seal")
        db.execute("ALTER TABLE articles DROP COLUMN sum")
        db.execute("DELETE FROM meta WHERE key = 'state'")
        db.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")


def _upgrade(folder: Path) -> None:
    opened(folder).close()


def _backup(folder: Path) -> None:
    shutil.rmtree(folder / "kept", ignore_errors=True)
    back_up(folder, folder / "kept")


def _backed_up(folder: Path) -> None:
    _indexed(folder)
    _backup(folder)
    _index_more(folder)


def _restore(folder: Path) -> None:
    restore(folder / "kept", folder)


def _damaged(folder: Path) -> None:
    _indexed(folder)
    with (folder / "corpus.sqlite").open("r+b") as file:
        file.write(bytes(4096))


def _repair(folder: Path) -> None:
    repair(folder, embedder=WordEmbedder(), parser=WordParser())


CASES = (
    Case("make an empty index", _nothing, lambda folder: opened(folder, create=True).close()),
    Case("index into a new folder", _nothing, _index_first),
    Case("index, some changed", _indexed, _index_more),
    Case("remove", _indexed, _remove),
    Case("index --sync", _indexed, _sync),
    Case("upgrade", _first_form, _upgrade),
    Case("backup", _indexed, _backup),
    Case("restore", _backed_up, _restore),
    Case("doctor --repair", _damaged, _repair),
)


def state(folder: Path) -> State | None:
    """Article id to its text and "form" to the database's form, without changing it; None where there is no index."""
    if not (folder / "corpus.sqlite").exists():
        return None
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as db:
        try:
            db.execute("SELECT 1 FROM meta")
        except sqlite3.DatabaseError:
            return {"form": "unreadable"}
        form = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        return {"form": form[0], **dict(db.execute("SELECT id, text FROM articles"))}


def faults(folder: Path) -> list[str]:
    """What is wrong with an index that should be whole."""
    with opened(folder) as corpus:
        wrong = [finding.what for finding in corpus.doctor() if not finding.ok]
        for article in corpus.articles():
            hits = corpus.passages_of(article.id)
            if not hits or any(hit.text != article.text[hit.start : hit.end] for hit in hits):
                wrong.append(f"{article.id} has lost passages")
            found = corpus.search(f"keeper{article.id.split('-')[1]}x1", 10)
            if article not in [hit.article for hit in found]:
                wrong.append(f"{article.id} is not found by its own words")
    return wrong


def killed(case: Case, folder: Path, *, after: float | None = None, step: int | None = None) -> bool:
    """Runs the case's action in a process that is killed after so many seconds, or at that step; True if it was."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if step is not None:
                _kill_at(step)
            case.act(folder)
            code = 0
        finally:
            os._exit(code)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _kill_at(step: int) -> None:
    left = step

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)


def _steps(case: Case, folder: Path) -> int:
    """How many calls and returns the action makes."""
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        case.act(folder)
    finally:
        sys.setprofile(None)
    return counted


def tried(case: Case, kills: int, chance: random.Random, scratch: Path) -> list[Outcome]:
    """Kills the case's action so many times, each time on a fresh copy of the prepared index."""
    ready = scratch / "ready"
    case.prepare(ready)
    before = state(ready)
    rehearsal = _copy(ready, scratch / "rehearsal")
    steps = _steps(case, rehearsal)
    after = state(rehearsal)
    timed = _copy(ready, scratch / "timed")
    killed(case, timed)
    timed = _copy(ready, scratch / "timed")
    began = time.perf_counter()
    killed(case, timed)
    seconds = time.perf_counter() - began
    outcomes: list[Outcome] = []
    # A kill that comes when the work is done tries nothing; it is drawn again, but not for ever.
    for number in range(4 * kills):
        if len(outcomes) == kills:
            break
        folder = _copy(ready, scratch / str(number))
        if number % 2:
            at = chance.randrange(steps)
            hit = killed(case, folder, step=at)
            moment = f"step {at} of {steps}"
        else:
            wait = chance.uniform(0, seconds)
            hit = killed(case, folder, after=wait)
            moment = f"{1000 * wait:.1f} of {1000 * seconds:.1f} ms"
        if hit:
            outcomes.append(_examined(case, folder, before, after, moment))
        shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(ready, ignore_errors=True)
    return outcomes


def _examined(case: Case, folder: Path, before: State | None, after: State | None, moment: str) -> Outcome:
    wrong: list[str] = []
    found = "unreadable"
    try:
        now = state(folder)
        found = (
            "before"
            if now == before
            else "after"
            if now == after
            else "empty"
            if len(now or ()) < 2
            else "mixed"
        )
        if found == "mixed" or (found == "empty" and before):
            wrong.append("articles are lost or mixed")
        if now is not None and now != {"form": "unreadable"}:
            wrong.extend(faults(folder))
        case.act(folder)
        if state(folder) != after:
            wrong.append("the next run does not finish the work")
        wrong.extend(faults(folder))
        left = {p.name for p in folder.iterdir() if not _SET_ASIDE.search(p.name)} - _KNOWN
        if left:
            wrong.append(f"left behind: {', '.join(sorted(left))}")
    except Exception as error:  # noqa: BLE001 - whatever is raised is what was found
        wrong.append(f"{type(error).__name__}: {error}".replace(str(folder), "INDEX"))
    return Outcome(case.name, moment, found, tuple(wrong))


_SET_ASIDE = re.compile("before-restore|damaged")
_KNOWN = {
    "corpus.sqlite",
    "corpus.sqlite-wal",
    "corpus.sqlite-shm",
    "kept",
    "last.change",
    "vectors.faiss",
    "vectors.json",
    "vectors.lock",
    "vectors.owners.npy",
    "write.lock",
}


def _copy(folder: Path, target: Path) -> Path:
    shutil.rmtree(target, ignore_errors=True)
    if folder.exists():
        shutil.copytree(folder, target)
    return target


def run(kills: int, seed: int, cases: tuple[Case, ...] = CASES) -> list[Outcome]:
    """So many kills, spread over the cases."""
    # More threads would not survive the fork.
    faiss.omp_set_num_threads(1)
    chance = random.Random(seed)
    outcomes: list[Outcome] = []
    for number, case in enumerate(cases):
        share = kills // len(cases) + (number < kills % len(cases))
        with tempfile.TemporaryDirectory() as scratch:
            outcomes.extend(tried(case, share, chance, Path(scratch)))
    return outcomes


def main(argv: list[str] | None = None) -> int:
    """Prints a line for each case and every fault found; exit code 1 where there was one."""
    parser = argparse.ArgumentParser(description="Kills indexing at random moments.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args(argv)
    outcomes = run(args.kills, args.seed)
    for case in CASES:
        mine = [o for o in outcomes if o.case == case.name]
        states = {name: sum(o.state == name for o in mine) for name in sorted({o.state for o in mine})}
        bad = sum(bool(o.wrong) for o in mine)
        found = ", ".join(f"{count} {name}" for name, count in states.items())
        print(f"{case.name}: {len(mine)} kills, then {found}; {bad} faulty")
    for outcome in outcomes:
        if outcome.wrong:
            print(f"  {outcome.case}, {outcome.moment}, {outcome.state}: {'; '.join(outcome.wrong)}")
    if args.out:
        args.out.write_text(json.dumps([asdict(outcome) for outcome in outcomes]))
    return int(any(o.wrong for o in outcomes))


if __name__ == "__main__":
    sys.exit(main())
