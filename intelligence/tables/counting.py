"""Counts every theme by every dimension.

Cells reconcile to totals because each document has exactly one value of each dimension, *Unknown*
included.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from intelligence.edition import DIMENSIONS

#: Dimensions of the document, not of its engagement: every active engagement is exposed to each.
DOCUMENT_DIMENSIONS = frozenset({"phase", "severity"})

_PER = 100.0


def totals_table(
    documents: pd.DataFrame, engagements: pd.DataFrame, active: pd.DataFrame
) -> pd.DataFrame:
    """Return documents, engagements, customers and exposure of each value of each dimension.

    Args:
        documents: the edition's documents, one column a dimension.
        engagements: one row an engagement with ``engagement`` and its dimensions as columns.
        active: (``engagement``, ``quarter``) pairs.

    """
    return pd.concat(
        [_totals(documents, engagements, active, name) for name in DIMENSIONS], ignore_index=True
    )


def _totals(
    documents: pd.DataFrame, engagements: pd.DataFrame, active: pd.DataFrame, name: str
) -> pd.DataFrame:
    counted = _count(documents, [name])
    exposure = _exposure(engagements, active, name, counted[name])
    extra = exposure[~exposure["value"].isin(counted[name])]
    counted = counted.rename(columns={name: "value"}).merge(exposure, on="value", how="left")
    if not extra.empty:
        zeros = extra.assign(documents=0, engagements=0, customers=0)
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
    counts = source.groupby(name)["engagement"].nunique()
    return counts.rename("active_engagements").rename_axis("value").reset_index()


def dimensions_table(
    documents: pd.DataFrame, themes_of_documents: pd.DataFrame, totals: pd.DataFrame
) -> pd.DataFrame:
    """Return each theme by each dimension's values where it has documents.

    Args:
        documents: the edition's documents.
        themes_of_documents: distinct (``theme_id``, ``document_uid``) pairs.
        totals: the result of :func:`totals_table`.

    """
    rows = themes_of_documents.merge(documents, on="document_uid", how="inner")
    parts = []
    for name in DIMENSIONS:
        part = _count(rows, ["theme_id", name]).rename(columns={name: "value"})
        part.insert(1, "dimension", name)
        parts.append(part)
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
    counts = known.set_index(["theme_id", "value"])[["documents", "engagements"]]
    frame = pd.MultiIndex.from_product(
        [list(theme_ids), list(quarters)], names=["theme_id", "value"]
    )
    trends = counts.reindex(frame, fill_value=0).reset_index()
    exposure = totals[totals["dimension"] == "quarter"][["value", "active_engagements"]]
    trends = trends.merge(exposure, on="value", how="left")
    trends["active_engagements"] = trends["active_engagements"].fillna(0).astype(int)
    return _with_rate(trends).rename(columns={"value": "quarter"})


def _count(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    grouped = rows.groupby(by, sort=True)
    counts = grouped.agg(
        documents=("document_uid", "nunique"),
        engagements=("engagement", "nunique"),
        customers=("customer_key", "nunique"),
    )
    return counts.reset_index()


def _with_rate(cells: pd.DataFrame) -> pd.DataFrame:
    """Add engagements with the theme per 100 active engagements; null without exposure."""
    exposed = cells["active_engagements"].where(cells["active_engagements"] > 0)
    cells["rate"] = (cells["engagements"] / exposed * _PER).astype("float64").round(4)
    return cells
