import numpy as np

from intelligence.evaluation.lineage.builds import (
    build_beside,
    first_build,
    next_build,
    standing_of_build,
)
from intelligence.evaluation.lineage.worlds import known_as
from intelligence.identity.theme import ThemeStatus
from tests.unit.intelligence.evaluation.lineage.labelled import tools, world

WORLD = world(8, 3)
EVERYTHING = tuple(range(24))


def test_a_second_build_keeps_the_themes_of_the_first() -> None:
    old = tuple(at for at in EVERYTHING if at % 8 < 6)
    first = first_build(WORLD, old, tools())
    assert len(first.members()) == 3
    second = next_build(first, EVERYTHING, tools())
    assert second.of(old) == list(first.themes)
    assert sum(map(len, second.members().values())) > len(old)


def test_a_build_beside_known_themes_finds_what_they_lack() -> None:
    known = known_as(WORLD, {"x": range(8), "y": range(8, 16)})
    built = build_beside(WORLD, known, EVERYTHING, tools())
    fresh = set(built.members()) - {"x", "y"}
    assert built.members()["x"] == set(range(8))
    assert [built.members()[name] for name in fresh] == [set(range(16, 24))]


def test_a_refit_sees_known_themes_in_use_and_the_others_as_proposed() -> None:
    built = build_beside(WORLD, known_as(WORLD, {"x": range(8)}), EVERYTHING, tools())
    standing = standing_of_build(built, ("x",))
    assert standing.themes["x"].status is ThemeStatus.ACTIVE
    others = [one.status for name, one in standing.themes.items() if name != "x"]
    assert others == [ThemeStatus.PROPOSED] * 2
    assert np.asarray(standing.sure).all()
