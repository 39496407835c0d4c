"""Weights that are stored in five bits and used in eight: two thirds of the size on disk, at the speed of eight bits.

A matrix is cut into blocks of 32 weights of a column. A weight is a code (-15 to 15) times its block's factor (1 to 8,
so that the product is a whole number of eight bits) times its column's scale; the first two are stored, the scale is
the graph's own. Blocks as in Dettmers and Zettlemoyer, "The case for 4-bit precision", 2023; that a block's scale is a
small whole number of its column's is ours, and makes reading them back exact and quick.
"""

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
CODES, FACTORS = 15, 8


def coded(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.int8], NDArray[np.float32]]:
    """A matrix (rows, columns; rows a multiple of 32) as codes, factors (rows / 32, columns) and scales (columns).

    Of the factor that reaches a block's largest weight and the one below, whose steps are finer, the better is taken.
    """
    rows, columns = matrix.shape
    blocks = matrix.reshape(rows // BLOCK, BLOCK, columns)
    most = np.abs(blocks).max(axis=1)
    scales = np.maximum(most.max(axis=0), np.finfo(np.float32).tiny) / (CODES * FACTORS)
    # Rounding must not make a factor of its own of the last digit of a float.
    reaching = np.clip(np.ceil(most / (CODES * scales) - 1e-3), 1, FACTORS)
    finer = np.maximum(reaching - 1, 1)
    (wide, off), (narrow, cut) = (_rounded(blocks, factors * scales) for factors in (reaching, finer))
    better = cut < off
    codes = np.where(better[:, None], narrow, wide).reshape(rows, columns)
    factors = np.where(better, finer, reaching)
    return codes.astype(np.int8), factors.astype(np.int8), scales.astype(np.float32)


def _rounded(
    blocks: NDArray[np.float32], steps: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The blocks in whole steps, and each one's squared error."""
    wide = steps[:, None]
    codes = np.clip(np.round(blocks / wide), -CODES, CODES)
    return codes, np.square(codes * wide - blocks).sum(axis=1)


def packed(codes: NDArray[np.int8], factors: NDArray[np.int8]) -> bytes:
    """The lower four bits of each code, two to a byte, the highest ones, eight to a byte, and the factors."""
    rows, columns = codes.shape
    raised = (codes + CODES + 1).astype(np.uint8).reshape(rows // BLOCK, BLOCK, columns)
    first, second = np.split(raised & 15, 2, axis=1)
    return b"".join(
        part.tobytes() for part in (first | second << 4, np.packbits(raised >> 4, axis=1), factors)
    )


def unpacked(data: bytes | memoryview, rows: int, columns: int) -> NDArray[np.int8]:
    """The matrix in eight bits: codes times factors, of shape (rows, columns). The inverse of `packed`."""
    weights, blocks = rows * columns, rows // BLOCK
    pairs = np.frombuffer(data, np.uint8, weights // 2).reshape(blocks, BLOCK // 2, columns)
    high = np.frombuffer(data, np.uint8, weights // 8, weights // 2).reshape(blocks, BLOCK // 8, columns)
    factors = np.frombuffer(data, np.int8, weights // BLOCK, weights * 5 // 8).reshape(blocks, 1, columns)
    raised = np.unpackbits(high, axis=1) << 4
    raised[:, : BLOCK // 2] |= pairs & 15
    raised[:, BLOCK // 2 :] |= pairs >> 4
    codes = raised.view(np.int8) - np.int8(CODES + 1)
    return (codes * factors).reshape(rows, columns)


def stored(rows: int, columns: int) -> int:
    """The bytes that a packed matrix takes."""
    return rows * columns * 5 // 8 + rows * columns // BLOCK
