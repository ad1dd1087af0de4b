"""Generalised linear models by iteratively reweighted least squares (McCullagh and Nelder 1989).

Everything is dense and small: hundreds to thousands of rows, tens of columns. A ridge penalty makes
sparse and separable data estimable; covariances are model-based, scaled by dispersion, or robust
to clusters.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, special

Array = NDArray[np.float64]

_MOST_STEPS = 100
_HALVINGS = 30
_CLOSE = 1e-10
#: Linear predictors stay within this, so that no exponential overflows.
_FARTHEST = 30.0
_TINY = 1e-12


class Family(StrEnum):
    """A distribution with its link."""

    POISSON = "poisson, log"
    LOGIT = "binomial, logit"
    CLOGLOG = "binomial, complementary log-log"


@dataclass(frozen=True)
class Design:
    """Rows to fit.

    Attributes:
        outcome: shape (rows,): counts, or shares of 0 to 1 for the binomial families.
        columns: shape (rows, coefficients), an intercept included if one is wanted.
        offset: shape (rows,), added to the linear predictor; zero by default.
        weights: shape (rows,), trials or prior weights; one by default.
        penalty: shape (coefficients,): half of it times the square of each coefficient is taken
            from the log likelihood; zero by default.

    """

    outcome: Array
    columns: Array
    offset: Array | None = None
    weights: Array | None = None
    penalty: Array | None = None

    @property
    def offsets(self) -> Array:
        """The offset of each row."""
        return np.zeros(len(self.outcome)) if self.offset is None else self.offset

    @property
    def weighing(self) -> Array:
        """The weight of each row."""
        return np.ones(len(self.outcome)) if self.weights is None else self.weights

    @property
    def penalties(self) -> Array:
        """The penalty of each coefficient."""
        return np.zeros(self.columns.shape[1]) if self.penalty is None else self.penalty


@dataclass(frozen=True)
class Fit:
    """A fitted model.

    Attributes:
        family: distribution and link.
        coefficients: shape (coefficients,).
        covariance: model-based covariance of the coefficients, dispersion one.
        fitted: shape (rows,), the mean of each row (per trial for binomial).
        predictor: shape (rows,), the linear predictor with its offset.
        deviance: twice the distance to the saturated log likelihood.
        pearson: the sum of squared Pearson residuals.
        freedom: rows with weight minus coefficients.
        converged: whether the last step changed nothing that matters.

    """

    family: Family
    coefficients: Array
    covariance: Array
    fitted: Array
    predictor: Array
    deviance: float
    pearson: float
    freedom: int
    converged: bool

    @property
    def errors(self) -> Array:
        """Standard errors, shape (coefficients,), dispersion one."""
        return np.asarray(np.sqrt(np.diag(self.covariance)))

    @property
    def dispersion(self) -> float:
        """Pearson dispersion, of a quasi-likelihood; one where no freedom is left."""
        return self.pearson / self.freedom if self.freedom > 0 else 1.0


def fit_glm(design: Design, family: Family) -> Fit:
    """Fit by Fisher scoring; a step that worsens the penalised deviance is halved.

    Raises:
        ValueError: when shapes differ, or no row carries weight.

    """
    _check(design)
    beta = _start(design, family)
    objective = _objective(design, family, beta)
    converged = False
    for _ in range(_MOST_STEPS):
        step = _step(design, family, beta)
        beta, now, moved = _halved(design, family, (beta, step, objective))
        converged = abs(objective - now) <= _CLOSE * (abs(now) + 1) and moved
        objective = now
        if converged or not moved:
            break
    return _finished(design, family, beta, converged=converged or not moved)


def cluster_covariance(design: Design, fit: Fit, clusters: NDArray[np.int64]) -> Array:
    """Return the sandwich covariance robust to dependence within clusters (Liang and Zeger 1986).

    The middle is scaled by ``clusters / (clusters - 1)``, as Cameron and Miller (2015) advise.

    Args:
        design: what was fitted.
        fit: its result.
        clusters: shape (rows,), the cluster of each row as an integer.

    Raises:
        ValueError: when there are fewer than two clusters.

    """
    mean, slope, variance = _moments(fit.family, fit.predictor)
    residual = design.weighing * (design.outcome - mean) * slope / variance
    scores = design.columns * residual[:, None]
    known, codes = np.unique(clusters, return_inverse=True)
    if len(known) < 2:  # noqa: PLR2004 - one cluster varies from nothing
        message = f"robust errors need at least two clusters, not {len(known)}"
        raise ValueError(message)
    summed = np.zeros((len(known), scores.shape[1]))
    np.add.at(summed, codes, scores)
    middle = summed.T @ summed * (len(known) / (len(known) - 1))
    return np.asarray(fit.covariance @ middle @ fit.covariance)


def _check(design: Design) -> None:
    rows = len(design.outcome)
    shapes = (design.columns.shape[0], len(design.offsets), len(design.weighing))
    if any(length != rows for length in shapes):
        message = f"{rows} outcomes, but columns, offset and weights have {shapes} rows"
        raise ValueError(message)
    if not (design.weighing > 0).any():
        raise ValueError("no row carries weight, so there is nothing to fit")


def _start(design: Design, family: Family) -> Array:
    """Return coefficients from one weighted regression on the adjusted outcome."""
    weights = design.weighing
    if family is Family.POISSON:
        mean = np.maximum(design.outcome, 0.0) + 0.1
        link = np.log(mean)
    else:
        mean = (weights * design.outcome + 0.5) / (weights + 1)
        link = special.logit(mean) if family is Family.LOGIT else np.log(-np.log1p(-mean))
    _, slope, variance = _moments(family, link)
    return _solve(design, weights * slope**2 / variance, link - design.offsets)


def _step(design: Design, family: Family, beta: Array) -> Array:
    predictor = _predictor(design, beta)
    mean, slope, variance = _moments(family, predictor)
    adjusted = predictor - design.offsets + (design.outcome - mean) / slope
    return _solve(design, design.weighing * slope**2 / variance, adjusted) - beta


def _solve(design: Design, weights: Array, adjusted: Array) -> Array:
    weighted = design.columns * weights[:, None]
    information = weighted.T @ design.columns + np.diag(design.penalties)
    return _inverse(information) @ (weighted.T @ adjusted)


def _inverse(information: Array) -> Array:
    """Return the inverse, or the pseudo-inverse of columns that say the same."""
    return np.asarray(linalg.pinvh(information, atol=0.0, rtol=1e-12))


def _halved(
    design: Design, family: Family, at: tuple[Array, Array, float]
) -> tuple[Array, float, bool]:
    beta, step, objective = at
    for halving in range(_HALVINGS):
        tried = beta + step / 2**halving
        now = _objective(design, family, tried)
        if np.isfinite(now) and now <= objective + _CLOSE * (abs(objective) + 1):
            return tried, now, True
    return beta, objective, False


def _objective(design: Design, family: Family, beta: Array) -> float:
    mean, _, _ = _moments(family, _predictor(design, beta))
    return _deviance(design, family, mean) + float(design.penalties @ beta**2)


def _predictor(design: Design, beta: Array) -> Array:
    return np.clip(design.columns @ beta + design.offsets, -_FARTHEST, _FARTHEST)


def _moments(family: Family, predictor: Array) -> tuple[Array, Array, Array]:
    """Return mean, slope of the mean over the predictor, and variance of one trial."""
    if family is Family.POISSON:
        mean = np.exp(predictor)
        return mean, mean, mean
    if family is Family.LOGIT:
        mean = np.clip(special.expit(predictor), _TINY, 1 - _TINY)
        variance = mean * (1 - mean)
        return mean, variance, variance
    bounded = np.clip(predictor, -_FARTHEST, 3.0)
    hazard = np.exp(bounded)
    mean = np.clip(-np.expm1(-hazard), _TINY, 1 - _TINY)
    slope = np.maximum(hazard * np.exp(-hazard), _TINY)
    return mean, slope, mean * (1 - mean)


def _deviance(design: Design, family: Family, mean: Array) -> float:
    outcome, weights = design.outcome, design.weighing
    if family is Family.POISSON:
        terms = special.xlogy(outcome, outcome / mean) - (outcome - mean)
    else:
        terms = special.xlogy(outcome, outcome / mean)
        terms = terms + special.xlogy(1 - outcome, (1 - outcome) / (1 - mean))
    return float(2 * np.sum(weights * terms))


def _finished(design: Design, family: Family, beta: Array, *, converged: bool) -> Fit:
    predictor = _predictor(design, beta)
    mean, slope, variance = _moments(family, predictor)
    weights = design.weighing
    weighted = design.columns * (weights * slope**2 / variance)[:, None]
    information = weighted.T @ design.columns + np.diag(design.penalties)
    pearson = float(np.sum(weights * (design.outcome - mean) ** 2 / variance))
    freedom = int((weights > 0).sum()) - design.columns.shape[1]
    return Fit(
        family,
        beta,
        _inverse(information),
        mean,
        predictor,
        _deviance(design, family, mean),
        pearson,
        freedom,
        converged,
    )
