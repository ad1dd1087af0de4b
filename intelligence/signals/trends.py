"""Trends: what is new, rises, falls, has changed its level, follows the year, or is back again.

Two tables of an edition: one row a theme with the verdict and every test behind it, one row a theme
and quarter with rates, alarms, late reports and the four quarters to come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.signals.looks import LEAST_EVENTS
from intelligence.signals.occurrences import Occurrences
from intelligence.signals.peaks import peak_columns
from intelligence.signals.quarterly import quarterly_rows
from intelligence.signals.series import Series, series_of
from intelligence.signals.trend_notes import note_of
from intelligence.signals.verdicts import (
    MOVED_DOWN,
    MOVED_UP,
    Tests,
    Verdict,
    is_alarmed,
    last_gap,
    make_tests,
    verdict,
)
from intelligence.statistics.rates import rate_interval
from intelligence.statistics.window_scan import LONGEST

Array = NDArray[np.float64]

PER_ENGAGEMENTS = 100.0
PER_HOURS = 1_000.0

#: Ratio above which an end of an interval is left open.
_LARGEST_RATIO = 1_000.0

_LEVEL_KEYS = (
    *("level_quarter", "level_quarter_low", "level_quarter_high", "level_before", "level_after"),
    *("level_ratio", "level_low", "level_high", "level_p", "level_q", "level_p_beside"),
)


@dataclass(frozen=True)
class TrendTables:
    """What is known of the movement of themes.

    Attributes:
        themes: one row a theme.
        quarters: one row a theme and quarter, the forecast included.

    """

    themes: pd.DataFrame
    quarters: pd.DataFrame


def trends_of(occurrences: Occurrences, tables: Mapping[str, pd.DataFrame]) -> TrendTables:
    """Test and forecast every theme of an edition.

    Args:
        occurrences: which engagement shows which theme when.
        tables: the edition's; ``documents`` is read.

    """
    series = series_of(occurrences, tables)
    tests = tests_of(series)
    peaks = peak_columns(tests, series.quarters, _first_of_year(series))
    rows = [_theme(series, tests, place) | peaks[place] for place in range(len(series.themes))]
    return TrendTables(pd.DataFrame(rows), quarterly_rows(series, tests))


def tests_of(series: Series) -> Tests:
    """Make every test on the series of an edition."""
    unexposed = bool(series.quarters) and not series.exposure.any()
    first = _first_of_year(series)
    return make_tests(
        series.counts, series.effective, first, clumps=series.clumps, unexposed=unexposed
    )


def _first_of_year(series: Series) -> int:
    """Return which quarter of a year the series begins with, 1 to 4."""
    return int(series.quarters[0][5]) if series.quarters else 1


def _theme(series: Series, tests: Tests, place: int) -> dict[str, object]:
    found = verdict(tests, place)
    counts = tests.counts[place]
    shown = [series.quarters[tests.used[q]] for q in np.flatnonzero(counts > 0)]
    return {
        "theme_id": series.themes[place],
        "verdict": found.value,
        "direction": "up" if found in MOVED_UP else "down" if found in MOVED_DOWN else None,
        "quarters": len(tests.used),
        "events": int(series.counts[place].sum()),
        "first_seen": shown[0] if shown else None,
        "last_seen": shown[-1] if shown else None,
        **_recent(series, tests, place),
        **_alarm(series, tests, place),
        **_growth(tests, place),
        **_level(series, tests, place),
        **_season(tests, place),
        **_silence(series, tests, place),
        "evidence_quarters": _evidence(found, series, tests, place),
        "completeness": _completeness(series),
        "note": note_of(found, series, tests, place),
    }


def _recent(series: Series, tests: Tests, place: int) -> dict[str, object]:
    """Return the rate of the newest four quarters that count, with its 95 % interval."""
    newest = tests.used[-LONGEST:]
    count, exposure = tests.counts[place, -LONGEST:].sum(), tests.exposure[-LONGEST:].sum()
    # Less what is not reported yet, fewer may be left than already show it.
    if count <= series.exposure[newest].sum():
        exposure = max(exposure, count)
    low, high = rate_interval(count, exposure)
    scale = PER_ENGAGEMENTS / exposure if exposure > 0 else np.nan
    hours = float(series.hours[newest].sum()) if len(newest) else np.nan
    timed = float(series.timed[place, newest].sum())
    return {
        "recent_events": int(count),
        "rate": _known(count * scale),
        "rate_low": _known(float(low) * PER_ENGAGEMENTS),
        "rate_high": _known(float(high) * PER_ENGAGEMENTS),
        "rate_per_1000_hours": _known(timed / hours * PER_HOURS if hours > 0 else np.nan),
    }


def _alarm(series: Series, tests: Tests, place: int) -> dict[str, object]:
    if not len(tests.used) or np.isnan(tests.alarm_q[place, -1]):
        keys = ("p", "q", "p_beside", "ratio", "low", "high", "quarter")
        return {f"alarm_{key}": None for key in keys}
    window = int(tests.alarms.window[place, -1])
    return {
        "alarm_p": float(tests.alarms.p_value[place, -1]),
        "alarm_q": float(tests.alarm_q[place, -1]),
        "alarm_p_beside": float(tests.beside.alarm[place, -1]),
        "alarm_ratio": _known(tests.alarms.ratio[place, -1]),
        "alarm_low": _known(tests.alarms.low[place, -1]),
        "alarm_high": _end(tests.alarms.high[place, -1]),
        "alarm_quarter": series.quarters[tests.used[-window]],
    }


def _growth(tests: Tests, place: int) -> dict[str, object]:
    grown = tests.growth[place]
    return {
        "growth": grown.ratio if grown else None,
        "growth_low": grown.low if grown else None,
        "growth_high": grown.high if grown else None,
        "growth_p": grown.p_value if grown else None,
        "growth_q": _known(tests.growth_q[place]),
        "growth_p_beside": _known(tests.beside.growth[place]),
        "growth_detectable": grown.detectable if grown else None,
    }


def _level(series: Series, tests: Tests, place: int) -> dict[str, object]:
    level = tests.level
    if level is None or tests.counts[place].sum() < LEAST_EVENTS:
        return dict.fromkeys(_LEVEL_KEYS)
    quarter = [
        series.quarters[tests.used[at[place]]] for at in (level.place, level.low, level.high)
    ]
    before, after = float(level.before[place]), float(level.after[place])
    values = (
        *quarter,
        before * PER_ENGAGEMENTS,
        after * PER_ENGAGEMENTS,
        after / before if before > 0 else None,
        _known(level.ratio_low[place]),
        _end(level.ratio_high[place]),
        float(level.p_value[place]),
        _known(tests.level_q[place]),
        _known(tests.beside.level[place]),
    )
    return dict(zip(_LEVEL_KEYS, values, strict=True))


def _season(tests: Tests, place: int) -> dict[str, object]:
    season = tests.season[place]
    peak = season.peak - 1 if season else 0
    return {
        "season_peak": season.peak if season else None,
        "season_factor": float(season.factors[peak]) if season else None,
        "season_low": float(season.low[peak]) if season else None,
        "season_high": float(season.high[peak]) if season else None,
        "season_p": season.p_value if season else None,
        "season_q": _known(tests.season_q[place]),
    }


def _silence(series: Series, tests: Tests, place: int) -> dict[str, object]:
    gap = last_gap(tests.counts[place], tests.exposure)
    return {
        "silent_from": series.quarters[tests.used[gap[0]]] if gap else None,
        "silent_to": series.quarters[tests.used[gap[1] - 1]] if gap else None,
    }


def _evidence(found: Verdict, series: Series, tests: Tests, place: int) -> list[str]:
    """Return the quarters that a verdict rests on, whose documents show it."""
    used = len(tests.used)
    alarmed = used > 0 and is_alarmed(tests, place)
    if alarmed and found in (Verdict.NEW, Verdict.BACK_AGAIN, Verdict.RISING):
        start = used - int(tests.alarms.window[place, -1])
    elif found in (Verdict.LEVEL_UP, Verdict.LEVEL_DOWN) and tests.level is not None:
        start = int(tests.level.place[place])
    else:
        start = 0
    return [series.quarters[at] for at in tests.used[start:]]


def _completeness(series: Series) -> float:
    """Return the known share of the newest quarter, NaN where that cannot be told."""
    share = series.completeness.share
    return float(share[-1]) if len(share) else np.nan


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _end(value: float) -> float | None:
    """Return the upper end of a ratio, None where next to nothing bounds it."""
    return float(value) if value <= _LARGEST_RATIO else None
