"""The tables of what became of themes, of what people changed, and of what no longer applies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from intelligence.curation.conflicts import Conflict
from intelligence.identity.registry import DefinitionChange
from intelligence.relations import Lineage

_LINEAGE = (
    "event",
    "theme_id",
    "previous_theme_id",
    "previous_edition",
    "keeps_id",
    "shared",
    "previous_findings",
    "current_findings",
    "jaccard",
    "of_previous",
    "of_current",
)
_CHANGES = ("theme_id", "kind", "quarter", "after_edition", "sequence")
_CONFLICTS = ("sequence", "entry_id", "action", "theme_id", "reason", "partly", "count")

_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Becoming:
    """How an edition came about from the one before, whose number is ``edition`` (0: none)."""

    edition: int
    lineage: Lineage
    changes: Sequence[DefinitionChange] = ()
    conflicts: Sequence[Conflict] = ()


def lineage_table(becoming: Becoming) -> pd.DataFrame:
    """Return one row a relation; overlaps are over findings that both editions have."""
    rows = []
    for item in becoming.lineage.relations:
        overlap = item.overlap
        shares = (overlap.jaccard, overlap.of_previous, overlap.of_current)
        rows.append(
            (
                item.event.value,
                item.current,
                item.previous,
                becoming.edition or None,
                item.keeps_id,
                overlap.shared,
                overlap.previous,
                overlap.current,
                *(None if share is None else round(share, _DECIMALS) for share in shares),
            )
        )
    table = pd.DataFrame(rows, columns=list(_LINEAGE))
    table["previous_edition"] = table["previous_edition"].astype("Int64")
    figures = ["jaccard", "of_previous", "of_current"]
    table[figures] = table[figures].astype("float64")
    return table


def changes_table(becoming: Becoming) -> pd.DataFrame:
    """Return one row a change of a theme's meaning, oldest first."""
    rows = [
        (item.theme_id, item.kind.value, item.quarter, item.after_edition or None, item.sequence)
        for item in becoming.changes
    ]
    table = pd.DataFrame(rows, columns=list(_CHANGES))
    numbers = ["after_edition", "sequence"]
    table[numbers] = table[numbers].astype("Int64")
    return table


def conflicts_table(becoming: Becoming) -> pd.DataFrame:
    """Return one row a curation entry, or part of one, that does not apply."""
    rows = [
        (
            item.sequence,
            item.entry_id,
            item.action,
            item.theme_id,
            item.reason.value,
            item.partly,
            item.count,
        )
        for item in becoming.conflicts
    ]
    table = pd.DataFrame(rows, columns=list(_CONFLICTS))
    return table.astype({"sequence": "int64", "count": "int64", "partly": "bool"})
