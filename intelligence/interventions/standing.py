"""Whether what an edition says of interventions is of what stands in the register now.

An edition judges what stood when it was built. What was corrected since in theme, day or scope is
another action, and what was withdrawn none; neither has the figures of before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from intelligence.interventions.intervention import Action, ScopePart, inside
from intelligence.interventions.register import Register

CORRECTED = "corrected since: build"
WITHDRAWN = "withdrawn since: build"

#: What a row says of the action itself; everything else was found out.
_OF_THE_ACTION = frozenset(
    {"intervention_id", "theme_id", "date", "scope", "what", "owner_role", "owner_name"}
)


def told_scope(scope: Sequence[ScopePart]) -> str:
    """Return a scope as an edition writes it.

    >>> told_scope([ScopePart("team", "North")]), told_scope([])
    ('team: North', 'all')
    """
    return "; ".join(f"{part.dimension}: {part.value}" for part in scope) or "all"


def is_of(action: Action, row: Mapping[str, Any]) -> bool:
    """Say whether a row of an edition's table of interventions judged this action.

    Only theme, day and scope decide what is found out; words and owners may be other ones.
    """
    judged = tuple(str(row[name]) for name in ("theme_id", "date", "scope"))
    return judged == (action.theme_id, action.date.isoformat(), told_scope(action.scope))


def as_standing(rows: Sequence[Mapping[str, Any]], register: Register) -> list[dict[str, Any]]:
    """Return rows as far as they hold: of what was corrected or withdrawn since, that it was."""
    standing = {one.id: one.action for one in register.interventions}
    told = []
    for row in rows:
        action = standing.get(str(row["intervention_id"]))
        if row["intervention_id"] in register.withdrawn:
            told.append(_without_findings(row, WITHDRAWN))
        elif action is not None and not is_of(action, row):
            told.append(_without_findings(row, CORRECTED))
        else:
            told.append(dict(row))
    return told


def _without_findings(row: Mapping[str, Any], verdict: str) -> dict[str, Any]:
    kept = {name: value if name in _OF_THE_ACTION else None for name, value in row.items()}
    return kept | {"verdict": verdict}


def unmatched(scope: Sequence[ScopePart], engagements: pd.DataFrame) -> list[str]:
    """Return what of a scope no engagement has, in words; nothing where some engagement is inside.

    Args:
        scope: of an action.
        engagements: as in `Occurrences.engagements`.

    """
    if inside(scope, engagements).any():
        return []
    said = [_unmet(part, engagements) for part in scope if not inside([part], engagements).any()]
    return said or ["no engagement of the newest edition is of all that the scope names together"]


def _unmet(part: ScopePart, engagements: pd.DataFrame) -> str:
    told = f"no engagement of the newest edition has {part.dimension} {part.value!r}"
    columns = [part.dimension, *(["customer_name"] if part.dimension == "customer" else [])]
    met = {str(value) for name in columns for value in engagements[name].dropna()}
    alike = sorted(value for value in met if value.casefold() == part.value.strip().casefold())
    return f"{told}; there is {alike[0]!r}" if alike else told
