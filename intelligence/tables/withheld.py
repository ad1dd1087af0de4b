"""Groups that a build held back: a table of them, and what is told of each reason."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import pandas as pd

from intelligence.findings import Finding
from intelligence.held_back import HeldGroup, Reason
from intelligence.identity.references import finding_id

_COLUMNS = ("group_id", "reason", "name", "quotes", "finding_ids")
_COUNTS = ("findings", "documents", "engagements", "customers")


def withheld_table(
    causes: Sequence[Finding], held: Sequence[HeldGroup], documents: pd.DataFrame
) -> pd.DataFrame:
    """Return one row a group, by reason, the largest first; `mark_small` adds the last column.

    Args:
        causes: the findings that positions of the groups count.
        held: the groups.
        documents: with their engagements and customers.

    """
    place = documents.set_index("document_uid")[["engagement", "customer_key"]]
    rows = []
    for group in held:
        own = sorted({finding_id(causes[at]) for at in group.members})
        quotes = [finding_id(causes[at]) for at in group.quotes]
        uids = sorted({causes[at].document_uid for at in group.members})
        where = place.loc[uids]
        counted = (
            len(own), len(uids), where["engagement"].nunique(), where["customer_key"].nunique(),
        )  # fmt: skip
        name = group.name or None
        rows.append((_identity(own), group.reason.value, name, quotes, own, *counted))
    table = pd.DataFrame(rows, columns=[*_COLUMNS, *_COUNTS], dtype="object")
    table = table.astype(dict.fromkeys(_COUNTS, "int64"))
    reasons = [reason.value for reason in Reason]
    order = table["reason"].map(reasons.index).astype("int64")
    return (
        table.assign(order=order)
        .sort_values(["order", "findings", "group_id"], ascending=[True, False, True])
        .drop(columns="order")
        .reset_index(drop=True)
    )


def withheld_by_reason(tables: Mapping[str, pd.DataFrame]) -> list[dict[str, str | int]]:
    """Return what was held back, one row a reason: groups, findings, documents, engagements.

    Args:
        tables: of an edition; one of an earlier release tells of no group.

    """
    table = tables.get("withheld")
    if table is None or table.empty:
        return []
    findings = tables["findings"][["finding_id", "document_uid"]]
    placed = findings.merge(tables["documents"][["document_uid", "engagement"]], on="document_uid")
    told: list[dict[str, str | int]] = []
    for reason in (item.value for item in Reason):
        groups = table[table["reason"] == reason]
        own = placed[placed["finding_id"].isin(groups["finding_ids"].explode())]
        if not groups.empty:
            told.append(
                {
                    "reason": reason,
                    "groups": len(groups),
                    "findings": int(own["finding_id"].nunique()),
                    "documents": int(own["document_uid"].nunique()),
                    "engagements": int(own["engagement"].nunique()),
                }
            )
    return told


def _identity(findings: Sequence[str]) -> str:
    digest = hashlib.sha256("\x1f".join(findings).encode("utf-8", "surrogatepass")).hexdigest()
    return f"withheld-{digest[:12]}"
