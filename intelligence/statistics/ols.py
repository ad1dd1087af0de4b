"""Least squares with errors that are robust to clusters, honest where clusters are few.

CR2 corrects the sandwich for the leverage of each cluster (Bell and McCaffrey 2002), and each
coefficient has its own Satterthwaite degrees of freedom (Bell and McCaffrey 2002; Imbens and
Kolesár 2016; with fixed effects, Pustejovsky and Tipton 2018). CR1 is the customary correction of
``G / (G - 1) · (N - 1) / (N - K)`` with ``G - 1`` degrees of freedom.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, stats

Array = NDArray[np.float64]

_FEWEST_CLUSTERS = 2
#: A column that the columns before it explain to this share of its length adds nothing.
_REDUNDANT = 1e-8
#: Eigenvalues of ``I - H`` of a cluster below this are directions that it fits alone.
_FITTED_ALONE = 1e-8


@dataclass(frozen=True)
class OlsFit:
    """A fitted linear model.

    Attributes:
        coefficients: shape (columns,); NaN for a column that earlier ones say already.
        classical: standard errors of independent rows with one variance, shape (columns,).
        cr1: cluster-robust standard errors, shape (columns,).
        cr2: the same, corrected for leverage, shape (columns,).
        freedom: rows less columns used.
        cr2_freedom: Satterthwaite degrees of freedom of each `cr2`, shape (columns,).
        clusters: how many there are.

    """

    coefficients: Array
    classical: Array
    cr1: Array
    cr2: Array
    freedom: int
    cr2_freedom: Array
    clusters: int

    def p_values(self) -> Array:
        """Return two-sided p-values from CR2, shape (columns,)."""
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.abs(self.coefficients) / self.cr2
        return np.asarray(2 * stats.t.sf(ratio, self.cr2_freedom))

    def interval(self, level: float = 0.95) -> tuple[Array, Array]:
        """Return lower and upper limits from CR2, each of shape (columns,)."""
        reach = stats.t.ppf((1 + level) / 2, self.cr2_freedom) * self.cr2
        return self.coefficients - reach, self.coefficients + reach


def fit_ols(outcome: Array, columns: Array, clusters: NDArray[np.int64]) -> OlsFit:
    """Fit by least squares; a column that earlier ones say already is left out.

    Args:
        outcome: shape (rows,).
        columns: shape (rows, columns), an intercept included if one is wanted; the ones of interest
            first, since of columns that say the same the first is kept.
        clusters: shape (rows,), the cluster of each row as an integer.

    Raises:
        ValueError: when shapes differ, a figure is not finite, no row is left to judge the errors
            by, or there are fewer than two clusters.

    """
    _check(outcome, columns, clusters)
    kept = independent_columns(columns)
    used = columns[:, kept]
    rows, width = used.shape
    if rows <= width:
        raise ValueError(f"{rows} rows cannot carry {width} coefficients and their errors")
    bread = linalg.inv(used.T @ used)
    beta = bread @ (used.T @ outcome)
    residual = outcome - used @ beta
    groups = [np.flatnonzero(clusters == one) for one in np.unique(clusters)]
    count = len(groups)
    variance = float(residual @ residual) / (rows - width)
    scores = np.array([used[rows_of].T @ residual[rows_of] for rows_of in groups])
    scale = count / (count - 1) * (rows - 1) / (rows - width)
    cr1 = np.diag(bread @ (scores.T @ scores) @ bread) * scale
    cr2, freedom = _leverage_corrected(used, bread, residual, groups)
    return OlsFit(
        coefficients=_spread(beta, kept, columns.shape[1]),
        classical=_spread(np.sqrt(variance * np.diag(bread)), kept, columns.shape[1]),
        cr1=_spread(np.sqrt(np.maximum(cr1, 0)), kept, columns.shape[1]),
        cr2=_spread(cr2, kept, columns.shape[1]),
        freedom=rows - width,
        cr2_freedom=_spread(freedom, kept, columns.shape[1]),
        clusters=count,
    )


def independent_columns(columns: Array) -> NDArray[np.int64]:
    """Return the places of the columns that those before them do not say already.

    >>> independent_columns(np.array([[1.0, 2.0, 0.0], [1.0, 2.0, 1.0]])).tolist()
    [0, 2]

    """
    basis: list[Array] = []
    kept = []
    for place, column in enumerate(columns.T):
        length = float(np.linalg.norm(column))
        rest = column.astype(np.float64)
        for _ in range(2):  # once more, since one pass leaves rounding behind
            for direction in basis:
                rest = rest - (direction @ rest) * direction
        left = float(np.linalg.norm(rest))
        if length > 0 and left > _REDUNDANT * length:
            basis.append(rest / left)
            kept.append(place)
    return np.array(kept, dtype=np.int64)


def _leverage_corrected(
    used: Array, bread: Array, residual: Array, groups: list[NDArray[np.int64]]
) -> tuple[Array, Array]:
    """Return CR2 standard errors and their degrees of freedom, under a working variance of one."""
    width = used.shape[1]
    corrected = np.zeros((len(groups), width, width))  # the part of each group's rows: Xg' Ag Xg
    scores = np.zeros((len(groups), width))
    squares = np.zeros((len(groups), width))
    for place, rows in enumerate(groups):
        own = used[rows]
        root = _inverse_root(np.eye(len(rows)) - own @ bread @ own.T)
        scores[place] = bread @ (own.T @ (root @ residual[rows]))
        moved = root @ own @ bread
        corrected[place] = own.T @ moved
        squares[place] = (moved**2).sum(axis=0)
    errors = np.sqrt((scores**2).sum(axis=0))
    freedom = np.zeros(width)
    for place in range(width):
        part = corrected[:, :, place]
        crossed = np.diag(squares[:, place]) - part @ bread @ part.T
        total = float((crossed**2).sum())
        freedom[place] = np.trace(crossed) ** 2 / total if total > 0 else np.nan
    return errors, freedom


def _inverse_root(matrix: Array) -> Array:
    """Return the symmetric inverse square root; directions that are fitted alone stay at zero."""
    values, vectors = linalg.eigh(matrix)
    safe = np.where(values > _FITTED_ALONE, values, 1.0)
    root = np.where(values > _FITTED_ALONE, 1 / np.sqrt(safe), 0.0)
    return np.asarray((vectors * root) @ vectors.T)


def _spread(values: Array, kept: NDArray[np.int64], width: int) -> Array:
    whole = np.full(width, np.nan)
    whole[kept] = values
    return whole


def _check(outcome: Array, columns: Array, clusters: NDArray[np.int64]) -> None:
    if not len(outcome) == len(columns) == len(clusters):
        raise ValueError(
            f"{len(outcome)} outcomes, {len(columns)} rows of columns and {len(clusters)} clusters"
        )
    if not (np.isfinite(outcome).all() and np.isfinite(columns).all()):
        raise ValueError("every outcome and every column must be finite")
    count = len(np.unique(clusters))
    if count < _FEWEST_CLUSTERS:
        raise ValueError(f"robust errors need at least two clusters, not {count}")
