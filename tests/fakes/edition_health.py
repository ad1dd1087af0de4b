"""How far the fake edition's themes can be relied on, and what it suggests."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]

_JUDGED = (("stable", 0.81), ("unstable", 0.52), ("between", 0.68))


def health_of(themes: list[Row]) -> list[Row]:
    """Return that the first three themes are stable, unstable and between; no other is judged."""
    rows = []
    for place, theme in enumerate(themes):
        verdict, mean = _JUDGED[place] if place < len(_JUDGED) else ("not judged", None)
        known = mean is not None
        rows.append(
            {
                "theme_id": theme["theme_id"],
                "verdict": verdict,
                "stability": mean,
                "stability_low": mean - 0.1 if mean else None,
                "stability_high": mean + 0.1 if mean else None,
                "recovered": 48 if known else None,
                "parts": 50 if known else None,
                "way": "relearned" if known else None,
                "cohesion": 0.5,
                "coverage": 0.2,
                "confirmed": 3 if place == 0 else 0,
                "rejected": 1 if place == 0 else 0,
                "agreement": 0.75 if place == 0 else None,
                "agreement_low": 0.3006 if place == 0 else None,
                "agreement_high": 0.9544 if place == 0 else None,
                "largest_engagement": "ENG-001",
                "largest_engagement_share": 0.25,
                "largest_customer": "C01",
                "largest_customer_share": 0.4,
            }
        )
    return rows


def suggestions_of(themes: list[Row], findings: list[Row]) -> list[Row]:
    """Return that the second theme might be a part of the first, and the third might be two."""
    if len(themes) < len(_JUDGED):
        return []
    split = themes[2]["theme_id"]
    own = [row["finding_id"] for row in findings if row["theme_id"] == split]
    return [
        _suggestion("merge", themes[0]["theme_id"], themes[1]["theme_id"], 0.2, [], []),
        _suggestion("split", split, None, 0.6, own[:1], own[1:2]),
    ]


def withheld_of(findings: list[Row]) -> list[Row]:
    """Return one group without a sure name, of what is in no theme."""
    free = [row for row in findings if row["role"] == "cause" and row["theme_id"] is None]
    if not free:
        return []
    own = sorted(row["finding_id"] for row in free)
    return [
        {
            "group_id": "withheld-0123456789ab",
            "reason": "no sure name",
            "name": "Nothing in common",
            "quotes": own[:3],
            "finding_ids": own,
            "findings": len(own),
            "documents": len({row["document_uid"] for row in free}),
            "engagements": 1,
            "customers": 1,
            "small": True,
        }
    ]


def _suggestion(
    kind: str, theme: str, other: str | None, measure: float, one: list[str], two: list[str]
) -> Row:
    return {
        "kind": kind,
        "theme_id": theme,
        "other_theme_id": other,
        "measure": measure,
        "larger": 6,
        "smaller": 4,
        "larger_quotes": one,
        "smaller_quotes": two,
        "larger_phrases": ["late access"] if one else [],
        "smaller_phrases": ["wrong role"] if two else [],
    }
