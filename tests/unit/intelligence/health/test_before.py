from dataclasses import replace

import numpy as np
import pandas as pd

from intelligence.edition import Manifest
from intelligence.health.before import Basis, Before, made_with, stability_of
from intelligence.health.measure import ThemeHealth
from intelligence.health.stability import NOT_JUDGED, Way, judged
from intelligence.health.table import health_table
from tests.unit.intelligence.health.test_table import DOCUMENTS, FINDINGS

STABLE = judged(np.array([0.9, 0.8, 0.7, 0.41237]), Way.RELEARNED)
BASIS = Basis({"t": frozenset({"k1"}), "u": frozenset({"k2"})}, {"k1": "E1", "k2": "E2"}, "made")
BEFORE = Before({"t": STABLE, "u": NOT_JUDGED}, BASIS)


def test_what_was_said_stands_while_nothing_that_it_rests_on_is_another() -> None:
    assert BEFORE.of_theme("t", BASIS) == STABLE
    moved = replace(BASIS, members={**BASIS.members, "u": frozenset({"k2", "k3"})})
    assert (BEFORE.of_theme("t", moved), BEFORE.of_theme("u", moved)) == (STABLE, None)
    assert BEFORE.of_theme("t", replace(BASIS, made_with="other")) is None
    assert BEFORE.of_theme("t", replace(BASIS, groups={**BASIS.groups, "k3": "E1"})) is None
    assert BEFORE.of_theme("t", replace(BASIS, groups={**BASIS.groups, "k2": "E9"})) is None
    assert BEFORE.of_theme("new", BASIS) is None
    assert Before().of_theme("t", Basis()) is None


def test_the_stability_is_read_from_the_table_as_it_was_written() -> None:
    health = [
        ThemeHealth(name, stability, 0.5, 0, 0, None)
        for name, stability in (("t", STABLE), ("u", NOT_JUDGED))
    ]
    table = health_table(health, FINDINGS, DOCUMENTS)
    assert stability_of(table) == {"t": STABLE, "u": NOT_JUDGED}
    assert stability_of(pd.DataFrame()) == {}


def test_models_settings_libraries_seed_and_taxonomy_are_what_it_is_made_with() -> None:
    manifest = Manifest(1, "f", 7, {"a": "1"}, {"m": "1"}, {"l": "1"}, "none", {}, {})
    others = (
        {"seed": 8},
        {"settings": {"a": "2"}},
        {"models": {"m": "2"}},
        {"libraries": {"l": "2"}},
        {"taxonomy": "own"},
    )
    digests = {made_with(replace(manifest, **other)) for other in others}  # type: ignore[arg-type]
    assert made_with(manifest) not in digests
    assert len(digests) == len(others)
    assert made_with(replace(manifest, number=2, counts={"themes": 3})) == made_with(manifest)
