"""Can two texts both be true? A judge of contradictions, asked only where claims already speak of one thing.

Alone it is worthless for news: it takes two tolls of two sides for a contradiction. So `qa.disagreement` asks it
inside the gates of same subject and same time only.
"""

import threading
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import ModelMissingError
from index.onnx import OnnxModel, Tokens, padded

_BUNDLED = Path(__file__).parents[1] / "models" / "nli"


class BundledJudge:
    """The judge that comes with the installation (`models/nli/MODEL_CARD.md`)."""

    def __init__(self, folder: Path = _BUNDLED) -> None:
        self._folder = folder
        self._loading = threading.Lock()
        self._held: OnnxModel | None = None

    def load(self) -> OnnxModel:
        """The model, loaded when first asked for."""
        with self._loading:
            if self._held is None:
                self._held = OnnxModel.load(self._folder, 512)
            return self._held

    def __call__(self, one: str, other: str) -> float:
        """The probability (0 to 1) that both cannot be true: the mean of both orders."""
        model = self.load()
        cls, sep = (model.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]"))
        longest = int(model.config["longest_text"])
        first, second = (
            model.tokenizer.encode(text, add_special_tokens=False).ids[:longest] for text in (one, other)
        )
        orders = [
            Tokens((cls, *a, sep, *b, sep), (0,) * (len(a) + 2) + (1,) * (len(b) + 1))
            for a, b in ((first, second), (second, first))
        ]
        (logits,) = model.run(padded(orders, (0, 1)))
        contradiction = list(model.config["labels"]).index("contradiction")
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        return float((odds[:, contradiction] / odds.sum(axis=1)).mean())


class NamedJudge:
    """Any sentence-transformers CrossEncoder with a class for contradiction, by its name or folder."""

    def __init__(self, model: Any, contradiction: int) -> None:
        self._model = model
        self._contradiction = contradiction

    @classmethod
    def load(cls, name: str) -> "NamedJudge":
        """Loads a model that is on this machine; ModelMissingError says what is wrong with it."""
        model = cross_encoder(name)
        labels = {str(label).lower(): int(n) for n, label in model.config.id2label.items()}
        if "contradiction" not in labels:
            known = ", ".join(sorted(labels))
            raise ModelMissingError(
                f"{name} judges no contradictions: its classes are {known}. Give --nli a model with a class "
                "named “contradiction”, or leave it out."
            )
        return cls(model, labels["contradiction"])

    def __call__(self, one: str, other: str) -> float:
        """See `BundledJudge.__call__`."""
        scores = self._model.predict(
            [(one, other), (other, one)], apply_softmax=True, show_progress_bar=False
        )
        return float(np.asarray(scores)[:, self._contradiction].mean())


def cross_encoder(name: str) -> Any:
    """A CrossEncoder from a name in the local cache or from a folder; nothing is downloaded."""
    from sentence_transformers import CrossEncoder

    try:
        return CrossEncoder(name, local_files_only=True)
    except (OSError, ValueError, ImportError) as error:
        if isinstance(error, OSError) and not Path(name).exists():
            # The libraries speak of a connection that failed, where none was tried.
            raise ModelMissingError(
                f"no cross-encoder of the name or folder {name!r} is on this machine, and none is ever downloaded. "
                "Give the folder of one, or leave the option out."
            ) from error
        reason = next(iter(str(error).splitlines()), type(error).__name__).rstrip(".")
        raise ModelMissingError(
            f"no usable cross-encoder {name!r} on this machine: {reason}. Give the folder of "
            "a downloaded model, or leave the option out."
        ) from error
