"""Weights that differ from another model's by products of two thin matrices, so that two models take the room of one.

Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", 2021. There both are kept apart at run time; here the
product is added when the model is loaded, in eight bits, so that the second model is as fast as the first.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class LowRank:
    """What is added to a matrix of int8 weights (rows, columns).

    `left` (rows, rank) times `right` (rank, columns), in the steps of the new matrix; `ratios` (columns) turn the old
    one's steps into these.
    """

    left: NDArray[np.float16]
    right: NDArray[np.float16]
    ratios: NDArray[np.float32]

    def added_to(self, weights: NDArray[np.int8]) -> NDArray[np.int8]:
        """The new matrix in eight bits."""
        change = self.left.astype(np.float32) @ self.right.astype(np.float32)
        new: NDArray[np.int8] = np.rint(np.clip(weights * self.ratios + change, -127, 127)).astype(np.int8)
        return new

    def stored(self) -> bytes:
        """As it stands in a file."""
        return b"".join(part.tobytes() for part in (self.left, self.right, self.ratios))


def fitted(
    weights: NDArray[np.int8],
    scales: NDArray[np.float32],
    left: NDArray[np.float32],
    right: NDArray[np.float32],
) -> tuple[LowRank, NDArray[np.float32]]:
    """What makes of weights with these scales (columns) the sum of them and `left` times `right`, and its scales."""
    wide = np.abs(weights * scales + left @ right).max(axis=0)
    own = (np.maximum(wide, np.finfo(np.float32).tiny) / 127).astype(np.float32)
    half = np.float16
    return LowRank(left.astype(half), (right / own).astype(half), (scales / own).astype(np.float32)), own


def size_of(rows: int, columns: int, rank: int) -> int:
    """The bytes that it takes."""
    return 2 * rank * (rows + columns) + 4 * columns


def read(data: bytes | memoryview, rows: int, columns: int, rank: int) -> LowRank:
    """The inverse of `LowRank.stored`."""
    left, right = 2 * rows * rank, 2 * rank * columns
    return LowRank(
        np.frombuffer(data, np.float16, rows * rank).reshape(rows, rank),
        np.frombuffer(data, np.float16, rank * columns, left).reshape(rank, columns),
        np.frombuffer(data, np.float32, columns, left + right),
    )
