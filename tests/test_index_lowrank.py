"""Weights that are made of another model's."""

import numpy as np
import pytest

from index.lowrank import fitted, read, size_of

ROWS, COLUMNS, RANK = 64, 9, 4


@pytest.fixture
def parts() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    weights = rng.integers(-120, 121, (ROWS, COLUMNS)).astype(np.int8)
    scales = rng.uniform(0.001, 0.01, COLUMNS).astype(np.float32)
    left = rng.normal(0, 0.3, (ROWS, RANK)).astype(np.float32)
    right = rng.normal(0, 0.3, (RANK, COLUMNS)).astype(np.float32)
    return weights, scales, left, right


def test_the_sum_comes_out_to_half_a_step(parts: tuple[np.ndarray, ...]) -> None:
    weights, scales, left, right = parts
    product, own = fitted(weights, scales, left, right)
    made = product.added_to(weights)
    assert made.dtype == np.int8
    # The thin matrices are kept in half precision, which may cost another tenth of a step.
    assert (np.abs(made * own - (weights * scales + left @ right)) <= 0.6 * own).all()


def test_what_is_stored_is_read_again(parts: tuple[np.ndarray, ...]) -> None:
    weights, scales, left, right = parts
    product, _ = fitted(weights, scales, left, right)
    data = product.stored()
    assert len(data) == size_of(ROWS, COLUMNS, RANK)
    again = read(data, ROWS, COLUMNS, RANK)
    assert (again.added_to(weights) == product.added_to(weights)).all()


def test_nothing_added_changes_nothing_but_the_steps(parts: tuple[np.ndarray, ...]) -> None:
    weights, scales, left, right = parts
    weights[0] = 127
    product, own = fitted(weights, scales, left * 0, right)
    assert np.allclose(own, scales)
    assert (product.added_to(weights) == weights).all()
