from api.reading.becoming import changes, conflicts, relations
from api.reading.index import build_index
from tests.fakes.editions import fake_edition

INDEX = build_index(fake_edition())


def test_a_theme_is_met_on_either_side_of_a_relation() -> None:
    assert len(relations(INDEX)) == INDEX.tables["themes"].height
    assert {row["event"] for row in relations(INDEX, "T-0001")} == {"continues", "splits"}


def test_changes_are_told_of_all_themes_or_one() -> None:
    assert [row["theme_id"] for row in changes(INDEX)] == ["T-0001"]
    assert changes(INDEX, "T-0002") == []


def test_conflicts_are_told() -> None:
    assert [row["sequence"] for row in conflicts(INDEX)] == [2]
