import pandas as pd

from intelligence.identity.registry import ChangeKind, DefinitionChange
from intelligence.identity.theme import Origin, Owner, Theme, ThemeStatus
from intelligence.tables.themes import ThemeEntry, register_table, with_trend

FINDINGS = pd.DataFrame(
    {
        "finding_id": ["f1", "f2", "f3"],
        "document_uid": ["d1", "d1", "d2"],
        "theme_id": ["t1", "t1", None],
    }
)
BOTH = [
    ThemeEntry(Theme("t0", "B", Origin.TAXONOMY, ThemeStatus.ACTIVE, "b")),
    ThemeEntry(
        Theme(
            "t1",
            "A",
            Origin.SPLIT,
            ThemeStatus.RETIRED,
            None,
            "d",
            ("i",),
            ("e",),
            Owner("CIO", ""),
            "Growth",
        ),
        ("x",),
        ("f1",),
    ),
]
DOCUMENTS = pd.DataFrame(
    {
        "document_uid": ["d1", "d2"],
        "engagement": ["P1", None],
        "customer_key": ["C1", None],
        "date": ["2025-12-30", None],
    }
)


def test_counts_are_distinct_and_a_theme_never_seen_has_zeros() -> None:
    table = register_table(BOTH, FINDINGS, DOCUMENTS)
    assert table["theme_id"].tolist() == ["t1", "t0"]
    first = table.iloc[0]
    assert (first["findings"], first["documents"], first["engagements"]) == (2, 1, 1)
    assert table.iloc[1]["documents"] == 0


def test_the_word_for_a_movement_is_the_verdict_of_the_tests() -> None:
    moved = pd.DataFrame(
        {"theme_id": ["t0", "t1"], "verdict": ["no clear change", "level change up"]}
    )
    table = with_trend(register_table(BOTH, FINDINGS, DOCUMENTS), moved)
    assert table["theme_id"].tolist() == ["t1", "t0"]
    assert table["trend"].tolist() == ["level change up", "no clear change"]
    again = with_trend(table, moved.assign(verdict="new"))
    assert again["trend"].tolist() == ["new", "new"]
    assert again.columns.tolist() == table.columns.tolist()


def test_a_theme_without_a_verdict_has_no_word() -> None:
    moved = pd.DataFrame(columns=["theme_id", "verdict"])
    table = with_trend(register_table(BOTH, FINDINGS, DOCUMENTS), moved)
    assert table["trend"].tolist() == [None, None]
    assert with_trend(table.iloc[:0], moved).empty


def test_what_people_said_of_a_theme_and_when_its_meaning_changed_is_told() -> None:
    changes = [
        DefinitionChange("t1", ChangeKind.SPLIT, "2026Q1", 3, 5),
        DefinitionChange("t1", ChangeKind.DEFINITION, "2025Q4", 2, 4),
        DefinitionChange("t1", ChangeKind.EXAMPLES, "2025Q4", 2, 3),
        DefinitionChange("t9", ChangeKind.EXAMPLES, "2024Q4", 2, 3),
    ]
    row = register_table(BOTH, FINDINGS, DOCUMENTS, changes).iloc[0]
    assert (row["owner_role"], row["owner_name"], row["goal"]) == ("CIO", None, "Growth")
    assert (row["origin"], row["status"], row["include"]) == ("split", "retired", ["i"])
    assert row["changed_in"] == ["2025Q4", "2026Q1"]
