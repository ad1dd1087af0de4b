"""Causes of two themes and of none as vectors, for tests of what is said of themes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from intelligence.assignment import Regrouped
from intelligence.curation.replay import Example
from intelligence.findings import Finding
from intelligence.health.measure import Judged
from intelligence.identity.placing import NOWHERE, Placement
from intelligence.identity.theme import Origin, Theme, ThemeStatus
from models.clustering.contract import Recurrence
from models.roles.contract import Role

LATE = Theme("theme-late", "Late access", Origin.TAXONOMY, ThemeStatus.ACTIVE, "late")
SCOPE = Theme("proposed-scope", "Scope", Origin.DISCOVERY, ThemeStatus.PROPOSED)
NEVER = Theme("theme-never", "Never seen", Origin.TAXONOMY, ThemeStatus.ACTIVE, "never")
THEMES = (NEVER, LATE, SCOPE)


def material(
    apart: float = 6.0, each: int = 30, examples: Sequence[Example] = (), *, turned: bool = False
) -> Judged:
    """Return ``each`` causes of each theme and of none, one a document, two an engagement."""
    random = np.random.default_rng(9)
    kinds = np.repeat([0, 1, 2], each)
    middles = np.zeros((3, 12))
    middles[0, 0], middles[1, 0], middles[2, 1] = apart, -apart, 6.0
    rows = (middles[kinds] + random.standard_normal((3 * each, 12))).astype(np.float32)
    owners = (LATE.theme_id, SCOPE.theme_id, None)
    causes = [
        Finding(f"{at:016x}", 0, 9, f"cause {at}", Role.CAUSE, "classifier", 0.9, "")
        for at in range(len(kinds))
    ]
    places = [
        Placement(owners[kind], confidence=0.8) if owners[kind] else NOWHERE for kind in kinds
    ]
    groups = [f"engagement {at // 2}" for at in range(len(kinds))]
    recurrence = Recurrence(lambda: np.array([[0.7] * 5, [0.9] * 5, [0.5] * 5]))
    order = np.arange(len(kinds))[:: -1 if turned else 1]
    return Judged(
        [causes[at] for at in order],
        [places[at] for at in order],
        rows[order],
        [groups[at] for at in order],
        Regrouped(kinds[order].astype(np.int64), recurrence),
        examples,
    )
