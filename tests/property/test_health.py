"""A decision on some themes leaves the health of every other one exactly as it was."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from intelligence.assignment import Regrouped
from intelligence.findings import Finding
from intelligence.health.before import Before
from intelligence.health.measure import Judged, ThemeHealth, measure
from intelligence.identity.placing import NOWHERE, Placement
from intelligence.identity.theme import Origin, Theme, ThemeStatus
from models.relearning import Relearning
from models.roles.contract import Role

_EACH, _THEMES = 12, 5
_COUNT = _EACH * (_THEMES + 1)
IDS = tuple(f"theme-{at}" for at in range(_THEMES))
THEMES = tuple(Theme(name, name, Origin.TAXONOMY, ThemeStatus.ACTIVE, name) for name in IDS)
RELEARNING = Relearning(parts=10)


@cache
def before() -> tuple[Judged, tuple[ThemeHealth, ...]]:
    """Return causes of five themes that lie near each other, and of none, with their health."""
    random = np.random.default_rng(4)
    rows = 1.2 * np.eye(8)[np.arange(_COUNT) // _EACH] + random.standard_normal((_COUNT, 8)) * 0.6
    owners = [name for name in (*IDS, None) for _ in range(_EACH)]
    material = Judged(
        [
            Finding(f"{at:016x}", 0, 9, f"cause {at}", Role.CAUSE, "classifier", 0.9, "")
            for at in range(_COUNT)
        ],
        [Placement(name, confidence=0.8) if name else NOWHERE for name in owners],
        rows.astype(np.float32),
        [f"engagement {at // 2}" for at in range(_COUNT)],
        Regrouped.none(_COUNT),
        made_with="these models",
    )
    return material, measure(THEMES, material, RELEARNING).health


def after(moved: set[int], to: str | None, **others: str) -> dict[str, ThemeHealth]:
    """Return the health once a decision has put some causes elsewhere."""
    material, health = before()
    placements = [
        (Placement(to, confidence=1.0) if to else NOWHERE) if at in moved else place
        for at, place in enumerate(material.placements)
    ]
    then = Before({item.theme_id: item.stability for item in health}, material.basis)
    now = replace(material, placements=placements, before=then, **others)
    return {item.theme_id: item for item in measure(THEMES, now, RELEARNING).health}


@settings(max_examples=60)
@given(st.sets(st.integers(0, _COUNT - 1), max_size=2 * _EACH), st.sampled_from([*IDS, None]))
@example(set(range(_EACH)), IDS[1])
@example(set(range(_EACH)), None)
def test_a_decision_leaves_the_health_of_all_themes_that_it_does_not_name(
    moved: set[int], to: str | None
) -> None:
    """After one merge, 23 of 24 themes had another stability, and one was called unstable."""
    material, health = before()
    named = {to, *(material.placements[at].theme_id for at in moved)}
    now = after(moved, to)
    for item in health:
        if item.theme_id not in named:
            assert now[item.theme_id] == item


def test_without_that_a_merge_moves_others_and_the_merged_theme_is_measured_anew() -> None:
    _, health = before()
    anew = after(set(range(_EACH)), IDS[1], made_with="other models")
    kept = after(set(range(_EACH)), IDS[1])
    assert [item for item in health[2:] if anew[item.theme_id] != item]
    assert kept[IDS[1]] == anew[IDS[1]] != health[1]
