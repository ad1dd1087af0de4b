"""Whether contingencies learned from what had ended are enough, in portfolios drawn over time.

Each engagement is offered on the day it began, with what had ended by then. Where levels drift or
quarters differ, the next engagement is not exchangeable with those before; where overruns delay the
end, those that ended first are those that overran least.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.evaluation.tables import Cell, Mean, Table
from intelligence.risk.history import OverrunHistory
from intelligence.risk.offer import Offer
from intelligence.risk.outcomes import MEASURES
from intelligence.risk.overrun import overrun_outlooks

Array = NDArray[np.float64]

_ENGAGEMENTS, _TYPES, _DAYS, _QUARTER = 120, 5, 1_200, 91
_SHORTEST, _LONGEST = 90, 420
#: Overruns in percent: a gamma distribution moved by a normal of so much a type.
_SHAPE, _SCALE, _LEAST, _OF_TYPE = 2.0, 4.0, -4.0, 3.0
_SHARE = 0.8


@dataclass(frozen=True)
class _World:
    """What is not as it was: points a quarter drifts, quarters differ by, days a point delays."""

    drift: float = 0.0
    apart: float = 0.0
    delays: float = 0.0


_WORLDS = {
    "nothing changes": _World(),
    "the level drifts by 2 points a quarter": _World(drift=2.0),
    "quarters lie 4 points apart": _World(apart=4.0),
    "each point delays the end by 25 days": _World(delays=25.0),
}


def rolling_coverage(portfolios: int = 10, first_seed: int = 0) -> Table:
    """Return how often the 80 % contingency was enough, with and without allowing for quarters.

    Args:
        portfolios: drawn for each world.
        first_seed: of the first; the others follow.

    """
    rows: list[tuple[Cell, ...]] = []
    for name, world in _WORLDS.items():
        asked = [_asked(world, first_seed + at) for at in range(portfolios)]
        for method in ("the check", "not allowing for quarters"):
            told = [np.array([one[method] for one in own]) for own in asked]
            columns = zip(*(np.mean(one, axis=0) for one in told), strict=True)
            rows.append((name, method, *(Mean.of(list(map(float, one))) for one in columns)))
    note = (
        f"{portfolios} portfolios a world of {_ENGAGEMENTS} engagements in {_DAYS:,} days, seeds "
        f"from {first_seed}; 0.800 is meant. Means over portfolios with standard errors."
    )
    named = ("World", "Contingency of", "covers the next", "mean p80", "pinball loss")
    return Table("Simulated portfolios, told by what had ended", named, tuple(rows), (note,))


def _asked(world: _World, seed: int) -> list[dict[str, tuple[float, float, float]]]:
    history, begins, ends = _drawn(world, seed)
    return list(_told(history, begins, ends))


def _drawn(world: _World, seed: int) -> tuple[OverrunHistory, Array, Array]:
    draw = np.random.default_rng([seed, 17])
    quarters = (_DAYS + _LONGEST) // _QUARTER + _LONGEST
    levels = np.cumsum(draw.normal(0, world.drift, quarters))
    levels += draw.normal(0, world.apart, quarters)
    types = draw.integers(_TYPES, size=_ENGAGEMENTS)
    begins: Array = np.linspace(0.0, _DAYS, _ENGAGEMENTS, endpoint=False)
    own = draw.gamma(_SHAPE, _SCALE, _ENGAGEMENTS)
    days = draw.integers(_SHORTEST, _LONGEST, _ENGAGEMENTS) + world.delays * own
    ended = ((begins + days) // _QUARTER).astype(np.int64)
    beyond = own + _LEAST + draw.normal(0, _OF_TYPE, _TYPES)[types] + levels[ended % quarters]
    history = OverrunHistory(
        dict.fromkeys(MEASURES, beyond),
        np.array([f"type {one}" for one in types], dtype=object),
        np.full(_ENGAGEMENTS, UNKNOWN, dtype=object),
        np.full(_ENGAGEMENTS, np.nan),
        np.arange(_ENGAGEMENTS),
        None,
        np.array([f"quarter {one}" for one in ended], dtype=object),
    )
    return history, begins, begins + days


def _told(
    history: OverrunHistory, begins: Array, ends: Array
) -> Iterator[dict[str, tuple[float, float, float]]]:
    methods = {"the check": history, "not allowing for quarters": replace(history, ended=None)}
    beyond = history.beyond["effort"]
    for at in range(len(begins)):
        open_still = ends >= begins[at]
        if open_still.all():
            continue
        offer = Offer("", {"engagement_type": history.types[at]})
        found = {}
        for name, known in methods.items():
            outlook = overrun_outlooks(offer, known.without(open_still))[0]
            enough = outlook.quantiles["p80"][0]
            over = float(beyond[at]) - enough
            loss = _SHARE * max(over, 0.0) + (1 - _SHARE) * max(-over, 0.0)
            found[name] = float(over <= 0), enough, loss
        yield found
