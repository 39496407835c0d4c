"""Models in their exported form: ONNX Runtime and the tokenizers library, no torch.

A model folder holds `model.onnx`, `tokenizer.json` and `config.json`, whose `sha256` names the checksum of each
of the others; a file that does not match is never loaded. Its `packed` names files with matrices of the graph, each
with its rows and columns, in five bits (`index.fivebits`); its `words` the graph's table of word embeddings, where that
is the bundled embedder's: table and tokenizer then stand in that one's folder. A model may be made of the one in the
folder beside it that its `on` names: words and tokenizer are then that one's, and its `low_rank` names what makes the
matrices of the other's (`index.lowrank`).
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from index import lowrank
from index.errors import ModelMissingError
from index.fivebits import stored, unpacked

# Word pieces in one run of a model, padding included: what lies between two layers still fits a core's own cache.
# Measured on texts of 32 to 256 word pieces: 1,000 or more take a quarter to a third longer for each of them.
_TOKENS = 512

# The bundled embedder, and the file of its word embeddings: the models that were made from it leave them as they are.
MINILM = Path(__file__).parent / "models" / "minilm"
WORDS = "embeddings.bin"
# The file of what makes a model's matrices of another's.
LOW_RANK = "low-rank.bin"

# Processors without instructions for sums of eight-bit products (VNNI) add them in sixteen bits, which overflow: their
# answers would be others. With this setting the runtime takes a way round that, exact and a tenth slower there; but it
# takes it everywhere, and a processor that has the instructions is three to four times as fast without.
EXACT = ("session.x64quantprecision", "1")
# A model of one product, whose 64 rows of weights are all 127 (`eval/train/sums.py`), and what the largest codes give.
_SUMS, _LARGEST = Path(__file__).parent / "models" / "sums", 64 * 127 * 255

# ONNX Runtime joins a sum and a layer norm into one step, which takes ten times as long as the two alone.
_SLOW = ["SkipLayerNormFusion"]

Arrays = list[NDArray[np.float32]]
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Tokens:
    """One tokenised text: the numbers of its word pieces, and of which of two texts each is a part (0 or 1)."""

    ids: Sequence[int]
    types: Sequence[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Tokenised texts: their numbers among those given, and arrays of shape (texts, tokens)."""

    numbers: tuple[int, ...]
    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    types: NDArray[np.int64]


class OnnxModel:
    """An exported model with its tokenizer. One run takes one core; several texts are run on all of them."""

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
        # Cores that share one run wait for each other after every step; with a run each they do not.
        options.intra_op_num_threads = 1
        if overflows():
            options.add_session_config_entry(*EXACT)
        apart = outside(folder, config)
        options.add_external_initializers(
            list(apart), [onnxruntime.OrtValue.ortvalue_from_numpy(values) for values in apart.values()]
        )
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW
        )
        tokenizer = Tokenizer.from_file(str(tokenizer_of(folder, config)))
        tokenizer.no_padding()
        tokenizer.enable_truncation(max_tokens)
        return cls(session, tokenizer, config)

    def tokenised(self, texts: Sequence[str]) -> list[Tokens]:
        """The texts as the model reads them."""
        return [Tokens(e.ids, e.type_ids) for e in self.tokenizer.encode_batch(list(texts))]

    def run(self, batch: Batch) -> Arrays:
        """The model's outputs for a batch, in the order in which the export names them."""
        inputs = {"input_ids": batch.ids, "attention_mask": batch.mask, "token_type_ids": batch.types}
        outputs: Arrays = self._session.run(None, inputs)
        return outputs

    def each(
        self, texts: Sequence[Tokens], work: Callable[[Batch, Arrays], R], alone: bool = False
    ) -> Iterator[tuple[Batch, R]]:
        """Runs the texts in batches on all cores: each batch with what `work` makes of it and the model's outputs.

        With `alone` each text is a batch of its own. What runs together is rounded together, so that only then an
        output depends on nothing but its text; it takes about a tenth longer.
        """

        def done(batch: Batch) -> R:
            return work(batch, self.run(batch))

        planned = [padded([text], [n]) for n, text in enumerate(texts)] if alone else batches(texts)
        results = map(done, planned) if len(planned) < 2 else _cores().map(done, planned)
        return zip(planned, results, strict=True)


@lru_cache(maxsize=1)
def overflows() -> bool:
    """Whether sums of eight-bit products overflow on this processor: the runtime is asked for the largest ones."""
    return not exact()


def exact(*settings: tuple[str, str]) -> bool:
    """Whether the largest sums of eight-bit products come out right with these settings of a session."""
    import onnxruntime

    verified(_SUMS)
    options = onnxruntime.SessionOptions()
    for setting in settings:
        options.add_session_config_entry(*setting)
    session = onnxruntime.InferenceSession(
        str(_SUMS / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
    # As many texts as any kernel takes together.
    sums = session.run(None, {"codes": np.full((64, 64), 255, np.uint8)})[0]
    return bool((sums == _LARGEST).all())


@lru_cache(maxsize=1)
def _cores() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_permitted(), "onnx")


@lru_cache(maxsize=1)
def _permitted() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batches(texts: Sequence[Tokens]) -> list[Batch]:
    """The texts padded, those of like length together, the longest first."""
    order = sorted(range(len(texts)), key=lambda n: -len(texts[n].ids))
    planned: list[Batch] = []
    while order:
        width = max(1, len(texts[order[0]].ids))
        # The last ones are shared out, so that no core waits for another.
        count = max(1, min(_TOKENS // width, -(-len(order) // _permitted())))
        planned.append(padded([texts[n] for n in order[:count]], order[:count]))
        order = order[count:]
    return planned


def padded(texts: Sequence[Tokens], numbers: Sequence[int]) -> Batch:
    """One batch of these texts, whose numbers are given."""
    width = max(len(text.ids) for text in texts)
    ids, mask, types = (np.zeros((len(texts), width), np.int64) for _ in range(3))
    for row, text in enumerate(texts):
        length = len(text.ids)
        ids[row, :length] = text.ids
        mask[row, :length] = 1
        types[row, :length] = text.types
    return Batch(tuple(numbers), ids, mask, types)


def outside(folder: Path, config: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
    """All arrays that the graph does not hold itself, by the names that it has for them."""
    if "on" in config:
        return _raised(folder, config)
    return {**unpacked_layers(folder, config), **shared_words(config)}


def _raised(folder: Path, config: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
    """The arrays of a model that is made of another one."""
    other = folder.parent / config["on"]
    theirs = unpacked_layers(other, verified(other))
    rank, found = int(config["rank"]), {}
    data, at = memoryview((folder / LOW_RANK).read_bytes()), 0
    for name, base in config["low_rank"].items():
        weights = theirs[base]
        rows, columns = weights.shape
        size = lowrank.size_of(rows, columns, rank)
        found[name] = lowrank.read(data[at : at + size], rows, columns, rank).added_to(weights)
        at += size
    words = config["words"]
    found[words["name"]] = np.fromfile(other / WORDS, np.uint8).reshape(words["shape"])
    return found


def unpacked_layers(folder: Path, config: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
    """The matrices that are stored in five bits, by the names that the graph has for them."""
    found: dict[str, NDArray[Any]] = {}
    for file, matrices in config.get("packed", {}).items():
        data, at = memoryview((folder / file).read_bytes()), 0
        for name, (rows, columns) in matrices.items():
            size = stored(rows, columns)
            found[name] = unpacked(data[at : at + size], rows, columns)
            at += size
    return found


def shared_words(config: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
    """The bundled embedder's word embeddings by the name that the graph has for them, if it leaves them out."""
    if "words" not in config:
        return {}
    return {config["words"]["name"]: _words().reshape(config["words"]["shape"])}


def tokenizer_of(folder: Path, config: Mapping[str, Any]) -> Path:
    """The tokenizer's file: who shares the bundled embedder's word embeddings shares its tokenizer as well."""
    if "on" in config:
        return folder.parent / str(config["on"]) / "tokenizer.json"
    return (MINILM if "words" in config else folder) / "tokenizer.json"


@lru_cache(maxsize=1)
def _words() -> NDArray[np.uint8]:
    verified(MINILM)
    return np.fromfile(MINILM / WORDS, np.uint8)


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
