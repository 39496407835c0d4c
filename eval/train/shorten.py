"""The lower layers of a trained reader as a smaller one or under the rest of its base, and the mean of two checkpoints.

    python -m eval.train.shorten --checkpoint TEACHER/last --base ALL-MPNET-BASE-V2 --layers 6 --out SHORT
    python -m eval.train.reader  --pairs taught.jsonl --base SHORT --start SHORT/last --out ONE
    python -m eval.train.reader  --pairs taught.jsonl --base SHORT --start ONE/last --out TWO --seed 52
    python -m eval.train.shorten --mean ONE/last TWO/last --out BOTH
    python -m eval.train.shorten --checkpoint BOTH --base SHORT --layers 4 --under ALL-MPNET-BASE-V2 --out DEEP
    python -m eval.train.reader  --pairs mixed.jsonl --base DEEP --start DEEP/last --out THREE --frozen 4

The upper layers of a fine-tuned encoder are its most dispensable (Sajjad et al., "On the effect of dropping layers of
pre-trained transformer models", 2023); checkpoints of one run may be averaged (Wortsman et al., "Model soups", 2022).
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from torch import nn

from eval.train.reader import Reader, restored, save

_TOKENIZER = ("tokenizer.json", "tokenizer_config.json", "vocab.txt", "special_tokens_map.json")


def shortened(checkpoint: Path, base: Path, layers: int, out: Path) -> None:
    """Writes `out` as a base folder of the first `layers` layers, and `out/last` as their checkpoint with the heads."""
    reader = restored(base, checkpoint)
    reader.encoder.encoder.layer = nn.ModuleList(list(reader.encoder.encoder.layer)[:layers])
    reader.encoder.config.num_hidden_layers = layers
    _written(reader, base, out)


def deepened(checkpoint: Path, base: Path, layers: int, under: Path, out: Path) -> None:
    """Writes `out` as the base folder `under` whose first `layers` layers are those of a trained reader.

    `out/last` is its checkpoint; its heads are new, as what they would read is.
    """
    trained, reader = restored(base, checkpoint), Reader(under)
    encoder, own = reader.encoder.encoder, trained.encoder.encoder
    reader.encoder.embeddings.load_state_dict(trained.encoder.embeddings.state_dict())
    encoder.relative_attention_bias.load_state_dict(own.relative_attention_bias.state_dict())
    for upper, lower in zip(encoder.layer, own.layer[:layers], strict=False):
        upper.load_state_dict(lower.state_dict())
    _written(reader, base, out)


def _written(reader: Reader, base: Path, out: Path) -> None:
    """A base folder with the tokenizer of `base`, and its checkpoint in `out/last`."""
    out.mkdir(parents=True, exist_ok=True)
    reader.encoder.save_pretrained(out)
    for name in _TOKENIZER:
        if (base / name).exists():
            shutil.copy(base / name, out / name)
    save(reader, out / "last")


def averaged(one: Path, other: Path, out: Path) -> None:
    """Writes the mean of two checkpoints of one model."""
    a, b = (torch.load(folder / "reader.pt", weights_only=True) for folder in (one, other))
    mean = {name: (a[name] + b[name]) / 2 if a[name].is_floating_point() else a[name] for name in a}
    out.mkdir(parents=True, exist_ok=True)
    torch.save(mean, out / "reader.pt")


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--checkpoint", type=Path, help="folder of the reader to shorten")
    parser.add_argument("--base", type=Path, help="folder of its base model")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--under", type=Path, help="folder of a deeper base, whose first layers they become")
    parser.add_argument("--mean", type=Path, nargs=2, metavar=("ONE", "OTHER"), help="two checkpoint folders")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    if args.mean:
        averaged(args.mean[0], args.mean[1], args.out)
    elif args.checkpoint and args.base and args.under:
        deepened(args.checkpoint, args.base, args.layers, args.under, args.out)
    elif args.checkpoint and args.base:
        shortened(args.checkpoint, args.base, args.layers, args.out)
    else:
        parser.error("give --mean ONE OTHER, or --checkpoint and --base")


if __name__ == "__main__":
    main()
