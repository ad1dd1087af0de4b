import pandas as pd
import pytest

from intelligence.chronicle import chronicle
from intelligence.errors import UnknownTheme

TABLES = {
    (1, "themes"): pd.DataFrame(
        {"theme_id": ["t1", "t2"], "theme_key": ["late", None], "name": ["Late", "X"]}
    ),
    (2, "themes"): pd.DataFrame({"theme_id": ["t1"], "theme_key": ["late"], "name": ["Too late"]}),
    (1, "lineage"): pd.DataFrame(),
    (2, "lineage"): pd.DataFrame(
        {
            "event": ["merges", "continues"],
            "theme_id": ["t1", "t1"],
            "previous_theme_id": ["t2", "t1"],
        }
    ),
    (2, "changes"): pd.DataFrame({"theme_id": ["t1"], "kind": ["merge"], "quarter": ["2026Q1"]}),
}


def read(number: int, name: str) -> pd.DataFrame:
    return TABLES[number, name]


def test_a_theme_is_followed_over_editions_by_id_or_key() -> None:
    life = chronicle((1, 2), read).of_theme("late")
    assert [(row["edition"], row["name"]) for row in life["versions"]] == [
        (1, "Late"),
        (2, "Too late"),
    ]
    assert [row["event"] for row in life["lineage"]] == ["merges", "continues"]
    assert len(life["changes"]) == 1


def test_a_theme_that_ended_is_still_told_of() -> None:
    life = chronicle((1, 2), read).of_theme("t2")
    assert [row["edition"] for row in life["versions"]] == [1]
    assert [(row["edition"], row["event"]) for row in life["lineage"]] == [(2, "merges")]


def test_a_theme_that_no_edition_has_is_unknown() -> None:
    with pytest.raises(UnknownTheme):
        chronicle((1, 2), read).of_theme("t9")
    with pytest.raises(UnknownTheme):
        chronicle((), read).of_theme("t1")


def test_an_edition_built_anew_from_the_same_inputs_adds_no_event() -> None:
    life = chronicle((1, 2, 3), lambda number, name: read(min(number, 2), name)).of_theme("t1")
    assert [row["edition"] for row in life["versions"]] == [1, 2, 3]
    assert [row["edition"] for row in life["lineage"]] == [2, 2]
