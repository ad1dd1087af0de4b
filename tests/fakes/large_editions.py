"""A synthetic edition of any size, for measuring; its texts repeat and its figures mean nothing."""

from __future__ import annotations

import random
from typing import Any

import pandas as pd

from intelligence.edition import DIMENSIONS, UNKNOWN, Edition, Manifest
from tests.fakes.edition_lineage import changes_of, lineage_of

_ROLES = ("cause", "cause", "impact", "recommendation")
_QUARTERS = tuple(f"{year}Q{part}" for year in (2024, 2025, 2026) for part in (1, 2, 3, 4))
_SENTENCE = "The accounts for the test environment were issued nine days after the kick-off. "
_VALUES = {
    "segment": 6,
    "engagement_type": 8,
    "practice": 5,
    "team": 40,
    "region": 12,
    "phase": 7,
    "billing_model": 4,
    "severity": 4,
}

Row = dict[str, Any]


def large_edition(documents: int, *, themes: int = 30, number: int = 1) -> Edition:
    """Return an edition with four findings a document and one customer for ten documents."""
    draw = random.Random(number)  # noqa: S311 - synthetic data, not a secret
    document_rows = [_document(at, draw, themes, documents // 10) for at in range(documents)]
    finding_rows = [finding for row in document_rows for finding in _findings(row, draw)]
    cells, totals = _cells(documents, themes, draw)
    theme_rows = [_theme(at, documents, finding_rows) for at in range(themes)]
    tables = {
        "documents": document_rows,
        "findings": finding_rows,
        "themes": theme_rows,
        "lineage": lineage_of(theme_rows),
        "changes": changes_of(theme_rows),
        "dimensions": cells,
        "totals": totals,
        "trends": [_trend(at, quarter, draw) for at in range(themes) for quarter in _QUARTERS],
    }
    frames = {name: pd.DataFrame(rows) for name, rows in tables.items()}
    return Edition(_manifest(number, documents, themes), frames)


def _document(at: int, draw: random.Random, themes: int, customers: int) -> Row:
    theme = draw.randrange(themes)
    row: Row = {name: f"{name} {draw.randrange(size)}" for name, size in _VALUES.items()}
    return row | {
        "document_uid": f"{at:016x}",
        "document": f"INC-{at}",
        "kind": "escalation",
        "title": f"Note {at}",
        "date": f"202{4 + at % 3}-0{1 + at % 9}-11",
        "date_ambiguous": False,
        "quarter": draw.choice(_QUARTERS),
        "text": _SENTENCE * 8,
        "section_headings": [],
        "section_starts": [],
        "section_ends": [],
        "customer": f"Customer {draw.randrange(max(customers, 1))}",
        "customer_link": "linked",
        "engagement": f"E-{at % 500}",
        "engagement_link": "linked",
        "theme_ids": [f"T-{theme:04d}"],
        "theme_keys": [f"theme_{theme}"],
    }


def _findings(document: Row, draw: random.Random) -> list[Row]:
    length = len(_SENTENCE)
    rows = []
    for order, role in enumerate(_ROLES):
        assigned = role == "cause" and draw.random() < 0.7
        start = order * 2 * length
        rows.append(
            {
                "finding_id": f"{document['document_uid']}-{order}",
                "document_uid": document["document_uid"],
                "document": document["document"],
                "kind": document["kind"],
                "start": start,
                "end": start + length - 1,
                "text": _SENTENCE[:-1],
                "role": role,
                "role_source": "classifier",
                "role_confidence": 0.9,
                "theme_id": document["theme_ids"][0] if assigned else None,
                "theme_key": document["theme_keys"][0] if assigned else None,
                "subcause_key": None,
                "confidence": 0.8 if assigned else None,
                "abstention": None,
            }
        )
    return rows


def _theme(at: int, documents: int, findings: list[Row]) -> Row:
    theme_id = f"T-{at:04d}"
    own = [row["finding_id"] for row in findings[:20_000] if row["theme_id"] == theme_id]
    return {
        "theme_id": theme_id,
        "theme_key": f"theme_{at}",
        "name": f"Theme {at}",
        "definition": "Something was late or wrong",
        "status": "active",
        "findings": documents // 20,
        "documents": documents // 30,
        "engagements": 100 + at,
        "customers": 80,
        "first_seen": "2024-01-11",
        "last_seen": "2026-09-11",
        "keyphrases": ["test environment", "kick-off", "accounts"],
        "quotes": own[:30],
        "trend": "rising",
        "changed_in": ["2025Q4"],
    }


def _trend(theme: int, quarter: str, draw: random.Random) -> Row:
    engagements = draw.randrange(20)
    return {
        "theme_id": f"T-{theme:04d}",
        "quarter": quarter,
        "documents": engagements * 2,
        "engagements": engagements,
        "active_engagements": 150,
        "rate": engagements / 1.5,
    }


def _cells(documents: int, themes: int, draw: random.Random) -> tuple[list[Row], list[Row]]:
    sizes = {**_VALUES, "customer": documents // 10}
    cells: list[Row] = []
    totals: list[Row] = []
    for dimension in DIMENSIONS:
        values = (
            list(_QUARTERS)
            if dimension == "quarter"
            else [f"{dimension.capitalize()} {at}" for at in range(sizes[dimension])]
        )
        for value in [*values, UNKNOWN]:
            counted = {"documents": draw.randrange(1, 50), "engagements": 4, "customers": 3}
            place = {"dimension": dimension, "value": value, **counted, "active_engagements": 20}
            totals.append(place)
            chosen = range(themes) if dimension != "customer" else draw.sample(range(themes), 6)
            cells.extend({"theme_id": f"T-{at:04d}", **place, "rate": 20.0} for at in chosen)
    return cells, totals


def _manifest(number: int, documents: int, themes: int) -> Manifest:
    counts = {
        "documents": documents,
        "findings": documents * 4,
        "causes": documents * 2,
        "unassigned": documents * 2 * 3 // 10,
        "themes": themes,
        "engagements": 500,
        "customers": documents // 10,
        "customers_linked": documents,
        "engagements_linked": documents,
    }
    return Manifest(
        number=number,
        fingerprint=f"{number:064x}",
        seed=7,
        settings={},
        models={},
        libraries={},
        taxonomy="synthetic",
        counts=counts,
        files={},
    )
