"""Weights that are stored in five bits."""

import numpy as np
import pytest

from index.fivebits import BLOCK, CODES, FACTORS, coded, packed, stored, unpacked


@pytest.fixture
def matrix() -> np.ndarray:
    weights = np.random.default_rng(1).standard_t(5, (4 * BLOCK, 7)).astype(np.float32)
    weights[:, 3] = 0
    return weights


def test_what_is_packed_comes_out_as_it_went_in(matrix: np.ndarray) -> None:
    codes, factors, _ = coded(matrix)
    data = packed(codes, factors)
    assert len(data) == stored(*matrix.shape) < matrix.size * 0.66 + 1
    products = codes.reshape(4, BLOCK, 7).astype(int) * factors[:, None]
    again = unpacked(data, *matrix.shape)
    assert again.dtype == np.int8
    assert (again == products.reshape(matrix.shape)).all()
    assert np.abs(products).max() <= CODES * FACTORS


def test_a_weight_is_off_by_a_small_part_of_its_block(matrix: np.ndarray) -> None:
    codes, factors, scales = coded(matrix)
    near = unpacked(packed(codes, factors), *matrix.shape) * scales
    most = np.abs(matrix.reshape(4, BLOCK, 7)).max(axis=1)
    off = np.abs(near - matrix).reshape(4, BLOCK, 7)
    # No worse than half a step of the factor that reaches all weights of the block, for all of them together.
    steps = np.clip(np.ceil(most / (CODES * scales)), 1, FACTORS) * scales
    assert (np.sqrt(np.square(off).mean(axis=1)) <= steps / 2).all()
    assert not near[:, 3].any()
