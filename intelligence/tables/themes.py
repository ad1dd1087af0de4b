"""The register of themes: what each is, how often it was seen, and where it is heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from intelligence.direction import direction
from intelligence.edition import UNKNOWN
from intelligence.identity.registry import DefinitionChange
from intelligence.identity.theme import Theme
from intelligence.quarters import is_complete

#: What is told of a theme, in this order, before its counts.
_TOLD = (
    "theme_id",
    "theme_key",
    "name",
    "definition",
    "include",
    "exclude",
    "status",
    "origin",
    "owner_role",
    "owner_name",
    "goal",
    "keyphrases",
    "quotes",
    "trend",
    "changed_in",
)

_COUNTS = ("findings", "documents", "engagements", "customers")


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """One theme of an edition; ``quotes`` are finding ids, best first."""

    theme: Theme
    keyphrases: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


def register_table(
    themes: Sequence[ThemeEntry],
    findings: pd.DataFrame,
    documents: pd.DataFrame,
    trends: pd.DataFrame,
    changes: Sequence[DefinitionChange] = (),
) -> pd.DataFrame:
    """Return one row a theme, those with most engagements first.

    ``changed_in`` are the quarters in which the theme's meaning changed, oldest first.
    """
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
    rows = [
        (
            *_told(item),
            _trend(settled, item.theme.theme_id),
            sorted({one.quarter for one in changes if one.theme_id == item.theme.theme_id}),
        )
        for item in themes
    ]
    entries = pd.DataFrame(rows, columns=list(_TOLD))
    table = entries.merge(counts, on="theme_id", how="left")
    table[list(_COUNTS)] = table[list(_COUNTS)].fillna(0).astype("int64")
    return table.sort_values(
        ["engagements", "documents", "findings", "theme_id"],
        ascending=[False, False, False, True],
        ignore_index=True,
    )


def _told(entry: ThemeEntry) -> tuple[object, ...]:
    theme = entry.theme
    return (
        theme.theme_id,
        theme.theme_key,
        theme.name,
        theme.definition,
        list(theme.include),
        list(theme.exclude),
        theme.status.value,
        theme.origin.value,
        theme.owner.role or None,
        theme.owner.name or None,
        theme.goal or None,
        list(entry.keyphrases),
        list(entry.quotes),
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
