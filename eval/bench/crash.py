"""Kills the program (SIGKILL) in the midst of changing an index, and looks whether anything was lost.

    python -m eval.bench.crash [--kills 200] [--program 20] [--seed 1] [--out FILE.json]

Half of the kills come after a random time, which meets the system calls that take long (writing, syncing); half come
at a random step of the program, which meets the short moments between two of them. Half are followed by another kill,
of the run that should mend what the first one left; half happen while another process reads. After that: `doctor`
finds nothing wrong, the articles are exactly those from before or those from after, the reader saw one state all the
time, and the same command run again finishes. Stand-ins take the place of the models, so that the index is what is
tested; `--program` kills so many runs of the command line with the real ones.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import faiss

from eval.bench.standins import LARGE_FORM, WordEmbedder, WordParser, opened, report
from index.backup import back_up, restore
from index.corpus import Corpus
from index.files import Sizes
from index.layout import Layout
from index.repair import repair

Action = Callable[[Path], None]
State = Mapping[str, str]

_BEFORE = [report(n) for n in range(6)]
_MANY = [report(n) for n in range(24)]


@dataclass(frozen=True, slots=True)
class Case:
    """A command: how its index is prepared, what it does, whether others may read meanwhile."""

    name: str
    prepare: Action
    act: Action
    read: bool = False
    sizes: Sizes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One trial: where the kill hit, what the index was then, how many kills, and what was wrong (empty: nothing)."""

    case: str
    moment: str
    state: str
    kills: int
    read: bool
    wrong: tuple[str, ...]


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


def _many_indexed(folder: Path) -> None:
    with opened(folder, create=True, sizes=LARGE_FORM) as corpus:
        corpus.add(_MANY)


def _many_more(folder: Path) -> None:
    with opened(folder, sizes=LARGE_FORM) as corpus:
        corpus.add([report(n, version=n % 2) for n in range(20, 34)])


def _many_removed(folder: Path) -> None:
    with opened(folder, sizes=LARGE_FORM) as corpus:
        held = {a.id for a in corpus.articles()}
        doomed = [a.id for a in _MANY[4:16] if a.id in held]
        if doomed:
            corpus.remove(doomed)


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
    Case("index, some changed", _indexed, _index_more, read=True),
    Case("remove", _indexed, _remove, read=True),
    Case("index --sync", _indexed, _sync, read=True),
    Case("index, large form", _many_indexed, _many_more, read=True, sizes=LARGE_FORM),
    Case("remove, large form", _many_indexed, _many_removed, read=True, sizes=LARGE_FORM),
    Case("upgrade", _first_form, _upgrade),
    Case("backup", _indexed, _backup, read=True),
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


def faults(folder: Path, sizes: Sizes | None = None) -> list[str]:
    """What is wrong with an index that should be whole."""
    with opened(folder, sizes=sizes) as corpus:
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
    """Runs the case's action in a process that is killed after so many seconds, or at that step; True if it was.

    ChildProcessError where the action ends with an error of its own (its traceback goes to standard error).
    """
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if step is not None:
                _kill_at(step)
            case.act(folder)
            code = 0
        except Exception:  # noqa: BLE001 - the parent only sees the exit code
            traceback.print_exc()
        finally:
            os._exit(code)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise ChildProcessError("the command ends with an error before it is killed")
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


@contextmanager
def _reader(folder: Path) -> Iterator[Callable[[], bool]]:
    """Another process that holds one state of the index open; the function ends it, and says whether it saw one."""
    (heard, tell), (hear, ask) = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            with opened(folder) as corpus, corpus._store.reading():
                first = corpus.articles()
                os.write(tell, b"x")
                os.read(hear, 1)
                code = int(corpus.articles() != first)
        finally:
            os._exit(code)
    os.close(tell)
    ended: list[bool] = []

    def end() -> bool:
        if not ended:
            os.write(ask, b"x")
            ended.append(os.waitpid(child, 0)[1] == 0)
        return ended[0]

    try:
        os.read(heard, 1)
        yield end
    finally:
        end()
        for number in (heard, hear, ask):
            os.close(number)


def tried(case: Case, kills: int, chance: random.Random, scratch: Path) -> list[Outcome]:
    """Kills the case's action so many times, each time on a fresh copy of the prepared index."""
    # More threads would not survive the fork.
    faiss.omp_set_num_threads(1)
    ready = scratch / "ready"
    case.prepare(ready)
    before = state(ready)
    # Done once before it is counted: what is loaded at the first time is no step of the later ones.
    case.act(_copy(ready, scratch / "rehearsal"))
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
        if sum(o.kills for o in outcomes) >= kills:
            break
        folder = _copy(ready, scratch / str(number))
        second = chance.randrange(steps) if chance.random() < 0.5 else None
        with _reading(case, folder, chance) as end:
            at = chance.randrange(steps) if number % 2 else None
            wait = None if number % 2 else chance.uniform(0, seconds)
            moment = (
                f"step {at} of {steps}" if wait is None else f"{1000 * wait:.1f} of {1000 * seconds:.1f} ms"
            )
            try:
                hit = killed(case, folder, after=wait, step=at)
            except ChildProcessError as error:
                outcomes.append(Outcome(case.name, moment, "failed", 0, end is not None, (str(error),)))
                hit = False
            if hit:
                outcomes.append(_examined(case, folder, before, after, moment, second, end))
        shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(ready, ignore_errors=True)
    return outcomes


@contextmanager
def _reading(case: Case, folder: Path, chance: random.Random) -> Iterator[Callable[[], bool] | None]:
    if case.read and chance.random() < 0.5:
        with _reader(folder) as end:
            yield end
    else:
        yield None


def _examined(
    case: Case,
    folder: Path,
    before: State | None,
    after: State | None,
    moment: str,
    second: int | None,
    end: Callable[[], bool] | None,
) -> Outcome:
    wrong: list[str] = []
    found = "unreadable"
    kills = 1
    try:
        found = _named(folder, before, after, wrong)
        # Looked at before the second kill, the index would be whole again by that alone.
        if second is not None and killed(case, folder, step=second):
            kills += 1
            moment += f", then step {second} of the next run"
            found = _named(folder, before, after, wrong)
        if (now := state(folder)) is not None and now != {"form": "unreadable"}:
            wrong.extend(faults(folder, case.sizes))
        case.act(folder)
        if state(folder) != after:
            wrong.append("the next run does not finish the work")
        wrong.extend(faults(folder, case.sizes))
        if end is not None and not end():
            wrong.append("a reader saw the state change while it read")
        left = {p.name for p in folder.iterdir() if not _SET_ASIDE.search(p.name)} - _KNOWN
        if left:
            wrong.append(f"left behind: {', '.join(sorted(left))}")
    except Exception as error:  # noqa: BLE001 - whatever is raised is what was found
        wrong.append(f"{type(error).__name__}: {error}".replace(str(folder), "INDEX"))
    return Outcome(case.name, moment, found, kills, end is not None, tuple(wrong))


def _named(folder: Path, before: State | None, after: State | None, wrong: list[str]) -> str:
    """What the index is after a kill; a mixture of before and after is wrong."""
    now = state(folder)
    if now == before:
        return "before"
    if now == after:
        return "after"
    if len(now or ()) < 2 and not before:
        return "empty"
    wrong.append("articles are lost or mixed")
    return "mixed"


_SET_ASIDE = re.compile(r"before-restore|damaged|^vectors\.trained\.")
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
    "vectors.words",
    "vectors.words.json",
    "write.lock",
}


def _copy(folder: Path, target: Path) -> Path:
    shutil.rmtree(target, ignore_errors=True)
    if folder.exists():
        shutil.copytree(folder, target)
    return target


def run(kills: int, seed: int, cases: tuple[Case, ...] = CASES) -> list[Outcome]:
    """So many kills, spread over the cases."""
    chance = random.Random(seed)
    outcomes: list[Outcome] = []
    for number, case in enumerate(cases):
        share = kills // len(cases) + (number < kills % len(cases))
        with tempfile.TemporaryDirectory() as scratch:
            outcomes.extend(tried(case, share, chance, Path(scratch)))
    return outcomes


# The command line with the real models: a folder with `articles` and `index`


def _written(work: Path, numbers: range, version: int) -> None:
    (work / "articles").mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (work / "articles" / f"{number}.txt").write_text(report(number, version).text, "utf-8")


_PROGRAM: dict[str, tuple[str, ...]] = {
    "counterpoint index": ("index", "ARTICLES"),
    "counterpoint index --sync": ("index", "ARTICLES", "--sync"),
    "counterpoint remove": ("remove", "1", "2", "3"),
}


def program(kills: int, seed: int) -> list[Outcome]:
    """Kills so many runs of the command line."""
    chance = random.Random(seed)
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as scratch:
        # Always under one name: an index remembers where its articles were read.
        work, ready = Path(scratch) / "work", Path(scratch) / "ready"
        _written(work, range(6), 0)
        subprocess.run(_called(work, ("index", "ARTICLES")), check=True, capture_output=True)
        _written(work, range(4, 12), 1)
        (work / "articles" / "0.txt").unlink()
        before = state(work / "index")
        _copy(work, ready)
        for name, arguments in _PROGRAM.items():
            share = range(list(_PROGRAM).index(name), kills, len(_PROGRAM))
            _copy(ready, work)
            began = time.perf_counter()
            subprocess.run(_called(work, arguments), check=True, capture_output=True)
            seconds, after = time.perf_counter() - began, state(work / "index")
            for _ in share:
                _copy(ready, work)
                outcomes.append(_program_killed(name, arguments, work, seconds, before, after, chance))
    return outcomes


def _called(work: Path, arguments: tuple[str, ...]) -> list[str]:
    given = [str(work / "articles") if argument == "ARTICLES" else argument for argument in arguments]
    return [sys.executable, "-m", "ui.cli", *given, "--index", str(work / "index"), "-q"]


def _program_killed(
    name: str,
    arguments: tuple[str, ...],
    work: Path,
    seconds: float,
    before: State | None,
    after: State | None,
    chance: random.Random,
) -> Outcome:
    process = subprocess.Popen(_called(work, arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # Most of a run is loading: half of the kills wait until it writes.
    writing = chance.random() < 0.5
    lock = Layout(work / "index").lock
    while writing and process.poll() is None and not (lock.exists() and lock.stat().st_size):
        time.sleep(0.002)
    wait = chance.uniform(0, 0.3 * seconds if writing else seconds)
    time.sleep(wait)
    process.kill()
    hit = process.wait() == -signal.SIGKILL
    wrong: list[str] = []
    found = _named(work / "index", before, after, wrong)
    with Corpus.open(work / "index") as corpus:
        wrong.extend(finding.what for finding in corpus.doctor() if not finding.ok)
    again = subprocess.run(_called(work, arguments), capture_output=True, text=True, check=False)
    # Removing what is removed already is told, and changes nothing.
    if again.returncode and not (found == "after" and arguments[0] == "remove"):
        wrong.append(f"the next run ends with {again.returncode}: {again.stderr[-300:]}")
    if state(work / "index") != after:
        wrong.append("the next run does not finish the work")
    moment = f"{wait:.2f} s {'after it began to write' if writing else 'after its start'}"
    return Outcome(name, moment, found, int(hit), False, tuple(wrong))


def main(argv: list[str] | None = None) -> int:
    """Prints a line for each case and every fault found; exit code 1 where there was one."""
    parser = argparse.ArgumentParser(description="Kills indexing at random moments.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--program", type=int, default=0, help="also kill so many runs of the command line")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args(argv)
    outcomes = run(args.kills, args.seed)
    outcomes.extend(program(args.program, args.seed) if args.program else [])
    for name in dict.fromkeys(o.case for o in outcomes):
        mine = [o for o in outcomes if o.case == name]
        states = {found: sum(o.state == found for o in mine) for found in sorted({o.state for o in mine})}
        found = ", ".join(f"{count} {found}" for found, count in states.items())
        twice, read = sum(o.kills > 1 for o in mine), sum(o.read for o in mine)
        print(
            f"{name}: {sum(o.kills for o in mine)} kills in {len(mine)} trials ({twice} killed twice, {read} read "
            f"meanwhile), then {found}; {sum(bool(o.wrong) for o in mine)} faulty",
            flush=True,
        )
    for outcome in outcomes:
        if outcome.wrong:
            print(f"  {outcome.case}, {outcome.moment}, {outcome.state}: {'; '.join(outcome.wrong)}")
    print(f"{sum(o.kills for o in outcomes)} kills, {sum(bool(o.wrong) for o in outcomes)} trials faulty")
    if args.out:
        args.out.write_text(json.dumps([asdict(outcome) for outcome in outcomes]))
    return int(any(o.wrong for o in outcomes))


if __name__ == "__main__":
    sys.exit(main())
