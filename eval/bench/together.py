"""Writers and many readers on one index, in threads and in processes, without a pause: is any answer wrong?

    python -m eval.bench.together [--changes 300] [--processes 2] [--threads 3] [--large]

One writer changes what the readers look for; a rival, in a process of its own, changes another article and gets in its
way, so that both are told that the index is held and try again. The writer adds, replaces and removes pairs of
articles; both of a pair are always of one edition, and every edition shifts all offsets. What a reader is shown must
be an edition that was in the index at some moment of its search: not one that was replaced or removed before the
search began (stale), never two editions of a pair (torn), never words that do not stand there, and an article that was
there all the time must be found (lost). With `--large` the caches change their form again and again, as those of an
index that grows and shrinks.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import faiss

from eval.bench.standins import LARGE_FORM, opened, report
from index.article import Article
from index.corpus import Corpus
from index.errors import IndexBusyError
from index.files import Sizes

PAIRS = 6


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of a pair made of it (0: removed), when it was begun and when it had returned."""

    pair: int
    edition: int
    began: float
    returned: float


@dataclass(frozen=True, slots=True)
class Seen:
    """A search for a pair: when, the editions of it that were shown, and what was wrong by itself."""

    pair: int
    began: float
    ended: float
    editions: tuple[int, ...]
    wrong: str = ""


def article(number: int, edition: int) -> Article:
    """An article of a pair; the longer an edition's number, the further all words move."""
    made = report(number, version=edition)
    return replace(made, text=f"{'Erratum. ' * (edition % 5)}\n\n{made.text}", title=f"Edition {edition}")


def searched(corpus: Corpus, pair: int) -> Seen:
    """One search for both articles of a pair."""
    one, two = 2 * pair, 2 * pair + 1
    began = time.monotonic()
    wrong, editions = "", set[int]()
    try:
        for evidence in corpus.evidence(f"keeper{one}x0 keeper{two}x1 depot {one} {two}", 60, passages=100):
            found = evidence.article
            number, edition = int(found.id.split("-")[1]), int(found.title.split()[1])
            if found.text != article(number, edition).text:
                wrong = "an article's text is not its own"
            words = found.text[evidence.sentence.start : evidence.sentence.end]
            if f" {words} " not in f" {' '.join(found.text.split())} " or words[-1] not in ".s":
                wrong = f"torn words: {words!r}"
            if number in (one, two):
                editions.add(edition)
        if len(editions) > 1:
            wrong = f"two editions at once: {sorted(editions)}"
    except Exception as error:  # noqa: BLE001 - whatever is raised is what was found
        wrong = f"{type(error).__name__}: {error}"
    return Seen(pair, began, time.monotonic(), tuple(sorted(editions)), wrong)


def read_on(corpus: Corpus, stop: Path | threading.Event, chance: random.Random) -> Iterator[Seen]:
    """Searches until told to stop."""
    while not (stop.is_set() if isinstance(stop, threading.Event) else stop.exists()):
        yield searched(corpus, chance.randrange(PAIRS))


def change(corpus: Corpus, count: int, chance: random.Random) -> Iterator[Change]:
    """So many changes, one after the other."""
    held = dict.fromkeys(range(PAIRS), 0)
    for number in range(1, count + 1):
        pair = chance.randrange(PAIRS)
        began = time.monotonic()
        if held[pair] and chance.random() < 0.3:
            held[pair] = 0
            both = [f"depot-{2 * pair}", f"depot-{2 * pair + 1}"]
            insist(lambda both=both: corpus.remove(both))  # type: ignore[misc]
        else:
            held[pair] = number
            new = [article(2 * pair, number), article(2 * pair + 1, number)]
            insist(lambda new=new: corpus.add(new))  # type: ignore[misc]
        yield Change(pair, held[pair], began, time.monotonic())


def insist(work: Callable[[], object]) -> int:
    """Does it, again where another holds the index; how often that was."""
    for times in range(10_000):
        try:
            work()
        except IndexBusyError as error:
            if "process" not in str(error):
                raise
            time.sleep(0.001)
        else:
            return times
    raise IndexBusyError("the index was never free")


def rival(corpus: Corpus, stop: Path) -> Iterator[Seen]:
    """Changes an article of its own until told to stop."""
    for number in range(1, 1_000_000):
        if stop.exists():
            return
        began = time.monotonic()
        told = insist(lambda number=number: corpus.add([article(99, number)]))  # type: ignore[misc]
        found = {hit.article.title for hit in corpus.search("keeper99x1 depot 99", 3)}
        wrong = "" if f"Edition {number}" in found else "what was written is not found at once"
        yield Seen(-1, began, time.monotonic(), (told,), wrong)
        time.sleep(0.002)


def judged(changes: Iterable[Change], seen: Iterable[Seen]) -> list[str]:
    """What was wrong with what was seen."""
    by_pair: dict[int, list[Change]] = {pair: [Change(pair, 0, 0.0, 0.0)] for pair in range(PAIRS)}
    for made in changes:
        by_pair[made.pair].append(made)
    wrong = []
    for look in seen:
        if look.wrong:
            wrong.append(look.wrong)
        if look.pair < 0:
            continue
        history = by_pair[look.pair]
        # An edition is there from the beginning of its change until the return of the next one.
        ends = [later.returned for later in history[1:]] + [float("inf")]
        possible = {
            c.edition
            for c, end in zip(history, ends, strict=True)
            if c.began <= look.ended and end >= look.began
        }
        if bad := set(look.editions) - possible:
            wrong.append(f"stale: edition {bad} of {look.pair}, possible were {possible}")
        if not look.editions and 0 not in possible and not look.wrong:
            wrong.append(f"lost: pair {look.pair} was there all the time")
    return wrong


def run(
    changes: int, processes: int, threads: int, seed: int = 1, sizes: Sizes | None = None
) -> tuple[int, int, list[str]]:
    """How many searches there were, how many changes of the rival, and what was wrong."""
    faiss.omp_set_num_threads(1)
    with tempfile.TemporaryDirectory() as scratch:
        folder, stop = Path(scratch) / "index", Path(scratch) / "stop"
        opened(folder, create=True, sizes=sizes).close()
        outs = [Path(scratch) / f"{n}.jsonl" for n in range(processes + 1)]
        children = [_forked(folder, stop, out, seed + n, n == 0, sizes) for n, out in enumerate(outs)]
        seen: list[Seen] = []
        done: list[Change] = []
        finished = threading.Event()
        with opened(folder, sizes=sizes) as corpus:

            def read(number: int) -> None:
                # The page's threads share one corpus with the writer.
                mine = list(read_on(corpus, finished, random.Random(seed + 100 + number)))
                corpus.close()
                seen.extend(mine)

            readers = [threading.Thread(target=read, args=(n,)) for n in range(threads)]
            for reader in readers:
                reader.start()
            try:
                done.extend(change(corpus, changes, random.Random(seed)))
            finally:
                finished.set()
                stop.touch()
                for reader in readers:
                    reader.join()
        codes = [os.waitpid(child, 0)[1] for child in children]
        if any(codes):
            return len(seen), 0, ["a reading or writing process failed"]
        for out in outs:
            lines = out.read_text().splitlines()
            seen.extend(Seen(**{**row, "editions": tuple(row["editions"])}) for row in map(json.loads, lines))
        wrong = judged(done, seen)
        with opened(folder, sizes=sizes) as corpus:
            wrong.extend(finding.what for finding in corpus.doctor() if not finding.ok)
    rivals = sum(look.pair < 0 for look in seen)
    return len(seen) - rivals, rivals, wrong


def _forked(folder: Path, stop: Path, out: Path, seed: int, writes: bool, sizes: Sizes | None) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        with opened(folder, sizes=sizes) as corpus, out.open("w") as file:
            for look in rival(corpus, stop) if writes else read_on(corpus, stop, random.Random(seed)):
                file.write(json.dumps(asdict(look)) + "\n")
        code = 0
    finally:
        os._exit(code)


def main(argv: list[str] | None = None) -> int:
    """Prints how many changes and searches there were, and what was wrong; exit code 1 where anything was."""
    parser = argparse.ArgumentParser(description="One writer and many readers.")
    parser.add_argument("--changes", type=int, default=300)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--threads", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--large", action="store_true", help="with the caches of a large index")
    args = parser.parse_args(argv)
    sizes = LARGE_FORM if args.large else None
    began = time.monotonic()
    searches, rivals, wrong = run(args.changes, args.processes, args.threads, args.seed, sizes)
    print(
        f"{args.changes} changes and {rivals} of a rival, {searches} searches in {time.monotonic() - began:.0f} s, "
        f"{len(wrong)} wrong"
    )
    for message in sorted(set(wrong))[:20]:
        print(f"  {wrong.count(message)} times: {message}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
