"""Texts to vectors: the `Embedder` protocol, the bundled default, and any sentence-transformers model by name."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMissingError
from index.onnx import MINILM, Arrays, Batch, OnnxModel

Vectors = NDArray[np.float32]

DEFAULT_MODEL = "all-MiniLM-L6-v2"


class Embedder(Protocol):
    """Gives each text a vector of length one, so that the inner product of two is their cosine."""

    @property
    def name(self) -> str:
        """What the index remembers: another name means other vectors."""
        ...

    @property
    def dim(self) -> int:
        """Numbers in a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Word pieces that the model reads; text beyond them would not be in the vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (texts, dim), float32, normalised."""
        ...

    def count(self, text: str) -> int:
        """The text's word pieces, those that the model adds included."""
        ...


class BundledEmbedder:
    """all-MiniLM-L6-v2 in its exported form (int8), which comes with the installation."""

    name = f"{DEFAULT_MODEL} (int8)"
    dim = 384
    max_tokens = 256

    def __init__(self, folder: Path = MINILM) -> None:
        self._model = OnnxModel.load(folder, self.max_tokens)
        self._counter = type(self._model.tokenizer).from_str(self._model.tokenizer.to_str())
        self._counter.no_truncation()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.encode`: the mean of the token vectors, as the model was trained."""
        vectors = np.empty((len(texts), self.dim), np.float32)
        for batch, found in self._model.each(self._model.tokenised(texts), _pooled):
            vectors[list(batch.numbers)] = found
        return vectors

    def count(self, text: str) -> int:
        """See `Embedder.count`."""
        return len(self._counter.encode(text).ids)


def _pooled(batch: Batch, outputs: Arrays) -> Vectors:
    (tokens,) = outputs
    weights = batch.mask[..., None].astype(np.float32)
    mean = (tokens * weights).sum(1) / weights.sum(1)
    vectors: Vectors = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    return vectors


class SentenceTransformerEmbedder:
    """Any model that sentence-transformers loads, by name or folder."""

    def __init__(self, model: str) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model: Any = SentenceTransformer(model, device="cpu", local_files_only=True)
        except Exception as error:
            raise ModelMissingError(
                f"the model {model!r} is not on this machine ({type(error).__name__}). Counterpoint never downloads "
                "one: give the folder of a model, or leave --model out for the bundled one."
            ) from error
        self.name = model
        self.dim = int(self._model.get_embedding_dimension() or 0)
        self.max_tokens = int(self._model.max_seq_length or 512)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.encode`."""
        vectors: Vectors = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return vectors.astype(np.float32).reshape(len(texts), self.dim)

    def count(self, text: str) -> int:
        """See `Embedder.count`."""
        return len(self._model.tokenizer(text, truncation=False, verbose=False)["input_ids"])


def load_embedder(model: str = DEFAULT_MODEL) -> Embedder:
    """The bundled embedder for its own name, else a sentence-transformers model by name or folder.

    Raises ModelMissingError where the model is not on this machine: nothing is ever downloaded.
    """
    if model in (DEFAULT_MODEL, BundledEmbedder.name):
        return BundledEmbedder()
    return SentenceTransformerEmbedder(model)
