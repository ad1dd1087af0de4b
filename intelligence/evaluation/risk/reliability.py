"""Whether what was told came true: by theme, and by how likely it was said to be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.tables import Cell, Spread, Table
from intelligence.proportions import wilson
from intelligence.statistics.poisson_binomial import success_chances

Array = NDArray[np.float64]

#: Ends of the range that holds 95 % of what may come of the chances told.
_TAIL = 0.025
_BINS = 8


def theme_reliability(title: str, names: Sequence[str], chances: Array, shows: Array) -> Table:
    """Return how many engagements were expected to show each theme, and how many did.

    Args:
        title: of the table.
        names: of the themes.
        chances: shape (engagements, themes).
        shows: same shape.

    """
    order = sorted(range(len(names)), key=lambda theme: -float(chances[:, theme].sum()))
    rows: list[tuple[Cell, ...]] = []
    inside = 0
    for theme in order:
        low, high = count_range(chances[:, theme])
        observed = int(shows[:, theme].sum())
        held = low <= observed <= high
        inside += held
        expected = float(chances[:, theme].sum())
        rows.append((names[theme], expected, f"{low}-{high}", observed, "" if held else "outside"))
    return Table(
        title,
        ("Theme", "Expected engagements", "95 % range", "Observed", ""),
        tuple(rows),
        (
            (
                f"{inside} of {len(names)} themes are within the range that the chances told "
                "allow, taken as known; that of a theme whose rate moves, or whose chance was "
                "learned from few, is too narrow."
            ),
        ),
    )


def count_range(chances: Array) -> tuple[int, int]:
    """Return the least and the most that may come of independent chances with 95 % (at least)."""
    below = np.cumsum(success_chances(chances)) if len(chances) else np.ones(1)
    low = int(np.searchsorted(below, _TAIL, side="right"))
    high = int(np.searchsorted(below, 1 - _TAIL, side="left"))
    return low, min(high, len(chances))


def chance_reliability(title: str, chances: Array, shows: Array) -> Table:
    """Return what share came true of what was said to be so likely, in bins of equal counts."""
    order = np.argsort(chances.ravel(), kind="stable")
    told, seen = chances.ravel()[order], shows.ravel()[order]
    rows: list[tuple[Cell, ...]] = []
    for part in np.array_split(np.arange(len(told)), _BINS):
        if len(part):
            count = int(seen[part].sum())
            span = f"{told[part[0]]:.3f}-{told[part[-1]]:.3f}"
            found = wilson(count / len(part), len(part))
            share = Spread(round(found.value, 4), round(found.low, 4), round(found.high, 4), count)
            rows.append((span, len(part), float(told[part].mean()), share))
    return Table(
        title,
        ("Told", "Pairs", "Mean told", "Came true"),
        tuple(rows),
        ("Wilson 95 % intervals, pairs of engagement and theme taken as independent.",),
    )
