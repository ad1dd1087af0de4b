"""Sentences at the head of a report, by the verdicts of the signals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from intelligence.edition import Edition
from intelligence.signals.registry import SIGNALS
from reports.freeze import freeze
from reports.signal_standouts import signal_standouts
from reports.views import KINDS, Standout
from tests.fakes.editions import fake_edition


def edition_with(**tables: list[Mapping[str, Any]]) -> Edition:
    """Return the fake edition with these signals and no others."""
    edition = fake_edition()
    empty = {name: edition.tables[name].iloc[:0] for name in SIGNALS}
    given = {name: pd.DataFrame(rows) for name, rows in tables.items()}
    return replace(edition, tables={**edition.tables, **empty, **given})


def said(edition: Edition, kind: str) -> list[Standout]:
    return [item for item in freeze(edition).standouts if item.kind == kind]


def _cell(**known: Any) -> dict[str, Any]:
    return {
        "theme_id": "T-0004", "dimension": "engagement_type", "value": "Cloud migration",
        "engagements": 15, "observed": 7, "expected": 2.1, "lift": 2.9, "lift_low": 1.4,
        "lift_high": 5.0, "q_value": 0.01, "status": "tested", "verdict": "over-represented",
        "confounded_with": [],
    } | known  # fmt: skip


def _trend(**known: Any) -> dict[str, Any]:
    return {
        "theme_id": "T-0004", "verdict": "rising", "rate": 9.4, "rate_low": 4.0, "rate_high": 18.0,
        "growth": 2.0, "growth_low": 1.2, "growth_high": 3.4, "growth_q": 0.02, "alarm_q": 0.6,
        "alarm_ratio": 1.5, "alarm_low": 1.1, "alarm_high": 2.4, "alarm_quarter": "2026Q2",
        "events": 41, "quarters": 13,
    } | known  # fmt: skip


def test_over_represented_cell_is_told_with_lift_interval_and_expectation() -> None:
    (item,) = said(edition_with(over_representation=[_cell()]), "concentrated")
    assert item.figure == "2.90 times (90 % interval 1.40 to 5.00) what is expected, q 0.010"
    assert "7 of 15 engagements, 2.10 expected" in item.says
    assert (item.part, item.value) == ("engagement_type", "Cloud migration")


def test_signals_of_a_theme_that_was_taken_out_of_use_are_not_told_first() -> None:
    edition = edition_with(over_representation=[_cell()], theme_trends=[_trend()])
    kinds = {"concentrated", "rising"}
    assert kinds <= {item.kind for item in freeze(edition).standouts}
    themes = edition.tables["themes"]
    status = themes["status"].mask(themes["theme_id"] == "T-0004", "retired")
    tables = {**edition.tables, "themes": themes.assign(status=status)}
    report = freeze(replace(edition, tables=tables))
    assert not kinds & {item.kind for item in report.standouts}
    assert "T-0004" not in {item.theme_id for item in report.standouts}


def test_what_the_signals_do_not_show_is_not_claimed_by_tests_of_counts() -> None:
    quiet = edition_with(over_representation=[_cell(verdict="no excess shown")])
    assert not said(quiet, "concentrated")
    assert not said(quiet, "rising")
    assert freeze(quiet).compared == 1


def test_excess_that_cannot_be_told_apart_says_from_what() -> None:
    cell = _cell(verdict="over-represented, not separable", confounded_with=["billing_model"])
    (item,) = said(edition_with(over_representation=[cell]), "concentrated")
    assert item.says.endswith("cannot be told apart from billing model")


def test_each_theme_has_one_cell_told_and_unshown_dimensions_lead_to_its_signals() -> None:
    cells = [_cell(dimension="account", value="Data"), _cell()]
    (item,) = said(edition_with(over_representation=cells), "concentrated")
    assert (item.part, item.value) == ("signals", None)


def test_trends_are_those_of_the_signals() -> None:
    report = freeze(edition_with(theme_trends=[_trend()]))
    (item,) = [item for item in report.standouts if item.kind == "rising"]
    assert item.figure == "2.00 times (95 % interval 1.20 to 3.40) a year, q 0.020"
    assert item.says == (
        "is rising; seen in 41 engagement-quarters over 13 quarters; "
        "9.4 (95 % interval 4.0 to 18.0) per 100 active engagements in the last year"
    )


def test_alarm_that_is_surer_than_growth_is_what_is_told() -> None:
    (item,) = said(edition_with(theme_trends=[_trend(alarm_q=0.001)]), "rising")
    assert "more than its own history predicts since 2026Q2" in item.says
    assert item.figure == "1.50 times (95 % interval 1.10 to 2.40) what is expected, q 0.001"


def test_new_level_and_season_have_their_own_words() -> None:
    level = _trend(verdict="level change up", level_quarter="2025Q1", level_quarter_low="2024Q4",
                   level_quarter_high="2026Q1", level_before=16.1, level_after=6.3,
                   level_ratio=0.39, level_low=0.2, level_high=0.7, level_q=0.03)  # fmt: skip
    (item,) = said(edition_with(theme_trends=[level]), "level_change_up")
    assert "in 2025Q1 (2024Q4 to 2026Q1)" in item.says
    assert item.figure == ("16.1 to 6.3 per 100, 0.39 times (95 % interval 0.20 to 0.70), q 0.030")
    older = level | {"level_ratio": None}
    (item,) = said(edition_with(theme_trends=[older]), "level_change_up")
    assert item.figure == "16.1 to 6.3 per 100, q 0.030"
    season = _trend(verdict="seasonal", season_peak=4, season_factor=2.0, season_low=1.3,
                    season_high=3.0)  # fmt: skip
    (item,) = said(edition_with(theme_trends=[season]), "seasonal")
    assert item.figure == "2.00 times (95 % interval 1.30 to 3.00) the mean of all quarters"


def test_report_of_an_earlier_quarter_leaves_trends_out() -> None:
    edition = edition_with(theme_trends=[_trend()])
    found = signal_standouts(edition, freeze(edition).all_shown, moved=False)
    assert found is not None
    assert "rising" not in {item.kind for item in found.found}


def test_customers_margins_places_and_interventions_are_told() -> None:
    edition = edition_with(
        customer_signals=[{"customer": "C1", "customer_name": "Aline", "escalations": 58,
                           "engagements": 9, "propensity_expected": 19.3,
                           "verdict": "relationship problem", "propensity_ratio": 3.0,
                           "propensity_low": 2.3, "propensity_high": 3.9}],
        margins=[{"theme_id": "T-0004", "points": 2.0, "low": 0.5, "high": 3.5, "q": 0.02,
                  "affected": 19, "status": "associated"}],
        structure=[{"theme_id": "T-0004", "verdict": "local", "why": "one team", "customers": 3,
                    "teams": 1, "engagements": 5}],
        interventions=[{"intervention_id": "I", "theme_id": "T-0004", "what": "Checklist",
                        "date": "2025-04-01", "scope": "all", "verdict": "fell",
                        "rate_ratio": 0.4, "low": 0.2, "high": 0.8,
                        "inside_before_events": 5, "inside_before_active": 32}],
    )  # fmt: skip
    (customer,) = said(edition, "customer")
    assert (customer.name, customer.theme_id) == ("Aline", "")
    assert customer.figure == "3.00 times (90 % interval 2.30 to 3.90) what is expected"
    assert customer.says.startswith("escalates more than its delivery problems predict: relat")
    assert customer.says.endswith("problem; 58 escalations, 19.30 expected; 9 engagements")
    assert said(edition, "margin")[0].figure == (
        "2.0 (95 % interval 0.5 to 3.5) points of margin, q 0.020"
    )
    assert said(edition, "margin")[0].says.endswith(": 19 finished engagements show it")
    assert "inside 5 of 32 before" in said(edition, "intervention")[0].says
    assert said(edition, "local")[0].says == "is one place's: one team"
    assert said(edition, "local")[0].figure == "engagements: 5, customers: 3, teams: 1"
    figure = "0.40 times (95 % interval 0.20 to 0.80) what the course outside predicts"
    assert said(edition, "intervention")[0].figure == figure


def test_theme_that_goes_with_less_slippage_has_its_own_sentence_after_the_losses() -> None:
    figures = {"low": -3.5, "high": -0.5, "q": 0.02, "affected": 19}
    less = {"theme_id": "T-0003", "points": -2.0, "status": "associated with less", **figures}
    more = {"theme_id": "T-0004", "points": 2.0, "status": "associated", **figures}
    first, second = said(edition_with(margins=[less, more]), "margin")
    assert first.theme_id == "T-0004"
    assert first.says.startswith("goes with margin slippage")
    assert second.says.startswith("goes with less margin slippage")


def test_priorities_come_by_rank_with_their_structure() -> None:
    rows = [{"theme_id": f"T-000{n}", "rank": 9 - n, "score": 0.1 * n, "verdict": "structural"}
            for n in range(1, 8)]  # fmt: skip
    found = said(edition_with(priorities=rows), "priority")
    assert len(found) == 3
    assert found[0].theme_id == "T-0006"
    assert "ranks 3 of 7 for planning; structural" in found[0].says


def test_rank_says_what_it_does_not_know() -> None:
    """A theme ranked first, its cost unknown and its other parts counting for more instead."""
    row = {"theme_id": "T-0001", "rank": 1, "score": 0.6, "verdict": "structural"}
    (found,) = said(edition_with(priorities=[row | {"missing": "cost"}]), "priority")
    assert found.says.endswith("; not known: cost")


def test_edition_of_an_earlier_release_has_no_verdicts() -> None:
    tables = {k: v for k, v in fake_edition().tables.items() if k not in SIGNALS}
    assert signal_standouts(replace(fake_edition(), tables=tables), []) is None


def test_every_kind_has_a_word() -> None:
    assert {item.kind for item in freeze(fake_edition()).standouts} <= set(KINDS)
