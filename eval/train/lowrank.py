"""Learning products of two thin matrices instead of the weights: what a second model adds to a first (LoRA).

    python -m eval.train.reader --pairs pairs.jsonl --base BASE --start BASE/last --out OUT --low-rank 16
    python -m eval.train.export --checkpoint OUT/last --base BASE --on qa/models/closer --out qa/models/ranker

Hu et al., 2021; `index/lowrank.py` adds them up when the second model is loaded.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import torch
from torch import Tensor, nn

FILE = "low-rank.pt"


class Added(nn.Module):
    """A linear layer that stays as it is, and `left` (inputs, rank) times `right` (rank, outputs) added to it."""

    def __init__(self, linear: nn.Linear, rank: int) -> None:
        super().__init__()
        self.linear = linear
        self.left = nn.Parameter(torch.randn(linear.in_features, rank) / math.sqrt(linear.in_features))
        self.right = nn.Parameter(torch.zeros(rank, linear.out_features))

    def forward(self, states: Tensor) -> Tensor:
        """The layer's output and what is added to it."""
        added: Tensor = (states @ self.left) @ self.right
        plain: Tensor = self.linear(states)
        return plain + added


def adapt(reader: nn.Module, rank: int) -> None:
    """Puts `Added` in the place of each linear layer of the encoder's layers; nothing else but the head that judges is
    trained any more."""
    for parameter in reader.parameters():
        parameter.requires_grad = False
    for parameter in reader.get_submodule("judge").parameters():
        parameter.requires_grad = True
    found = [
        (n, m) for n, m in reader.get_submodule("encoder.encoder").named_modules() if type(m) is nn.Linear
    ]
    for name, linear in found:
        _put(reader, f"encoder.encoder.{name}", Added(linear, rank))


def layers(reader: nn.Module) -> Iterator[tuple[str, Added]]:
    """The layers that something is added to, by their names."""
    return ((name, module) for name, module in reader.named_modules() if isinstance(module, Added))


def merge(reader: nn.Module) -> None:
    """Adds up what was apart: plain layers again."""
    for name, added in list(layers(reader)):
        with torch.no_grad():
            added.linear.weight += (added.left @ added.right).T
        _put(reader, name, added.linear)


def rank_of(known: Mapping[str, Tensor]) -> int:
    """The rank of what a checkpoint adds."""
    return next(t.shape[1] for n, t in known.items() if n.endswith(".left"))


def _put(reader: nn.Module, name: str, module: nn.Module) -> None:
    parent, _, own = name.rpartition(".")
    setattr(reader.get_submodule(parent), own, module)
