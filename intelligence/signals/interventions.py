"""Whether interventions worked: how a theme changed where something was done, against elsewhere.

The unit is the engagement that shows the theme in a quarter, among those active in it. A fall that
a high rate would have made by itself is not called a cure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
import pandas as pd

from intelligence.interventions.intervention import Intervention
from intelligence.interventions.standing import told_scope
from intelligence.signals.completeness import completeness_of
from intelligence.signals.finished import last_day
from intelligence.signals.intervention_panel import InterventionPanel, panel_of
from intelligence.signals.intervention_verdict import Needs, verdict_of
from intelligence.signals.intervention_views import Views, views_of
from intelligence.signals.occurrences import Occurrences
from intelligence.statistics.did_rates import RateChange, rate_change
from intelligence.statistics.its import LevelChange
from intelligence.statistics.rates import share_interval

_PER = 100.0


@dataclass(frozen=True)
class InterventionSignals:
    """What became of interventions.

    Attributes:
        verdicts: one row an intervention: ``intervention_id, theme_id, date, scope, what,
            owner_role, owner_name, quarters_before, quarters_after``; ``events, active, rate``
            (engagement-quarters, and events per 100 of them) each as ``inside_before_…,
            inside_after_…, outside_before_…, outside_after_…``; ``rate_ratio, low, high, p``
            (inside over outside, after over before, 95 %), ``clustered_by``; ``pre_trend,
            pre_trend_low, pre_trend_high, pre_trend_p`` (ratio a year); ``placebo_dates,
            placebo_p, placebo_flagged``; ``detectable`` (mildest ratio seen with 80 % power);
            ``series_ratio, series_low, series_high`` (inside alone); ``shrinkage_ratio`` (what
            shrinkage alone predicts); ``peak_ratio, peak_low, peak_high, without_peak_ratio,
            without_peak_low, without_peak_high``; ``out_of_time, verdict, note``.
        quarters: one row an intervention and quarter: ``intervention_id, quarter, when`` (before,
            start or after), ``events, active, rate, rate_low, rate_high`` (95 %), each as
            ``inside_…, outside_…``; ``rate_ratio, low, high`` (against the quarters before).

    """

    verdicts: pd.DataFrame
    quarters: pd.DataFrame


def intervention_signals(
    tables: Mapping[str, pd.DataFrame],
    occurrences: Occurrences,
    interventions: Sequence[Intervention],
    needs: Needs | None = None,
) -> InterventionSignals:
    """Return what became of each intervention.

    Args:
        tables: of the edition; ``documents`` tell how far the portfolio reaches.
        occurrences: of the same edition.
        interventions: that stand.
        needs: how many quarters are enough; the defaults by default.

    """
    needs = needs or Needs()
    day = last_day(tables["documents"])
    known_shares = completeness_of(tables["documents"], occurrences.quarters).known
    verdicts, quarters = [], []
    for one in interventions:
        panel = panel_of(occurrences, one.action, day, known_shares)
        known = one.action.theme_id in occurrences.themes
        enough = needs.lack(panel, known=known) is None
        views = views_of(panel) if enough else None
        verdicts.append(_row(one, panel, views, needs, known=known))
        quarters.extend(_quarters(one.id, panel, enough=enough))
    return InterventionSignals(
        pd.DataFrame(verdicts, columns=list(VERDICT_COLUMNS)),
        pd.DataFrame(quarters, columns=list(QUARTER_COLUMNS)),
    )


def _row(
    one: Intervention, panel: InterventionPanel, views: Views | None, needs: Needs, *, known: bool
) -> dict[str, object]:
    action = one.action
    verdict, note = verdict_of(panel, views, needs.lack(panel, known=known))
    row: dict[str, object] = {
        "intervention_id": one.id,
        "theme_id": action.theme_id,
        "date": action.date.isoformat(),
        "scope": told_scope(action.scope),
        "what": action.what,
        "owner_role": action.owner_role,
        "owner_name": action.owner_name,
        "quarters_before": int(panel.before.sum()),
        "quarters_after": int(panel.after.sum()),
        "out_of_time": panel.out_of_time,
        "verdict": verdict,
        "note": note,
    }
    for side, treated in (("inside", True), ("outside", False)):
        for when, periods in (("before", panel.before), ("after", panel.after)):
            events, active = panel.sums(periods, treated=treated)
            figures = (events, active, _rate(events, active))
            names = (f"{side}_{when}_{name}" for name in ("events", "active", "rate"))
            row |= dict(zip(names, figures, strict=True))
    return row | _seen(panel, views) if views else row


def _seen(panel: InterventionPanel, views: Views) -> dict[str, object]:
    row: dict[str, object] = {
        "clustered_by": panel.clustered_by,
        "placebo_dates": views.placebo.dates,
        "placebo_p": views.placebo.p,
        "placebo_flagged": views.placebo.flagged,
        "detectable": views.detectable,
        "shrinkage_ratio": views.shrunk.ratio if views.shrunk else None,
        **_limits(views.change, "rate_ratio", ""),
        **_limits(views.pre_trend, "pre_trend", "pre_trend_"),
        **_limits(views.series, "series_ratio", "series_"),
        **_limits(views.peak, "peak_ratio", "peak_"),
        **_limits(views.without_peak, "without_peak_ratio", "without_peak_"),
    }
    row |= {
        "p": views.change.p if views.change else None,
        "pre_trend_p": views.pre_trend.p if views.pre_trend else None,
    }
    return row


def _quarters(known: str, panel: InterventionPanel, *, enough: bool) -> list[dict[str, object]]:
    rows = []
    for place, quarter in enumerate(panel.quarters):
        here = np.arange(len(panel.quarters)) == place
        row: dict[str, object] = {
            "intervention_id": known,
            "quarter": quarter,
            "when": "before" if panel.before[place] else "after" if panel.after[place] else "start",
        }
        for side, treated in (("inside", True), ("outside", False)):
            events, active = panel.sums(here, treated=treated)
            row |= {f"{side}_events": events, f"{side}_active": active}
            row[f"{side}_rate"] = _rate(events, active)
            if active:
                ends = share_interval(events, active - events)
                names = (f"{side}_rate_low", f"{side}_rate_high")
                row |= {name: float(end) * _PER for name, end in zip(names, ends, strict=True)}
        if enough:
            kept = panel.rows.within(panel.before | here)
            row |= _limits(rate_change(kept, here.astype(np.float64)), "rate_ratio", "")
        rows.append(row)
    return rows


def _limits(change: RateChange | LevelChange | None, ratio: str, prefix: str) -> dict[str, object]:
    """Return a ratio and its limits; null where it is without bound."""
    if change is None:
        return {}
    figures = {ratio: change.ratio, f"{prefix}low": change.low, f"{prefix}high": change.high}
    return {name: value if isfinite(value) else None for name, value in figures.items()}


def _rate(events: int, active: int) -> float | None:
    return events / active * _PER if active else None


_SUMS = tuple(
    f"{side}_{when}_{name}"
    for side in ("inside", "outside")
    for when in ("before", "after")
    for name in ("events", "active", "rate")
)
_RATIOS = tuple(
    name
    for prefix in ("pre_trend", "series", "peak", "without_peak")
    for name in (
        prefix if prefix == "pre_trend" else f"{prefix}_ratio",
        f"{prefix}_low",
        f"{prefix}_high",
    )
)
VERDICT_COLUMNS = (
    *("intervention_id", "theme_id", "date", "scope", "what", "owner_role", "owner_name"),
    *("quarters_before", "quarters_after", *_SUMS),
    *("rate_ratio", "low", "high", "p", "clustered_by", *_RATIOS, "pre_trend_p"),
    *("placebo_dates", "placebo_p", "placebo_flagged", "detectable", "shrinkage_ratio"),
    *("out_of_time", "verdict", "note"),
)
QUARTER_COLUMNS = (
    *("intervention_id", "quarter", "when"),
    *(
        f"{side}_{name}"
        for side in ("inside", "outside")
        for name in ("events", "active", "rate", "rate_low", "rate_high")
    ),
    *("rate_ratio", "low", "high"),
)
