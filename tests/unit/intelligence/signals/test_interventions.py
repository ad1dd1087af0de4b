"""Whether interventions worked, as a table."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from intelligence.signals.interventions import (
    QUARTER_COLUMNS,
    VERDICT_COLUMNS,
    intervention_signals,
)
from tests.unit.intelligence.signals.intervention_portfolio import (
    DOCUMENTS,
    QUARTERS,
    intervention,
    portfolio,
)

_TABLES = {"documents": DOCUMENTS}


def test_each_intervention_has_a_verdict_with_its_figures() -> None:
    found = intervention_signals(
        _TABLES, portfolio(0.3), [intervention("A"), intervention("B", "C"), intervention()]
    )
    verdicts = found.verdicts.set_index("intervention_id")
    done = verdicts.loc["intervention-A"]
    assert done["verdict"] == "fell"
    assert done["low"] < 0.3 < done["high"] < 1
    assert done["scope"] == "engagement_type: A"
    assert done["inside_after_rate"] < done["inside_before_rate"]
    assert done["inside_before_rate"] == pytest.approx(
        100 * done["inside_before_events"] / done["inside_before_active"]
    )
    assert verdicts.loc["intervention-B-C", "verdict"] in {"no change seen", "rose"}
    assert verdicts.loc["intervention-all", "scope"] == "all"
    assert pd.isna(verdicts.loc["intervention-all", "rate_ratio"])
    assert tuple(found.verdicts.columns) == VERDICT_COLUMNS


def test_quarters_have_both_courses_and_add_up() -> None:
    found = intervention_signals(_TABLES, portfolio(0.3), [intervention("A")])
    assert tuple(found.quarters["quarter"]) == QUARTERS
    before = found.quarters[found.quarters["when"] == "before"]
    assert before["inside_events"].sum() == found.verdicts["inside_before_events"][0]
    assert found.quarters["rate_ratio"].notna().any()
    for side in ("inside", "outside"):
        told = found.quarters.dropna(subset=[f"{side}_rate"])
        assert (told[f"{side}_rate_low"] <= told[f"{side}_rate"]).all()
        assert (told[f"{side}_rate"] <= told[f"{side}_rate_high"]).all()
        assert told[f"{side}_rate_high"].le(100).all()


def test_too_few_quarters_have_counts_only() -> None:
    found = intervention_signals(_TABLES, portfolio(0.3), [intervention("A", day=date(2023, 1, 1))])
    row = found.verdicts.iloc[0]
    assert row["verdict"] == "cannot say"
    assert row["note"].endswith("counts only")
    assert row["inside_before_active"] > 0
    assert pd.isna(row["rate_ratio"])
    assert found.quarters["rate_ratio"].isna().all()


def test_no_interventions_are_an_empty_table() -> None:
    found = intervention_signals(_TABLES, portfolio(0.5, units=50), [])
    assert found.verdicts.empty
    assert tuple(found.quarters.columns) == QUARTER_COLUMNS


def test_twice_the_findings_of_an_engagement_change_no_verdict() -> None:
    once = portfolio(0.3, units=200)
    object.__setattr__(once, "events", pd.concat([once.events] * 2, ignore_index=True))
    told = intervention_signals(_TABLES, once, [intervention("A")])
    plain = intervention_signals(_TABLES, portfolio(0.3, units=200), [intervention("A")])
    pd.testing.assert_frame_equal(told.verdicts, plain.verdicts)


def test_own_course_counts_the_newest_quarters_as_far_as_they_are_reported() -> None:
    rows = [
        {
            "date": f"{quarter[:4]}-{3 * int(quarter[5]) - 1:02d}-01",
            "quarter": quarter,
            "engagement": f"P{number}",
            "theme_ids": ["late"],
            "date_ambiguous": False,
            "reported": f"{later[:4]}-{3 * int(later[5]):02d}-{1 + number:02d}",
        }
        for place, quarter in enumerate(QUARTERS)
        for number in range(20)
        for later in QUARTERS[place + 2 * (number % 2) :][:1]
    ]
    late = pd.DataFrame(rows)
    late.loc[len(late)] = {**rows[-1], "date": "2025-12-31"}
    found = portfolio(1.0)
    plain, known = (
        intervention_signals({"documents": documents}, found, [intervention()]).verdicts.iloc[0]
        for documents in (late.drop(columns="reported"), late)
    )
    assert known["series_ratio"] != pytest.approx(plain["series_ratio"], rel=0.05)
    assert known["inside_after_events"] == plain["inside_after_events"]
