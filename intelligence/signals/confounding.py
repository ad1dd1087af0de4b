"""Which values of other dimensions cannot be told apart from a value.

A customer that one team serves may suffer from the team, or the team from the customer. Where
nearly all engagements of a value share a value of another dimension, and too few others have it,
nothing outside says which of the two it is.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.edition import UNKNOWN
from intelligence.signals.units import WITHIN
from intelligence.statistics.excess import Cells

#: Dimensions that may be mistaken for another.
MISTAKEN = (
    "customer",
    "segment",
    "engagement_type",
    "practice",
    "team",
    "region",
    "billing_model",
    "phase",
)
#: With fewer units outside of the value, the other value's own effect is not known.
FEWEST_OUTSIDE = 5
#: A value that so many units share tells no unit from another.
_EVERYWHERE = 0.8


def inseparable(tested: str, frame: pd.DataFrame, cells: Cells) -> list[list[str]]:
    """Return for each cell the ``dimension: value`` pairs that cannot be told apart from it.

    Another value is named when at least 90 % of the cell's units have it and it is either a
    customer, for which expectations are not adjusted, or has fewer than five units elsewhere. What
    a dimension's values settle by definition (a customer's segment) is named by the same rule only.

    Args:
        tested: the dimension that the cells are values of, or several joined by `` x ``.
        frame: one row a unit.
        cells: which unit is in which cell.

    """
    named: list[list[str]] = [[] for _ in range(cells.count)]
    own = set(tested.split(" x "))
    inside = cells.of_unit >= 0
    sizes = np.bincount(cells.of_unit[inside], minlength=cells.count)
    for name in MISTAKEN:
        if name in own or name not in frame:
            continue
        column = frame["customer_name" if name == "customer" else name].astype(str)
        codes, values = pd.factorize(frame[name].astype(str), sort=True)
        labels = dict(zip(frame[name].astype(str), column, strict=True))
        totals = np.bincount(codes, minlength=len(values))
        table = np.zeros((cells.count, len(values)))
        np.add.at(table, (cells.of_unit[inside], codes[inside]), 1)
        shared = table >= WITHIN * np.maximum(sizes, 1)[:, None]
        outside = totals[None] - table
        thin = (outside < FEWEST_OUTSIDE) | (name == "customer")
        told = shared & thin & (totals < _EVERYWHERE * len(frame))[None]
        for cell, value in np.argwhere(told):
            if values[value] != UNKNOWN and sizes[cell]:
                named[cell].append(f"{name}: {labels[values[value]]}")
    return named
