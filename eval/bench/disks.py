"""An index on a disk that is full, or that cannot be written.

    python -m eval.bench.disks [--each 20] [--seed 1]

The disks are real ones (tmpfs), each mounted in a name space of its own, where the system permits that; elsewhere a
limit on the size of files takes their place. With too little room a command does its work or says that it could not,
and the index is what it was before or after; with room again the next run finishes the work.
"""

import argparse
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import faiss

from eval.bench.damage import ARTICLES, asked, prepared, well
from eval.bench.standins import WordEmbedder, WordParser, opened, report
from index.backup import back_up, restore
from index.errors import CounterpointError
from index.repair import repair

ON_A_FULL_DISK = ("add", "remove", "backup", "restore", "repair")
_ADDED = [report(n) for n in range(40, 60)]


def can_mount() -> bool:
    """Whether the system lets us make disks of our own."""
    with tempfile.TemporaryDirectory() as place:
        command = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", place]
        return (
            bool(shutil.which("unshare"))
            and not subprocess.run(command, capture_output=True, check=False).returncode
        )


def small_disk(ready: Path, kept: Path, mount: Path, room: int, action: str) -> tuple[str, ...]:
    """Does something with an index on a disk of its own with so many bytes left, then with enough; what was wrong.

    It happens in a name space of its own, so that no other process sees that disk.
    """
    code = "import sys\nfrom eval.bench import disks\ndisks.on_small_disk(*sys.argv[1:])"
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, "-c", code, *map(str, (ready, kept, mount, room, action))],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return (f"exit {done.returncode}: {done.stderr[-400:]}",)
    return tuple(done.stdout.splitlines())


def on_small_disk(ready: str, kept: str, mount: str, room: str, action: str) -> None:
    """What `small_disk` does inside: prints a line for each thing that was wrong."""
    place = Path(mount)
    files = [path for path in Path(ready).rglob("*") if path.is_file()]
    # Pages of 4096 bytes, and as many for the names.
    size = sum(-(-path.stat().st_size // 4096) + 1 for path in files) * 4096
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size + 4096 + int(room)}", "none", mount], check=True
    )
    folder = place / "index"
    shutil.copytree(ready, folder)
    before = _texts(folder)
    after = {
        "add": before | {a.id: a.text for a in _ADDED},
        "remove": {i: text for i, text in before.items() if i != "depot-2"},
        "restore": _texts(Path(kept), "corpus.backup"),
    }.get(action, before)
    if action == "repair":
        with (folder / "corpus.sqlite").open("r+b") as file:
            file.write(bytes(4096))
    told = _act(folder, place, Path(kept), action)
    if told and not told.startswith("told: "):
        print(f"{action}: {told}")
    subprocess.run(["mount", "-o", "remount,size=200m", mount], check=True)
    if action != "repair":
        if _texts(folder) not in (before, after):
            print(f"{action}: articles are lost or mixed")
        if not well(folder):
            print(f"{action}: doctor is not content")
    if told := _act(folder, place, Path(kept), action):
        print(f"{action}, with room again: {told}")
    if not well(folder) or _texts(folder) != after:
        print(f"{action}: the work is not finished once there is room")


def _texts(folder: Path, name: str = "corpus.sqlite") -> dict[str, str]:
    with closing(sqlite3.connect(folder / name)) as db:
        return dict(db.execute("SELECT id, text FROM articles"))


def _act(folder: Path, place: Path, kept: Path, action: str) -> str:
    """Does it; what was told, or raised that should not be, empty where nothing was."""
    try:
        if action == "backup":
            shutil.rmtree(place / "kept", ignore_errors=True)
            back_up(folder, place / "kept")
        elif action == "restore":
            restore(kept, folder)
        elif action == "repair":
            repair(folder, embedder=WordEmbedder(), parser=WordParser())
        else:
            with opened(folder) as corpus:
                if action == "add":
                    corpus.add(_ADDED)
                elif "depot-2" in {article.id for article in corpus.articles()}:
                    corpus.remove(["depot-2"])
    except CounterpointError as error:
        return f"told: {error}"
    except Exception as error:  # noqa: BLE001 - whatever is raised is what was found
        return f"{type(error).__name__}: {error}"
    return ""


def read_only(ready: Path, place: Path) -> tuple[str, ...]:
    """Reads, searches, checks and tries to change an index on a disk that cannot be written; what was wrong."""
    code = "import sys\nfrom eval.bench import disks\ndisks.on_read_only_disk(*sys.argv[1:])"
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, "-c", code, str(ready), str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    return (
        (f"exit {done.returncode}: {done.stderr[-400:]}",)
        if done.returncode
        else tuple(done.stdout.splitlines())
    )


def on_read_only_disk(ready: str, mount: str) -> None:
    """What `read_only` does inside: with the log of a crash beside the database, and without."""
    for settled in (False, True):
        subprocess.run(["mount", "-t", "tmpfs", "none", mount], check=True)
        folder = Path(mount) / "index"
        shutil.copytree(ready, folder)
        if settled:
            with opened(folder) as corpus:
                corpus.search("depot", 1)
            with closing(sqlite3.connect(folder / "corpus.sqlite")) as db:
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        subprocess.run(["mount", "-o", "remount,ro", mount], check=True)
        wrong: list[str] = []
        found = asked(folder, wrong)
        print(*wrong, sep="\n", end="\n" if wrong else "")
        if settled and (not found or not well(folder)):
            print("an index that is whole is not read from a read-only disk")
        for action in ("add", "remove", "restore"):
            told = _act(folder, Path(mount), Path(mount) / "none", action)
            if not told.startswith("told: "):
                print(f"{action} on a read-only disk: {told or 'no word'}")
        subprocess.run(["umount", mount], check=True)


def full_disk(folder: Path, room: int) -> tuple[str, ...]:
    """Indexes in a process that may write files of at most `room` bytes; what was wrong."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom eval.bench import disks\n"
        "from index.errors import CounterpointError\n"
        "try:\n    with disks.opened(Path(sys.argv[1]), create=True) as c:\n"
        "        c.add(disks.report(n) for n in range(40, 60))\n"
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


def _disks(ready: Path, scratch: Path, chance: random.Random, each: int) -> int:
    """Tries full and read-only disks, and prints what was wrong; how often."""
    bad = 0
    if not can_mount():
        for room in range(20_000, 400_000, 20_000):
            shutil.rmtree(scratch / "tried", ignore_errors=True)
            shutil.copytree(ready, scratch / "tried")
            wrong = list(full_disk(scratch / "tried", room))
            if not well(scratch / "tried"):
                wrong.append("doctor is not content")
            bad += len(wrong)
            print(f"no file beyond {room} bytes: {'; '.join(wrong) or 'ok'}")
        return bad
    place = scratch / "disk"
    place.mkdir()
    with opened(scratch / "few", create=True) as corpus:
        corpus.add(list(ARTICLES.values())[:12])
    back_up(scratch / "few", scratch / "few-kept")
    for action in ON_A_FULL_DISK:
        faults = []
        for _ in range(each):
            room = chance.randrange(0, 400_000)
            wrong = [
                f"{room} bytes left: {w}"
                for w in small_disk(ready, scratch / "few-kept", place, room, action)
            ]
            faults.append(wrong)
        bad += sum(map(bool, faults))
        print(f"a full disk, {action}: {len(faults)} tried, {sum(map(bool, faults))} faulty", flush=True)
        for fault in faults:
            print("".join(f"  {line}\n" for line in fault), end="")
    wrong = list(read_only(ready, place))
    print(f"a read-only disk: {'; '.join(wrong) or 'ok'}")
    return bad + bool(wrong)


def main(argv: list[str] | None = None) -> int:
    """Prints a line for each kind of disk and all that was wrong; exit code 1 where anything was."""
    parser = argparse.ArgumentParser(description="Works on full and read-only disks.")
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(argv)
    faiss.omp_set_num_threads(1)
    with tempfile.TemporaryDirectory() as scratch:
        prepared(Path(scratch) / "ready")
        return int(bool(_disks(Path(scratch) / "ready", Path(scratch), random.Random(args.seed), args.each)))


if __name__ == "__main__":
    sys.exit(main())
