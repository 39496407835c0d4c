"""What a larger reader thinks of the training pairs, for the small one to learn (Hinton et al. 2015).

    python -m eval.train.reader --pairs pairs.jsonl --base ALL-MPNET-BASE-V2 --out DIR --rate 4e-5
    python -m eval.train.teach  --pairs more.jsonl --base ALL-MPNET-BASE-V2 --checkpoint DIR/last --out taught.jsonl

Each pair gets `taught`: its label and the teacher's probability, weighed half and half. The label keeps what is known
for certain (another year, a cut answer); the teacher says how surely a sentence answers and where a label is wrong.
Sentences beside the answer (`eval.train.pairs --beside`) are labelled by the teacher alone.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from eval.train.pair import BESIDE, Pair
from eval.train.reader import Encoder, Reader, by_length, load_pairs, restored

# The share of the label; the rest is the teacher's.
_LABEL = 0.5


@torch.no_grad()
def probabilities(
    model: Reader, encoder: Encoder, pairs: Sequence[Pair], temperature: float, size: int = 64
) -> list[float]:
    """The teacher's probability (0 to 1) of every pair, in the order given."""
    model.eval()
    rows = [encoder.row(p) for p in pairs]
    found = [0.0] * len(rows)
    began, done = time.time(), 0
    for part, batch in by_length(rows, size):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, *_ = model(batch.input_ids, batch.attention_mask, batch.token_type_ids)
        for j, logit in zip(part, logits.float().tolist(), strict=True):
            found[j] = 1 / (1 + math.exp(-logit / temperature))
        done += len(part)
        if done % (100 * size) == 0:
            print(f"{done} pairs, {done / (time.time() - began):.0f} a second", flush=True)
    return found


def main() -> None:
    """Write the pairs with what the teacher thinks of them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder of the teacher's base model")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--temperature", type=float, default=1.0, help="as the teacher's figures.json says")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(2)
    encoder = Encoder(Tokenizer.from_file(str(args.base / "tokenizer.json")))
    model = restored(args.base, args.checkpoint)
    pairs = load_pairs(args.pairs)
    made = probabilities(model, encoder, pairs, args.temperature)
    with args.out.open("w", encoding="utf-8") as file:
        for pair, probability in zip(pairs, made, strict=True):
            share = 0.0 if pair.source.endswith(BESIDE) else _LABEL
            taught = share * pair.label + (1 - share) * probability
            line = asdict(replace(pair, taught=round(taught, 4)))
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
