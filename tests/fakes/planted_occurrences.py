"""Occurrences made from arrays: engagements with attributes, and who shows what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import ATTRIBUTES
from intelligence.signals.occurrences import Occurrences

_QUARTERS = ("2025Q1", "2025Q2", "2025Q3", "2025Q4")


def occurrences_from(
    attributes: Mapping[str, Sequence[str]],
    shows: NDArray[np.bool_],
    phases: NDArray[np.str_] | None = None,
    hours: Sequence[float] | None = None,
) -> Occurrences:
    """Return engagements E0, E1, … that show themes t0, t1, …, each once in 2025Q1.

    Args:
        attributes: values of each attribute; those left out are *Unknown*.
        shows: shape (engagements, themes).
        phases: shape (engagements, themes), the phase in which each is shown; else *Test*.
        hours: of each engagement; else 100.

    """
    count = len(shows)
    keys = [f"E{number}" for number in range(count)]
    frame = pd.DataFrame({"engagement": keys, "name": keys})
    for name in ATTRIBUTES:
        frame[name] = list(attributes.get(name, ["Unknown"] * count))
    frame["customer_name"] = [f"Customer {key}" for key in frame["customer"]]
    frame["start_quarter"], frame["end_quarter"] = _QUARTERS[0], _QUARTERS[-1]
    frame["active_quarters"] = len(_QUARTERS)
    frame["hours"] = [100.0] * count if hours is None else list(hours)
    frame["revenue"], frame["revenue_currency"] = 1.0, "EUR"
    rows, columns = np.nonzero(shows)
    events = pd.DataFrame(
        {
            "theme_id": [f"t{theme}" for theme in columns],
            "engagement": [keys[row] for row in rows],
            "quarter": _QUARTERS[0],
            "phase": "Test" if phases is None else phases[rows, columns],
        }
    )
    active = pd.DataFrame({"engagement": keys}).merge(
        pd.DataFrame({"quarter": list(_QUARTERS)}), how="cross"
    )
    themes = tuple(f"t{number}" for number in range(shows.shape[1]))
    return Occurrences(frame, themes, events, active, _QUARTERS, dict.fromkeys(themes, 0))
