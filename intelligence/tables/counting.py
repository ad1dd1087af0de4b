"""Counts every theme by every dimension.

Cells reconcile to totals because each document has exactly one value of each dimension, *Unknown*
included.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from intelligence.edition import DIMENSIONS
from intelligence.tables.distinct import Coded

#: Dimensions of the document, not of its engagement: every active engagement is exposed to each.
DOCUMENT_DIMENSIONS = frozenset({"phase", "severity"})

_PER = 100.0

#: What is counted, and the column that tells one from another.
_COUNTED = {
    "documents": "document_uid",
    "engagements": "engagement",
    "customers": "customer_key",
}


def totals_table(
    documents: pd.DataFrame, engagements: pd.DataFrame, active: pd.DataFrame
) -> pd.DataFrame:
    """Return documents, engagements, customers and exposure of each value of each dimension.

    Args:
        documents: the edition's documents, one column a dimension.
        engagements: one row an engagement with ``engagement`` and its dimensions as columns.
        active: (``engagement``, ``quarter``) pairs.

    """
    counted = {name: Coded.of(documents[column]) for name, column in _COUNTED.items()}
    parts = []
    for name in DIMENSIONS:
        values = Coded.of(documents[name])
        counts = {what: values.distinct(members) for what, members in counted.items()}
        part = pd.DataFrame({"value": values.labels, **counts})
        parts.append(
            _with_exposure(part, _exposure(engagements, active, name, part["value"]), name)
        )
    return pd.concat(parts, ignore_index=True)


def _with_exposure(counted: pd.DataFrame, exposure: pd.DataFrame, name: str) -> pd.DataFrame:
    """Add active engagements to the counts of one dimension, and values that are only exposed."""
    extra = exposure[~exposure["value"].isin(counted["value"])]
    counted = counted.merge(exposure, on="value", how="left")
    if not extra.empty:
        zeros = extra.assign(**dict.fromkeys(_COUNTED, 0))
        counted = pd.concat([counted, zeros[counted.columns]], ignore_index=True)
    counted["active_engagements"] = counted["active_engagements"].fillna(0).astype(int)
    counted.insert(0, "dimension", name)
    return counted.sort_values("value", ignore_index=True)


def _exposure(
    engagements: pd.DataFrame, active: pd.DataFrame, name: str, values: Iterable[str]
) -> pd.DataFrame:
    if name in DOCUMENT_DIMENSIONS:
        rows = [(value, len(engagements)) for value in values]
        return pd.DataFrame(rows, columns=["value", "active_engagements"])
    source = active if name == "quarter" else engagements
    known = Coded.of(source[name])
    counts = known.distinct(Coded.of(source["engagement"]))
    return pd.DataFrame({"value": known.labels, "active_engagements": counts})


def dimensions_table(
    documents: pd.DataFrame, themes_of_documents: pd.DataFrame, totals: pd.DataFrame
) -> pd.DataFrame:
    """Return each theme by each dimension's values where it has documents.

    Args:
        documents: the edition's documents.
        themes_of_documents: distinct (``theme_id``, ``document_uid``) pairs.
        totals: the result of :func:`totals_table`.

    """
    columns = ["document_uid", "engagement", "customer_key", *DIMENSIONS]
    rows = themes_of_documents.merge(documents[columns], on="document_uid", how="inner")
    counted = {name: Coded.of(rows[column]) for name, column in _COUNTED.items()}
    themes = Coded.of(rows["theme_id"])
    parts = []
    for name in DIMENSIONS:
        values = Coded.of(rows[name])
        pairs = themes.across(values)
        of_theme, of_value = np.divmod(pairs.labels.to_numpy(), max(len(values.labels), 1))
        part = {"theme_id": themes.labels[of_theme], "dimension": name}
        counts = {what: pairs.distinct(members) for what, members in counted.items()}
        parts.append(pd.DataFrame({**part, "value": values.labels[of_value], **counts}))
    cells = pd.concat(parts, ignore_index=True)
    exposure = totals[["dimension", "value", "active_engagements"]]
    cells = cells.merge(exposure, on=["dimension", "value"], how="left")
    return _with_rate(cells)


def trends_table(
    dimensions: pd.DataFrame,
    theme_ids: Iterable[str],
    quarters: Iterable[str],
    totals: pd.DataFrame,
) -> pd.DataFrame:
    """Return each theme by each quarter of the portfolio, zeros included."""
    known = dimensions[dimensions["dimension"] == "quarter"]
    counts = known.set_index(["theme_id", "value"])[["documents", "engagements", "customers"]]
    frame = pd.MultiIndex.from_product(
        [list(theme_ids), list(quarters)], names=["theme_id", "value"]
    )
    trends = counts.reindex(frame, fill_value=0).reset_index()
    exposure = totals[totals["dimension"] == "quarter"][["value", "active_engagements"]]
    trends = trends.merge(exposure, on="value", how="left")
    trends["active_engagements"] = trends["active_engagements"].fillna(0).astype(int)
    return _with_rate(trends).rename(columns={"value": "quarter"})


def _with_rate(cells: pd.DataFrame) -> pd.DataFrame:
    """Add engagements with the theme per 100 active engagements; null without exposure."""
    exposed = cells["active_engagements"].where(cells["active_engagements"] > 0)
    cells["rate"] = (cells["engagements"] / exposed * _PER).astype("float64").round(4)
    return cells
