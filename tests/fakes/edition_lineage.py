"""How the fake edition came about: from edition 6, with one split, one changed meaning."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]

_OWNERS = {"environment_access": ("Head of delivery", "R. Okafor", "Faster starts")}


def told_of(key: str, customers: int, documents: int, *, known: bool) -> Row:
    """Return what people decided about a theme, and whether few customers stand behind it."""
    role, name, goal = _OWNERS.get(key, (None, None, None))
    return {
        "include": [],
        "exclude": ["Our own laptop was lost"] if key in _OWNERS else [],
        "origin": "taxonomy" if known else "discovery",
        "owner_role": role,
        "owner_name": name,
        "goal": goal,
        "changed_in": ["2025Q4"] if key in _OWNERS else [],
        "small": is_small(customers, documents),
    }


def is_small(customers: int, documents: int) -> bool:
    return documents > 0 and customers < 3


def lineage_of(themes: list[Row]) -> list[Row]:
    """Return that every theme continued but the last one, which was split off the first."""
    rows = [_relation("continues", row["theme_id"], row["theme_id"]) for row in themes[:-1]]
    rows.append(_relation("splits", themes[-1]["theme_id"], themes[0]["theme_id"]))
    return rows


def _relation(event: str, current: str, previous: str) -> Row:
    keeps = event == "continues"
    return {
        "event": event,
        "theme_id": current,
        "previous_theme_id": previous,
        "previous_edition": 6,
        "keeps_id": keeps,
        "shared": 4,
        "previous_findings": 5,
        "current_findings": 4,
        "jaccard": 0.8,
        "of_previous": 0.8,
        "of_current": 1.0,
    }


def changes_of(themes: list[Row]) -> list[Row]:
    """Return that the meaning of themes with an owner was changed by entry 3 of the log."""
    return [
        {
            "theme_id": row["theme_id"],
            "kind": "definition",
            "quarter": quarter,
            "after_edition": 6,
            "sequence": 3,
        }
        for row in themes
        for quarter in row["changed_in"]
    ]


def conflicts() -> list[Row]:
    """Return that entry 2 of the log does not apply any more."""
    return [
        {
            "sequence": 2,
            "entry_id": "0123456789abcdef",
            "action": "rename",
            "theme_id": "T-9999",
            "reason": "the theme does not exist any more",
            "partly": False,
            "count": 0,
        }
    ]
