"""The table of themes by quarter: what was seen, what is still to be reported, what is to come."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.quarters import quarters_after
from intelligence.signals.looks import LEAST_QUARTERS
from intelligence.signals.series import Series
from intelligence.signals.verdicts import Tests
from intelligence.statistics.discounted import Forgetting, fit_forgetting
from intelligence.statistics.forecast import FARTHEST, forecast
from intelligence.statistics.late_reports import completed
from intelligence.statistics.rates import rate_interval

Array = NDArray[np.float64]

_PER = 100.0
_PER_HOURS = 1_000.0

SEEN = "seen"
MASKED = "not yet over or known; left out of tests"
IDLE = "no active engagement"
TO_COME = "forecast"
POOLED = "forecast from the pooled rate: fewer than 8 quarters"


def quarterly_rows(series: Series, tests: Tests) -> pd.DataFrame:
    """Return one row a theme and quarter, the four quarters to come included.

    ``exposure`` of a quarter to come is the mean of the newest four quarters that count. What is to
    come, or still to be reported, is no more than the active engagements, unless a theme was seen
    in more: documents may tell of an engagement that is not active.
    """
    past = _past(series, tests)
    coming = _coming(series, tests)
    table = pd.concat([past, coming], ignore_index=True) if len(coming) else past
    return table.sort_values(["theme_id", "quarter"], ignore_index=True)


def _past(series: Series, tests: Tests) -> pd.DataFrame:
    themes, quarters = series.counts.shape
    low, high = rate_interval(series.counts, series.exposure)
    exposure = np.where(series.exposure > 0, series.exposure, np.nan)
    alarm_p, alarm_q = (np.full((themes, quarters), np.nan) for _ in range(2))
    alarm_p[:, tests.used], alarm_q[:, tests.used] = tests.alarms.p_value, tests.alarm_q
    status = np.where(series.completeness.masked, MASKED, np.where(series.exposure > 0, SEEN, IDLE))
    columns = {
        "observed": series.counts,
        "rate": series.counts / exposure * _PER,
        "rate_low": low * _PER,
        "rate_high": high * _PER,
        "rate_per_1000_hours": series.timed / series.hours * _PER_HOURS,
        **_nowcasts(series),
        "alarm_p": alarm_p,
        "alarm_q": alarm_q,
    }
    return pd.DataFrame(
        {
            "theme_id": np.repeat(np.asarray(series.themes, dtype=object), quarters),
            "quarter": np.tile(np.asarray(series.quarters, dtype=object), themes),
            "is_forecast": False,
            "exposure": np.tile(series.exposure, themes),
            "hours": np.tile(series.hours, themes),
            "completeness": np.tile(series.completeness.share, themes),
            **{name: values.reshape(-1) for name, values in columns.items()},
            "status": np.tile(status.astype(object), themes),
        }
    )


def _nowcasts(series: Series) -> dict[str, Array]:
    """Return final counts to expect, with 90 % intervals; the count itself where all is known."""
    names = ("nowcast", "nowcast_low", "nowcast_high")
    reports = series.completeness.reports
    if reports is None or series.effective.sum() <= 0:
        return {name: np.full(series.counts.shape, np.nan) for name in names}
    found = completed(series.counts, series.exposure, reports, series.completeness.delay)
    most = np.maximum(series.counts, series.exposure)
    ends = (np.minimum(end, most) for end in (found.expected, found.low, found.high))
    return dict(zip(names, ends, strict=True))


def _coming(series: Series, tests: Tests) -> pd.DataFrame:
    """Return the four quarters to come; no row where nothing was ever exposed."""
    themes = len(series.themes)
    if not len(tests.used) or not themes:
        return pd.DataFrame()
    enough = len(tests.used) >= LEAST_QUARTERS
    model = fit_forgetting(tests.counts, tests.exposure)
    if not enough:
        model = Forgetting(model.shape, model.rate, 1.0)
    newest = float(series.exposure[tests.used[-FARTHEST:]].mean())
    exposure = np.full(FARTHEST, newest)
    found = forecast(tests.counts, tests.exposure, exposure, model)
    most = newest * _most_per_engagement(series, tests)[:, None]
    columns = {
        "expected": np.minimum(found.mean, most),
        "median": np.minimum(found.median, most),
        "low_80": np.minimum(found.low80, most),
        "high_80": np.minimum(found.high80, most),
        "low_95": np.minimum(found.low95, most),
        "high_95": np.minimum(found.high95, most),
    }
    rates = {"rate": "expected", "rate_low": "low_95", "rate_high": "high_95"}
    columns |= {name: columns[count] * (_PER / newest) for name, count in rates.items()}
    return pd.DataFrame(
        {
            "theme_id": np.repeat(np.asarray(series.themes, dtype=object), FARTHEST),
            "quarter": np.tile(
                np.asarray(quarters_after(series.quarters[-1], FARTHEST), dtype=object), themes
            ),
            "is_forecast": True,
            "exposure": newest,
            **{name: values.reshape(-1) for name, values in columns.items()},
            "status": TO_COME if enough else POOLED,
        }
    )


def _most_per_engagement(series: Series, tests: Tests) -> Array:
    """Return how many can show each theme for each that is active: one, or more if more did."""
    newest = tests.used[-FARTHEST:]
    seen = series.counts[:, newest] / series.exposure[newest]
    return np.asarray(np.maximum(seen.max(axis=1), 1.0))
