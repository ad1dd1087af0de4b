"""The three indices of a customer, from mixed models of what happened in engagements.

*Excess*: escalations over what the mix of work and the teams predict. *Delivery*: delivery problems
over the same. *Propensity*: escalations over what the delivery problems of its engagements predict,
so a customer whose projects really fail has a high delivery index and an ordinary propensity.

A customer's and a team's effect are crossed random intercepts (`intelligence.statistics.mixed`), so
a customer is not blamed for its team, and little data pulls it to one. Counts are negative
binomial, so one loud engagement is known to be possible anywhere.

When problems and escalations share a gamma-distributed trouble of the engagement, escalations given
the problems are again negative binomial around ``mean * (shape + problems) / (shape + expected
problems)`` (Marshall and Olkin 1990, for the bivariate negative binomial): that is the offset of
the propensity. What is not known of a customer's delivery widens its propensity (delta method).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, stats

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
#: A larger ratio that had to be observed is not told: with so few cases nothing can be seen.
LARGEST_TOLD = 10.0
#: Ridge on the effects of kinds of work: a rare kind is pulled to the average.
_RIDGE = 0.5
#: Deviation of the prior under which delivery is judged before escalations are set against it.
_VAGUE = 1.0
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
        detectable: the ratio that had to be observed for the posterior to call an excess likely;
            NaN where it is above `LARGEST_TOLD`.
        log_ratio, variance: of the posterior, on the log scale.
        deviation: how far customers differ, standard deviation of log ratios.
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
    deviation: float
    fit: MixedFit

    @property
    def fitted_deviation(self) -> float:
        """The deviation that the model had, before errors of its offset were taken from it."""
        return float(self.fit.deviations[0])


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
    shape = float(delivery.fit.shapes[0])
    seen, doubt = _less_shrunk(delivery)
    mean = delivery.fit.fitted * np.exp(seen - delivery.fit.modes[0])[work.customers]
    trouble = mean * (shape + problems) / (shape + mean)
    reliance = work.total(trouble * shape / (shape + mean)) / work.total(trouble)
    return _index(work, escalations, np.log(trouble), reliance**2 * doubt)


def _less_shrunk(delivery: Index) -> tuple[Array, Array]:
    """Return log ratios of delivery under a vague prior, with their variance.

    Pulled to the average, a customer whose delivery fails would seem to escalate for less.
    """
    deviation = delivery.fitted_deviation
    variance = np.minimum(delivery.fit.mode_errors(0) ** 2, _below(deviation))
    said, evidence = _evidence(delivery.fit.modes[0], variance, deviation)
    return _posterior(said, evidence, max(_VAGUE, deviation))


def _index(work: Work, counts: Array, offset: Array, doubt: Array) -> Index:
    fit = fit_mixed(_design(work, counts, offset), Family.NEGATIVE_BINOMIAL, _SETTINGS)
    fitted = float(fit.deviations[0])
    base = fit.fitted * np.exp(-fit.modes[0][work.customers])
    variance = np.minimum(fit.mode_errors(0) ** 2, _below(fitted))
    _, information = _own(work, counts, base, fit)
    others = np.maximum(variance - 1 / (information + fitted**-2), 0.0)
    said, evidence = _evidence(fit.modes[0], variance, fitted)
    deviation = _deviation(said, evidence + doubt) if doubt.any() else fitted
    mode, spread = _posterior(said, evidence + doubt, deviation)
    kept = np.ones(len(counts), dtype=bool)
    kept[_largest(work, counts, base)] = False
    rest, left = _own(work, counts, np.where(kept, base, 0.0), fit)
    rest_variance = np.minimum(1 / (left + fitted**-2) + others, _below(fitted))
    rest_said, rest_evidence = _evidence(rest, rest_variance, fitted)
    width = stats.norm.isf(TAIL) * np.sqrt(spread)
    return Index(
        work.total(counts),
        work.total(base),
        np.exp(mode),
        np.exp(mode - width),
        np.exp(mode + width),
        _above(mode, spread),
        _above(*_posterior(rest_said, rest_evidence + doubt, deviation)),
        _detectable(spread, deviation),
        mode,
        spread,
        deviation,
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
    precision = float(fit.deviations[0]) ** -2
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


def _below(deviation: float) -> float:
    """Return the largest variance a posterior can have."""
    return deviation**2 * (1 - 1e-9)


def _evidence(mode: Array, variance: Array, deviation: float) -> tuple[Array, Array]:
    """Return what the data alone say of log ratios, and its variance, from their posterior."""
    evidence = 1 / (1 / variance - deviation**-2)
    return mode * evidence / variance, evidence


def _posterior(said: Array, evidence: Array, deviation: float) -> tuple[Array, Array]:
    weight = deviation**2 / (deviation**2 + evidence)
    return said * weight, evidence * weight


def _deviation(said: Array, evidence: Array) -> float:
    """Return how far customers differ beyond the errors, as the mixed model would estimate it."""

    def loss(log_deviation: float) -> float:
        spread = np.exp(2 * log_deviation) + evidence
        return float(np.sum(np.log(spread) + said**2 / spread) / 2 - log_deviation)

    found = optimize.minimize_scalar(loss, bounds=(-4.0, 1.5), method="bounded")
    return float(np.exp(found.x))


def _above(mode: Array, variance: Array) -> Array:
    return np.asarray(stats.norm.sf((np.log(RATIO) - mode) / np.sqrt(variance)))


def _detectable(variance: Array, deviation: float) -> Array:
    """Return the ratio that had to be observed for a probability of 0.8, NaN where it is absurd."""
    weight = 1 - variance / deviation**2
    needed = np.log(RATIO) + _LIKELY_SCORE * np.sqrt(variance)
    most = np.log(LARGEST_TOLD)
    found = needed / np.maximum(weight, 1e-3)
    return np.where(found <= most, np.exp(np.minimum(found, most)), np.nan)
