"""Whether the contingency that a risk check calls enough was enough: on an edition, and simulated.

On an edition each finished engagement is offered again, once with all others known (leave one out)
and once with only those that had ended before it began. A single portfolio tells coverage coarsely,
so classes of known size are drawn as well, of which the true share is known exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from intelligence.edition import UNKNOWN
from intelligence.evaluation.bootstrap import Share
from intelligence.evaluation.tables import Cell, Mean, Table
from intelligence.proportions import wilson_of
from intelligence.risk.history import OverrunHistory
from intelligence.risk.offer import Offer
from intelligence.risk.outcomes import MEASURES
from intelligence.risk.overrun import overrun_outlooks
from intelligence.risk.past import PastEngagements
from intelligence.signals.occurrences import Occurrences
from intelligence.signals.overruns import SHARES

Array = NDArray[np.float64]

_KNOWN = ("all others", "ended before it began")
_SIZES = (1, 3, 6, 9, 10, 15, 30, 60)
_OTHERS, _EACH = 7, 30
#: Overruns of a simulated class: a gamma distribution moved by what is particular to the class.
_SHAPE, _SCALE, _BETWEEN = 2.0, 8.0, 6.0
_SHARE = 0.8


def overrun_coverage(
    occurrences: Occurrences, tables: Mapping[str, pd.DataFrame]
) -> tuple[Table, ...]:
    """Return how often past engagements stayed within what would have been said of them.

    Returns:
        One table of effort by class, for what was known, and one of all measures together.

    """
    past = PastEngagements.of(occurrences, tables)
    said = _said(past.history, tables["engagements"].reset_index(drop=True))
    effort = said[said["measure"] == "effort"]
    return (
        Table(
            "Effort, by engagement type",
            ("Known", "Type", "engagements", *_within(), "mean p80", "drawn towards all"),
            tuple((*key, *_row(part)) for key, part in _groups(effort, ["known", "type"])),
            ("Shares that stayed within, with 95 % Wilson limits; 0.500, 0.800, 0.900 are meant.",),
        ),
        Table(
            "All types, by measure",
            ("Known", "Measure", "engagements", *_within(), "mean p80", "drawn towards all"),
            tuple((*key, *_row(part)) for key, part in _groups(said, ["known", "measure"])),
        ),
    )


def simulated_coverage(replicates: int = 200, first_seed: int = 0) -> Table:
    """Return how the 80 % contingency of a class of each size covers the next engagement.

    Args:
        replicates: portfolios drawn for each size.
        first_seed: of the first; the others follow.

    """
    rows: list[tuple[Cell, ...]] = []
    for size in _SIZES:
        drawn = [_drawn(size, first_seed + at) for at in range(replicates)]
        for name, method in _METHODS.items():
            tried = [_tried(one, method(one)) for one in drawn]
            figures = [
                Mean.of([one for one in column if one is not None])
                for column in zip(*tried, strict=True)
            ]
            rows.append((size, name, *figures))
    columns = ("Class size", "Contingency of", "covers the next", "pinball loss", "limits hold")
    note = (
        f"{replicates} portfolios a size, seeds from {first_seed}; {_OTHERS} other classes of "
        f"{_EACH}. A gamma distribution of shape {_SHAPE:g} and scale {_SCALE:g} (percent), moved "
        f"by a normal of {_BETWEEN:g} a class. 0.800 is meant; limits are 95 % ones of the true "
        "quantile, and one that is not given holds."
    )
    return Table("Simulated classes, 80 % contingency", columns, tuple(rows), (note,))


def _said(history: OverrunHistory, engagements: pd.DataFrame) -> pd.DataFrame:
    known = np.any([np.isfinite(one) for one in history.beyond.values()], axis=0)
    rows: list[dict[str, object]] = []
    for at in np.flatnonzero(known):
        hours = float(history.hours[at])
        attributes = {"engagement_type": history.types[at], "team": history.teams[at]}
        given = {name: value for name, value in attributes.items() if value != UNKNOWN}
        offer = Offer("", given, hours if np.isfinite(hours) else None)
        for name, others in _left_out(int(at), engagements).items():
            for outlook in overrun_outlooks(offer, history.without(others)):
                came = float(history.beyond[outlook.measure][at])
                if not outlook.quantiles or not np.isfinite(came):
                    continue
                row = {"known": name, "type": history.types[at], "measure": outlook.measure}
                within = {key: came <= one[0] for key, one in outlook.quantiles.items()}
                p80 = outlook.quantiles["p80"][0]
                rows.append({**row, **within, "needed": p80, "shrunk": outlook.shrunk})
    columns = ["known", "type", "measure", *SHARES, "needed", "shrunk"]
    return pd.DataFrame(rows, columns=columns)


def _left_out(at: int, engagements: pd.DataFrame) -> dict[str, NDArray[np.bool_]]:
    itself = np.arange(len(engagements)) == at
    start = engagements["start"].iloc[at]
    if pd.isna(start):
        return {_KNOWN[0]: itself}
    before = engagements["end"].fillna("9999") < start
    return {_KNOWN[0]: itself, _KNOWN[1]: itself | ~before.to_numpy(dtype=bool)}


def _groups(said: pd.DataFrame, keys: list[str]) -> Iterable[tuple[tuple[str, ...], pd.DataFrame]]:
    order = {name: at for at, name in enumerate((*_KNOWN, *MEASURES))}
    found = [(tuple(str(one) for one in key), part) for key, part in said.groupby(keys)]
    return sorted(found, key=lambda pair: [(order.get(one, 0), one) for one in pair[0]])


def _within() -> tuple[str, ...]:
    return tuple(f"within {name}" for name in SHARES)


def _row(part: pd.DataFrame) -> tuple[Cell, ...]:
    shares: list[Cell] = []
    for name in SHARES:
        found = wilson_of(int(part[name].sum()), len(part))
        if found is not None:
            shares.append(Share(found.value, found.low, found.high, len(part)))
    return len(part), *shares, float(part["needed"].mean()), int(part["shrunk"].sum())


@dataclass(frozen=True)
class _Drawn:
    """Classes drawn at random, the first of which is asked for, and where that one truly lies."""

    overruns: tuple[Array, ...]
    moved: float

    @property
    def truth(self) -> stats.rv_frozen:
        return stats.gamma(_SHAPE, loc=self.moved, scale=_SCALE)


@dataclass(frozen=True)
class _Contingency:
    value: float
    low: float | None
    high: float | None
    limited: bool


def _drawn(size: int, seed: int) -> _Drawn:
    draw = np.random.default_rng([seed, size])
    moved = draw.normal(0, _BETWEEN, _OTHERS + 1)
    sizes = [size, *[_EACH] * _OTHERS]
    overruns = tuple(
        by + draw.gamma(_SHAPE, _SCALE, many) for by, many in zip(moved, sizes, strict=True)
    )
    return _Drawn(overruns, float(moved[0]))


def _tried(drawn: _Drawn, said: _Contingency) -> tuple[float, float, float | None]:
    truth = drawn.truth
    low = -np.inf if said.low is None else said.low
    high = np.inf if said.high is None else said.high
    holds = float(low <= truth.ppf(_SHARE) <= high) if said.limited else None
    # The expected loss of a quantile is told from the truth: no case needs to be drawn.
    beyond = _mean_beyond(drawn.moved, said.value)
    loss = _SHARE * beyond + (1 - _SHARE) * (beyond - (truth.mean() - said.value))
    return float(truth.cdf(said.value)), float(loss), holds


def _mean_beyond(moved: float, value: float) -> float:
    """Return the mean of what a case of the class lies beyond a value, 0 where it lies below."""
    least = max(value - moved, 0.0)
    mean = _SHAPE * _SCALE * stats.gamma.sf(least, _SHAPE + 1, scale=_SCALE)
    share = stats.gamma.sf(least, _SHAPE, scale=_SCALE)
    return float(mean - (value - moved) * share)


def _of_the_check(drawn: _Drawn) -> _Contingency:
    types = np.repeat([f"type {at}" for at in range(_OTHERS + 1)], [len(o) for o in drawn.overruns])
    values = np.concatenate(drawn.overruns)
    unknown = np.full(len(values), UNKNOWN, dtype=object)
    history = OverrunHistory(
        dict.fromkeys(MEASURES, values),
        types.astype(object),
        unknown,
        np.full(len(values), np.nan),
        np.arange(len(values)),
        None,
    )
    outlook = overrun_outlooks(Offer("", {"engagement_type": "type 0"}), history)[0]
    return _Contingency(*outlook.quantiles["p80"], limited=True)


def _of_the_class(drawn: _Drawn) -> _Contingency:
    return _Contingency(float(np.quantile(drawn.overruns[0], _SHARE)), None, None, limited=False)


def _of_all(drawn: _Drawn) -> _Contingency:
    values = np.concatenate(drawn.overruns)
    return _Contingency(float(np.quantile(values, _SHARE)), None, None, limited=False)


_METHODS: dict[str, Callable[[_Drawn], _Contingency]] = {
    "the check": _of_the_check,
    "the class's own quantile": _of_the_class,
    "all engagements": _of_all,
}
