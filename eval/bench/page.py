"""How soon the page is there, how soon a quote opens, and what many readers at once wait for.

    python -m eval.bench.page [--readers 20] [--times 5] [--out FILE.json]

Makes an index of `examples/` and of one article of 100,000 characters, serves it with `counterpoint chat` as a user
does, and measures in headless Chromium (`pip install playwright`, and a Chromium on the path):

- `paint`: from the moment at which the server says that it is open to the first words on the screen, while the
  models load (`loading` says whether they still did);
- `usable`: to the moment at which a question can be typed;
- `click`: from a click on a quote's number to the first frame in which the marked words stand in the reader, the
  article not fetched before;
- `readers`: so many readers ask different questions at once through the API. `alone` is what the same questions take
  one after the other, so what fair sharing would let the slowest wait; `right` counts answers that are, word for
  word, those given alone.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import urlopen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_ROOT = Path(__file__).parents[2]
_LONG = 100_000
# What is asked of the long article, and what answers it, in its middle.
_QUESTION = "How many barges were moored at Tarnholm?"
_ANSWER = "The harbour office said that 412 barges were moored at Tarnholm on Friday."
# A server that is not open by then never will be.
_PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds: the median, the longest, and all."""

    median: float
    longest: float
    all: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[float]) -> "Times":
        """The figures of these times."""
        rounded = tuple(round(value, 1) for value in values)
        return cls(round(statistics.median(rounded), 1), max(rounded), rounded)


@dataclass(frozen=True, slots=True)
class Readers:
    """Readers at once: how many were answered rightly, seconds of the slowest and of all alone, and the ratio."""

    readers: int
    right: int
    slowest: float
    alone: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Server:
    """A running `counterpoint chat`: its address, and when (seconds since the epoch) it said so."""

    address: str
    announced: float


@contextmanager
def served(index: Path) -> Iterator[Server]:
    """Serves the index as a user does, in a process of its own, until the block ends."""
    command = [sys.executable, "-m", "ui.cli", "chat", "--index", str(index), "--no-browser", "--port", "0"]
    running = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout is not None
        for line in running.stdout:
            if "http://" in line:
                announced = time.time()
                yield Server(next(word for word in line.split() if word.startswith("http://")), announced)
                return
        raise SystemExit(f"the server ended: {' '.join(command)}")
    finally:
        running.terminate()
        running.wait(_PATIENCE)


@contextmanager
def browser() -> Iterator["Browser"]:
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


def state(server: Server) -> str:
    """What /health says: loading, ready or failed."""
    try:
        with urlopen(f"{server.address}/health") as answer:
            return str(json.load(answer)["state"])
    except HTTPError as error:
        return str(json.load(error)["state"])


def ready(server: Server) -> None:
    """Waits until the models are loaded."""
    until = time.monotonic() + _PATIENCE
    while state(server) != "ready":
        if time.monotonic() > until:
            raise SystemExit(f"the server is still {state(server)}")
        time.sleep(0.2)


def make_index(folder: Path) -> Path:
    """An index of the sample articles and of one article of 100,000 characters, in `folder`."""
    filler = "The tide tables for the outer basin were printed again, and the ropes were looked over. "
    half = filler * 3 + "\n\n"
    half = half * (_LONG // 2 // len(half))
    long = folder / "long"
    long.mkdir()
    row = {
        "id": "long",
        "title": "A year on the quay",
        "publisher": "The Quay Letter",
        "published": "2024-07-05",
        "text": f"{half}{_ANSWER}\n\n{half}",
    }
    (long / "long.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    index = folder / "bench.cp"
    command = [sys.executable, "-m", "ui.cli", "index", "examples", str(long), "--index", str(index), "-q"]
    subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.DEVNULL)
    return index


# ---- the page


def paints(chromium: "Browser", index: Path, times: int) -> tuple[Times, Times, int]:
    """Milliseconds from the announcement to the first words and to a usable question, and how often the models were
    still loading at the first words."""
    painted, usable, loading = [], [], 0
    for _ in range(times):
        page = chromium.new_page()
        with served(index) as server:
            page.goto(server.address, wait_until="commit")
            page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
            loading += state(server) == "loading"
            first = page.evaluate(
                "performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime"
            )
            painted.append(first - 1000 * server.announced)
            page.wait_for_selector("#cp-question textarea")
            usable.append(1000 * (time.time() - server.announced))
        page.close()
    return Times.of(painted), Times.of(usable), loading


# From the click to the frame in which the marked words stand within the reader's box.
_STOPWATCH = """() => new Promise((done) => {
  document.addEventListener('click', () => {
    const began = performance.now();
    const look = () => {
      const mark = document.querySelector('#cp-article .cp-here')?.getBoundingClientRect();
      const box = document.querySelector('#cp-article').getBoundingClientRect();
      if (mark && mark.top >= box.top && mark.bottom <= box.bottom) done(performance.now() - began);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { once: true, capture: true });
  window.armed = true;
})"""


def clicks(chromium: "Browser", server: Server, times: int) -> Times:
    """Milliseconds from a click on the long article's quote to its marked words on the screen."""
    taken = []
    for _ in range(times):
        page = chromium.new_page(viewport={"width": 1366, "height": 800})
        asked(page, server, _QUESTION)
        page.evaluate(f"() => {{ window.taken = ({_STOPWATCH})() }}")
        page.wait_for_function("window.armed")
        # The mouse is not over the number before it is pressed: what is fetched when it hovers counts as well.
        page.locator(".cp-ref").first.click()
        taken.append(float(page.evaluate("window.taken")))
        length = page.evaluate("document.querySelector('#cp-article .cp-text').textContent.length")
        if length < 0.9 * _LONG:
            raise SystemExit(f"the quote opened an article of {length} characters, not the long one")
        page.close()
    return Times.of(taken)


def asked(page: "Page", server: Server, question: str) -> None:
    """Opens the page and asks."""
    page.goto(server.address)
    page.wait_for_selector(".cp-welcome", timeout=1000 * _PATIENCE)
    page.fill("#cp-question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(".cp-answer", timeout=1000 * _PATIENCE)


# ---- the readers


def questions(many: int) -> list[str]:
    """So many different questions about the sample articles, from their gold questions."""
    lines = (_ROOT / "eval" / "gold" / "examples.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    found = list(dict.fromkeys(row["question"] for row in rows if not row["history"] and not row["filters"]))
    if len(found) < many:
        raise SystemExit(f"only {len(found)} different questions: ask for fewer readers")
    return found[:: len(found) // many][:many]


def at_once(server: Server, many: int) -> Readers:
    """Lets the readers ask at once, between two rounds in which the same is asked one after the other."""
    from gradio_client import Client  # type: ignore[import-untyped]

    clients = [Client(server.address, verbose=False, analytics_enabled=False) for _ in range(many)]
    wanted = questions(many)

    def ask(number: int) -> dict[str, Any]:
        answer: dict[str, Any] = clients[number].predict(wanted[number], api_name="/ask")
        return {name: value for name, value in answer.items() if name != "timings_ms"}

    def alone() -> tuple[float, list[dict[str, Any]]]:
        began = time.perf_counter()
        answers = [ask(number) for number in range(many)]
        return time.perf_counter() - began, answers

    ask(0)
    before, right = alone()
    start = Barrier(many)

    def together(number: int) -> tuple[float, dict[str, Any]]:
        start.wait()
        began = time.perf_counter()
        answer = ask(number)
        return time.perf_counter() - began, answer

    with ThreadPoolExecutor(many) as pool:
        results = list(pool.map(together, range(many)))
    after, _ = alone()
    slowest, fair = max(seconds for seconds, _ in results), (before + after) / 2
    same = sum(answer == other for (_, answer), other in zip(results, right, strict=True))
    return Readers(many, same, round(slowest, 2), round(fair, 2), round(slowest / fair, 2))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--times", type=int, default=5, help="starts and clicks that are measured (5)")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    # Else the client's libraries ask their makers which program is calling.
    os.environ["HF_HUB_OFFLINE"] = "1"
    with tempfile.TemporaryDirectory() as scratch:
        index = make_index(Path(scratch))
        with browser() as chromium:
            painted, usable, loading = paints(chromium, index, args.times)
            with served(index) as server:
                ready(server)
                clicked = clicks(chromium, server, args.times)
        with served(index) as server:
            ready(server)
            readers = at_once(server, args.readers)
    figures = {
        "paint_ms": asdict(painted),
        "loading": f"{loading} of {args.times}",
        "usable_ms": asdict(usable),
        "click_ms": asdict(clicked),
        "readers": asdict(readers),
    }
    result = json.dumps(figures, indent=2)
    print(result)
    if args.out:
        args.out.write_text(result + "\n", "utf-8")


if __name__ == "__main__":
    main()
