"""What was done about themes before, and what is known of its effect."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

import numpy as np
import pandas as pd

from intelligence.edition import UNKNOWN
from intelligence.risk.risk_check import MeasuredEffect, Mitigation
from intelligence.signals.intervention_verdict import FELL, NO_CHANGE, ROSE
from models.embedding import Vectors

#: Verdicts behind which an estimate stands that may be ascribed to what was done. The others are
#: told in words alone: a figure beside "cannot say" would be read as an effect.
_MEASURED = frozenset({FELL, ROSE, NO_CHANGE})


@dataclass(frozen=True, slots=True)
class Tried:
    """An intervention on a theme: what was done, by whom, and what became of it."""

    theme_id: str
    owner: str
    effect: MeasuredEffect

    @property
    def mitigation(self) -> Mitigation:
        """The intervention as a mitigation of its own; nothing in past documents is counted."""
        return Mitigation(self.theme_id, self.effect.did, "intervention", self.owner, 0, 0, 0)


def tried_in(tables: Mapping[str, pd.DataFrame]) -> tuple[Tried, ...]:
    """Return the interventions of an edition, newest first; none of one that knows no such table.

    The ratio is that inside against outside the scope; where nobody is outside, that of the
    theme's own course. It is null with its interval unless the verdict is *fell*, *rose* or *no
    change seen*.
    """
    table = tables.get("interventions")
    if table is None or table.empty:
        return ()
    found = [_tried(row) for row in table.to_dict("records")]
    return tuple(
        sorted(found, key=lambda one: (one.effect.on, one.effect.intervention_id), reverse=True)
    )


def owner_of(role: Any, name: Any) -> str:
    """Return an owner in words, *Unknown* when neither post nor name is known.

    >>> owner_of("PMO lead", None), owner_of("PMO lead", "Ada Byron"), owner_of(None, None)
    ('PMO lead', 'PMO lead (Ada Byron)', 'Unknown')
    """
    post, person = (v.strip() if isinstance(v, str) else "" for v in (role, name))
    if post and person:
        return f"{post} ({person})"
    return post or person or UNKNOWN


def with_effects(
    mitigations: tuple[Mitigation, ...],
    tried: tuple[Tried, ...],
    vectors: Mapping[str, Vectors],
    bound: float,
) -> tuple[tuple[Mitigation, ...], tuple[Mitigation, ...]]:
    """Tell the effect of interventions with the mitigations that they were like.

    An intervention is told with the closest mitigation that says the same and has no effect yet,
    measured ones first; else by itself.

    Args:
        mitigations: of one theme.
        tried: on the same theme.
        vectors: by text, each of shape (dimension,), unit length.
        bound: cosine from which two say the same.

    Returns:
        The mitigations in their order, and the interventions that are like none.

    """
    told = list(mitigations)
    alone: list[Mitigation] = []
    for one in sorted(tried, key=lambda one: one.effect.verdict not in _MEASURED):
        place = _closest(one, told, vectors, bound)
        if place is None:
            alone.append(replace(one.mitigation, effect=one.effect))
        else:
            told[place] = replace(told[place], effect=one.effect)
    return tuple(told), tuple(alone)


def _closest(
    one: Tried, told: list[Mitigation], vectors: Mapping[str, Vectors], bound: float
) -> int | None:
    own = vectors[one.effect.did]
    free = [place for place, other in enumerate(told) if other.effect is None]
    if not free:
        return None
    cosines = [float(np.dot(own, vectors[told[place].words])) for place in free]
    best = int(np.argmax(cosines))
    return free[best] if cosines[best] >= bound else None


def _tried(row: Mapping[Hashable, Any]) -> Tried:
    names = ("rate_ratio", "low", "high")
    if _figure(row.get("rate_ratio")) is None:
        names = ("series_ratio", "series_low", "series_high")
    measured, note = row["verdict"] in _MEASURED, row.get("note")
    ratio, low, high = (_figure(row.get(name)) if measured else None for name in names)
    effect = MeasuredEffect(
        intervention_id=str(row["intervention_id"]),
        did=str(row["what"]),
        on=str(row["date"]),
        scope=str(row["scope"]),
        verdict=str(row["verdict"]),
        ratio=ratio,
        low=low,
        high=high,
        note=note if isinstance(note, str) else "",
    )
    owner = owner_of(row.get("owner_role"), row.get("owner_name"))
    return Tried(str(row["theme_id"]), owner, effect)


def _figure(value: Any) -> float | None:
    if value is None or pd.isna(value):
        return None
    return float(value) if isfinite(value) else None
