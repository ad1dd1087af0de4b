"""Marks rows of signals behind which few customers stand, as counts are marked.

A cell of over-representation counts the customers of the engagements that are its evidence, a
quarter of a theme those that the counts of that quarter have. Forecasts count nobody.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

#: Tables whose rows name the engagements that stand behind them.
_WITH_EVIDENCE = ("over_representation", "over_represented_pairs")
_QUARTERS = "trend_quarters"

Tables = Mapping[str, pd.DataFrame]


def with_small_marks(
    signals: Mapping[str, pd.DataFrame], tables: Tables, fewest: int
) -> dict[str, pd.DataFrame]:
    """Return signal tables with the column ``small`` on those that count engagements in cells.

    Args:
        signals: by name.
        tables: an edition's ``engagements`` and ``trends``.
        fewest: distinct customers below which a row is small.

    """
    engagements = tables["engagements"]
    keys = engagements["engagement"].astype(str)
    customer_of = dict(zip(keys, engagements["customer_key"], strict=True))
    marked = dict(signals)
    for name in _WITH_EVIDENCE:
        cells = signals[name]
        marked[name] = cells.assign(
            small=[_is_small(keys, customer_of, fewest) for keys in cells.get("evidence", ())]
        )
    quarters = signals[_QUARTERS]
    if not quarters.empty:
        counted = tables["trends"].set_index(["theme_id", "quarter"])["small"].to_dict()
        places = zip(quarters["theme_id"], quarters["quarter"], strict=True)
        quarters = quarters.assign(small=[bool(counted.get(place, False)) for place in places])
    return marked | {_QUARTERS: quarters}


def _is_small(evidence: list[str], customer_of: Mapping[str, str | None], fewest: int) -> bool:
    """Whether engagements are of few customers; those of nobody known could all be of one."""
    known = {customer_of.get(key) for key in evidence}
    return bool(evidence) and sum(isinstance(one, str) and one != "" for one in known) < fewest
