"""Portfolios in which something was, or was not, done about a theme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.interventions.intervention import Action, ScopePart
from intelligence.quarters import quarter_range
from intelligence.signals.occurrences import Occurrences

QUARTERS = quarter_range("2021Q1", "2025Q4")
_START = QUARTERS.index("2024Q1")
_TYPES = 6
_THEME = "theme"
#: The day to which the documents reach.
LAST_DAY = "2025-12-31"
_YEAR = 4


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a portfolio is made of.

    Attributes:
        ratio: of the rate after to the rate before, inside the scope.
        engagements: in twenty quarters.
        inside_rate: share of the active engagements that show it a quarter, in type 0 before.
        outside_rate: in the other types.
        chosen: whether the scope is the type that looked worst in the year before a day, at the
            worst of all days, in a portfolio whose types are all alike.

    """

    ratio: float
    engagements: int = 900
    inside_rate: float = 0.22
    outside_rate: float = 0.12
    chosen: bool = False


def intervention_world(recipe: Recipe, seed: int) -> tuple[Occurrences, Action]:
    """Return who was active and showed the theme, and what was done.

    Engagements and customers differ in how prone they are, and quarters have good and bad luck that
    is common to all types.
    """
    draw = np.random.default_rng(seed)
    count, span = recipe.engagements, len(QUARTERS)
    kind = draw.integers(0, _TYPES, count)
    customer = draw.integers(0, 80, count)
    prone = draw.gamma(5.0, 0.2, 80)[customer] * draw.gamma(2.0, 0.5, count)
    luck = np.exp(draw.normal(0, 0.25, span))
    first = draw.integers(-4, span, count)
    last = np.minimum(first + draw.integers(2, 7, count), span - 1)
    period = np.arange(span)
    active = (period >= first[:, None]) & (period <= last[:, None])
    inside = (kind == 0) & (not recipe.chosen)
    base = np.where(inside, recipe.inside_rate, recipe.outside_rate)
    done = np.where(inside[:, None] & (period >= _START), recipe.ratio, 1.0)
    rate = np.minimum(base[:, None] * prone[:, None] * luck * done, 0.95)
    shows = active & (draw.random((count, span)) < rate)
    place, start = _worst(kind, active, shows) if recipe.chosen else (0, _START)
    quarter = QUARTERS[start]
    day = date(int(quarter[:4]), (int(quarter[5]) - 1) * 3 + 1, 1)
    action = Action(_THEME, day, "Done", (ScopePart("engagement_type", f"type {place}"),))
    return _occurrences(kind, customer, active, shows), action


def _worst(
    kind: NDArray[np.int64], active: NDArray[np.bool_], shows: NDArray[np.bool_]
) -> tuple[int, int]:
    """Return the type and the quarter after the worst year of any, with enough around it."""
    best = (0, 2 * _YEAR, -1.0)
    for place in range(_TYPES):
        events, exposed = (flags[kind == place].sum(axis=0) for flags in (shows, active))
        for start in range(2 * _YEAR, len(QUARTERS) - _YEAR + 1):
            year = slice(start - _YEAR, start)
            rate = float(events[year].sum() / max(exposed[year].sum(), 1))
            best = max(best, (place, start, rate), key=lambda one: one[2])
    return best[0], best[1]


def _occurrences(
    kind: NDArray[np.int64],
    customer: NDArray[np.int64],
    active: NDArray[np.bool_],
    shows: NDArray[np.bool_],
) -> Occurrences:
    names = np.array([f"P{number}" for number in range(len(kind))], dtype=object)
    frame = pd.DataFrame(
        {
            "engagement": names,
            "customer": [f"C{number}" for number in customer],
            "engagement_type": [f"type {number}" for number in kind],
        }
    ).assign(customer_name=lambda made: made["customer"])
    pairs = [
        pd.DataFrame({"engagement": names[rows], "quarter": np.array(QUARTERS)[columns]})
        for rows, columns in (np.nonzero(active), np.nonzero(shows))
    ]
    events = pairs[1].assign(theme_id=_THEME, phase="Unknown")
    return Occurrences(frame, (_THEME,), events, pairs[0], QUARTERS, {})
