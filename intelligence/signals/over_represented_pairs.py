"""Where two dimensions together show a theme more than both of them by themselves predict.

"Integration projects in the test phase": what is expected knows how often the theme is shown in
integration projects, and how often in the test phase, and what else is known of the engagements; an
excess is what neither explains. Cells are many, so a theme is looked into only where the whole of a
pair of dimensions says that something is there: the Simes p-values (1986) of every theme in every
pair of dimensions are adjusted together, and within the selected ones the level is lowered by the
share that was selected (Benjamini and Bogomolov 2014). Only cells of which two or more are expected
take part.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.signals.claims import FEWEST_EXPECTED, LEVEL
from intelligence.signals.occurrences import Occurrences
from intelligence.signals.over_representation import COLUMNS, Tested, described, look
from intelligence.signals.units import engagement_units, phase_units
from intelligence.statistics.multiplicity import benjamini_hochberg

Array = NDArray[np.float64]

#: Pairs that are looked into.
PAIRS = (
    ("engagement_type", "phase"),
    ("engagement_type", "team"),
    ("engagement_type", "region"),
    ("engagement_type", "billing_model"),
    ("segment", "engagement_type"),
    ("team", "phase"),
)


def over_represented_pairs(occurrences: Occurrences) -> pd.DataFrame:
    """Return one row for each theme and pair of values with at least two expected.

    The columns are those of `over_representation`; ``dimension`` and ``value`` are joined by
    `` x ``. ``q_value`` is null where the theme was not selected.
    """
    units = {False: engagement_units(occurrences), True: phase_units(occurrences)}
    looked = [look(" x ".join(pair), pair, units["phase" in pair]) for pair in PAIRS]
    found = [one for one in looked if one is not None and not one.alone]
    rates = selected_q([_p_values(one) for one in found])
    parts = []
    for one, q_values in zip(found, rates, strict=True):
        table = described(one, occurrences.themes, q_values, {})
        parts.append(table[table["expected"] >= FEWEST_EXPECTED])
    parts = [part for part in parts if len(part)]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS))
    return pd.concat(parts, ignore_index=True)


def selected_q(families: list[Array]) -> list[Array]:
    """Return q-values of cells in themes that were selected, NaN elsewhere.

    Args:
        families: for each pair of dimensions the p-values, shape (cells, themes), NaN if untested.

    """
    gates = [np.array([simes(column) for column in family.T]) for family in families]
    if not gates:
        return []
    together = benjamini_hochberg(np.concatenate(gates))
    made = max(int(np.isfinite(together).sum()), 1)
    selected = np.nan_to_num(together, nan=1.0) <= LEVEL
    share = int(selected.sum()) / made
    starts = np.cumsum([0, *[len(gate) for gate in gates]])
    rates = []
    for family, start, end in zip(families, starts[:-1], starts[1:], strict=True):
        q_values = np.full(family.shape, np.nan)
        for theme in np.flatnonzero(selected[start:end]):
            q_values[:, theme] = np.minimum(benjamini_hochberg(family[:, theme]) / share, 1.0)
        rates.append(q_values)
    return rates


def simes(p_values: Array) -> float:
    """Return the p-value of there being nothing in any of the cells (Simes 1986); NaN for none.

    >>> simes(np.array([0.01, 0.5, np.nan]))
    0.02

    """
    made = np.sort(p_values[~np.isnan(p_values)])
    if not len(made):
        return float("nan")
    return float((made * len(made) / np.arange(1, len(made) + 1)).min())


def _p_values(tested: Tested) -> Array:
    return np.where(tested.expected >= FEWEST_EXPECTED, tested.excess.p_value, np.nan)
