"""A shipped reader as a checkpoint to train on: its int8 weights as floats again.

    python -m eval.train.unpack --model qa/models/closer --out BASE
    python -m eval.train.reader --pairs pairs.jsonl --base BASE --start BASE/last --out NEXT

Nothing else of the training need be kept. What rounding took is lost (half a 255th of a column's range), which the next
training makes good; the word embeddings are never trained, and come out of the next export as they are.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import ModelProto, numpy_helper
from torch import Tensor
from transformers import AutoModel, BertConfig, MPNetConfig

from eval.train.export import layers_of
from eval.train.reader import JUDGED, Reader, save
from index.onnx import outside, tokenizer_of


def weights_of(path: Path) -> dict[str, Tensor]:
    """The parameters of an exported graph by the names that they have in `Reader`."""
    model = onnx.load(str(path), load_external_data=False)
    config = json.loads((path.parent / "config.json").read_text("utf-8"))
    apart = outside(path.parent, config)
    arrays = {
        t.name: apart[t.name] if t.name in apart else numpy_helper.to_array(t, str(path.parent))
        for t in model.graph.initializer
    }
    found = {
        _named(name): torch.tensor(array)
        for name, array in arrays.items()
        if name.endswith((".weight", ".bias")) and array.dtype == np.float32
    }
    for name, array in arrays.items():
        if name.endswith("_quantized") and "MatMul" not in name:
            found[_named(name).removesuffix("_quantized").removesuffix("_Transposed")] = torch.tensor(
                _floats(arrays, name.removesuffix("_quantized"), array)
            )
    found |= {name: torch.tensor(array) for name, array in _products(model, arrays).items()}
    return {
        # A linear layer keeps its outputs in rows, a matrix product in columns.
        name: tensor.T.contiguous()
        if tensor.ndim == 2 and "embeddings" not in name and "bias" not in name
        else tensor
        for name, tensor in found.items()
    }


def _products(model: ModelProto, arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The matrices whose name tells nothing, by the layer that multiplies with them."""
    found = {}
    for layer, name in layers_of(model):
        bare = name.removesuffix("_quantized")
        found[f"{layer}.weight"] = arrays[name] if bare == name else _floats(arrays, bare, arrays[name])
    return found


def _floats(arrays: dict[str, np.ndarray], name: str, values: np.ndarray) -> np.ndarray:
    shifted = values.astype(np.float32) - arrays[f"{name}_zero_point"].astype(np.float32)
    return np.asarray(shifted * arrays[f"{name}_scale"], dtype=np.float32)


def _named(name: str) -> str:
    return name.removeprefix("reader.")


def unpacked(folder: Path, out: Path) -> Reader:
    """Writes `out` as a base folder and `out/last` as its checkpoint; gives the reader."""
    weights = weights_of(folder / "model.onnx")
    layers = 1 + max(int(n.split(".layer.")[1].split(".")[0]) for n in weights if ".layer." in n)
    words, size = weights["encoder.embeddings.word_embeddings.weight"].shape
    inner = weights["encoder.encoder.layer.0.intermediate.dense.weight"].shape[0]
    mpnet = any("relative_attention_bias" in n for n in weights)
    # Both bases have heads of 64 (MPNet) and 32 (MiniLM) places, twelve of them.
    kind, rounding = (MPNetConfig, 1e-5) if mpnet else (BertConfig, 1e-12)
    config = kind(
        vocab_size=words,
        hidden_size=size,
        num_hidden_layers=layers,
        num_attention_heads=12,
        intermediate_size=inner,
        layer_norm_eps=rounding,
        max_position_embeddings=weights["encoder.embeddings.position_embeddings.weight"].shape[0],
    )
    out.mkdir(parents=True, exist_ok=True)
    AutoModel.from_config(config, add_pooling_layer=False).save_pretrained(out)  # type: ignore[no-untyped-call]
    exported = json.loads((folder / "config.json").read_text("utf-8"))
    shutil.copy(tokenizer_of(folder, exported), out / "tokenizer.json")
    reader = Reader(out)
    untaught = {n: t for n, t in reader.state_dict().items() if n.startswith(JUDGED[1:])}
    reader.load_state_dict({**untaught, **weights})
    reader.encoder.save_pretrained(out)
    save(reader, out / "last")
    return reader


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True, help="folder of an exported reader")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    unpacked(args.model, args.out)


if __name__ == "__main__":
    main()
