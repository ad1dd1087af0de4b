import numpy as np

from intelligence.evaluation.lineage.builds import (
    build_beside,
    first_build,
    next_build,
    standing_of_build,
)
from intelligence.evaluation.lineage.worlds import known_as
from intelligence.identity.anchors import anchor_rows
from intelligence.identity.closeness import Spread
from intelligence.identity.theme import ThemeStatus
from tests.fakes.embedders import WordEmbedder
from tests.unit.intelligence.evaluation.lineage.labelled import tools, world

WORLD = world(8, 3)
EVERYTHING = tuple(range(24))


def test_a_second_build_keeps_the_themes_of_the_first() -> None:
    old = tuple(at for at in EVERYTHING if at % 8 < 6)
    first = first_build(WORLD, old, tools())
    assert len(first.members()) == 3
    second = next_build(first, EVERYTHING, tools())
    assert second.of(old) == list(first.themes)


def test_new_texts_join_when_they_are_as_close_as_nine_of_ten_anchors() -> None:
    """Of two new texts of each label one joins: the other's own word lies away from all others.

    A bound leaves out the farthest tenth of the anchors, however little else is near, so of texts
    that are spread like the anchors some stay in no theme. They join none of another label.
    """
    first = first_build(WORLD, [at for at in EVERYTHING if at % 8 < 6], tools())
    second = next_build(first, EVERYTHING, tools())
    for theme in first.themed.registry.discovered:
        name = theme.theme.theme_id
        (label,) = {at // 8 for at in first.members()[name]}
        new = [8 * label + 6, 8 * label + 7]
        rows = WordEmbedder().embed([WORLD.data.texts[at] for at in new])
        near = Spread.of(anchor_rows(theme, theme.measured)).closeness(rows) >= theme.bound
        assert near.tolist() == [True, False]
        assert second.of(new) == [name, None]


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
