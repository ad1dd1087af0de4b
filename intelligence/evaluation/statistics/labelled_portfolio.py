"""A table of labelled reports as the tables of an edition, its labels standing in for themes.

So the signals can be asked about a corpus of another trade exactly as they are asked about a
portfolio, without any model between the human labels and the statistics.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from intelligence.edition import UNKNOWN
from intelligence.quarters import quarter_of

#: Columns of engagements that such a corpus does not know, as numbers and as texts.
_NUMBERS = (
    *("planned_hours", "actual_hours", "revenue", "planned_cost", "actual_cost"),
    *("planned_margin", "actual_margin"),
)
_TEXTS = ("revenue_currency", "planned_cost_currency", "actual_cost_currency")
_KINDS = ("engagement_type", "billing_model", "practice", "region", "team", "phase")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table say what; None where the table does not say it.

    Attributes:
        unit: what is counted as one engagement; rows of the same unit are one.
        theme: the label.
        customer: identity of the customer.
        customer_name: what the customer is called; the latest spelling counts.
        date: an ISO date.
        kinds: attributes of an engagement, such as ``engagement_type``, by their column.
        escalated: column whose value ``YES`` makes a report an escalation; others are lessons.

    """

    unit: str
    theme: str
    customer: str | None = None
    customer_name: str | None = None
    date: str | None = None
    kinds: Mapping[str, str] | None = None
    escalated: str | None = None


def portfolio_of(rows: pd.DataFrame, columns: Columns) -> dict[str, pd.DataFrame]:
    """Return documents, findings, themes, engagements and customers as signals want them.

    Each row is a document that states one cause, its label. A unit lasts from its first to its last
    document: where each report is a unit of its own, the exposure of a quarter is the number of
    reports of that quarter, and a rate is the share of them that has the label.
    """
    given = rows[rows[columns.theme].notna()].reset_index(drop=True)
    documents = _documents(given, columns)
    labels = given[columns.theme].astype(str)
    findings = pd.DataFrame(
        {
            "finding_id": documents["document_uid"] + "-0",
            "document_uid": documents["document_uid"],
            "document": documents["document_uid"],
            "kind": documents["kind"],
            "start": 0,
            "end": 0,
            "text": "",
            "role": "cause",
            "theme_id": labels,
            "theme_key": labels,
            "abstention": None,
        }
    )
    engagements = _engagements(documents)
    customers = engagements.groupby("customer_key", sort=True)["customer_name"].last().reset_index()
    customers = customers.rename(columns={"customer_name": "name"})
    names = sorted(labels.unique())
    return {
        "documents": documents,
        "findings": findings,
        "themes": pd.DataFrame({"theme_id": names, "theme_key": names, "name": names}),
        "engagements": engagements,
        "customers": customers.assign(segment=UNKNOWN, region=None),
    }


def _documents(given: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """Return one row a report; the text is left empty but for what tells copies apart."""
    uid = pd.Series([f"d{at:07d}" for at in range(len(given))], index=given.index, dtype=object)
    dates = given[columns.date].astype(str).str[:10] if columns.date else None
    escalated = given[columns.escalated].eq("YES") if columns.escalated else uid.isna()
    documents = pd.DataFrame(
        {
            "document_uid": uid,
            "engagement": given[columns.unit].astype(str),
            "customer_key": given[columns.customer].astype(str) if columns.customer else "all",
            "kind": pd.Series("lesson", index=given.index).mask(escalated, "escalation"),
            "date": dates,
            "quarter": UNKNOWN if dates is None else dates.map(_quarter),
            "text": uid,
            "theme_ids": [[label] for label in given[columns.theme].astype(str)],
        }
    )
    name = columns.customer_name or columns.customer
    documents["customer_name"] = given[name].astype(str) if name else "all"
    for kind in _KINDS:
        source = (columns.kinds or {}).get(kind)
        known = given[source].fillna(UNKNOWN).astype(str) if source else UNKNOWN
        documents[kind] = known
    return documents


def _engagements(documents: pd.DataFrame) -> pd.DataFrame:
    grouped = documents.groupby("engagement", sort=True)
    first = grouped[["customer_key", "customer_name", *_KINDS]].first()
    dated = documents[documents["quarter"] != UNKNOWN].groupby("engagement")
    for name, told in (("start", dated["date"].min()), ("end", dated["date"].max())):
        first[name] = told.reindex(first.index)
        first[f"{name}_quarter"] = first[name].map(_quarter, na_action="ignore")
    first = first.reset_index().assign(status="Completed")
    first["name"] = first["engagement"]
    first[list(_NUMBERS)] = float("nan")
    first[list(_TEXTS)] = None
    return first


def _quarter(day: str) -> str:
    return quarter_of(pd.Timestamp(day).date())
