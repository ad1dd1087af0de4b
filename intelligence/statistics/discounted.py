"""Rates that drift: a gamma-Poisson model that forgets, with a prior shared over all themes.

Counts are Poisson with mean exposure times rate. What is known of a rate before a quarter is a
gamma distribution: the prior of all themes, plus what was counted so far, discounted by a constant
factor a quarter (Smith and Miller 1986; Harvey and Fernandes 1989). The next count is then
negative binomial. Prior and discount are those under which the counts, each predicted from the
ones before, were likeliest (empirical Bayes).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize, special

Array = NDArray[np.float64]

_LEAST_DISCOUNT = 0.5
_SEARCH = {"maxfev": 120, "xatol": 2e-2, "fatol": 2e-3}
#: Standard deviations of the weak normal priors on log shape and logit discount.
_WEAK = (1.5, 1.5)
#: Where the weak priors lie: a shape of one, a discount of .95.
_MIDDLE = (0.0, 2.2)
_STEPS = (0.8, 0.8, 0.2)
_SLIM = 1e-9


@dataclass(frozen=True, slots=True)
class Forgetting:
    """The model that all themes share.

    Attributes:
        shape: of the gamma prior of a rate.
        rate: of the gamma prior, in exposure; ``shape / rate`` is the mean rate.
        discount: the factor a quarter by which what was counted loses weight, in [0.5, 1].

    """

    shape: float
    rate: float
    discount: float

    @property
    def mean(self) -> float:
        """The mean rate of the prior, in events per unit of exposure."""
        return self.shape / self.rate


@dataclass(frozen=True, slots=True)
class Known:
    """Gamma distributions of the rates, each shape (themes, quarters + 1).

    Column ``t`` is what the quarters before ``t`` tell about the rate in quarter ``t``; the last
    column looks one quarter ahead.
    """

    shape: Array
    rate: Array


def fit_forgetting(counts: ArrayLike, exposure: ArrayLike) -> Forgetting:
    """Fit prior and discount by the likelihood of each count given the counts before it.

    Args:
        counts: shape (themes, quarters), events.
        exposure: shape (quarters,) or (themes, quarters); a quarter without exposure tells nothing.

    Raises:
        ValueError: when there is no exposure at all.

    >>> model = fit_forgetting([[4, 5, 3, 6, 4], [1, 0, 2, 1, 1]], [50] * 5)
    >>> 0.02 < model.mean < 0.09
    True

    """
    observed, exposed = _aligned(counts, exposure)
    total = float(exposed.sum())
    if total <= 0:
        raise ValueError("a rate needs exposure, and there is none")
    pooled = (float(observed.sum()) + 0.5) / total

    def loss(at: Array) -> float:
        model = _model(at, pooled)
        weak = sum(
            ((value - middle) / spread) ** 2 / 2
            for value, middle, spread in zip(at[:2], _MIDDLE, _WEAK, strict=True)
        )
        return float(weak + at[2] ** 2 / 2 - _predictive_likelihood(observed, exposed, model))

    start = np.array([*_MIDDLE, 0.0])
    corners = np.vstack([start, start + np.diag(_STEPS)])
    found = optimize.minimize(
        loss,
        start,
        method="Nelder-Mead",
        options={**_SEARCH, "initial_simplex": corners},
    )
    return _model(found.x, pooled)


def learn(counts: ArrayLike, exposure: ArrayLike, model: Forgetting) -> Known:
    """Return what is known of each theme's rate before each quarter, and one quarter ahead."""
    observed, exposed = _aligned(counts, exposure)
    themes, quarters = observed.shape
    shape = np.full((themes, quarters + 1), model.shape)
    rate = np.full((themes, quarters + 1), model.rate)
    events, seen = np.zeros(themes), np.zeros(themes)
    for quarter in range(quarters):
        events = model.discount * (events + observed[:, quarter])
        seen = model.discount * (seen + exposed[:, quarter])
        shape[:, quarter + 1] += events
        rate[:, quarter + 1] += seen
    return Known(shape, rate)


def upper_tail(count: ArrayLike, shape: ArrayLike, odds: ArrayLike) -> Array:
    """Return the mid-p probability of a negative binomial count this high.

    Half of the probability of the count itself is left out (Lancaster 1961), so that discrete
    counts are neither too easily nor too hardly surprising on average.

    Args:
        count: events.
        shape: of the gamma distribution of the rate.
        odds: ``exposure / rate`` of that gamma distribution.

    """
    events = np.asarray(count, dtype=np.float64)
    share = 1.0 / (1.0 + np.asarray(odds, dtype=np.float64))
    alpha = np.asarray(shape, dtype=np.float64)
    at_least = np.where(
        events > 0, special.betainc(np.maximum(events, _SLIM), alpha, 1.0 - share), 1.0
    )
    more = special.betainc(events + 1.0, alpha, 1.0 - share)
    return np.asarray((at_least + more) / 2)


def quantile(chance: float, shape: ArrayLike, odds: ArrayLike) -> Array:
    """Return the least count that is exceeded with at most ``1 - chance``, of shape of ``shape``.

    Whole counts make an interval of such quantiles cover a little more than it says, which makes
    up for prior and discount being taken as known.
    """
    alpha, ratio = np.broadcast_arrays(
        np.asarray(shape, dtype=np.float64), np.asarray(odds, dtype=np.float64)
    )
    share = ratio / (1 + ratio)
    high = np.ceil(alpha * ratio + 12 * np.sqrt(alpha * ratio * (1 + ratio)) + 20)
    low = np.zeros_like(high)
    while bool((low < high).any()):
        middle = np.floor((low + high) / 2)
        holds = special.betainc(middle + 1, alpha, share) <= 1 - chance
        high = np.where(holds, middle, high)
        low = np.where(holds, low, np.minimum(middle + 1, high))
    return np.asarray(high)


def _aligned(counts: ArrayLike, exposure: ArrayLike) -> tuple[Array, Array]:
    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    exposed = np.broadcast_to(np.asarray(exposure, dtype=np.float64), observed.shape)
    known = exposed > 0
    return np.where(known, observed, 0.0), np.where(known, exposed, 0.0)


def _model(at: Array, pooled: float) -> Forgetting:
    shape = float(np.exp(np.clip(at[0], -4, 6)))
    mean = pooled * float(np.exp(np.clip(at[2], -3, 3)))
    discount = _LEAST_DISCOUNT + (1 - _LEAST_DISCOUNT) * float(special.expit(at[1]))
    return Forgetting(shape, shape / mean, discount)


def _predictive_likelihood(observed: Array, exposed: Array, model: Forgetting) -> float:
    known = learn(observed, exposed, model)
    shape, rate = known.shape[:, :-1], known.rate[:, :-1]
    terms = (
        special.gammaln(shape + observed)
        - special.gammaln(shape)
        - special.gammaln(observed + 1)
        + shape * np.log(rate / (rate + exposed))
        + special.xlogy(observed, exposed / (rate + exposed))
    )
    return float(terms.sum())
