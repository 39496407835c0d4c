"""What the page and its API ask of the desk: opened in the background, with stages and answers."""

import logging
import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from index.article import Article
from index.corpus import AddReport, Corpus
from index.errors import CounterpointError
from index.readers import Noted, Skipped, named_by_place, read
from index.search import Filters, Hit
from qa.answer import Answer
from qa.survey import Survey
from qa.surveying.known import kept, updated
from ui.examples import Example, candidates, disputed, tried

logger = logging.getLogger(__name__)

T = TypeVar("T")

# Articles that examples are drawn from, spread over the corpus.
_EXAMINED = 30

# Said of a file that would replace what was read from another. Whoever uploads is not told where that one lies.
_TWICE = "has the name of another file in the index: rename it, or remove that article first"

# Said to a reader where something unforeseen happened: the page shows no path and no stack.
UNEXPECTED = "Something went wrong that should not. The terminal where the page was started says more."


class AsksAndHolds(Protocol):
    """The part of `qa.desk.Desk` that the page uses."""

    corpus: Corpus

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        filters: Filters = ...,
        on_stage: Callable[[str], None] | None = None,
    ) -> Answer:
        """See `Desk.ask`."""
        ...

    def disagreements(self, filters: Filters = ..., about: str = "") -> Survey:
        """See `Desk.disagreements`."""
        ...


@dataclass(frozen=True, slots=True)
class Stage:
    """What the desk is doing now, in words a reader understands."""

    text: str


@dataclass(frozen=True, slots=True)
class Added:
    """What adding files did, what was left out and why, and what of those that were read was not."""

    report: AddReport
    skipped: tuple[Skipped, ...]
    noted: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer, in words for the reader."""

    text: str


class Service:
    """Holds the one desk that all readers share. Safe to use from several threads."""

    def __init__(self, open_desk: Callable[[], AsksAndHolds], folder: Path | None = None) -> None:
        """`folder` is where the index lies: no reader of the page is told that."""
        self._open = open_desk
        self._folder = folder
        self._desk: AsksAndHolds | None = None
        self._failure = ""
        self._done = threading.Event()
        self._examples: tuple[Example, ...] = ()
        self._drew = threading.Event()
        self._stopped = threading.Event()
        self._opening = threading.Thread(target=self._load, name="open the desk", daemon=True)
        # The survey of all articles, and the articles it is of.
        self._surveyed: tuple[tuple[Article, ...], Survey] | None = None
        self._surveying = threading.Lock()

    def start(self) -> None:
        """Begins to open the desk in a thread of its own."""
        if not self.stopped:
            self._opening.start()

    def stop(self) -> None:
        """Draws no more examples, and waits until none is being drawn: models break off loudly when Python ends."""
        self._stopped.set()
        if self._opening.ident is not None:
            self._opening.join()

    def _load(self) -> None:
        try:
            self._desk = self._open()
        except CounterpointError as error:
            self._failure = self._words(error)
            logger.error("the articles could not be opened: %s", error)
        except Exception:
            logger.exception("the desk could not be opened")
            self._failure = UNEXPECTED
        finally:
            self._done.set()
        try:
            if self._desk is not None:
                self._examples = self._drawn(self._desk)
        except Exception:
            # The page does without: an example is a courtesy.
            logger.exception("no examples could be drawn")
        finally:
            self._drew.set()

    def _drawn(self, desk: AsksAndHolds) -> tuple[Example, ...]:
        articles = desk.corpus.articles()
        step = max(1, len(articles) // _EXAMINED)
        shown = [desk.corpus.shown(article.id) for article in articles[::step][:_EXAMINED]]
        known = disputed(kept(desk.corpus) or Survey())
        return tried(self._wanted((*known, *candidates(shown))), desk.ask)

    def _wanted(self, questions: Iterable[str]) -> Iterator[str]:
        return takewhile(lambda _: not self.stopped, questions)

    def examples(self) -> tuple[Example, ...]:
        """Questions to begin with, waited for."""
        self._drew.wait()
        return self._examples

    @property
    def drawn(self) -> tuple[Example, ...]:
        """The questions to begin with, none where they are not drawn yet."""
        return self._examples

    @property
    def stopped(self) -> bool:
        """Whether the page ends."""
        return self._stopped.is_set()

    @property
    def state(self) -> Literal["loading", "ready", "failed"]:
        """How far the desk is."""
        if not self._done.is_set():
            return "loading"
        return "failed" if self._desk is None else "ready"

    def desk(self) -> AsksAndHolds:
        """The desk, waited for; raises CounterpointError where it could not be opened."""
        self._done.wait()
        if self._desk is None:
            raise CounterpointError(self._failure)
        return self._desk

    def articles(self) -> tuple[Article, ...]:
        """All articles, by id."""
        with self._forgiven():
            return self.desk().corpus.articles()

    def reprints(self) -> dict[str, tuple[str, ...]]:
        """Article id to the other outlets that printed the same text."""
        with self._forgiven():
            corpus = self.desk().corpus
            copies = corpus.copies()
            if not copies:
                return {}
            outlets = {article.id: article.publisher or article.id for article in corpus.articles()}
        families: dict[str, list[str]] = {}
        for copy, first in copies.items():
            families.setdefault(first, [first]).append(copy)
        return {
            member: tuple(
                dict.fromkeys(outlets[other] for other in family if outlets[other] != outlets[member])
            )
            for family in families.values()
            for member in family
        }

    def ask(
        self, question: str, history: Sequence[str] = (), filters: Filters | None = None
    ) -> Iterator[Stage | Answer | Failure]:
        """The stages of answering as they come, then the answer or the failure."""
        if self.state == "loading":
            yield Stage("opening the index and loading the models")
        yield from self._told(
            lambda tell: self.desk().ask(
                question, tuple(history), filters or Filters(), lambda text: tell(Stage(text))
            )
        )

    def search(self, query: str, k: int, filters: Filters) -> tuple[Hit, ...]:
        """The `k` passages nearest to the query, best first; raises CounterpointError."""
        with self._forgiven():
            return self.desk().corpus.search(query, k, filters)

    def disagreements(self, filters: Filters | None = None, about: str = "") -> Survey:
        """All disagreements of the articles that pass; `about` keeps those with all its words."""
        with self._forgiven():
            if filters or about:
                return self.desk().disagreements(filters or Filters(), about)
            # All of them are asked for whenever somebody opens the tab: one comparison serves all readers.
            with self._surveying:
                articles = self.articles()
                if self._surveyed is None or self._surveyed[0] != articles:
                    self._surveyed = articles, self.desk().disagreements()
                return self._surveyed[1]

    def add(self, files: Sequence[Path]) -> Iterator[Stage | Added | Failure]:
        """Reads the files and adds their articles; everything else goes on meanwhile."""

        def work(tell: Callable[[Stage], None]) -> Added:
            def progress(stage: str, done: int, total: int) -> None:
                tell(Stage(f"{stage} {done} of {total}" if total else f"{stage} {done}"))

            found = list(read(files))
            articles = [item for item in found if isinstance(item, Article)]
            noted = tuple(item for item in found if isinstance(item, Noted))
            skipped = tuple(_named(item, files) for item in found if isinstance(item, Skipped))
            corpus = self.desk().corpus
            rivals = corpus.rivals(articles)
            twice = tuple(a for a in articles if a.id in rivals and named_by_place(a))
            articles = [a for a in articles if a not in twice]
            skipped += tuple(Skipped(Path(a.source).name, _TWICE) for a in twice)
            before = kept(corpus)
            report = corpus.add(articles, progress=progress) if articles else AddReport()
            updated(corpus, before, (*report.added, *report.updated), report.removed)
            skipped += tuple(Skipped(*failed) for failed in report.failed)
            return Added(report, skipped, noted)

        yield from self._told(work)

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Removes articles; raises UnknownArticleError."""
        with self._forgiven():
            corpus = self.desk().corpus
            before = kept(corpus)
            removed = corpus.remove(ids)
            updated(corpus, before, (), removed)
            return removed

    def _words(self, error: CounterpointError) -> str:
        """What the error says, without where the index lies."""
        text = str(error)
        if self._folder is not None:
            for path in (self._folder.resolve(), self._folder.absolute(), self._folder):
                # A relative path may be a word of the message too, so only one of some length goes.
                if len(str(path)) > 3:
                    text = text.replace(str(path), "the index")
        return text

    @contextmanager
    def _forgiven(self) -> Iterator[None]:
        """Makes of what nobody foresaw an error that shows no path and no stack."""
        try:
            yield
        except CounterpointError as error:
            error.args = (self._words(error),)
            raise
        except Exception:
            logger.exception("a reader's request failed")
            raise CounterpointError(UNEXPECTED) from None

    def _told(self, work: Callable[[Callable[[Stage], None]], T]) -> Iterator[Stage | T | Failure]:
        """What `work` tells while it runs in a thread of its own, then what it returns, or its failure."""
        told: queue.SimpleQueue[Stage | T | Failure] = queue.SimpleQueue()

        def run() -> None:
            try:
                told.put(work(told.put))
            except CounterpointError as error:
                told.put(Failure(self._words(error)))
            except Exception:
                if not self.stopped:  # what the end cut off is no fault
                    logger.exception("a reader's request failed")
                told.put(Failure(UNEXPECTED))

        threading.Thread(target=run, name="request", daemon=True).start()
        while True:
            item = told.get()
            yield item
            if not isinstance(item, Stage):
                return


def _named(item: Skipped, files: Sequence[Path]) -> Skipped:
    """What was left out, by its file's name alone."""
    reason = item.reason
    for file in files:
        reason = reason.replace(f"{file.parent}/", "")
    return Skipped(Path(item.source).name, reason)
