"""Tables of a small edition in which documents recommend and resolve, built by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

#: Theme ids of `advice_tables` with their keys; the last is of no taxonomy.
THEMES = {
    "theme-cut": ("cutover_transition", "Cutover and transition", "Go-live was not ready"),
    "theme-test": ("quality_shortfall", "Quality and test shortfall", "Testing was squeezed"),
    "theme-own": (None, "Tablets at customs", "Devices wait at the border"),
}
_FINDINGS = (
    *("finding_id", "document_uid", "document", "kind", "start", "end", "text", "role"),
    *("role_confidence", "theme_id", "theme_key", "subcause_key"),
)
_DOCUMENTS = (
    *("document_uid", "document", "kind", "date", "quarter", "text", "customer", "customer_key"),
    *("engagement", "engagement_name", "engagement_type", "phase"),
)
_THEMES = (
    *("theme_id", "theme_key", "name", "definition", "quotes", "owner_role", "owner_name"),
    "status",
)


@dataclass(frozen=True)
class Note:
    """A document: what it shows, what it says, and of which engagement it is."""

    said: Sequence[tuple[str, str]]
    themes: Sequence[str] = ("theme-cut",)
    engagement: str | None = "P1"
    customer: str | None = "C1"
    type: str = "Cloud migration"
    phase: str = "Build"
    date: str | None = "2026-01-15"
    kind: str = "post_mortem"
    confidence: float = 0.95
    subcause: str | None = None


@dataclass(frozen=True)
class _Rows:
    findings: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)


def advice_tables(
    *notes: Note, owners: Mapping[str, tuple[str | None, str | None]] | None = None
) -> dict[str, pd.DataFrame]:
    """Return the tables that mitigations are worked out from; uids go by the order of notes."""
    rows = _Rows()
    for number, note in enumerate(notes):
        _add(rows, f"d{number:03d}", note)
    themes = [
        {
            "theme_id": theme,
            "theme_key": key,
            "name": name,
            "definition": definition,
            "quotes": [r["finding_id"] for r in rows.findings if r["theme_id"] == theme][:3],
            "owner_role": (owners or {}).get(theme, (None, None))[0],
            "owner_name": (owners or {}).get(theme, (None, None))[1],
            "status": "active" if key else "proposed",
        }
        for theme, (key, name, definition) in THEMES.items()
    ]
    return {
        "findings": pd.DataFrame(rows.findings, columns=list(_FINDINGS)),
        "documents": pd.DataFrame(rows.documents, columns=list(_DOCUMENTS)),
        "themes": pd.DataFrame(themes, columns=list(_THEMES)),
    }


def _add(rows: _Rows, uid: str, note: Note) -> None:
    causes = [("cause", f"Cause {theme} of {uid}.", theme) for theme in note.themes]
    parts = [*causes, *((role, text, None) for role, text in note.said)]
    text = "\n".join(part[1] for part in parts)
    at = 0
    for role, words, theme in parts:
        rows.findings.append(
            {
                "finding_id": f"{uid}-{at}-{at + len(words)}",
                "document_uid": uid,
                "document": uid.upper(),
                "kind": note.kind,
                "start": at,
                "end": at + len(words),
                "text": words,
                "role": role,
                "role_confidence": note.confidence,
                "theme_id": theme,
                "theme_key": THEMES[theme][0] if theme else None,
                "subcause_key": note.subcause if theme else None,
            }
        )
        at += len(words) + 1
    rows.documents.append(
        {
            "document_uid": uid,
            "document": uid.upper(),
            "kind": note.kind,
            "date": note.date,
            "quarter": "2026Q1" if note.date else "Unknown",
            "text": text,
            "customer": f"Customer {note.customer}" if note.customer else None,
            "customer_key": note.customer,
            "engagement": note.engagement,
            "engagement_name": f"Project {note.engagement}" if note.engagement else None,
            "engagement_type": note.type,
            "phase": note.phase,
        }
    )


def intervention(**given: Any) -> dict[str, Any]:
    """Return a row of the table of interventions; what is not given is of one that worked."""
    row = {
        "intervention_id": "intervention-1",
        "theme_id": "theme-cut",
        "date": "2025-04-01",
        "scope": "region: DACH",
        "what": "Rehearsals of the cutover became a duty",
        "owner_role": "PMO lead",
        "owner_name": None,
        "rate_ratio": 0.5,
        "low": 0.3,
        "high": 0.8,
        "series_ratio": 0.6,
        "series_low": 0.4,
        "series_high": 0.9,
        "verdict": "fell",
        "note": "",
    }
    return row | given
