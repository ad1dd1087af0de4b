"""The three indices of a customer, from mixed models of what happened in engagements.

*Excess*: escalations over what the mix of work and the teams predict. *Delivery*: delivery problems
over the same. *Propensity*: escalations over what the delivery problems of its engagements predict,
so a customer whose projects really fail has a high delivery index and an ordinary propensity.

A customer's and a team's effect are crossed random intercepts (`intelligence.statistics.mixed`), so
a customer is not blamed for its team, and little data pulls it to one. Counts are negative binomial,
so one loud engagement is known to be possible anywhere.

When problems and escalations share a gamma-distributed trouble of the engagement, escalations given
the problems are again negative binomial around ``mean * (shape + problems) / (shape + expected
problems)`` (Marshall and Olkin 1990, for the bivariate negative binomial): that is the offset of
the propensity. What is not known of a customer's delivery widens its propensity (delta method).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from intelligence.statistics.laplace import Family
from intelligence.statistics.mixed import MixedDesign, MixedFit, Settings, Term, fit_mixed

Array = NDArray[np.float64]
Codes = NDArray[np.int64]

#: From which ratio on an excess matters.
RATIO = 1.25
#: Tail on each side of a 90 % interval.
TAIL = 0.05
#: Normal quantile of the probability at which a verdict is given (0.8), for what could be seen.
_LIKELY_SCORE = 0.8416212335729143
#: Ridge on the effects of kinds of work: a rare kind is pulled to the average.
_RIDGE = 0.5
_LEAST_DEVIATION = 1e-3
_NEWTON_STEPS = 40


@dataclass(frozen=True)
class Work:
    """The engagements compared, shape (engagements,) each.

    Attributes:
        customers: code of the customer, from 0.
        customer_count: how many customers there are.
        teams: code of the team, from 0; -1 where it is not recorded.
        mix: shape (engagements, kinds), indicators of the kind of work.
        exposure: positive, of any unit.

    """

    customers: Codes
    customer_count: int
    teams: Codes
    mix: Array
    exposure: Array

    def total(self, values: Array) -> Array:
        """Return sums by customer."""
        return np.bincount(self.customers, values, self.customer_count).astype(np.float64)


@dataclass(frozen=True)
class Index:
    """One index of every customer, shape (customers,) each.

    Attributes:
        observed: events.
        expected: events that everything but the customer predicts.
        ratio: shrunk rate ratio, with the limits ``low`` and ``high`` of its 90 % interval.
        probability: that the ratio is above `RATIO`.
        without_largest: the same with the customer's loudest engagement left out.
        detectable: the ratio that would be called likely, were it observed.
        log_ratio, variance: of the posterior, on the log scale.
        fit: the model, whose first term is the customer.

    """

    observed: Array
    expected: Array
    ratio: Array
    low: Array
    high: Array
    probability: Array
    without_largest: Array
    detectable: Array
    log_ratio: Array
    variance: Array
    fit: MixedFit

    @property
    def deviation(self) -> float:
        """How far customers differ: standard deviation of log ratios."""
        return max(float(self.fit.deviations[0]), _LEAST_DEVIATION)


def exposed_index(work: Work, counts: Array) -> Index:
    """Return the index of counts over exposure: excess for escalations, delivery for problems."""
    return _index(work, counts, np.log(work.exposure), np.zeros(work.customer_count))


def propensity_index(work: Work, escalations: Array, problems: Array, delivery: Index) -> Index:
    """Return the index of escalations given the delivery problems.

    Args:
        work: the engagements.
        escalations: shape (engagements,).
        problems: shape (engagements,), what ``delivery`` was fitted to.
        delivery: the delivery index.

    """
    mean, shape = delivery.fit.fitted, float(delivery.fit.shapes[0])
    trouble = mean * (shape + problems) / (shape + mean)
    reliance = work.total(trouble * shape / (shape + mean)) / np.maximum(
        work.total(trouble), np.finfo(float).tiny
    )
    return _index(work, escalations, np.log(trouble), reliance**2 * delivery.variance)


def _index(work: Work, counts: Array, offset: Array, doubt: Array) -> Index:
    fit = fit_mixed(_design(work, counts, offset), Family.NEGATIVE_BINOMIAL, _SETTINGS)
    base = fit.fitted * np.exp(-fit.modes[0][work.customers])
    deviation = max(float(fit.deviations[0]), _LEAST_DEVIATION)
    _, information = _own(work, counts, base, fit)
    variance = np.minimum(fit.mode_errors(0) ** 2, deviation**2 * (1 - 1e-9))
    others = np.maximum(variance - 1 / (information + deviation**-2), 0.0)
    mode, spread = _doubted(fit.modes[0], variance, deviation, doubt)
    kept = np.ones(len(counts), dtype=bool)
    kept[_largest(work, counts, base)] = False
    rest, left = _own(work, counts, np.where(kept, base, 0.0), fit)
    rest, rest_spread = _doubted(rest, 1 / (left + deviation**-2) + others, deviation, doubt)
    width = stats.norm.isf(TAIL) * np.sqrt(spread)
    return Index(
        work.total(counts),
        work.total(base),
        np.exp(mode),
        np.exp(mode - width),
        np.exp(mode + width),
        _above(mode, spread),
        _above(rest, rest_spread),
        _detectable(spread, deviation),
        mode,
        spread,
        fit,
    )


_SETTINGS = Settings(avoid_zero=True)


def _design(work: Work, counts: Array, offset: Array) -> MixedDesign:
    rows = len(counts)
    known = work.teams >= 0
    teams = Term(
        np.where(known, work.teams, 0), max(int(work.teams.max()) + 1, 1), known.astype(np.float64)
    )
    terms = (Term(work.customers, work.customer_count), teams)
    columns = np.column_stack([np.ones(rows), work.mix])
    penalty = np.concatenate([[0.0], np.full(work.mix.shape[1], _RIDGE)])
    middle = offset - offset.mean()
    return MixedDesign(counts, columns, terms, offset=middle, penalty=penalty)


def _own(work: Work, counts: Array, base: Array, fit: MixedFit) -> tuple[Array, Array]:
    """Return each customer's mode and information with everything else held fixed.

    Engagements whose ``base`` is zero are left out.
    """
    shape = float(fit.shapes[0])
    precision = max(float(fit.deviations[0]), _LEAST_DEVIATION) ** -2
    used = base > 0
    mode = np.array(fit.modes[0])
    for _ in range(_NEWTON_STEPS):
        mean = base * np.exp(mode[work.customers])
        share = shape / (shape + mean)
        score = work.total(np.where(used, (counts - mean) * share, 0.0)) - precision * mode
        curvature = np.where(used, (counts + shape) * share * (1 - share), 0.0)
        information = work.total(curvature)
        step = score / (information + precision)
        mode = mode + np.clip(step, -1.0, 1.0)
        if np.abs(step).max(initial=0.0) < 1e-9:  # noqa: PLR2004 - far below any printed digit
            break
    return mode, information


def _largest(work: Work, counts: Array, base: Array) -> Codes:
    """Return for each customer with engagements the row farthest above its expectation."""
    order = np.lexsort((counts - base, work.customers))
    last = np.flatnonzero(np.diff(work.customers[order], append=-1))
    return np.asarray(order[last], dtype=np.int64)


def _doubted(
    mode: Array, variance: Array, deviation: float, doubt: Array
) -> tuple[Array, Array]:
    """Return mode and variance when the evidence has a further error of variance ``doubt``."""
    prior = deviation**2
    variance = np.minimum(variance, prior * (1 - 1e-9))
    evidence = 1 / (1 / variance - 1 / prior)
    said = mode * evidence / variance
    wider = evidence + doubt
    return said * prior / (prior + wider), prior * wider / (prior + wider)


def _above(mode: Array, variance: Array) -> Array:
    return np.asarray(stats.norm.sf((np.log(RATIO) - mode) / np.sqrt(variance)))


def _detectable(variance: Array, deviation: float) -> Array:
    """Return the ratio that had to be observed for a probability of 0.8."""
    weight = 1 - variance / deviation**2
    needed = np.log(RATIO) + _LIKELY_SCORE * np.sqrt(variance)
    return np.asarray(np.exp(np.minimum(needed / np.maximum(weight, 1e-3), 10.0)))
