"""Which engagements an edition already knew to be under way: a check drawn on it foretells none.

The model of a check has learned from whatever the edition holds of an engagement, so that what it
says of one that shows already is no forecast.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from intelligence.edition import UNKNOWN


def begun_by(tables: Mapping[str, pd.DataFrame]) -> frozenset[str]:
    """Return the engagements with findings, or that began before the last quarter of an edition.

    An engagement begins with the start that is recorded, else with its first document. In the last
    quarter itself it may have begun since the check was drawn.

    Args:
        tables: ``documents``, ``findings`` and ``engagements``.

    """
    documents, engagements = tables["documents"], tables["engagements"]
    linked = documents.dropna(subset=["engagement"])
    found = linked["document_uid"].isin(tables["findings"]["document_uid"])
    shown = set(linked.loc[found, "engagement"])
    dated = documents[documents["quarter"].notna() & (documents["quarter"] != UNKNOWN)]
    firsts = dated.groupby("engagement")["quarter"].min()
    starts = engagements.set_index("engagement")["start_quarter"]
    last = max(dated["quarter"], default="")
    begun = {
        str(key)
        for quarters in (starts, firsts[~firsts.index.isin(starts.dropna().index)])
        for key, quarter in quarters.items()
        if isinstance(quarter, str) and quarter < last
    }
    return frozenset(map(str, shown)) | begun
