"""The protocol of forecasts: rates that drift, predicted up to four quarters ahead."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from intelligence.evaluation.statistics.attainable_forecast import (
    told_the_coming_rates,
    told_the_process,
    told_the_rates,
)
from intelligence.evaluation.statistics.drifting import World, exposure_of, rates_of
from intelligence.evaluation.tables import Cell, Mean, Outcome, Table
from intelligence.statistics.discounted import fit_forgetting
from intelligence.statistics.forecast import FARTHEST, Forecast, forecast

Array = NDArray[np.float64]
#: Past counts, past exposure and coming exposure in; predictions out.
Method = Callable[[Array, Array, Array], Forecast]

PRODUCT = "discounted gamma-Poisson"
ETS = "AutoETS"
PROCESS = "told the process, exact"
TODAY = "told today's rates too"
COMING = "told the coming rates"
_ETS_MODULE = "statsmodels.tsa.exponential_smoothing.ets"
_TRENDS: tuple[Mapping[str, Any], ...] = (
    {"trend": None},
    {"trend": "add"},
    {"trend": "add", "damped_trend": True},
)
_NOTE = (
    "Targets: .78 to .85 of what came within the 80 % interval, .93 to .97 within the 95 % one, "
    "weighted interval score at most .80 of that of AutoETS (Bracher et al. 2021, with median, 80 "
    "and 95 %; lower is better). AutoETS chooses by AICc among additive errors without trend, with "
    "one and with a damped one, on rates."
)
_BOUND = (
    "Told the process: the exact posterior of one who knows how rates are drawn and how they walk, "
    "and has the same counts; nobody who has counts alone can do better on average. Whoever knows "
    "the coming rates is left with the chance of counts."
)


@dataclass(frozen=True, slots=True)
class _Score:
    covered80: float
    covered95: float
    wis: float


def evaluate_forecast(replicates: int = 20, seed: int = 0, world: World | None = None) -> Outcome:
    """Hold back the last four quarters of simulated portfolios and predict them.

    Args:
        replicates: portfolios.
        seed: of the first; others follow.
        world: what portfolios are like.

    """
    at = world or World(themes=30, quarters=20, rate=0.09, drift=0.12)
    methods: dict[str, Method] = {PRODUCT: _discounted, "the last four quarters, Poisson": _flat}
    ets = _auto_ets()
    if ets is not None:
        methods[ETS] = ets
    scores: dict[str, list[_Score]] = {name: [] for name in (*methods, PROCESS, TODAY, COMING)}
    for one in range(replicates):
        random = np.random.default_rng(seed + one)
        exposure = exposure_of(at, random)
        rates = rates_of(at, random)
        counts = random.poisson(rates * exposure).astype(np.float64)
        past, coming = exposure[:-FARTHEST], exposure[-FARTHEST:]
        told = {
            name: method(counts[:, :-FARTHEST], past, coming) for name, method in methods.items()
        }
        told |= {
            PROCESS: told_the_process(counts[:, :-FARTHEST], past, coming, at),
            TODAY: told_the_rates(rates[:, -FARTHEST - 1], coming, at),
            COMING: told_the_coming_rates(rates[:, -FARTHEST:], coming),
        }
        for name, found in told.items():
            scores[name].append(_scored(found, counts[:, -FARTHEST:]))
    rows = [_row(name, own, scores.get(ETS)) for name, own in scores.items()]
    if ets is None:
        rows.append((ETS, None, None, None, "not installed"))
    said = (
        f"{replicates} portfolios of {at.themes} themes, {at.quarters - FARTHEST} quarters known, "
        f"{FARTHEST} predicted, seeds {seed} to {seed + replicates - 1}; log rates step by "
        f"{at.drift:g} a quarter; standard errors are over portfolios."
    )
    columns = ("Method", "Within 80 %", "Within 95 %", "Interval score", "Score over AutoETS")
    table = Table("Forecasts of drifting rates", columns, tuple(rows), (said, _NOTE, _BOUND))
    return Outcome("forecast", f"{replicates} simulated portfolios", {}, (table,))


def _row(name: str, own: list[_Score], peer: list[_Score] | None) -> tuple[Cell, ...]:
    ratio: Cell = None
    if peer:
        pairs = zip(own, peer, strict=True)
        ratio = Mean.of([one.wis / other.wis for one, other in pairs])
    return (
        name,
        Mean.of([score.covered80 for score in own]),
        Mean.of([score.covered95 for score in own]),
        Mean.of([score.wis for score in own]),
        ratio,
    )


def _scored(found: Forecast, came: Array) -> _Score:
    inside80 = (found.low80 <= came) & (came <= found.high80)
    inside95 = (found.low95 <= came) & (came <= found.high95)
    loss = 0.5 * np.abs(came - found.median)
    for alpha, low, high in ((0.2, found.low80, found.high80), (0.05, found.low95, found.high95)):
        below, above = np.maximum(low - came, 0), np.maximum(came - high, 0)
        loss = loss + alpha / 2 * (high - low + 2 / alpha * (below + above))
    return _Score(float(inside80.mean()), float(inside95.mean()), float((loss / 2.5).mean()))


def _discounted(counts: Array, exposure: Array, coming: Array) -> Forecast:
    return forecast(counts, exposure, coming, fit_forgetting(counts, exposure))


def _flat(counts: Array, exposure: Array, coming: Array) -> Forecast:
    """Predict the rate of the last four quarters as if it were known and constant."""
    mean = (counts[:, -4:].sum(axis=1) + 0.5)[:, None] / exposure[-4:].sum() * coming
    at = [stats.poisson.ppf(chance, mean) for chance in (0.5, 0.1, 0.9, 0.025, 0.975)]
    return Forecast(mean, *at)


def _auto_ets() -> Method | None:
    """Return the peer, or None where statsmodels is not installed."""
    try:
        module: Any = importlib.import_module(_ETS_MODULE)
    except ImportError:
        return None

    def predict(counts: Array, exposure: Array, coming: Array) -> Forecast:
        scale = coming / exposure.mean()
        parts = [_ets(module, row / exposure * exposure.mean()) for row in counts]
        mean, *limits = (np.stack([part[at] for part in parts]) * scale for at in range(5))
        low80, high80, low95, high95 = (np.maximum(limit, 0.0) for limit in limits)
        return Forecast(mean, np.maximum(mean, 0.0), low80, high80, low95, high95)

    return predict


def _ets(module: Any, series: Array) -> list[Array]:
    """Return mean and limits of the model with the least AICc."""
    given = pd.Series(series)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fits = [module.ETSModel(given, error="add", **trend).fit(disp=False) for trend in _TRENDS]
        best = min(fits, key=lambda fit: fit.aicc if np.isfinite(fit.aicc) else np.inf)
        ahead = best.get_prediction(start=len(series), end=len(series) + FARTHEST - 1)
        frames = [ahead.summary_frame(alpha=alpha) for alpha in (0.2, 0.05)]
    columns = [frames[0]["mean"]]
    for frame in frames:
        columns.extend([frame["pi_lower"], frame["pi_upper"]])
    return [np.asarray(column, dtype=np.float64) for column in columns]
