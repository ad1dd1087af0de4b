"""The register of themes: what each is, how often it was seen, and where it is heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from intelligence.direction import direction
from intelligence.edition import UNKNOWN
from intelligence.quarters import is_complete

_COUNTS = ("findings", "documents", "engagements", "customers")


class ThemeStatus(StrEnum):
    """Where a theme stands: found by the machine, in use, or no longer used."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """One theme of an edition; ``quotes`` are finding ids, best first."""

    theme_id: str
    theme_key: str | None
    name: str
    definition: str | None
    status: ThemeStatus
    keyphrases: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


def register_table(
    themes: Sequence[ThemeEntry],
    findings: pd.DataFrame,
    documents: pd.DataFrame,
    trends: pd.DataFrame,
) -> pd.DataFrame:
    """Return one row a theme, those with most engagements first."""
    places = documents[["document_uid", "engagement", "customer_key", "date"]]
    members = findings[findings["theme_id"].notna()].merge(places, on="document_uid")
    grouped = members.groupby("theme_id")
    counts = grouped.agg(
        findings=("finding_id", "nunique"),
        documents=("document_uid", "nunique"),
        engagements=("engagement", "nunique"),
        customers=("customer_key", "nunique"),
        first_seen=("date", "min"),
        last_seen=("date", "max"),
    )
    settled = _settled(trends, documents)
    entries = pd.DataFrame(
        [
            {
                "theme_id": item.theme_id,
                "theme_key": item.theme_key,
                "name": item.name,
                "definition": item.definition,
                "status": item.status.value,
                "keyphrases": list(item.keyphrases),
                "quotes": list(item.quotes),
                "trend": _trend(settled, item.theme_id),
            }
            for item in themes
        ],
        columns=[
            "theme_id",
            "theme_key",
            "name",
            "definition",
            "status",
            "keyphrases",
            "quotes",
            "trend",
        ],
    )
    table = entries.merge(counts, on="theme_id", how="left")
    table[list(_COUNTS)] = table[list(_COUNTS)].fillna(0).astype("int64")
    return table.sort_values(
        ["engagements", "documents", "findings", "theme_id"],
        ascending=[False, False, False, True],
        ignore_index=True,
    )


def _settled(trends: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the trends without a newest quarter that has not ended: it would look like a fall."""
    days = documents["date"].dropna()
    if days.empty or trends.empty:
        return trends
    newest = trends["quarter"].max()
    if is_complete(newest, date.fromisoformat(days.max())):
        return trends
    earlier: pd.DataFrame = trends[trends["quarter"] < newest]
    return earlier


def _trend(trends: pd.DataFrame, theme_id: str) -> str:
    own = trends[(trends["theme_id"] == theme_id) & (trends["quarter"] != UNKNOWN)]
    ordered = own.sort_values("quarter")
    return direction(ordered["engagements"].tolist(), ordered["active_engagements"].tolist()).value
