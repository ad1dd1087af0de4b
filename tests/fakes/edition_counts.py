"""Counts the fake edition by hand, independently of the code that counts real ones."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from intelligence.edition import DIMENSIONS, UNKNOWN
from tests.fakes import edition_texts as words
from tests.fakes.edition_lineage import is_small, told_of

QUARTERS = tuple(f"{year}Q{part}" for year in range(2023, 2027) for part in range(1, 5))[3:15]

#: Dimensions whose exposure is not known: they belong to the document, not to the engagement.
WITHOUT_EXPOSURE = ("phase", "severity")

Row = dict[str, Any]


def theme_id(key: str) -> str:
    """Return the fake theme's identity."""
    return f"T-{list(words.THEMES).index(key) + 1:04d}"


def day(quarter: str, number: int) -> str:
    """Return the ISO date of a day of a quarter, 0 to 83."""
    return f"{quarter[:4]}-{int(quarter[5]) * 3 - 2 + number // 28:02d}-{number % 28 + 1:02d}"


def is_active(engagement: Row, quarter: str) -> bool:
    """Say whether an engagement runs in some part of a quarter."""
    return bool(engagement["start"] <= day(quarter, 83) and engagement["end"] >= day(quarter, 0))


def count_themes(documents: list[Row], findings: list[Row]) -> list[Row]:
    rows: list[Row] = []
    for key, (name, definition, status, keyphrases) in words.THEMES.items():
        own = [d for d in documents if theme_id(key) in d["theme_ids"]]
        quotes = [f for f in findings if f["theme_id"] == theme_id(key)]
        quotes.sort(key=lambda f: (-f["confidence"], f["finding_id"]))
        dates = sorted(d["date"] for d in own if d["date"])
        counted = _distinct(own)
        told = told_of(key, counted["customers"], counted["documents"], known=status == "active")
        rows.append(
            {
                "theme_id": theme_id(key),
                "theme_key": key if status == "active" else None,
                "name": name,
                "definition": definition,
                "status": status,
                "findings": len(quotes),
                **counted,
                **told,
                "first_seen": dates[0] if dates else None,
                "last_seen": dates[-1] if dates else None,
                "keyphrases": list(keyphrases),
                "quotes": [f["finding_id"] for f in quotes],
                "trend": {"environment_access": "rising", "third_party_failure": "falling"}.get(
                    key, "no clear change" if own else "too little data"
                ),
            }
        )
    return rows


def _distinct(documents: list[Row]) -> Row:
    return {
        "documents": len(documents),
        "engagements": len({d["engagement"] for d in documents} - {None}),
        "customers": len({d["customer"] for d in documents} - {None}),
    }


def count_dimensions(documents: list[Row], engagements: list[Row]) -> tuple[list[Row], list[Row]]:
    cells: list[Row] = []
    totals: list[Row] = []
    for dimension in DIMENSIONS:
        value_of = _value_of(dimension)
        values = sorted(
            {value_of(d) for d in documents} | _engagement_values(dimension, engagements)
        )
        for value in values:
            here = [d for d in documents if value_of(d) == value]
            active = _exposure(dimension, value, engagements)
            place = {"dimension": dimension, "value": value}
            totals.append({**place, **_distinct(here), "active_engagements": active})
            for key in words.THEMES:
                own = [d for d in here if theme_id(key) in d["theme_ids"]]
                if own:
                    counted = _distinct(own)
                    rate = round(100 * counted["engagements"] / active, 4) if active else None
                    exposure = {
                        "active_engagements": active,
                        "rate": rate,
                        "small": is_small(counted["customers"], counted["documents"]),
                    }
                    cells.append({"theme_id": theme_id(key), **place, **counted, **exposure})
    return cells, totals


def _value_of(dimension: str) -> Callable[[Row], str]:
    return lambda row: str(row[dimension] or UNKNOWN)


def _engagement_values(dimension: str, engagements: list[Row]) -> set[str]:
    if dimension in WITHOUT_EXPOSURE:
        return set()
    if dimension == "quarter":
        return set(QUARTERS)
    field = "customer_name" if dimension == "customer" else dimension
    return {str(e[field] or UNKNOWN) for e in engagements}


def _exposure(dimension: str, value: str, engagements: list[Row]) -> int | None:
    if dimension in WITHOUT_EXPOSURE or (dimension == "quarter" and value == UNKNOWN):
        return None
    if dimension == "quarter":
        return sum(is_active(e, value) for e in engagements)
    field = "customer_name" if dimension == "customer" else dimension
    return [e[field] or UNKNOWN for e in engagements].count(value)


def count_trends(dimensions: list[Row], engagements: list[Row]) -> list[Row]:
    """Return a row for every theme and quarter, zeros included."""
    cells = {(c["theme_id"], c["value"]): c for c in dimensions if c["dimension"] == "quarter"}
    rows: list[Row] = []
    for key, quarter in itertools.product(words.THEMES, QUARTERS):
        nothing = {"documents": 0, "engagements": 0, "customers": 0}
        cell = cells.get((theme_id(key), quarter), nothing)
        active = _exposure("quarter", quarter, engagements) or 0
        rows.append(
            {
                "theme_id": theme_id(key),
                "quarter": quarter,
                "documents": cell["documents"],
                "engagements": cell["engagements"],
                "customers": cell["customers"],
                "small": is_small(cell["customers"], cell["documents"]),
                "active_engagements": active,
                "rate": round(100 * cell["engagements"] / active, 4) if active else None,
            }
        )
    return rows


def count_links(documents: list[Row]) -> list[Row]:
    rows: list[Row] = []
    for document, entity in itertools.product(documents, ("customer", "engagement")):
        state = document[f"{entity}_link"]
        linked = state == "linked"
        rows.append(
            {
                "document_uid": document["document_uid"],
                "document": document["document"],
                "entity": entity,
                "given": document["customer_given"],
                "state": state,
                "key": document["engagement"] if entity == "engagement" else None,
                "name": document[entity] if linked else None,
                "score": 100.0 if linked else 84.0 if state == "ambiguous" else None,
                "runner_up": "Halden Water" if state == "ambiguous" else None,
                "runner_up_score": 82.0 if state == "ambiguous" else None,
                "method": "name" if linked else None,
            }
        )
    return rows


def count_customers(documents: list[Row], engagements: list[Row]) -> list[Row]:
    return [
        {
            "customer_key": f"C{order:02d}",
            "name": name,
            "segment": segment,
            "region": region,
            "documents": sum(d["customer"] == name for d in documents),
            "engagements": sum(e["customer_name"] == name for e in engagements),
        }
        for order, (name, segment, region) in enumerate(words.CUSTOMERS, start=1)
    ]


def count_all(documents: list[Row], findings: list[Row], engagements: list[Row]) -> dict[str, int]:
    causes = [f for f in findings if f["role"] == "cause"]
    counts = {
        "documents": len(documents),
        "findings": len(findings),
        "causes": len(causes),
        "unassigned": sum(f["theme_id"] is None for f in causes),
        "themes": len(words.THEMES),
        "proposed": sum(theme[2] == "proposed" for theme in words.THEMES.values()),
        "engagements": len(engagements),
        "customers": len(words.CUSTOMERS),
    }
    for entity, state in itertools.product(
        ("customer", "engagement"), ("linked", "ambiguous", "unlinked")
    ):
        counts[f"{entity}s_{state}"] = sum(d[f"{entity}_link"] == state for d in documents)
    return counts
