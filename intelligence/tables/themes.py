"""The register of themes: what each is, how often it was seen, and where it is heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from intelligence.identity.registry import DefinitionChange
from intelligence.identity.theme import Theme

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
    changes: Sequence[DefinitionChange] = (),
) -> pd.DataFrame:
    """Return one row a theme, those with most engagements first; `with_trend` adds the last word.

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
    rows = [
        (
            *_told(item),
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


def with_trend(themes: pd.DataFrame, moved: pd.DataFrame) -> pd.DataFrame:
    """Return the register with ``trend``: the verdict of the signal table ``theme_trends``.

    One word for a theme's movement, the same wherever it stands, and claimed only where false
    discoveries over all themes are bounded. A theme without a row there has null.

    Args:
        themes: as `register_table` returns it.
        moved: columns ``theme_id, verdict``.

    """
    verdicts = dict(zip(moved["theme_id"], moved["verdict"], strict=True))
    told = [None if word is None else str(word) for word in map(verdicts.get, themes["theme_id"])]
    table = themes.drop(columns="trend", errors="ignore")
    words = pd.Series(told, table.index, dtype="object")
    table.insert(table.columns.tolist().index("changed_in"), "trend", words)
    return table


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
