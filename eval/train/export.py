"""The trained reader as ONNX with int8 weights, beside its tokenizer and its settings.

    python -m eval.train.export --checkpoint DIR/last --base MODEL_DIR --out qa/models/reader
    python -m eval.train.export --checkpoint DIR/last --base MODEL_DIR --out qa/models/closer --packed

    python -m eval.train.export --checkpoint DIR/last --base BASE --on qa/models/closer --out qa/models/ranker --plain

`--packed` stores the layers in five bits (`index.fivebits`), `--on` only what was learnt beside another exported model
(`eval.train.lowrank`), whose layers, word embeddings and tokenizer are read from its folder; BASE is that model
unpacked. A table of word embeddings that is the bundled embedder's is left out, and the tokenizer with it: they are
read from there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, numpy_helper
from onnx.external_data_helper import set_external_data
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from eval.train import lowrank
from eval.train.reader import JUDGED, MAX_LENGTH, MAX_QUESTION, Reader, restored
from index.fivebits import BLOCK, coded, packed
from index.lowrank import fitted
from index.onnx import LOW_RANK, MINILM, WORDS, unpacked_layers, verified

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
# Packed layers take files of at most so many bytes.
LARGEST = 40_000_000
_NAMELESS = re.compile(r"onnx::MatMul\w*\d(?:_quantized)?")
OUTPUTS = ("answer_logit", "start_logits", "end_logits", "yes_logit", "against_logit")
CONTEXT = "[CLS] {question} [SEP] {title}, {Month YYYY}: {sentence before} [SEP] {sentence} [SEP]"


class Told(nn.Module):
    """A reader that gives only the first outputs: those that it was taught."""

    def __init__(self, reader: Reader, outputs: Sequence[str]) -> None:
        super().__init__()
        self.reader = reader
        self.outputs = len(outputs)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, ...]:
        """See `Reader.forward`."""
        made: tuple[Tensor, ...] = self.reader(input_ids, attention_mask, token_type_ids)
        return made[: self.outputs]


def to_onnx(reader: Reader, path: Path, outputs: Sequence[str] = OUTPUTS) -> None:
    """The graph in fp32, dynamic in batch and length."""
    reader.eval()
    example = (
        torch.randint(5, 1000, (2, 24)),
        torch.ones(2, 24, dtype=torch.long),
        torch.zeros(2, 24, dtype=torch.long),
    )
    example[2][:, 12:-1] = 1
    axes = {name: {0: "batch", 1: "length"} for name in (*INPUTS, "start_logits", "end_logits")}
    axes |= {name: {0: "batch"} for name in outputs if name.endswith("_logit")}
    torch.onnx.export(
        Told(reader, outputs),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
        do_constant_folding=True,
    )


def to_int8(source: Path, target: Path, *, per_channel: bool = True, keep: tuple[str, ...] = ()) -> None:
    """Matrix products and word embeddings in int8; nodes whose name holds one of `keep` stay fp32.

    Nothing is fused: ONNX Runtime's fused attention and its fused sum and layer norm take a quarter longer on a CPU
    than the steps that they replace.
    """
    nodes = [n.name for n in onnx.load(str(source)).graph.node]
    quantize_dynamic(
        str(source),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=per_channel,
        nodes_to_exclude=[n for n in nodes if any(k in n for k in keep)],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def with_own_words(path: Path) -> None:
    """Moves the word embeddings into a file of their own beside the graph, which names it."""
    model = onnx.load(str(path))
    tensor = _words(model)
    _outside(tensor, WORDS, path.parent / WORDS)
    onnx.save(model, str(path))


def with_shared_words(path: Path) -> dict[str, object]:
    """Leaves the word embeddings out of the graph, if they are the bundled embedder's.

    Gives what `config.json` says of them: their name and shape.
    """
    model = onnx.load(str(path))
    tensor = _words(model)
    if tensor.raw_data != (MINILM / WORDS).read_bytes():
        return {}
    _outside(tensor, WORDS)
    onnx.save(model, str(path))
    return {"words": {"name": tensor.name, "shape": list(tensor.dims)}}


def _words(model: ModelProto) -> TensorProto:
    found: TensorProto
    (found,) = (t for t in model.graph.initializer if t.name.endswith("word_embeddings.weight_quantized"))
    return found


def _outside(tensor: TensorProto, name: str, file: Path | None = None) -> None:
    """Makes the graph expect the tensor in a file of that name; writes the file, where one is given."""
    if file:
        file.write_bytes(tensor.raw_data)
    set_external_data(tensor, name, offset=0, length=len(tensor.raw_data))
    tensor.ClearField("raw_data")


def with_packed_layers(source: Path, target: Path) -> dict[str, object]:
    """Puts the matrices of the layers into files of their own, in five bits; `source` is the graph in fp32.

    Gives what `config.json` says of them: their names and shapes, in the order of each file.
    """
    plain = {t.name: t for t in onnx.load(str(source)).graph.initializer}
    model = onnx.load(str(target), load_external_data=False)
    own = {t.name: t for t in model.graph.initializer}
    files: dict[str, dict[str, list[int]]] = {}
    name, room = "", 0
    for matrix in _products(model):
        weights = numpy_helper.to_array(plain[matrix])
        codes, factors, scales = coded(weights)
        data = packed(codes, factors)
        if len(data) > room:
            name, room = f"layers-{len(files) + 1}.bin", LARGEST
            files[name] = {}
            (target.parent / name).write_bytes(b"")
        with (target.parent / name).open("ab") as file:
            file.write(data)
        room -= len(data)
        files[name][f"{matrix}_quantized"] = [*weights.shape]
        _matrix_outside(own, matrix, name, scales)
    onnx.save(model, str(target))
    return {"packed": files}


def with_low_rank(
    added: Mapping[str, tuple[NDArray[np.float32], NDArray[np.float32]]], on: Path, target: Path
) -> dict[str, object]:
    """Puts what is added to the layers of the exported model `on` into a file beside the graph; `added` has the two
    thin matrices of each layer by its name.

    Gives what `config.json` says of them.
    """
    model = onnx.load(str(target), load_external_data=False)
    own = {t.name: t for t in model.graph.initializer}
    config = verified(on)
    weights = unpacked_layers(on, config)
    other = onnx.load(str(on / "model.onnx"), load_external_data=False)
    scales = {t.name: t for t in other.graph.initializer}
    base = dict(layers_of(other))
    names: dict[str, str] = {}
    rank = 0
    with (target.parent / LOW_RANK).open("wb") as file:
        for layer, name in layers_of(model):
            if layer not in added:
                continue
            theirs, (left, right) = base[layer], added[layer]
            matrix, other_matrix = (n.removesuffix("_quantized") for n in (name, theirs))
            steps = numpy_helper.to_array(scales[f"{other_matrix}_scale"])
            product, own_steps = fitted(weights[theirs], steps, left, right)
            file.write(product.stored())
            rank = left.shape[1]
            names[name] = theirs
            _matrix_outside(own, matrix, LOW_RANK, own_steps)
    words = _words(model)
    if words.raw_data != (on / WORDS).read_bytes():
        raise ValueError(f"the word embeddings are not those of {on}")
    _outside(words, WORDS)
    onnx.save(model, str(target))
    shape = {"name": words.name, "shape": list(words.dims)}
    return {"on": on.name, "rank": rank, "words": shape, "low_rank": names}


def layers_of(model: ModelProto) -> Iterator[tuple[str, str]]:
    """Each layer of a graph by its name in the checkpoint, and its matrix, whose own name tells nothing, as it is in
    the graph."""
    known = {t.name for t in model.graph.initializer}
    for node in model.graph.node:
        for name in node.input:
            if name in known and _NAMELESS.fullmatch(name):
                yield node.name.rsplit("/", 1)[0].strip("/").replace("/", ".").removeprefix("reader."), name


def _products(model: ModelProto) -> list[str]:
    """The matrices of the layers by the names that they had in fp32."""
    return [
        t.name.removesuffix("_quantized")
        for t in model.graph.initializer
        if t.name.startswith("onnx::MatMul") and t.name.endswith("_quantized") and not t.dims[0] % BLOCK
    ]


def _matrix_outside(
    own: Mapping[str, TensorProto], matrix: str, name: str, scales: NDArray[np.float32]
) -> None:
    """Makes the graph expect the matrix in a file of that name, in steps of these scales around nought."""
    _outside(own[f"{matrix}_quantized"], name)
    _set(own[f"{matrix}_scale"], scales)
    _set(own[f"{matrix}_zero_point"], np.zeros(len(scales), np.int8))


def _set(tensor: TensorProto, values: NDArray[Any]) -> None:
    tensor.CopyFrom(numpy_helper.from_array(values, tensor.name))


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of each file in a folder but its configuration and card."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
        if file.suffix in (".onnx", ".bin") or file.name == "tokenizer.json"
    }


def main() -> None:
    """Export; see the module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--figures", type=Path, help="figures.json of the training, for the temperature")
    parser.add_argument("--fp32", type=Path, help="keep the fp32 graph here")
    parser.add_argument("--on", type=Path, help="folder of the exported model that the layers are made of")
    parser.add_argument("--packed", action="store_true", help="the layers in five bits")
    parser.add_argument("--plain", action="store_true", help="without the heads that it was not taught")
    parser.add_argument("--max-length", type=int, default=MAX_LENGTH, help="tokens, as in training")
    parser.add_argument("--max-question", type=int, default=MAX_QUESTION, help="tokens of a question")
    args = parser.parse_args()
    outputs = OUTPUTS[:3] if args.plain else OUTPUTS
    apart: dict[str, object] = {}
    args.out.mkdir(parents=True, exist_ok=True)
    reader = restored(args.base, args.checkpoint)
    added = {
        name: (layer.left.detach().numpy(), layer.right.detach().numpy())
        for name, layer in lowrank.layers(reader)
    }
    lowrank.merge(reader)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "reader.onnx"
        to_onnx(reader, plain, outputs)
        to_int8(plain, args.out / "model.onnx", keep=("/span", *(f"/{name}" for name in JUDGED)))
        if args.on:
            apart |= with_low_rank(added, args.on, args.out / "model.onnx")
        else:
            apart |= with_shared_words(args.out / "model.onnx")
        if not apart:
            with_own_words(args.out / "model.onnx")
            shutil.copy(args.base / "tokenizer.json", args.out / "tokenizer.json")
        if args.packed:
            apart |= with_packed_layers(plain, args.out / "model.onnx")
        if args.fp32:
            shutil.copy(plain, args.fp32)
    temperature = json.loads(args.figures.read_text("utf-8"))["temperature"] if args.figures else 1.0
    settings = {
        "max_length": args.max_length,
        "max_question": args.max_question,
        "temperature": round(float(temperature), 3),
        "input": CONTEXT,
        "separator": "[SEP]",
        "token_type_ids": "1 on the tokens of the sentence, 0 elsewhere",
        "inputs": list(INPUTS),
        "outputs": list(outputs),
        **apart,
        "sha256": checksums(args.out),
    }
    (args.out / "config.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(settings, indent=2), (args.out / "model.onnx").stat().st_size)


if __name__ == "__main__":
    main()
