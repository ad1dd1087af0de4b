import pandas as pd

from intelligence.tables.themes import ThemeEntry, ThemeStatus, register_table

FINDINGS = pd.DataFrame(
    {
        "finding_id": ["f1", "f2", "f3"],
        "document_uid": ["d1", "d1", "d2"],
        "theme_id": ["t1", "t1", None],
    }
)
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
    themes = [
        ThemeEntry("t0", "b", "B", None, ThemeStatus.ACTIVE),
        ThemeEntry("t1", "a", "A", None, ThemeStatus.ACTIVE, ("x",), ("f1",)),
    ]
    table = register_table(themes, FINDINGS, DOCUMENTS, TRENDS)
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
    themes = [ThemeEntry("t1", "a", "A", None, ThemeStatus.ACTIVE)]
    started = DOCUMENTS.assign(date=["2026-01-10", None])
    trends = pd.concat([TRENDS, opened])
    assert register_table(themes, FINDINGS, started, trends)["trend"].tolist() == ["rising"]
    ended = DOCUMENTS.assign(date=["2026-03-30", None])
    assert register_table(themes, FINDINGS, ended, trends)["trend"].tolist() != ["rising"]
