"""The verdict on an intervention, and why nothing stronger is said."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np

from intelligence.signals.intervention_panel import InterventionPanel
from intelligence.signals.intervention_views import Views, own_peak
from intelligence.statistics.its import LevelChange

FELL = "fell"
ROSE = "rose"
NO_CHANGE = "no change seen"
CANNOT_SAY = "cannot say"
REGRESSION = "regression to the mean not excluded"

_LEVEL = 0.05
_NOT_SEEABLE = (
    "no detectable fall is stated: with so few cases even the end of a theme is seen in fewer than "
    "80 of 100 comparisons"
)


@dataclass(frozen=True, slots=True)
class Needs:
    """Quarters before the day and after it, below which only counts are given."""

    before: int = 8
    after: int = 4

    def lack(self, panel: InterventionPanel, *, known: bool) -> str | None:
        """Return what is missing for a verdict; None when nothing is."""
        before, after = int(panel.before.sum()), int(panel.after.sum())
        if not known:
            return "the edition has no such theme"
        if not panel.rows.treated.any():
            return "no engagement of the scope was active"
        if before < self.before or after < self.after:
            return (
                f"{before} complete quarters before and {after} after, "
                f"{self.before} and {self.after} are needed: counts only"
            )
        return None


def verdict_of(panel: InterventionPanel, views: Views | None, lack: str | None) -> tuple[str, str]:
    """Return the verdict and a note on it."""
    if lack is not None or views is None:
        return CANNOT_SAY, lack or ""
    if panel.rows.treated.all():
        return _of_series(panel, views)
    if views.change is None:
        return CANNOT_SAY, _too_few(panel)
    if views.change.p >= _LEVEL:
        return NO_CHANGE, _seeable(views)
    rose = views.change.ratio > 1
    verdict, note = (ROSE, _drifting(views, falling=False)) if rose else _of_fall(views)
    if views.detectable is None:
        note = "; ".join(said for said in (note, _NOT_SEEABLE) if said)
    return verdict, note


def _of_fall(views: Views) -> tuple[str, str]:
    by_itself = _by_itself(views)
    if by_itself:
        return REGRESSION, by_itself
    drift = _drifting(views, falling=True)
    return (CANNOT_SAY, drift) if drift else (FELL, _limits_of_guard(views))


def _too_few(panel: InterventionPanel) -> str:
    """Say what the comparison has on each side, and what it would need."""
    used = panel.before | panel.after
    rows = panel.rows.within(used)
    told = []
    for side, treated in (("inside", True), ("outside", False)):
        counts = " then ".join(
            "{} of {}".format(*panel.sums(periods, treated=treated))
            for periods in (panel.before, panel.after)
        )
        groups = len(np.unique(rows.cluster[rows.treated == treated]))
        told.append(f"{side} {counts} engagement-quarters, {groups} {panel.clustered_by}s")
    return (
        f"too few engagements show the theme: {'; '.join(told)}; one that shows it and two "
        f"{panel.clustered_by}s are needed on each side, active in the same quarters before and "
        "after"
    )


def _own_course(panel: InterventionPanel) -> str:
    """Say what the course of the scope alone has, and what it would need."""
    counts = " then ".join(
        "{} of {}".format(*panel.sums(periods, treated=True))
        for periods in (panel.before, panel.after)
    )
    quarters = int(((panel.before | panel.after) & (panel.exposure > 0)).sum())
    return (
        f"too few engagements show the theme: {counts} engagement-quarters in {quarters} quarters; "
        "one that shows it, quarters before and after, and more quarters than a level, a trend, a "
        "season and the change take are needed"
    )


def _seeable(views: Views) -> str:
    if views.detectable is None:
        return "with so few cases not even the end of the theme would have been seen"
    return f"a fall to {views.detectable:.2f} times would have been seen"


def _of_series(panel: InterventionPanel, views: Views) -> tuple[str, str]:
    alone = "nobody is outside the scope, so only its own course can be judged"
    if views.series is None:
        return CANNOT_SAY, f"{alone}; {_own_course(panel)}"
    if views.series.p >= _LEVEL:
        return NO_CHANGE, f"{alone}; {_within(views.series)} is not excluded (95 %)"
    if not 0 < views.series.ratio < inf:
        when = "after" if views.series.ratio < 1 else "before"
        alone += f"; no engagement showed it {when}: {_within(views.series)} (95 %)"
    if views.series.ratio > 1:
        return ROSE, alone
    if own_peak(panel):
        return REGRESSION, f"{alone}; it began after a year that was higher than those before"
    return FELL, alone


def _within(series: LevelChange) -> str:
    """Write the limits of a ratio; of one without events on a side there is one limit alone."""
    if series.low <= 0:
        return f"up to {series.high:.2f} times" if series.high < inf else "any ratio"
    if series.high == inf:
        return f"{series.low:.2f} times or more"
    return f"{series.low:.2f} to {series.high:.2f} times"


def _drifting(views: Views, *, falling: bool) -> str:
    """Say when both sides were already moving apart, in the direction of the change."""
    trend = views.pre_trend
    if trend is not None and trend.p < _LEVEL and (trend.ratio < 1) == falling:
        way = "falling" if falling else "rising"
        return (
            f"it was already {way} against the others before: {trend.ratio:.2f} times a year, "
            f"p {trend.p:.2g} where {_LEVEL} or more is needed"
        )
    placebo = views.placebo
    if placebo.flagged and placebo.p is not None:
        return (
            "a day before, on which nothing was done, shows a change too: least p of "
            f"{placebo.dates} such days {placebo.p:.2g}, times their number, where {_LEVEL} or "
            "more is needed"
        )
    return ""


def _by_itself(views: Views) -> str:
    """Say when a fall as large could have come without the intervention."""
    change, shrunk = views.change, views.shrunk
    if change is not None and shrunk is not None and change.high >= shrunk.ratio:
        return f"its high rate alone would lead to {shrunk.ratio:.2f} times"
    without = views.without_peak
    if views.peaked and (without is None or without.high >= 1):
        return "it began after a year that was higher than those before"
    return ""


def _limits_of_guard(views: Views) -> str:
    if views.shrunk is None:
        return "too few groups to say what a high rate alone would lead to"
    return f"a high rate alone would have led to {views.shrunk.ratio:.2f} times"
