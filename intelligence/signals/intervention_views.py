"""The views on one intervention: change, course before, placebo dates, own series, shrinkage."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from intelligence.signals.intervention_panel import InterventionPanel
from intelligence.statistics.did_rates import (
    RateChange,
    detectable_ratio,
    no_change_p,
    rate_change,
)
from intelligence.statistics.its import LevelChange, Series, level_change
from intelligence.statistics.regression_to_mean import Shrunk, shrunk_rate

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: Quarters before a date and after it that a placebo needs, and that a peak is long.
PLACEBO_SIDE = 4
#: A level below which a rate before the day counts as a peak: better to suspect one too often.
_PEAK_LEVEL = 0.2
_LEVEL = 0.05
#: Quarters from which on the own series may have a season.
_FEWEST_FOR_SEASON = 16


@dataclass(frozen=True, slots=True)
class Placebo:
    """Days before the true one on which nothing was done.

    ``p`` is the smallest over ``dates``, times their number; ``flagged`` that it is below 5 %.
    """

    dates: int
    p: float | None
    flagged: bool


@dataclass(frozen=True)
class Views:
    """Everything that is asked of one intervention; None where it cannot be told.

    Attributes:
        change: inside against outside, after against before.
        pre_trend: how inside moved against outside before, a year.
        placebo: the same change at days before the true one.
        detectable: the mildest fall that would be seen with 80 % power.
        series: inside alone.
        shrunk: what its rate before is expected to come down to by itself.
        peak: the last year before against what was before that.
        without_peak: the change when that year is left out.

    """

    change: RateChange | None
    pre_trend: RateChange | None
    placebo: Placebo
    detectable: float | None
    series: LevelChange | None
    shrunk: Shrunk | None
    peak: RateChange | None
    without_peak: RateChange | None

    @property
    def peaked(self) -> bool:
        """Whether the rate inside was higher in the last year before than it had been."""
        return self.peak is not None and self.peak.ratio > 1 and self.peak.p < _PEAK_LEVEL


def views_of(panel: InterventionPanel) -> Views:
    """Return the views on an intervention."""
    used = panel.before | panel.after
    contrast = panel.after.astype(np.float64)
    rows = panel.rows.within(used)
    years = np.arange(len(panel.quarters)) / 4.0
    early = panel.rows.within(panel.before)
    recent = _recent(panel)
    return Views(
        change=rate_change(rows, contrast),
        pre_trend=rate_change(early, years),
        placebo=placebo_of(panel),
        detectable=detectable_ratio(rows, contrast),
        series=_own_series(panel, used),
        shrunk=_shrunk(panel),
        peak=rate_change(early, recent.astype(np.float64)) if recent.any() else None,
        without_peak=rate_change(panel.rows.within(used & ~recent), contrast)
        if recent.any()
        else None,
    )


def placebo_of(panel: InterventionPanel) -> Placebo:
    """Return what the comparison says of days before the true one (Bonferroni over the days)."""
    places = np.flatnonzero(panel.before)
    early = panel.rows.within(panel.before)
    found = []
    for place in places[PLACEBO_SIDE : len(places) - PLACEBO_SIDE + 1]:
        p = no_change_p(early, (np.arange(len(panel.quarters)) >= place).astype(np.float64))
        if p is not None:
            found.append(p)
    if not found:
        return Placebo(0, None, flagged=False)
    smallest = min(min(found) * len(found), 1.0)
    return Placebo(len(found), smallest, flagged=smallest < _LEVEL)


def own_peak(panel: InterventionPanel) -> bool:
    """Say whether the rate inside was higher in the last year before, no one outside asked."""
    recent = _recent(panel)
    events, exposed = panel.sums(recent, treated=True)
    earlier, exposed_earlier = panel.sums(panel.before & ~recent, treated=True)
    if not exposed or not exposed_earlier or not events + earlier:
        return False
    share = exposed / (exposed + exposed_earlier)
    test = stats.binomtest(events, events + earlier, share, alternative="greater")
    return bool(test.pvalue < _PEAK_LEVEL / 2)


def _recent(panel: InterventionPanel) -> Flags:
    """Return the last year before; nothing when less than a year is before that."""
    places = np.flatnonzero(panel.before)
    flags = np.zeros(len(panel.quarters), dtype=bool)
    if len(places) >= 2 * PLACEBO_SIDE:
        flags[places[-PLACEBO_SIDE:]] = True
    return flags


def _own_series(panel: InterventionPanel, used: Flags) -> LevelChange | None:
    kept = used & (panel.exposure > 0)
    series = Series(
        panel.events[1][kept],
        panel.exposure[kept],
        panel.after[kept].astype(np.float64),
        np.flatnonzero(kept).astype(np.float64),
    )
    return level_change(series, harmonics=1 if kept.sum() >= _FEWEST_FOR_SEASON else 0)


def _shrunk(panel: InterventionPanel) -> Shrunk | None:
    """Compare the rate inside with that of each other value of the scope's first dimension."""
    early = panel.before[panel.rows.period]
    groups = panel.groups[early]
    if not (groups == -1).any() or not (groups >= 0).any():
        return None
    numbers = groups + 1
    exposure = np.bincount(numbers).astype(np.float64)
    events = np.bincount(numbers, weights=panel.rows.shows[early].astype(np.float64))
    return shrunk_rate(events.astype(np.float64), exposure, 0)
