"""The trained reader as ONNX with int8 weights, beside its tokenizer and its settings.

python -m eval.train.export --checkpoint DIR/last --base MODEL_DIR --out qa/models/reader
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnx.external_data_helper import set_external_data
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from eval.train.reader import JUDGED, MAX_LENGTH, MAX_QUESTION, Reader, restored

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
EMBEDDINGS = "embeddings.bin"
# No file is larger.
LARGEST = 50_000_000
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


def with_own_embeddings(path: Path) -> None:
    """Moves the word embeddings into a file of their own beside the graph, where both together are too large for one.

    The graph names the file; ONNX Runtime reads it from the same folder.
    """
    model = onnx.load(str(path))
    for tensor in model.graph.initializer:
        if "word_embeddings" in tensor.name and len(tensor.raw_data) > 1 << 20:
            (path.parent / EMBEDDINGS).write_bytes(tensor.raw_data)
            set_external_data(tensor, EMBEDDINGS, offset=0, length=len(tensor.raw_data))
            tensor.ClearField("raw_data")
    onnx.save(model, str(path))


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
    parser.add_argument("--plain", action="store_true", help="without the heads that it was not taught")
    args = parser.parse_args()
    outputs = OUTPUTS[:3] if args.plain else OUTPUTS
    args.out.mkdir(parents=True, exist_ok=True)
    reader = restored(args.base, args.checkpoint)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "reader.onnx"
        to_onnx(reader, plain, outputs)
        to_int8(plain, args.out / "model.onnx", keep=("/span", *(f"/{name}" for name in JUDGED)))
        if (args.out / "model.onnx").stat().st_size > LARGEST:
            with_own_embeddings(args.out / "model.onnx")
        if args.fp32:
            shutil.copy(plain, args.fp32)
    shutil.copy(args.base / "tokenizer.json", args.out / "tokenizer.json")
    temperature = json.loads(args.figures.read_text("utf-8"))["temperature"] if args.figures else 1.0
    settings = {
        "max_length": MAX_LENGTH,
        "max_question": MAX_QUESTION,
        "temperature": round(float(temperature), 3),
        "input": CONTEXT,
        "separator": "[SEP]",
        "token_type_ids": "1 on the tokens of the sentence, 0 elsewhere",
        "inputs": list(INPUTS),
        "outputs": list(outputs),
        "sha256": {
            name: hashlib.sha256((args.out / name).read_bytes()).hexdigest()
            for name in ("model.onnx", "tokenizer.json", EMBEDDINGS)
            if (args.out / name).exists()
        },
    }
    (args.out / "config.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(settings, indent=2), (args.out / "model.onnx").stat().st_size)


if __name__ == "__main__":
    main()
