"""Least squares with errors that are robust to clusters."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import linalg, stats

from intelligence.statistics.ols import fit_ols, independent_columns

_DRAW = np.random.default_rng(11)
_ROWS = 60
_CLUSTERS = np.repeat(np.arange(12), [2, 3, 4, 5, 6, 7, 8, 9, 4, 5, 3, 4])
_COLUMNS = np.column_stack(
    [_DRAW.random(_ROWS) < 0.4, np.ones(_ROWS), _DRAW.normal(size=_ROWS)]
).astype(float)
_OUTCOME = _COLUMNS @ [1.0, 2.0, -0.5] + _DRAW.normal(size=12)[_CLUSTERS] + _DRAW.normal(size=_ROWS)


def test_coefficients_are_those_of_least_squares() -> None:
    fit = fit_ols(_OUTCOME, _COLUMNS, _CLUSTERS)
    best = np.linalg.lstsq(_COLUMNS, _OUTCOME, rcond=None)[0]
    assert fit.coefficients == pytest.approx(best, abs=1e-10)
    assert (fit.freedom, fit.clusters) == (57, 12)


def test_classical_errors_are_those_of_two_groups_with_one_variance() -> None:
    outcome = np.array([1.0, 2.0, 4.0, 7.0, 8.0, 12.0])
    group = np.array([0.0, 0, 0, 1, 1, 1])
    fit = fit_ols(outcome, np.column_stack([group, np.ones(6)]), np.arange(6))
    told = stats.ttest_ind(outcome[3:], outcome[:3])
    assert fit.coefficients[0] / fit.classical[0] == pytest.approx(told.statistic)


def test_rows_that_are_their_own_cluster_give_welch_errors() -> None:
    # HC2 of two groups is Welch's variance (Imbens and Kolesár 2016, section II).
    outcome = np.array([1.0, 2.0, 4.0, 7.0, 8.0, 12.0, 20.0])
    group = np.array([0.0, 0, 0, 1, 1, 1, 1])
    fit = fit_ols(outcome, np.column_stack([group, np.ones(7)]), np.arange(7))
    welch = stats.ttest_ind(outcome[3:], outcome[:3], equal_var=False)
    assert fit.coefficients[0] / fit.cr2[0] == pytest.approx(welch.statistic)


def test_mean_of_equal_clusters_has_the_t_interval_of_the_cluster_means() -> None:
    outcome = _DRAW.normal(size=24) + np.repeat(_DRAW.normal(size=6), 4)
    fit = fit_ols(outcome, np.ones((24, 1)), np.repeat(np.arange(6), 4))
    means = outcome.reshape(6, 4).mean(axis=1)
    assert fit.cr2[0] == pytest.approx(stats.sem(means))
    assert fit.cr2_freedom[0] == pytest.approx(5.0)
    low, high = fit.interval()
    wanted = stats.t.interval(0.95, 5, means.mean(), stats.sem(means))
    assert (low[0], high[0]) == pytest.approx(wanted)


def test_cr1_and_cr2_are_the_sandwiches_written_out_in_full() -> None:
    fit = fit_ols(_OUTCOME, _COLUMNS, _CLUSTERS)
    bread = np.linalg.inv(_COLUMNS.T @ _COLUMNS)
    hat = _COLUMNS @ bread @ _COLUMNS.T
    residual = _OUTCOME - hat @ _OUTCOME
    plain, corrected = np.zeros((3, 3)), np.zeros((3, 3))
    moved = []
    for one in range(12):
        rows = one == _CLUSTERS
        own = _COLUMNS[rows]
        score = own.T @ residual[rows]
        plain += np.outer(score, score)
        block = np.eye(rows.sum()) - hat[np.ix_(rows, rows)]
        root = np.asarray(linalg.inv(linalg.sqrtm(block))).real
        score = own.T @ root @ residual[rows]
        corrected += np.outer(score, score)
        moved.append((np.eye(_ROWS) - hat)[:, rows] @ root @ own @ bread[:, 0])
    scale = 12 / 11 * (_ROWS - 1) / (_ROWS - 3)
    assert fit.cr1 == pytest.approx(np.sqrt(np.diag(bread @ plain @ bread) * scale))
    assert fit.cr2 == pytest.approx(np.sqrt(np.diag(bread @ corrected @ bread)))
    crossed = np.array(moved) @ np.array(moved).T
    assert fit.cr2_freedom[0] == pytest.approx(np.trace(crossed) ** 2 / (crossed**2).sum())


def test_column_that_others_say_already_has_no_coefficient_and_changes_no_other() -> None:
    twice = np.column_stack([_COLUMNS, 2 * _COLUMNS[:, 0] - _COLUMNS[:, 2]])
    fit = fit_ols(_OUTCOME, twice, _CLUSTERS)
    alone = fit_ols(_OUTCOME, _COLUMNS, _CLUSTERS)
    assert np.isnan(fit.coefficients[3])
    assert np.isnan(fit.p_values()[3])
    assert fit.coefficients[:3] == pytest.approx(alone.coefficients)
    assert independent_columns(twice).tolist() == [0, 1, 2]


def test_cluster_that_a_column_fits_alone_leaves_finite_errors() -> None:
    own = (_CLUSTERS == 3).astype(float)
    fit = fit_ols(_OUTCOME, np.column_stack([_COLUMNS, own]), _CLUSTERS)
    assert np.isfinite(fit.cr2[:3]).all()


@pytest.mark.parametrize(
    ("outcome", "columns", "clusters", "said"),
    [
        (np.ones(3), np.ones((3, 3)), np.arange(3), "cannot carry"),
        (np.ones(3), np.ones((2, 1)), np.arange(3), "3 outcomes, 2 rows"),
        (np.array([1.0, np.nan, 2.0]), np.ones((3, 1)), np.arange(3), "finite"),
        (np.arange(3.0), np.ones((3, 1)), np.zeros(3, dtype=int), "two clusters, not 1"),
    ],
)
def test_what_cannot_be_fitted_is_said(
    outcome: np.ndarray, columns: np.ndarray, clusters: np.ndarray, said: str
) -> None:
    if columns.shape == (3, 3):
        columns = np.eye(3)
    with pytest.raises(ValueError, match=said):
        fit_ols(outcome, columns, clusters)
