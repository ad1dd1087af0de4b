"""The review queue: names that a person should decide on, commonest first."""

from __future__ import annotations

from typing import Any

import pandas as pd

from intelligence.linking.match import LinkState
from intelligence.plain_rows import rows_of


def review_queue(links: pd.DataFrame) -> list[dict[str, Any]]:
    """Return each name that is ambiguous or unlinked, once, with its best candidates.

    Documents that give no name at all are not in the queue: there is nothing to decide; the
    counts of unlinked documents include them.

    Args:
        links: the ``links`` table of an edition.

    """
    open_links = links[(links["state"] != LinkState.LINKED.value) & links["given"].notna()]
    if open_links.empty:
        return []
    grouped = open_links.groupby(["entity", "given"], sort=True)
    queue = grouped.agg(
        state=("state", "first"),
        documents=("document_uid", "nunique"),
        key=("key", "first"),
        name=("name", "first"),
        score=("score", "first"),
        runner_up=("runner_up", "first"),
        runner_up_score=("runner_up_score", "first"),
    ).reset_index()
    ordered = queue.sort_values(
        ["documents", "entity", "given"], ascending=[False, True, True], ignore_index=True
    )
    return rows_of(ordered)
