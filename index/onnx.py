"""Models in their exported form: ONNX Runtime and the tokenizers library, no torch.

A model folder holds `model.onnx`, `tokenizer.json` and `config.json`, whose `sha256` names the checksum of each
of the other two; a file that does not match is never loaded.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMissingError

# Texts of like length share a batch, so that little of it is padding; more than this gains nothing on two cores.
BATCH = 16


@dataclass(frozen=True, slots=True)
class Encoded:
    """A batch of tokenised texts: their numbers among those given, and arrays of shape (texts, tokens)."""

    numbers: tuple[int, ...]
    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    types: NDArray[np.int64]


class OnnxModel:
    """An exported model with its tokenizer."""

    def __init__(self, session: Any, tokenizer: Any, config: Mapping[str, Any]) -> None:
        self._session = session
        self.tokenizer = tokenizer
        self.config = config

    @classmethod
    def load(cls, folder: Path, max_tokens: int) -> "OnnxModel":
        """Loads the model in `folder`, cutting texts at `max_tokens` word pieces; ModelMissingError says why not."""
        import onnxruntime
        from tokenizers import Tokenizer

        config = verified(folder)
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(max_tokens)
        return cls(session, tokenizer, config)

    def batches(self, texts: Sequence[str]) -> Iterator[Encoded]:
        """The texts tokenised, those of like length together."""
        encodings = self.tokenizer.encode_batch(list(texts))
        order = sorted(range(len(encodings)), key=lambda n: -len(encodings[n].ids))
        for first in range(0, len(order), BATCH):
            numbers = order[first : first + BATCH]
            width = max(len(encodings[n].ids) for n in numbers)
            ids = np.zeros((len(numbers), width), np.int64)
            mask = np.zeros_like(ids)
            types = np.zeros_like(ids)
            for row, n in enumerate(numbers):
                length = len(encodings[n].ids)
                ids[row, :length] = encodings[n].ids
                mask[row, :length] = 1
                types[row, :length] = encodings[n].type_ids
            yield Encoded(tuple(numbers), ids, mask, types)

    def run(self, batch: Encoded) -> list[NDArray[np.float32]]:
        """The model's outputs for a batch, in the order in which the export names them."""
        inputs = {"input_ids": batch.ids, "attention_mask": batch.mask, "token_type_ids": batch.types}
        outputs: list[NDArray[np.float32]] = self._session.run(None, inputs)
        return outputs


def verified(folder: Path) -> Mapping[str, Any]:
    """The folder's `config.json`, after checking the checksums that it names."""
    try:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text("utf-8"))
        for name, expected in config["sha256"].items():
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != expected:
                raise ModelMissingError(
                    f"{folder / name} is damaged: its checksum is {found[:12]}…, not {expected[:12]}…. "
                    "Install Counterpoint again."
                )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelMissingError(
            f"no usable model in {folder}: {error}. Install Counterpoint again."
        ) from error
    return config
