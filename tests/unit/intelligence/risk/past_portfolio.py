"""A small portfolio with texts, accounts and causes, for tests of what is told of the past."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from intelligence.risk.past import PastEngagements
from intelligence.signals.occurrences import Occurrences, occurrences_of

Tables = dict[str, pd.DataFrame]

CAUSES = {
    "t-access": "The accounts for the test environment came nine days late.",
    "t-scope": "The statement of work left the reporting scope open to anybody.",
    "t-skill": "Nobody on the team had run a cutover of this size before now.",
}
#: Name, customer, type, team, region, billing, planned hours, overrun in percent, themes shown.
ENGAGEMENTS = (
    ("E1", "C1", "Cloud migration", "Pune", "DACH", "Fixed", 1000, 10.0, ("t-access", "t-scope")),
    ("E2", "C1", "Cloud migration", "Pune", "DACH", "Fixed", 1100, 20.0, ("t-access",)),
    ("E3", "C1", "Cloud migration", "Pune", "DACH", "Fixed", 1200, -5.0, ("t-skill",)),
    ("E4", "C2", "Cloud migration", "Boston", "DACH", "Hours", 900, 0.0, ("t-access",)),
    ("E5", "C3", "Service desk", "Boston", "DACH", "Hours", 8000, 30.0, ("t-scope",)),
    ("E6", "C4", "Service desk", "London", "DACH", "Fixed", 9000, 5.0, ()),
    ("E7", None, None, None, None, None, None, None, ("t-access",)),
    ("E8", "C2", "Cloud migration", "London", "DACH", "Hours", 500, None, ()),
)


def tables(**changed: Mapping[str, object]) -> Tables:
    """Return an edition's tables; ``E1={"team": "Bonn"}`` changes a row of engagements.

    E7 is known from a document alone, E8 is still running. Every document says its causes twice:
    surely, and in a later document of doubtful theme.
    """
    engagements = pd.DataFrame([_engagement(*row) for row in ENGAGEMENTS])
    for key, values in changed.items():
        for name, value in values.items():
            engagements.loc[engagements["engagement"] == key, name] = value  # type: ignore[call-overload]
    documents, findings = [], []
    for row in ENGAGEMENTS:
        for order, theme in enumerate(row[-1]):
            for sure, confidence in (("sure", 0.9 - order / 10), ("doubtful", 0.4)):
                document, finding = _document(row[0], theme, sure, confidence)
                documents.append(document)
                findings.append(finding)
    documents.append(documents[-1] | {"document_uid": "nobody", "engagement": None})
    findings.append(findings[-1] | {"document_uid": "nobody", "finding_id": "nobody-0"})
    customers = ["C1", "C2", "C3", "C4"]
    return {
        "documents": pd.DataFrame(documents),
        "findings": pd.DataFrame(findings),
        "themes": pd.DataFrame(
            {"theme_id": [*CAUSES, "t-never"], "name": ["Access", "Scope", "Skill", "Never seen"]}
        ),
        "engagements": engagements,
        "customers": pd.DataFrame(
            {
                "customer_key": customers,
                "name": [f"Customer {key}" for key in customers],
                "segment": ["Retail", "Retail", "Utilities", "Retail"],
                "region": ["DACH"] * 4,
            }
        ),
    }


def past_of(found: Tables) -> PastEngagements:
    """Return the past engagements of an edition's tables."""
    return PastEngagements.of(occurrences(found), found)


def occurrences(found: Tables) -> Occurrences:
    """Return the occurrences of an edition's tables."""
    return occurrences_of(found)


def empty(found: Tables) -> Tables:
    """Return tables of the same columns without a row."""
    return {name: table.iloc[:0] for name, table in found.items()}


def _engagement(*row: object) -> dict[str, object]:
    key, customer, kind, team, region, billing, planned, overrun, _ = row
    hours = np.nan if planned is None else float(str(planned))
    beyond = np.nan if overrun is None else 1 + float(str(overrun)) / 100
    running = overrun is None
    return {
        "engagement": key,
        "name": None if customer is None else f"Work {key}",
        "customer_key": customer,
        "engagement_type": kind,
        "team": team,
        "region": region,
        "billing_model": billing,
        "practice": None,
        "status": "In progress" if running else "Completed",
        "start": "2025-01-15",
        "start_quarter": "2025Q1",
        "end": None if running else "2025-11-30",
        "end_quarter": None if running else "2025Q4",
        "planned_hours": hours,
        "actual_hours": hours * beyond,
        "revenue": hours * 100,
        "revenue_currency": "EUR",
        "planned_cost": hours * 70,
        "planned_cost_currency": "EUR",
        "actual_cost": hours * 70 * beyond,
        "actual_cost_currency": "EUR",
        "planned_margin": np.nan,
        "actual_margin": np.nan,
    }


def _document(
    key: str, theme: str, sure: str, confidence: float
) -> tuple[dict[str, object], dict[str, object]]:
    uid, words = f"{key}-{theme}-{sure}", CAUSES[theme]
    text = f"Hello 🙂 all.\n{key} said: {words}" if sure == "sure" else f"Perhaps {words}"
    start = text.index(words)
    document: dict[str, object] = {
        "document_uid": uid,
        "document": f"INC-{uid}",
        "kind": "escalation" if sure == "sure" else "lesson",
        "date": "2026-03-31",
        "quarter": "2026Q1",
        "phase": "Test",
        "text": text,
        "engagement": key,
    }
    finding: dict[str, object] = {
        "finding_id": f"{uid}-{start}",
        "document_uid": uid,
        "document": f"INC-{uid}",
        "start": start,
        "end": start + len(words),
        "text": words,
        "role": "cause",
        "theme_id": theme,
        "confidence": confidence,
    }
    return document, finding
