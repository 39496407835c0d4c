"""Another cross-encoder in the place of the bundled reader's judgement, by its name or folder."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from qa.reading.nli import cross_encoder
from qa.reading.reader import Context, Reader, Reading


class RerankingReader:
    """Probabilities from a re-ranker that scores (question, text), answering words from another reader."""

    def __init__(self, model: Any, spans: Reader) -> None:
        self._model = model
        self._spans = spans

    @classmethod
    def load(cls, name: str, spans: Reader) -> "RerankingReader":
        """Loads a re-ranker that is on this machine; ModelMissingError says what is wrong with it."""
        return cls(cross_encoder(name), spans)

    def read(self, question: str, contexts: Sequence[Context]) -> tuple[Reading, ...]:
        """See `Reader.read`. The text scored is "{title}, {Month YYYY}: {sentence}"."""
        readings = self._spans.read(question, contexts)
        if not contexts:
            return readings
        scores = self._model.predict(
            [(question, _text(c)) for c in contexts],
            activation_fn=_probabilities,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        found = np.asarray(scores, np.float64).reshape(len(contexts), -1)[:, 0]
        return tuple(replace(r, probability=float(p)) for r, p in zip(readings, found, strict=True))


def _probabilities(scores: Any) -> Any:
    """What every model's scores become, whatever it would make of them by itself."""
    return 1 / (1 + math.e**-scores)


def _text(context: Context) -> str:
    heading = ", ".join(part for part in (context.title, context.month) if part)
    return f"{heading}: {context.sentence}" if heading else context.sentence
