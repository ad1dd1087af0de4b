"""How many engagements could have shown a theme: the exposure below every rate.

An engagement is active in each quarter from its start to its end. One without an end is active up
to the portfolio's last quarter; one without a start counts from its first document; one without
any date is active in no quarter, though it counts in cells that are not quarters.
"""

from __future__ import annotations

import pandas as pd

from intelligence.edition import UNKNOWN
from intelligence.quarters import quarter_range


def active_quarters(engagements: pd.DataFrame, documents: pd.DataFrame, last: str) -> pd.DataFrame:
    """Return one row (``engagement``, ``quarter``) for each quarter an engagement is active.

    Args:
        engagements: columns ``engagement``, ``start_quarter``, ``end_quarter`` (null if unknown).
        documents: columns ``engagement``, ``quarter``.
        last: the portfolio's last quarter, up to which open engagements count.

    """
    dated = documents[documents["quarter"] != UNKNOWN].dropna(subset=["engagement"])
    first_seen = dated.groupby("engagement")["quarter"].min().to_dict()
    spans: dict[tuple[str, str], tuple[str, ...]] = {}
    rows: list[tuple[str, str]] = []
    for key, start, end in zip(
        engagements["engagement"],
        engagements["start_quarter"],
        engagements["end_quarter"],
        strict=True,
    ):
        first = start if isinstance(start, str) else first_seen.get(key)
        if not isinstance(first, str):
            continue
        final = min(end, last) if isinstance(end, str) else last
        span = (first, max(first, final))
        if span not in spans:
            spans[span] = quarter_range(*span)
        rows.extend((key, quarter) for quarter in spans[span])
    active = pd.DataFrame(rows, columns=["engagement", "quarter"])
    return active[active["quarter"] <= last].reset_index(drop=True)
