"""The desk: a question in, an answer out. `Desk.ask` reads as the pipeline."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from index.corpus import Corpus
from index.search import NO_FILTERS, Filters
from qa.answer import Answer
from qa.compose import quote, statements
from qa.evidence import judged
from qa.reader import BundledReader, Reader

# Sentences that the reader judges for each question: what two cores read in a tenth of a second.
_CANDIDATES = 40

# Below this probability of the best sentence there is no answer.
_ANSWERED = 0.5

# Quotes that one answer shows at most.
_SHOWN = 8

OnStage = Callable[[str], None]


def _quiet(stage: str) -> None:  # noqa: ARG001 - the signature of OnStage
    """Tells nobody."""


class Desk:
    """Answers questions over one corpus. Each question is decided anew, whatever was answered before."""

    def __init__(self, corpus: Corpus, reader: Reader) -> None:
        self.corpus = corpus
        self._reader = reader

    @classmethod
    def open(cls, folder: Path | str) -> "Desk":
        """Opens the index in `folder` with the bundled models. Raises what `Corpus.open` raises."""
        return cls(Corpus.open(folder), BundledReader())

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        filters: Filters = NO_FILTERS,
        on_stage: OnStage | None = None,
    ) -> Answer:
        """The answer to a question of a conversation whose earlier questions are `history`.

        `on_stage` is told in a few words what goes on. Refuses with status `not_found` and a reason.
        """
        started = time.perf_counter()
        standalone = question
        tell = on_stage or _quiet
        tell("searching the articles")
        found = self.corpus.evidence(standalone, _CANDIDATES, filters)
        retrieved = time.perf_counter()
        tell(f"reading {len(found)} sentences")
        results = judged(standalone, found, self._reader)
        carried = [j for j in results if j.probability >= _ANSWERED][:_SHOWN]
        quotes = tuple(quote(j) for j in carried)
        ended = time.perf_counter()
        timings = {
            "total": round(1000 * (ended - started), 1),
            "retrieve": round(1000 * (retrieved - started), 1),
        }
        if not quotes:
            return Answer(
                question,
                standalone,
                "not_found",
                reason="no article that may be searched says this"
                if found
                else "no article passes the filters",
                closest=tuple(quote(j) for j in results[:2]),
                confidence=1 - results[0].probability if results else 1.0,
                timings_ms=timings,
            )
        return Answer(
            question,
            standalone,
            "answered",
            statements(quotes, self.corpus.copies()),
            quotes,
            confidence=quotes[0].score,
            timings_ms=timings,
        )
