"""The judge of contradictions: does the second text follow from the first, contradict it, or neither?

    python -m eval.train.contrasts --data DIR --articles FILE --cache DIR --out contrasts.jsonl
    python -m eval.train.nli --pairs contrasts.jsonl --base MODEL_DIR --out qa/models/nli --minutes 25

A cross-encoder (Reimers and Gurevych 2019) over `[CLS] premise [SEP] hypothesis [SEP]` from all-MiniLM-L6-v2,
cross-entropy over three classes; written as ONNX with int8 weights beside its tokenizer and settings.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from eval.train.batches import buckets
from eval.train.contrasts import LABELS, Contrast, parted
from eval.train.export import INPUTS, checksums, to_int8, with_shared_words

SEED = 22
CLS, SEP = 101, 102
MAX_LENGTH = 128
LONGEST = (MAX_LENGTH - 3) // 2
OUTPUT = "logits"


@dataclass(frozen=True, slots=True)
class Row:
    """A pair as token ids: where the second text begins, and its class."""

    ids: tuple[int, ...]
    second: int
    label: int


class Judge(nn.Module):
    """Token vectors of both texts -> three logits, in the order of `LABELS`."""

    def __init__(self, base: Path | str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
        for module in self.encoder.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        size = self.encoder.config.hidden_size
        self.judge = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.Linear(size, len(LABELS)))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Logits [B, 3]."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state.float()
        logits: Tensor = self.judge(states[:, 0])
        return logits


def row_of(tokenizer: Tokenizer, contrast: Contrast) -> Row:
    """A pair as token ids, each text cut to its half of the length."""
    first, second = (
        tokenizer.encode(text, add_special_tokens=False).ids[:LONGEST]
        for text in (contrast.premise, contrast.hypothesis)
    )
    return Row((CLS, *first, SEP, *second, SEP), len(first) + 2, LABELS.index(contrast.label))


def batch_of(rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, mask, types [B, L] and classes [B]."""
    length = max(len(r.ids) for r in rows)
    ids, mask, types = (torch.zeros((len(rows), length), dtype=torch.long) for _ in range(3))
    for i, r in enumerate(rows):
        ids[i, : len(r.ids)] = torch.tensor(r.ids)
        mask[i, : len(r.ids)] = 1
        types[i, r.second : len(r.ids)] = 1
    return ids, mask, types, torch.tensor([r.label for r in rows])


def train(model: Judge, rows: Sequence[Row], *, rate: float, minutes: float, epochs: int, size: int) -> int:
    """Passes over the rows until epochs or minutes are used up; the rate falls with the nearer of the two."""
    rng = random.Random(SEED)
    for p in model.encoder.embeddings.word_embeddings.parameters():
        p.requires_grad = False
    heads = list(model.judge.parameters())
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": heads, "lr": rate * 5}], weight_decay=0.01
    )
    base = [g["lr"] for g in optimizer.param_groups]
    total = epochs * math.ceil(len(rows) / size)
    began = time.time()
    seen, summed = 0, 0.0
    model.train()
    passes = itertools.chain.from_iterable(buckets(rows, size, rng) for _ in range(epochs))
    for step, part in enumerate(passes, 1):
        done = max(step / total, (time.time() - began) / (60 * minutes))
        if done > 1:
            break
        for group, lr in zip(optimizer.param_groups, base, strict=True):
            group["lr"] = lr * min(1.0, step / 100) * max(0.02, 1 - done)
        ids, mask, types, labels = batch_of(part)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = nn.functional.cross_entropy(model(ids, mask, types), labels)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(body + heads, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        seen += len(part)
        summed += float(loss.detach())
        if step % 50 == 0:
            speed = seen / (time.time() - began)
            print(f"{step}/{total} loss {summed / 50:.3f} {speed:.0f} pairs/s", flush=True)
            summed = 0.0
    return seen


@torch.no_grad()
def report(model: Judge, rows: Sequence[Row], sources: Sequence[str]) -> dict[str, object]:
    """Accuracy, and the share of contradictions found and of others taken for one at 0.5, by source."""
    model.eval()
    made: list[list[float]] = []
    for i in range(0, len(rows), 64):
        ids, mask, types, _ = batch_of(rows[i : i + 64])
        made += torch.softmax(model(ids, mask, types), -1).tolist()
    groups: dict[str, list[int]] = defaultdict(list)
    for i, source in enumerate(sources):
        groups["all"].append(i)
        groups[source].append(i)
    figures: dict[str, object] = {}
    last = len(LABELS) - 1
    for name, members in groups.items():
        right = sum(max(range(3), key=lambda c, i=i: made[i][c]) == rows[i].label for i in members)  # type: ignore[misc]
        against = [i for i in members if rows[i].label == last]
        others = [i for i in members if rows[i].label != last]
        figures[name] = {
            "pairs": len(members),
            "accuracy": round(right / len(members), 3),
            "found": round(sum(made[i][last] > 0.5 for i in against) / max(1, len(against)), 3),
            "false_alarms": round(sum(made[i][last] > 0.5 for i in others) / max(1, len(others)), 3),
        }
    return figures


def export(model: Judge, base: Path, out: Path) -> None:
    """Writes model.onnx (int8) and config.json with their checksums, and a tokenizer that is not the embedder's."""
    out.mkdir(parents=True, exist_ok=True)
    example = torch.ones(2, 16, dtype=torch.long)
    axes = {name: {0: "pairs", 1: "tokens"} for name in INPUTS} | {OUTPUT: {0: "pairs"}}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "judge.onnx"
        torch.onnx.export(
            model.eval(),
            (example, example, example * 0),
            str(plain),
            input_names=list(INPUTS),
            output_names=[OUTPUT],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        to_int8(plain, out / "model.onnx", keep=("/judge",))
    apart = with_shared_words(out / "model.onnx")
    if not apart:
        shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    config = {
        "longest_text": LONGEST,
        "labels": list(LABELS),
        "input": "[CLS] {premise} [SEP] {hypothesis} [SEP]",
        "token_type_ids": "1 on the hypothesis and its [SEP]",
        **apart,
        "sha256": checksums(out),
    }
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Train, report on the pairs left out, and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--size", type=int, default=64)
    args = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    with args.pairs.open(encoding="utf-8") as file:
        pairs = [Contrast(**json.loads(line)) for line in file]
    learnt, kept = parted(pairs)
    rows = [row_of(tokenizer, p) for p in learnt]
    mixed = len(pairs) - len(learnt) - len(kept)
    print(f"{len(rows)} pairs, {len(kept)} left out, {mixed} of one text of each dropped", flush=True)
    model = Judge(args.base)
    seen = train(model, rows, rate=args.rate, minutes=args.minutes, epochs=args.epochs, size=args.size)
    figures = report(model, [row_of(tokenizer, p) for p in kept], [p.source for p in kept]) | {"seen": seen}
    print(json.dumps(figures, indent=1))
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.out / "judge.pt")
    export(model, args.base, args.out)
    (args.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
