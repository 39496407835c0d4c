"""How sure a figure is: bootstrap intervals, a paired permutation test, risk and coverage, calibration."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Resamples for an interval and for a test: more would not move the second digit.
ROUNDS = 2000
# Fixed, so that the same answers always give the same intervals.
SEED = 20240607
BINS = 10

Floats = NDArray[np.float64]


def resampled_sums(rows: Floats, rounds: int = ROUNDS, seed: int = SEED) -> Floats:
    """Column sums of `rounds` samples of the rows, drawn with replacement (Efron's bootstrap)."""
    n = len(rows)
    if n == 0:
        return np.zeros((rounds, rows.shape[1]))
    drawn = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=rounds)
    sums: Floats = drawn @ rows
    return sums


def swapped_sums(old: Floats, new: Floats, rounds: int = ROUNDS, seed: int = SEED) -> tuple[Floats, Floats]:
    """Column sums of both runs with each question's two answers swapped by a coin (paired permutation)."""
    coin = np.random.default_rng(seed).integers(0, 2, size=(rounds, len(old))).astype(np.float64)
    return coin @ new + (1 - coin) @ old, coin @ old + (1 - coin) @ new


def interval(samples: Floats) -> tuple[float, float] | None:
    """The middle 95% of the samples; None where fewer than half of them are defined, or where all are equal.

    Resamples of what never differs never differ: that no answer failed does not say that none ever will.
    """
    defined = samples[~np.isnan(samples)]
    if len(defined) * 2 < len(samples) or not len(defined) or (defined == defined[0]).all():
        return None
    low, high = np.percentile(defined, [2.5, 97.5])
    return float(low), float(high)


def edge_interval(value: float, n: int) -> tuple[float, float]:
    """The interval of a share that is 0 or 1 in all of `n` questions, where no resample can differ.

    The exact one-sided 95% bound (Clopper-Pearson; nearly the "rule of three"): 20 of 20 right still leaves
    room for one in seven wrong.
    """
    bound = 1 - 0.05 ** (1 / n) if n else 1.0
    return (0.0, bound) if value == 0 else (1 - bound, 1.0)


def p_value(observed: float, permuted: Floats) -> float:
    """The share of permutations with a difference at least as large, the observed one counted in."""
    beyond = np.abs(permuted[~np.isnan(permuted)]) >= abs(observed) - 1e-12
    return float((1 + beyond.sum()) / (1 + len(beyond)))


def bootstrap(
    statistic: Callable[[NDArray[np.intp]], float], n: int, rounds: int = 500, seed: int = SEED
) -> tuple[float, float] | None:
    """The interval of any statistic of `n` items, given as a function of the items' numbers."""
    if n < 2:
        return None
    drawn = np.random.default_rng(seed).integers(0, n, size=(rounds, n))
    return interval(np.array([statistic(numbers) for numbers in drawn]))


def auroc(scores: Sequence[float], labels: Sequence[bool | int]) -> float:
    """Area under the ROC curve: how often a positive scores above a negative, a tie counting half.

    By average ranks (Mann and Whitney); nan where one of the kinds is missing.
    """
    positive = np.asarray(labels, dtype=bool)
    count = int(positive.sum())
    if count in {0, len(positive)}:
        return float("nan")
    _, place, alike = np.unique(np.asarray(scores, dtype=np.float64), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(alike) - (alike - 1) / 2)[place]
    above = ranks[positive].sum() - count * (count + 1) / 2
    return float(above / (count * (len(positive) - count)))


@dataclass(frozen=True, slots=True)
class Point:
    """Answering only where the confidence is at least `threshold`: the share of all questions answered then,
    and the share of wrong ones among those answers."""

    threshold: float
    coverage: float
    risk: float


def risk_coverage(answered: Sequence[tuple[float, bool]], questions: int) -> tuple[Point, ...]:
    """The curve from the surest answer to all answers given; `answered` holds (confidence, whether right)."""
    points: list[Point] = []
    wrong = 0
    ranked = sorted(answered, key=lambda pair: -pair[0])
    for count, (confidence, is_right) in enumerate(ranked, 1):
        wrong += not is_right
        if count == len(ranked) or ranked[count][0] != confidence:
            points.append(Point(confidence, count / questions, wrong / count))
    return tuple(points)


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose confidence lies in [low, high): how many, their mean confidence, the share right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def calibration(answered: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Ten bins of equal width (the last includes 1); empty ones are left out."""
    found: list[Bin] = []
    for number in range(BINS):
        inside = [(c, r) for c, r in answered if min(int(c * BINS), BINS - 1) == number]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(r for _, r in inside) / len(inside)
            found.append(Bin(number / BINS, (number + 1) / BINS, len(inside), mean, share))
    return tuple(found)


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Expected calibration error: the mean gap between confidence and share right, weighted by counts."""
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.right) for b in bins) / total if total else None
