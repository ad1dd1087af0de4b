"""Whether a rate changed more where something was done than elsewhere.

Each row is a unit in a period in which it was at risk. The model has an effect of each period, an
effect of the treated group, and the ratio asked for: difference-in-differences of log rates. Given
what happened in a period, the share of it among the treated follows a binomial, so the effects of
periods drop out (Poisson conditioning; Cameron and Trivedi 2013, chapter 9). Tests and intervals
come from the score with an empirical variance over clusters (Boos 1992; Guo, Pan, Connett, Hannan
and French 2005), which keeps its size where events are few, and needs no event in every cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, inf, isfinite, log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special, stats

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

_FEWEST_CLUSTERS = 2
#: Ratios beyond e to this are as good as none or without bound.
_FARTHEST = 8.0
_STEP = 0.25


@dataclass(frozen=True)
class RatePanel:
    """Units in the periods in which they were at risk; every array has shape (rows,).

    Attributes:
        shows: whether it happened in that period.
        treated: whether the unit belongs where something was done.
        period: number of the period, from 0.
        cluster: number of the cluster that the unit belongs to.

    """

    shows: Flags
    treated: Flags
    period: Numbers
    cluster: Numbers

    def within(self, periods: Flags) -> RatePanel:
        """Return the rows of some periods; ``periods`` has one flag a period."""
        kept = periods[self.period]
        return RatePanel(
            self.shows[kept], self.treated[kept], self.period[kept], self.cluster[kept]
        )


@dataclass(frozen=True, slots=True)
class RateChange:
    """The ratio of rate ratios per unit of the contrast.

    Attributes:
        ratio: 0 or infinite where a cell without events makes it so.
        low, high: limits; 0 or infinite where the data give none.
        p: two-sided.
        events: rows that show it, in periods that tell something.
        clusters: that have rows in such periods.
        inflation: variance over clusters, over that of independent events.

    """

    ratio: float
    low: float
    high: float
    p: float
    events: int
    clusters: int
    inflation: float


def rate_change(panel: RatePanel, contrast: Array, level: float = 0.95) -> RateChange | None:
    """Return how the treated's rate moved with ``contrast``, beyond how the others' did.

    Args:
        panel: rows at risk.
        contrast: shape (periods,): 1 after and 0 before for a change of level, time for a trend.
        level: of the interval.

    Returns:
        None where the data cannot tell: no events on one side, a contrast that does not vary, or
        fewer than two clusters on a side.

    """
    cells = _Cells.of(panel, contrast)
    if cells is None:
        return None
    estimate = cells.estimate()
    critical = float(stats.t.ppf((1 + level) / 2, cells.freedom)) ** 2

    def beyond(at: float) -> float:
        return cells.score_statistic(at) - critical

    start = min(max(estimate, -_FARTHEST), _FARTHEST)
    low, high = _crossing(beyond, start, -_STEP), _crossing(beyond, start, _STEP)
    at = start if abs(start) < _FARTHEST else 0.0
    return RateChange(
        ratio=_exp(estimate),
        low=_exp(low),
        high=_exp(high),
        p=cells.p_value(),
        events=int(cells.total.sum()),
        clusters=cells.clusters,
        inflation=cells.score(at)[1] / max(cells.information(at), 1e-300),
    )


def no_change_p(panel: RatePanel, contrast: Array) -> float | None:
    """Return the p-value of no change alone, as `rate_change` would, without its limits."""
    cells = _Cells.of(panel, contrast)
    return None if cells is None else cells.p_value()


def detectable_ratio(
    panel: RatePanel, contrast: Array, power: float = 0.8, level: float = 0.95
) -> float | None:
    """Return the mildest fall, as a ratio below one, that would be seen with such a power.

    Its standard error is that of the events expected if the fall had happened, with the clumping
    that these data show. None where not even the end of all events would be seen.
    """
    cells = _Cells.of(panel, contrast)
    if cells is None:
        return None
    estimate = cells.estimate()
    at = estimate if isfinite(estimate) and abs(estimate) < _FARTHEST else 0.0
    inflation = max(cells.score(at)[1] / max(cells.information(at), 1e-300), 1e-12)
    reach = float(stats.t.ppf((1 + level) / 2, cells.freedom) + stats.norm.ppf(power))
    shares = cells.shares(at)
    for fall in np.arange(0.01, _FARTHEST, 0.01):
        information = cells.expected_information(shares, -fall - at)
        if information > 0 and fall >= reach * (inflation / information) ** 0.5:
            return exp(-fall)
    return None


@dataclass(frozen=True)
class _Cells:
    """The rows of periods that tell something, with their sums."""

    rows: RatePanel
    contrast: Array
    total: Array
    treated_events: Array
    odds: Array
    exposed: tuple[Array, Array]
    codes: Numbers
    clusters: int
    freedom: int

    @classmethod
    def of(cls, panel: RatePanel, contrast: Array) -> _Cells | None:
        periods = len(contrast)
        exposed = [
            np.bincount(panel.period[flags], minlength=periods).astype(np.float64)
            for flags in (~panel.treated, panel.treated)
        ]
        events = [
            np.bincount(panel.period[flags & panel.shows], minlength=periods).astype(np.float64)
            for flags in (~panel.treated, panel.treated)
        ]
        tells = (exposed[0] > 0) & (exposed[1] > 0) & (events[0] + events[1] > 0)
        if not tells.any() or np.ptp(contrast[tells]) == 0:
            return None
        if min(events[0][tells].sum(), events[1][tells].sum()) == 0:
            return None
        rows = panel.within(tells)
        sides = [len(np.unique(rows.cluster[rows.treated == side])) for side in (False, True)]
        if min(sides) < _FEWEST_CLUSTERS:
            return None
        _, codes = np.unique(rows.cluster, return_inverse=True)
        safe = [np.where(tells, one, 1.0) for one in exposed]
        return cls(
            rows,
            contrast,
            np.where(tells, events[0] + events[1], 0.0),
            np.where(tells, events[1], 0.0),
            np.log(safe[1] / safe[0]),
            (safe[0], safe[1]),
            codes,
            int(codes.max()) + 1,
            min(sides) - 1,
        )

    def shares(self, at: float) -> Array:
        """Return the treated's share of each period's events when the ratio is e to ``at``."""
        wanted = float(self.treated_events.sum())
        fixed = self.odds + at * self.contrast

        def excess(level: float) -> float:
            return float(self.total @ special.expit(fixed + level)) - wanted

        reach = float(np.abs(fixed).max()) + 40
        level = optimize.brentq(excess, -reach, reach, xtol=1e-10)
        return np.asarray(special.expit(fixed + level))

    def information(self, at: float) -> float:
        weight, centred = self._weighed(self.shares(at))
        return float(weight @ centred**2)

    def expected_information(self, shares: Array, further: float) -> float:
        """Return the information if the ratio were e to ``further`` times that of the shares."""
        quiet = self.total * (1 - shares)
        moved = self.total * shares * np.exp(further * self.contrast)
        weight = quiet * moved / np.maximum(quiet + moved, 1e-300)
        middle = float(weight @ self.contrast) / max(float(weight.sum()), 1e-300)
        return float(weight @ (self.contrast - middle) ** 2)

    def score(self, at: float) -> tuple[float, float]:
        """Return the score and its variance over clusters, at least that of lone trials."""
        shares = self.shares(at)
        _, centred = self._weighed(shares)
        means = (self.total * (1 - shares) / self.exposed[0], self.total * shares / self.exposed[1])
        rows = self.rows
        mean = np.where(rows.treated, means[1][rows.period], means[0][rows.period])
        lever = np.where(rows.treated, 1 - shares[rows.period], -shares[rows.period])
        levers = centred[rows.period] * lever
        scores = np.bincount(self.codes, weights=levers * (rows.shows - mean))
        alone = float(levers**2 @ (mean * np.maximum(1 - mean, 0)))
        return float(scores.sum()), _variance(scores, alone)

    def score_statistic(self, at: float) -> float:
        total, variance = self.score(at)
        return total**2 / variance if variance > 0 else (inf if total else 0.0)

    def p_value(self) -> float:
        return float(2 * stats.t.sf(self.score_statistic(0.0) ** 0.5, self.freedom))

    def estimate(self) -> float:
        def score(at: float) -> float:
            return float((self.treated_events - self.total * self.shares(at)) @ self.contrast)

        scale = _FARTHEST / max(float(np.ptp(self.contrast)), 1e-12)
        if score(-scale) <= 0:
            return -inf
        if score(scale) >= 0:
            return inf
        return float(optimize.brentq(score, -scale, scale, xtol=1e-8))

    def _weighed(self, shares: Array) -> tuple[Array, Array]:
        weight = self.total * shares * (1 - shares)
        middle = float(weight @ self.contrast) / max(float(weight.sum()), 1e-300)
        return weight, self.contrast - middle


def _variance(scores: NDArray[Any], alone: float) -> float:
    """Return the spread around nothing, not around the mean: it keeps the size of the test."""
    count = len(scores)
    return max(float((scores**2).sum()) * count / (count - 1), alone)


def _crossing(beyond: Callable[[float], float], start: float, step: float) -> float:
    """Return where the score statistic passes its critical value; infinite where it never does."""
    at = start
    while abs(at) <= _FARTHEST:
        if beyond(at + step) > 0:
            if beyond(at) > 0:
                return at
            return float(optimize.brentq(beyond, at, at + step, xtol=1e-6))
        at += step
    return inf if step > 0 else -inf


def _exp(value: float) -> float:
    return exp(value) if value < log(1e300) else inf
