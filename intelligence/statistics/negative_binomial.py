"""Negative-binomial regression: counts that vary more than chance (Lawless 1987; type NB2).

The variance is ``mean + mean² / shape``; a large shape is Poisson.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, optimize, special

from intelligence.statistics.glm import Design, Family, fit_glm

Array = NDArray[np.float64]

_MOST_ROUNDS = 60
_MOST_STEPS = 60
_CLOSE = 1e-9
_FARTHEST = 30.0
#: A step moves no row's linear predictor by more than this. Where counts vary far more than their
#: means, the expected information is so small that a whole step leaves the plateau of all means.
_LONGEST_STEP = 2.0
#: Shapes outside of this are as good as their bound: none less, or Poisson.
_SHAPES = (1e-3, 1e6)


@dataclass(frozen=True)
class NegativeBinomialFit:
    """A fitted model.

    Attributes:
        coefficients: shape (coefficients,), on the log scale.
        covariance: of the coefficients, the shape held fixed.
        shape: ``mean² / (variance - mean)``; at its bound where counts vary no more than Poisson.
        fitted: shape (rows,), the mean of each row.
        log_likelihood: of everything, constants included, without the penalty.

    """

    coefficients: Array
    covariance: Array
    shape: float
    fitted: Array
    log_likelihood: float

    @property
    def errors(self) -> Array:
        """Standard errors, shape (coefficients,)."""
        return np.asarray(np.sqrt(np.diag(self.covariance)))


def fit_negative_binomial(design: Design, shape: float | None = None) -> NegativeBinomialFit:
    """Fit coefficients and, unless it is given, the shape by maximum likelihood in turns.

    Raises:
        ValueError: when shapes of arrays differ, or no row carries weight.

    """
    beta = fit_glm(design, Family.POISSON).coefficients
    found = shape if shape is not None else _shape(design, _mean(design, beta))
    likelihood = -np.inf
    for _ in range(_MOST_ROUNDS):
        beta = _coefficients(design, beta, found)
        mean = _mean(design, beta)
        if shape is None:
            found = _shape(design, mean)
        now = log_likelihood(design.outcome, mean, found, design.weighing)
        if abs(now - likelihood) <= _CLOSE * (abs(now) + 1):
            break
        likelihood = now
    return NegativeBinomialFit(
        beta, _inverse_information(design, mean, found), found, mean, float(now)
    )


def log_likelihood(outcome: Array, mean: Array, shape: float, weights: Array) -> float:
    """Return the weighted log likelihood, constants included."""
    terms = (
        special.gammaln(outcome + shape)
        - special.gammaln(shape)
        - special.gammaln(outcome + 1)
        + special.xlogy(shape, shape / (shape + mean))
        + special.xlogy(outcome, mean / (shape + mean))
    )
    return float(np.sum(weights * terms))


def _mean(design: Design, beta: Array) -> Array:
    predictor = design.columns @ beta + design.offsets
    return np.asarray(np.exp(np.clip(predictor, -_FARTHEST, _FARTHEST)))


def _coefficients(design: Design, beta: Array, shape: float) -> Array:
    def objective(at: Array) -> float:
        value = log_likelihood(design.outcome, _mean(design, at), shape, design.weighing)
        return value - float(design.penalties @ at**2) / 2

    value = objective(beta)
    for _ in range(_MOST_STEPS):
        mean = _mean(design, beta)
        residual = design.weighing * (design.outcome - mean) / (1 + mean / shape)
        score = design.columns.T @ residual - design.penalties * beta
        step = _bounded(design, _inverse_information(design, mean, shape) @ score)
        for halving in range(30):
            tried = beta + step / 2**halving
            now = objective(tried)
            if now >= value - _CLOSE:
                break
        else:
            return beta
        beta, gained, value = tried, now - value, now
        if abs(gained) <= _CLOSE * (abs(value) + 1):
            break
    return beta


def _bounded(design: Design, step: Array) -> Array:
    farthest = float(np.abs(design.columns @ step).max())
    return step * (_LONGEST_STEP / farthest) if farthest > _LONGEST_STEP else step


def _inverse_information(design: Design, mean: Array, shape: float) -> Array:
    weights = design.weighing * mean / (1 + mean / shape)
    information = (design.columns * weights[:, None]).T @ design.columns
    return np.asarray(linalg.pinvh(information + np.diag(design.penalties), atol=0.0, rtol=1e-12))


def _shape(design: Design, mean: Array) -> float:
    def loss(log_shape: float) -> float:
        return -log_likelihood(design.outcome, mean, float(np.exp(log_shape)), design.weighing)

    bounds = (float(np.log(_SHAPES[0])), float(np.log(_SHAPES[1])))
    found = optimize.minimize_scalar(loss, bounds=bounds, method="bounded", options={"xatol": 1e-8})
    return float(np.exp(found.x))
