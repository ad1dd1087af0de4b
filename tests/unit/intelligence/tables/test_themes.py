import pandas as pd

from intelligence.identity.registry import ChangeKind, DefinitionChange
from intelligence.identity.theme import Origin, Owner, Theme, ThemeStatus
from intelligence.tables.themes import ThemeEntry, register_table

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
TRENDS = pd.DataFrame(
    {
        "theme_id": ["t1"] * 8,
        "quarter": [f"202{4 + n // 4}Q{n % 4 + 1}" for n in range(8)],
        "engagements": [1, 1, 1, 1, 7, 7, 8, 9],
        "active_engagements": [50] * 8,
    }
)


def test_counts_are_distinct_and_a_theme_never_seen_has_zeros() -> None:
    table = register_table(BOTH, FINDINGS, DOCUMENTS, TRENDS)
    assert table["theme_id"].tolist() == ["t1", "t0"]
    first = table.iloc[0]
    assert (first["findings"], first["documents"], first["engagements"]) == (2, 1, 1)
    assert table.iloc[1]["documents"] == 0
    assert table["trend"].tolist() == ["rising", "too early to say"]


def test_a_quarter_that_has_not_ended_does_not_look_like_a_fall() -> None:
    opened = pd.DataFrame(
        {
            "theme_id": ["t1"],
            "quarter": ["2026Q1"],
            "engagements": [0],
            "active_engagements": [5000],
        }
    )
    themes = BOTH[1:]
    started = DOCUMENTS.assign(date=["2026-01-10", None])
    trends = pd.concat([TRENDS, opened])
    assert register_table(themes, FINDINGS, started, trends)["trend"].tolist() == ["rising"]
    ended = DOCUMENTS.assign(date=["2026-03-30", None])
    assert register_table(themes, FINDINGS, ended, trends)["trend"].tolist() != ["rising"]


def test_what_people_said_of_a_theme_and_when_its_meaning_changed_is_told() -> None:
    changes = [
        DefinitionChange("t1", ChangeKind.SPLIT, "2026Q1", 3, 5),
        DefinitionChange("t1", ChangeKind.DEFINITION, "2025Q4", 2, 4),
        DefinitionChange("t1", ChangeKind.EXAMPLES, "2025Q4", 2, 3),
        DefinitionChange("t9", ChangeKind.EXAMPLES, "2024Q4", 2, 3),
    ]
    row = register_table(BOTH, FINDINGS, DOCUMENTS, TRENDS, changes).iloc[0]
    assert (row["owner_role"], row["owner_name"], row["goal"]) == ("CIO", None, "Growth")
    assert (row["origin"], row["status"], row["include"]) == ("split", "retired", ["i"])
    assert row["changed_in"] == ["2025Q4", "2026Q1"]
