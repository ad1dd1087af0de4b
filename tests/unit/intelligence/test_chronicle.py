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
    (2, "health"): pd.DataFrame({"theme_id": ["t1"], "verdict": ["unstable"]}),
    (2, "lineage"): pd.DataFrame(
        {
            "event": ["merges", "continues"],
            "theme_id": ["t1", "t1"],
            "previous_theme_id": ["t2", "t1"],
        }
    ),
    (2, "changes"): pd.DataFrame({"theme_id": ["t1"], "kind": ["merge"], "quarter": ["2026Q1"]}),
}


_Tables = dict[tuple[int, str], dict[str, list[str | None]]]


def read(number: int, name: str) -> pd.DataFrame:
    return TABLES.get((number, name), pd.DataFrame())


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


def test_a_theme_that_was_merged_away_leads_to_the_one_of_today() -> None:
    """Links to it, and people who knew it, met with nothing but "no such theme"."""
    tables: _Tables = {
        (1, "themes"): {"theme_id": ["a", "b", "c", "d"], "theme_key": ["late", None, None, None]},
        (2, "themes"): {"theme_id": ["b", "c"], "theme_key": [None, None]},
        (3, "themes"): {"theme_id": ["c"], "theme_key": [None]},
        (2, "lineage"): {
            "event": ["merges", "ends", "starts"],
            "theme_id": ["b", None, "c"],
            "previous_theme_id": ["a", "d", None],
        },
        (3, "lineage"): {
            "event": ["merges", "continues"],
            "theme_id": ["c", "c"],
            "previous_theme_id": ["b", "c"],
        },
    }
    whole = chronicle((1, 2, 3), lambda number, name: pd.DataFrame(tables.get((number, name), {})))
    assert [whole.successor(name) for name in ("a", "late", "b")] == ["c", "c", "c"]
    assert [whole.successor(name) for name in ("c", "d", "never")] == [None, None, None]


def test_what_was_split_off_a_theme_earlier_is_not_what_it_became() -> None:
    tables: _Tables = {
        (1, "themes"): {"theme_id": ["a"], "theme_key": [None]},
        (2, "themes"): {"theme_id": ["a", "b"], "theme_key": [None, None]},
        (3, "themes"): {"theme_id": ["b"], "theme_key": [None]},
        (2, "lineage"): {
            "event": ["continues", "splits"],
            "theme_id": ["a", "b"],
            "previous_theme_id": ["a", "a"],
        },
        (3, "lineage"): {
            "event": ["continues", "ends"],
            "theme_id": ["b", None],
            "previous_theme_id": ["b", "a"],
        },
    }
    whole = chronicle((1, 2, 3), lambda number, name: pd.DataFrame(tables.get((number, name), {})))
    assert whole.successor("a") is None


def test_themes_that_became_each_other_and_are_gone_lead_nowhere() -> None:
    tables: _Tables = {
        (1, "themes"): {"theme_id": ["a", "b", "c"], "theme_key": [None] * 3},
        (2, "themes"): {"theme_id": ["c"], "theme_key": [None]},
        (2, "lineage"): {
            "event": ["merges", "merges"],
            "theme_id": ["b", "a"],
            "previous_theme_id": ["a", "b"],
        },
    }
    whole = chronicle((1, 2), lambda number, name: pd.DataFrame(tables.get((number, name), {})))
    assert whole.successor("a") is None


def test_a_theme_that_no_edition_has_is_unknown() -> None:
    with pytest.raises(UnknownTheme):
        chronicle((1, 2), read).of_theme("t9")
    with pytest.raises(UnknownTheme):
        chronicle((), read).of_theme("t1")


def test_an_edition_built_anew_from_the_same_inputs_adds_no_event() -> None:
    life = chronicle((1, 2, 3), lambda number, name: read(min(number, 2), name)).of_theme("t1")
    assert [row["edition"] for row in life["versions"]] == [1, 2, 3]
    assert [row["edition"] for row in life["lineage"]] == [2, 2]


def test_every_version_says_whether_few_customers_stand_behind_it() -> None:
    tables: _Tables = {
        (1, "themes"): {"theme_id": ["a"], "theme_key": [None]},
        (2, "themes"): {"theme_id": ["a"], "theme_key": [None], "small": [True]},
    }
    whole = chronicle((1, 2), lambda number, name: pd.DataFrame(tables.get((number, name), {})))
    assert [row["small"] for row in whole.of_theme("a")["versions"]] == [None, True]


def test_every_version_says_how_far_it_could_be_relied_on_and_names_say_unstable() -> None:
    whole = chronicle((1, 2), read)
    assert [row["stability"] for row in whole.of_theme("late")["versions"]] == [None, "unstable"]
    assert whole.names == {"t1": "Too late (unstable)", "t2": "X"}
