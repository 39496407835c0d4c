"""Intervals, tests, curves: small cases with known answers."""

import numpy as np
import pytest

from eval import stats
from eval.stats import Point


def test_the_same_rows_always_give_the_same_interval() -> None:
    rows = np.array([[1.0], [0.0]] * 50)
    first, second = (stats.resampled_sums(rows)[:, 0] / 100 for _ in range(2))
    assert (first == second).all()
    between = stats.interval(first)
    assert between
    assert between == pytest.approx((0.4, 0.6), abs=0.03)


def test_the_interval_narrows_with_more_questions() -> None:
    wide, narrow = (
        stats.interval(stats.resampled_sums(np.array([[1.0], [0.0]] * n))[:, 0] / (2 * n)) for n in (10, 500)
    )
    assert wide
    assert narrow
    assert wide[1] - wide[0] > 3 * (narrow[1] - narrow[0])


def test_undefined_samples_give_no_interval() -> None:
    assert stats.interval(np.full(10, np.nan)) is None
    assert stats.interval(np.array([])) is None


def test_what_never_differs_has_no_interval() -> None:
    assert stats.interval(np.zeros(10)) is None
    assert stats.interval(np.array([0.0] * 9 + [1.0])) is not None


def test_all_right_leaves_room_for_errors_not_seen_yet() -> None:
    low, high = stats.edge_interval(1.0, 20)
    assert (round(low, 3), high) == (0.861, 1.0)
    low, high = stats.edge_interval(0.0, 20)
    assert (low, round(high, 3)) == (0.0, 0.139)


def test_swapping_keeps_the_sum_of_both_runs() -> None:
    old, new = np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([[5.0, 1.0], [3.0, 0.0]])
    a, b = stats.swapped_sums(old, new, rounds=50)
    assert (a + b == old.sum(axis=0) + new.sum(axis=0)).all()


def test_a_clear_difference_is_rarely_chance_and_none_is_always() -> None:
    old, new = np.zeros((30, 1)), np.ones((30, 1))
    a, b = stats.swapped_sums(old, new)
    assert stats.p_value(30, (b - a)[:, 0]) < 0.01
    assert stats.p_value(0, np.zeros(100)) == 1.0


def test_risk_and_coverage_from_the_surest_answer_on() -> None:
    points = stats.risk_coverage([(0.5, False), (0.9, True), (0.7, True), (0.7, False)], questions=8)
    assert points == (Point(0.9, 1 / 8, 0.0), Point(0.7, 3 / 8, 1 / 3), Point(0.5, 4 / 8, 2 / 4))
    assert stats.risk_coverage([], 5) == ()


def test_calibration_in_ten_bins() -> None:
    bins = stats.calibration([(1.0, True), (0.95, False), (0.05, False)])
    assert [(b.low, b.count, b.right) for b in bins] == [(0.0, 1, 0.0), (0.9, 2, 0.5)]
    assert stats.calibration_error(bins) == pytest.approx((0.05 + 2 * abs(0.975 - 0.5)) / 3)
    assert stats.calibration_error(()) is None


def test_the_interval_of_any_statistic() -> None:
    times = np.array([10.0] * 50 + [500.0] * 50)
    between = stats.bootstrap(lambda numbers: float(np.median(times[numbers])), 100)
    assert between == (10.0, 500.0)
    assert stats.bootstrap(lambda _: 0.0, 1) is None


def test_ties_count_half_in_the_area_under_the_curve() -> None:
    assert stats.auroc([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]) == 1.0
    assert stats.auroc([0.5, 0.5, 0.5], [0, 1, 1]) == 0.5
    assert stats.auroc([0.5, 0.5, 0.1, 0.9], [1, 0, 0, 0]) == pytest.approx((0.5 + 1 + 0) / 3)
    assert np.isnan(stats.auroc([0.5, 0.6], [1, 1]))
