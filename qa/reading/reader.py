"""Does a sentence, read in its context, answer the question, and with which words?

The bundled readers are cross-encoders with several heads (see `models/reader/MODEL_CARD.md`): a logit that the sentence
answers, the logits of the answer's first and last token, a logit that it answers a yes/no question with yes, and one
that it speaks against another sentence, which then stands in the place of the one before it.
"""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.onnx import Arrays, Batch, OnnxModel, Tokens

_MODELS = Path(__file__).parents[1] / "models"
_BUNDLED = _MODELS / "reader"
# Of ten times the size: it reads only what may be shown.
CLOSER = _MODELS / "closer"
# It orders what a search finds, and answers nothing.
RANKER = _MODELS / "ranker"

# An answer of more word pieces than this is no answer but a paraphrase of the sentence.
_LONGEST_ANSWER = 40


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence to be read: its text, the sentence before it, its article's title and month ("September 2022")."""

    sentence: str
    before: str = ""
    title: str = ""
    month: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How likely the sentence answers (0 to 1), and the answering words as offsets into the sentence.

    `affirms`: how likely its answer to a yes/no question is yes, if it is one of the two; 0.5 where nobody can tell.
    """

    probability: float
    start: int
    end: int
    affirms: float = 0.5


class Reader(Protocol):
    """Reads sentences for the answer to a question. Tests pass a small fake."""

    def read(self, question: str, contexts: Sequence[Context]) -> tuple[Reading, ...]:
        """One reading a context, in order."""
        ...


class Closer(Reader, Protocol):
    """A reader that also tells what speaks against what."""

    def opposed(self, question: str, pairs: Sequence[tuple[str, str]]) -> tuple[float, ...]:
        """How likely the second text of each pair speaks against the first, both on the question: 0 to 1."""
        ...


@dataclass(frozen=True, slots=True)
class _Row:
    ids: tuple[int, ...]
    first: int  # the number of the sentence's first token
    offsets: tuple[tuple[int, int], ...]  # of the sentence's tokens, in its text

    def tokens(self) -> Tokens:
        """As the model reads it: the sentence is the second of two texts, its closing mark of the first."""
        own = len(self.ids) - 1 - self.first
        return Tokens(self.ids, (0,) * self.first + (1,) * own + (0,))


class BundledReader:
    """The reader that comes with the installation, in its exported form.

    A reading depends on nothing but the question and the context: not on what else is read.
    """

    def __init__(self, folder: Path = _BUNDLED) -> None:
        self._model = OnnxModel.load(folder, 512)
        self._model.tokenizer.no_truncation()
        config = self._model.config
        self._max_length = int(config["max_length"])
        self._max_question = int(config["max_question"])
        self._temperature = float(config["temperature"])
        # The tokenizer's own marks: BERT's [CLS] and [SEP], MPNet's <s> and </s>.
        marked = self._model.tokenizer.encode("a").ids
        self._cls, self._sep = int(marked[0]), int(marked[-1])
        self._comma, self._colon = (self._ids(mark)[0] for mark in ",:")

    def read(self, question: str, contexts: Sequence[Context]) -> tuple[Reading, ...]:
        """See `Reader.read`."""
        asked = self._ids(question)[: self._max_question]
        rows = [self._row(asked, context) for context in contexts]
        readings: list[Reading] = [Reading(0.0, 0, 0)] * len(rows)
        for batch, (logits, starts, ends, *more) in self._model.each(
            [row.tokens() for row in rows], _outputs, alone=True
        ):
            for place, n in enumerate(batch.numbers):
                reading = self._reading(rows[n], float(logits[place]), starts[place], ends[place])
                # Only the closer reader was taught to tell yes from no.
                readings[n] = (
                    replace(reading, affirms=_probability(float(more[0][place]))) if more else reading
                )
        return tuple(readings)

    def opposed(self, question: str, pairs: Sequence[tuple[str, str]]) -> tuple[float, ...]:
        """See `Closer.opposed`. Only a reader that was taught it can tell."""
        asked = self._ids(question)[: self._max_question]
        rows = [self._row(asked, Context(second, before=first)) for first, second in pairs]
        found = [0.0] * len(rows)
        for batch, (*_, against) in self._model.each([row.tokens() for row in rows], _outputs, alone=True):
            for place, n in enumerate(batch.numbers):
                found[n] = _probability(float(against[place]))
        return tuple(found)

    def _ids(self, text: str) -> list[int]:
        return list(self._model.tokenizer.encode(text, add_special_tokens=False).ids) if text else []

    def _row(self, asked: Sequence[int], context: Context) -> _Row:
        sentence: Any = self._model.tokenizer.encode(context.sentence, add_special_tokens=False)
        room = self._max_length - len(asked) - 3
        body = sentence.ids[:room]
        middle = self._context_ids(context, room - len(body) - 1)
        ids = (self._cls, *asked, self._sep, *((*middle, self._sep) if middle else ()), *body, self._sep)
        return _Row(ids, len(ids) - len(body) - 1, tuple(sentence.offsets[:room]))

    def _context_ids(self, context: Context, room: int) -> list[int]:
        """Title, month and neighbour in `room` tokens: the neighbour loses its beginning, then the title its end."""
        title, month, before = self._ids(context.title), self._ids(context.month), self._ids(context.before)
        if not (title or month or before) or room < 3:
            return []
        dated = [self._comma] * bool(title and month) + month + [self._colon] * bool(title or month)
        if len(dated) > room:
            return []
        title = title[: room - len(dated)]
        left = room - len(dated) - len(title)
        return [*title, *dated, *(before[-left:] if left else [])]

    def _reading(
        self, row: _Row, logit: float, starts: NDArray[np.float32], ends: NDArray[np.float32]
    ) -> Reading:
        probability = _probability(logit / self._temperature)
        if not row.offsets:
            return Reading(probability, 0, 0)
        last = row.first + len(row.offsets)
        scores = starts[row.first : last, None] + ends[None, row.first : last]
        first, final = divmod(int((scores + _barred(len(scores))).argmax()), scores.shape[1])
        return Reading(probability, row.offsets[first][0], row.offsets[final][1])


class Loading:
    """A reader that another thread is loading: reading waits for it, and raises what loading raised."""

    def __init__(self, loading: Future[BundledReader]) -> None:
        self._loading = loading

    def read(self, question: str, contexts: Sequence[Context]) -> tuple[Reading, ...]:
        """See `Reader.read`."""
        return self._loading.result().read(question, contexts)

    def opposed(self, question: str, pairs: Sequence[tuple[str, str]]) -> tuple[float, ...]:
        """See `Closer.opposed`."""
        return self._loading.result().opposed(question, pairs)


@lru_cache(maxsize=256)
def _barred(tokens: int) -> NDArray[np.float32]:
    """What bars an answer that ends before it begins, or is too long: of shape (tokens, tokens), by first and last."""
    return np.where(np.triu(np.tri(tokens, k=_LONGEST_ANSWER)) > 0, 0, -np.inf).astype(np.float32)


def _probability(log_odds: float) -> float:
    return 1 / (1 + float(np.exp(-log_odds)))


def _outputs(_: Batch, outputs: Arrays) -> Arrays:
    return outputs
