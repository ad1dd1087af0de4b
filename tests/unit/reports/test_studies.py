"""Interventions by quarter, as a report reads them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from intelligence.edition import Edition
from reports.studies import studies_of, told
from tests.fakes.editions import empty_edition, fake_edition


def edition_with(quarters: list[dict[str, Any]], **known: Any) -> Edition:
    edition = fake_edition()
    row = {
        "intervention_id": "I-1", "theme_id": "T-0004", "date": "2025-05-16", "what": "Checklist",
        "scope": "engagement_type: ERP finance", "verdict": "fell", "note": None,
        "rate_ratio": 0.41, "low": 0.2, "high": 0.84,
    }  # fmt: skip
    for side in ("inside", "outside"):
        for when in ("before", "after"):
            figures = {"events": 5, "active": 40, "rate": 12.5}
            row |= {f"{side}_{when}_{name}": figure for name, figure in figures.items()}
    tables = {
        "interventions": pd.DataFrame([row | known]),
        "intervention_quarters": pd.DataFrame(quarters),
    }
    return replace(edition, tables={**edition.tables, **tables})


def quarter(name: str, inside: float | None = 10.0, **known: Any) -> dict[str, Any]:
    row = {"intervention_id": "I-1", "quarter": name, "when": "before", "inside_rate": inside}
    return row | {"outside_rate": 5.0, "rate_ratio": None, "low": None, "high": None} | known


def test_intervention_has_its_own_quarters_oldest_first() -> None:
    other = quarter("2024Q1", intervention_id="I-2")
    (study,) = studies_of(edition_with([quarter("2025Q3"), other, quarter("2025Q1", None)]))
    assert [(one.quarter, one.inside) for one in study.quarters] == [
        ("2025Q1", None),
        ("2025Q3", 10.0),
    ]
    assert not study.has_ratios


def test_change_is_told_with_its_interval_and_its_counts() -> None:
    (study,) = studies_of(edition_with([quarter("2025Q1")]))
    change = "0.41 times (95 % interval 0.20 to 0.84) what the course outside predicts"
    assert study.ratio == change
    assert study.counts.startswith("inside 5 of 40 (12 per 100) before, 5 of 40 (12 per 100) after")
    assert f"Checklist, 16 May 2025: fell, {change}; inside" in told(study)
    assert study.scope == "engagement type: ERP finance"
    assert study.theme not in {"", "T-0004"}


def test_intervention_that_only_counts_has_no_ratio_and_says_why() -> None:
    few = {"rate_ratio": None, "low": None, "high": None, "note": "6 quarters, 8 are needed"}
    (study,) = studies_of(edition_with([], verdict="cannot say", **few))
    assert (study.ratio, study.note, study.quarters) == ("", "6 quarters, 8 are needed", ())


def test_nobody_active_is_no_rate_and_unknown_counts_are_said() -> None:
    none = {
        "inside_before_active": 0,
        "inside_before_events": 0,
        "inside_before_rate": None,
        "outside_after_events": None,
    }
    (study,) = studies_of(edition_with([], **none))
    assert "inside 0 of 0 before" in study.counts
    assert study.counts.endswith("nothing known after")


def test_scope_of_all_has_nobody_to_compare_with() -> None:
    none = {"outside_before_active": 0, "outside_after_active": 0}
    (study,) = studies_of(edition_with([], **none))
    assert study.counts.endswith("after; outside nobody to compare with")


def test_edition_without_interventions_has_no_study() -> None:
    assert studies_of(empty_edition()) == ()
    names = {"interventions", "intervention_quarters"}
    older = {name: table for name, table in fake_edition().tables.items() if name not in names}
    assert studies_of(replace(fake_edition(), tables=older)) == ()
