"""The findings table: every statement with its role and, for causes, its theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from corpus.document import Document
from intelligence.findings import Finding
from intelligence.identity.references import finding_id

_COLUMNS = (
    "finding_id",
    "document_uid",
    "document",
    "kind",
    "start",
    "end",
    "text",
    "role",
    "role_source",
    "role_confidence",
    "theme_id",
    "theme_key",
    "subcause_key",
    "confidence",
    "subcause_confidence",
    "abstention",
)


@dataclass(frozen=True, slots=True)
class ThemeOfFinding:
    """Which theme a cause belongs to and how sure that is; or only why it belongs to none."""

    theme_id: str | None = None
    theme_key: str | None = None
    subcause_key: str | None = None
    confidence: float | None = None
    abstention: str | None = None
    subcause_confidence: float | None = None


UNASSIGNED = ThemeOfFinding()


def findings_table(
    documents: Sequence[Document],
    findings: Sequence[Finding],
    themes: Mapping[str, ThemeOfFinding],
) -> pd.DataFrame:
    """Return one row a finding, in order of document and place.

    Args:
        documents: the documents that the findings quote.
        findings: statements in any order.
        themes: theme by finding id; a finding that is missing here is unassigned.

    """
    known = {item.uid: (item.id, item.kind.value) for item in documents}
    ordered = sorted(findings, key=lambda item: (item.document_uid, item.start, item.end))
    rows = []
    for item in ordered:
        identity = finding_id(item)
        theme = themes.get(identity, UNASSIGNED)
        rows.append(
            (
                identity,
                item.document_uid,
                *known[item.document_uid],
                item.start,
                item.end,
                item.text,
                str(item.role),
                str(item.role_source),
                round(item.role_confidence, 4),
                theme.theme_id,
                theme.theme_key,
                theme.subcause_key,
                theme.confidence,
                theme.subcause_confidence,
                theme.abstention,
            )
        )
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    table["abstention"] = pd.Series([row[-1] for row in rows], dtype=object)
    kinds = {"start": "int64", "end": "int64"}
    return table.astype({**kinds, "confidence": "float64", "subcause_confidence": "float64"})
