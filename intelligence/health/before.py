"""What the edition before said of its themes, kept where nothing that it rests on is another.

A theme is learned anew beside all others, so one decision on two of them would move the stability
of every other by a few hundredths, and now and then one over a bound: a theme would be called
unstable for what was decided elsewhere. What is measured of a theme therefore stands until its own
causes, the causes of the edition, or what these were made with change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from intelligence.edition import Manifest
from intelligence.health.stability import Stability, Verdict, Way

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Basis:
    """What the stability of themes rests on.

    Attributes:
        members: keys of each theme's causes (document and words), by theme id.
        groups: of every cause by its key, the engagement, else the document.
        made_with: digest of models, settings, libraries and taxonomy; see `made_with`.

    """

    members: Mapping[str, frozenset[str]] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    made_with: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """The stability of an edition's themes by id, and what it rests on; empty without one."""

    stability: Mapping[str, Stability] = field(default_factory=dict)
    basis: Basis = field(default_factory=Basis)

    def of_theme(self, theme_id: str, now: Basis) -> Stability | None:
        """Return the stability that still stands, None where it is to be measured anew."""
        then = self.basis
        if then.made_with != now.made_with or then.groups != now.groups:
            return None
        if theme_id not in then.members or then.members[theme_id] != now.members.get(theme_id):
            return None
        return self.stability.get(theme_id)


def made_with(manifest: Manifest) -> str:
    """Return the SHA-256 of everything but causes and decisions that can move a theme's health."""
    parts = [
        manifest.seed,
        dict(manifest.settings),
        dict(manifest.models),
        dict(manifest.libraries),
        manifest.taxonomy,
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def stability_of(health: pd.DataFrame) -> dict[str, Stability]:
    """Return the stability of each theme by its id, as a health table tells it."""
    if health.empty:
        return {}
    columns = ("theme_id", "verdict", "way", "stability", "stability_low", "stability_high")
    rows = health[[*columns, "recovered", "parts"]].itertuples(index=False)
    return {str(theme): _stability(*figures) for theme, *figures in rows}


def _stability(verdict: str, way: str | None, *figures: float) -> Stability:
    if not isinstance(way, str):
        return Stability(Verdict(verdict))
    mean, low, high, recovered, parts = figures
    return Stability(Verdict(verdict), Way(way), mean, low, high, int(recovered), int(parts))
