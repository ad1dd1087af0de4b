"""Difference-in-differences by group and time (Callaway and Sant'Anna 2021).

Units are treated from different periods on, or never. The effect on those first treated in period
g, in period t, is how their outcome changed since the last period before g, less how that of the
never treated changed. Before g, each period is compared with the one before it: these effects
should be nothing where both would have gone the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class GroupTimeEffect:
    """The average effect on those first treated in ``group``, in ``period``.

    ``low`` and ``high`` are its limits; ``error`` is that of a difference of two means.
    """

    group: float
    period: float
    effect: float
    error: float
    low: float
    high: float


def group_time_effects(
    outcomes: Array, periods: Sequence[float], first_treated: Array, level: float = 0.95
) -> tuple[GroupTimeEffect, ...]:
    """Return the effect of each group and period that the data can tell.

    Args:
        outcomes: shape (units, periods); NaN where a unit was not observed.
        periods: in order.
        first_treated: shape (units,), the period from which a unit is treated; infinite for never.
        level: of the interval.

    Raises:
        ValueError: when shapes differ.

    """
    if outcomes.shape != (len(first_treated), len(periods)):
        raise ValueError(
            f"{len(first_treated)} units and {len(periods)} periods, but outcomes of shape "
            f"{outcomes.shape}"
        )
    never = np.isinf(first_treated)
    found = []
    for group in sorted({float(one) for one in first_treated[~never]}):
        before = [place for place, period in enumerate(periods) if period < group]
        if not before:
            continue  # treated from the start: nothing to compare with
        for place in range(1, len(periods)):
            base = before[-1] if periods[place] >= group else place - 1
            change = outcomes[:, place] - outcomes[:, base]
            effect = _difference(change[first_treated == group], change[never], level)
            if effect is not None:
                found.append(GroupTimeEffect(group, float(periods[place]), *effect))
    return tuple(found)


def _difference(
    treated: Array, others: Array, level: float
) -> tuple[float, float, float, float] | None:
    sides = [side[~np.isnan(side)] for side in (treated, others)]
    if min(len(side) for side in sides) < 2:  # noqa: PLR2004 - one unit has no spread
        return None
    effect = float(sides[0].mean() - sides[1].mean())
    error = float(np.sqrt(sum(side.var() / len(side) for side in sides)))
    reach = float(stats.norm.ppf((1 + level) / 2)) * error
    return effect, error, effect - reach, effect + reach
