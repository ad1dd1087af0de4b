from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.lineage.worlds import World, known_as
from intelligence.identity.closeness import CLOSED

WORLD = World(LabelledTexts("w", ("a b", "c d", "a b", "e"), ("x", "y", "x", "y")))


def test_each_text_is_one_cause_of_a_document_of_its_own() -> None:
    assert [item.text for item in WORLD.findings] == ["a b", "c d", "a b", "e"]
    assert len({item.document_uid for item in WORLD.findings}) == 4
    assert len(set(WORLD.keys)) == 4
    assert WORLD.groups == ("0", "1", "2", "3")


def test_a_share_is_drawn_with_a_seed_in_the_order_of_the_texts() -> None:
    assert WORLD.drawn(0.5, 1) == tuple(sorted(WORLD.drawn(0.5, 1)))
    assert len(WORLD.drawn(0.5, 1)) == 2
    assert len({WORLD.drawn(0.5, seed) for seed in range(8)}) > 1


def test_known_themes_hold_every_given_cause_and_are_yet_to_be_measured() -> None:
    (theme,) = known_as(WORLD, {"x": (0, 2)})
    assert theme.theme.theme_id == "x"
    assert len(theme.anchors) == len(theme.members) == 2
    assert (theme.bound, theme.measured) == (CLOSED, "")
