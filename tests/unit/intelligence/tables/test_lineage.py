import pandas as pd

from intelligence.curation.conflicts import Conflict, Reason
from intelligence.identity.registry import ChangeKind, DefinitionChange
from intelligence.lineage import match_themes
from intelligence.tables.lineage import Becoming, changes_table, conflicts_table, lineage_table

FOUND = match_themes({"a": {"x", "y", "z"}, "b": set("q")}, {"a": {"x"}, "c": set()})


def test_each_relation_is_a_row_with_its_overlap() -> None:
    table = lineage_table(Becoming(4, FOUND)).set_index("event")
    row = table.loc["continues"]
    assert (row["theme_id"], row["previous_theme_id"], row["previous_edition"]) == ("a", "a", 4)
    assert (row["shared"], row["jaccard"], row["of_current"]) == (1, 0.3333, 1.0)
    assert pd.isna(table.loc["ends", "theme_id"])
    assert pd.isna(table.loc["starts", "previous_theme_id"])


def test_the_first_edition_has_no_edition_before_it() -> None:
    table = lineage_table(Becoming(0, match_themes({}, {"a": {"x"}})))
    assert table["previous_edition"].isna().all()


def test_changes_and_conflicts_are_told() -> None:
    becoming = Becoming(
        1,
        FOUND,
        (DefinitionChange("a", ChangeKind.TAXONOMY, "2026Q1", 0),),
        (Conflict(3, "ab", "move", None, Reason.NO_FINDING, partly=True, count=2),),
    )
    (change,) = changes_table(becoming).to_dict("records")
    assert (change["kind"], change["quarter"]) == ("taxonomy", "2026Q1")
    (found,) = conflicts_table(becoming).to_dict("records")
    assert (found["sequence"], found["reason"], found["partly"]) == (
        3,
        Reason.NO_FINDING.value,
        True,
    )


def test_an_edition_without_any_has_the_columns_all_the_same() -> None:
    empty = Becoming(0, match_themes({}, {}))
    for table in (lineage_table(empty), changes_table(empty), conflicts_table(empty)):
        assert table.empty
        assert len(table.columns) > 4
