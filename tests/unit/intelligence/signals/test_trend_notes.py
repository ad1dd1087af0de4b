"""What is said beside verdicts on movement."""

from __future__ import annotations

import pandas as pd
import pytest

from intelligence.signals.occurrences import occurrences_of
from intelligence.signals.trends import trends_of

Tables = dict[str, pd.DataFrame]


def _row(tables: Tables, theme: str) -> pd.Series:
    return trends_of(occurrences_of(tables), tables).themes.set_index("theme_id").loc[theme]


def _with(tables: Tables, themes: list[str], counts: list[int]) -> Tables:
    """Return a portfolio that shows themes besides, each in so many engagements a quarter."""
    quarters = sorted(set(tables["documents"]["quarter"]))
    rows = [
        (f"{themes[0]}-{quarter}-{one}", quarter, f"P{(one + 5 * place) % 12:02d}")
        for place, (quarter, count) in enumerate(zip(quarters, counts, strict=True))
        for one in range(count)
    ]
    added = pd.DataFrame(
        {
            "document_uid": [uid for uid, _, _ in rows],
            "kind": "escalation",
            "date": [f"{quarter[:4]}-{3 * int(quarter[5]) - 1:02d}-10" for _, quarter, _ in rows],
            "engagement": [one for _, _, one in rows],
            "quarter": [quarter for _, quarter, _ in rows],
            "phase": "Unknown",
            "theme_ids": [themes] * len(rows),
        }
    )
    told = [
        pd.DataFrame({"document_uid": added["document_uid"], "theme_id": one}) for one in themes
    ]
    every = [*themes, "t-rising", "t-steady", "t-never"]
    return {
        **tables,
        "documents": pd.concat([tables["documents"], added], ignore_index=True),
        "findings": pd.concat([tables["findings"], *told], ignore_index=True),
        "themes": pd.DataFrame({"theme_id": every}),
    }


def test_a_theme_that_rises_as_all_do_says_so_where_nothing_is_claimed(
    quarterly_tables: Tables,
) -> None:
    """Once such a theme had no clear change, beside a growth whose interval left no doubt."""
    together = [f"t-{number}" for number in range(6)]
    tables = _with(quarterly_tables, together, list(range(1, 13)))
    row = _row(tables, "t-0")
    assert row["verdict"] == "no clear change"
    assert row["growth_low"] > 1
    told = f"rises with all themes together, {row['growth']:.2f} times a year"
    assert row["note"].startswith(told)
    assert "does not stand out beside them" in row["note"]
    assert "with all themes" not in _row(quarterly_tables, "t-rising")["note"]


def test_a_level_that_all_themes_change_at_once_is_said_to_be_that_of_all(
    quarterly_tables: Tables,
) -> None:
    """Once nothing was said of such a step, or that it was a trend."""
    together = [f"t-{number}" for number in range(6)]
    tables = _with(quarterly_tables, together, [1, 1, 1, 9, 9, 8, 9, 8, 9, 8, 9, 8])
    row = _row(tables, "t-0")
    assert row["verdict"] == "no clear change"
    assert row["level_low"] < row["level_ratio"] < row["level_high"]
    assert row["level_ratio"] == pytest.approx(row["level_after"] / row["level_before"])
    told = f"moved to a higher level with all themes together, {row['level_ratio']:.2f} times"
    assert row["note"].startswith(told)
    assert f"from {row['level_quarter']}, and does not stand out beside them" in row["note"]


def test_a_level_that_came_and_went_is_said_to_have_changed_more_than_once(
    quarterly_tables: Tables,
) -> None:
    tables = _with(quarterly_tables, ["t-went"], [1] * 2 + [10] * 5 + [1] * 5)
    row = _row(tables, "t-went")
    assert row["verdict"] == "level change down"
    assert row["note"].startswith("several changes of level are likelier than one: 2023Q3, 2024Q4")
