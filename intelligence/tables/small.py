"""Marks what few customers stand behind, so that views can keep it from strangers.

A cell of one or two customers tells about these customers, whatever its heading says. Documents of
customers that are not known could all be of one, so they count as none.
"""

from __future__ import annotations

import pandas as pd


def mark_small(cells: pd.DataFrame, fewest: int) -> pd.DataFrame:
    """Add the column ``small``: something is counted, of fewer than ``fewest`` distinct customers.

    >>> cells = pd.DataFrame({"documents": [0, 5, 5], "customers": [0, 2, 3]})
    >>> mark_small(cells, 3)["small"].tolist()
    [False, True, False]
    """
    return cells.assign(small=(cells["documents"] > 0) & (cells["customers"] < fewest))
