"""What the signals say of one theme, in a few lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from reports.theme_signals import SignalLine, theme_signals
from tests.fakes.editions import empty_edition, fake_edition

_CELL = {
    "theme_id": "T-0001", "dimension": "engagement_type", "value": "ERP", "engagements": 36,
    "observed": 16, "expected": 3.56, "lift": 3.76, "lift_low": 2.35, "lift_high": 5.57,
    "status": "tested", "verdict": "over-represented", "confounded_with": [],
}  # fmt: skip


def _line(name: str, *rows: dict[str, Any]) -> SignalLine:
    edition = fake_edition()
    tables = {**edition.tables, name: pd.DataFrame([{"theme_id": "T-0001"} | row for row in rows])}
    lines = theme_signals(replace(edition, tables=tables))["T-0001"]
    return next(line for line in lines if line.table == name)


def test_every_theme_has_priority_structure_trend_cells_and_margin() -> None:
    for lines in theme_signals(fake_edition()).values():
        assert [line.label for line in lines] == [
            "Priority", "Structure", "Trend", "Over-represented", "Margin",
        ]  # fmt: skip


def test_structure_says_why() -> None:
    line = _line("structure", {"verdict": "local", "why": "2 replications"})
    assert (line.says, line.why) == ("local", "2 replications")


def test_over_represented_cell_has_its_lift_interval_and_counts() -> None:
    line = _line("over_representation", _CELL, _CELL | {"verdict": "no excess shown"},
                 _CELL | {"verdict": "not testable", "status": "nothing expected"})  # fmt: skip
    assert line.says == (
        "engagement type ERP: 3.76 times (90 % interval 2.35 to 5.57), "
        "16 of 36 engagements, 3.56 expected"
    )
    assert line.why == "2 cells tested, 1 not testable"


def test_excess_that_another_dimension_shares_says_so_and_more_than_five_are_counted() -> None:
    shared = _CELL | {"confounded_with": ["team"]}
    assert "(not separable)" in _line("over_representation", shared).says
    assert _line("over_representation", *[_CELL] * 8).says.endswith("; 3 more")


def test_no_excess_and_nothing_tested_are_two_answers() -> None:
    quiet = _CELL | {"verdict": "no excess shown"}
    assert _line("over_representation", quiet).says == "nowhere shown"
    untested = _CELL | {"verdict": "not testable", "status": "nothing expected"}
    assert _line("over_representation", untested).says == "cannot be said"


def test_margin_without_a_figure_says_why_and_with_one_has_its_interval() -> None:
    none = _line("margins", {"points": None, "status": "too few", "note": "15 are needed"})
    assert (none.says, none.why) == ("too few", "15 are needed")
    known = {"points": 2.0, "low": 0.5, "high": 3.5, "affected": 20, "status": "associated"}
    assert _line("margins", known).why.startswith(
        "2.0 (95 % interval 0.5 to 3.5) points of slippage associated"
    )


def test_trend_has_rate_and_growth_with_their_intervals() -> None:
    row = {"verdict": "falling", "rate": 5.4, "rate_low": 2.7, "rate_high": 9.6, "growth": 0.56,
           "growth_low": 0.39, "growth_high": 0.82, "growth_q": 0.047}  # fmt: skip
    line = _line("theme_trends", row)
    assert line.says == "falling"
    assert "5.4 (95 % interval 2.7 to 9.6) per 100 active engagements" in line.why
    assert "0.56 times (95 % interval 0.39 to 0.82) a year, q 0.047" in line.why


def test_priority_says_what_is_not_known() -> None:
    row = {"rank": 1, "score": 0.66, "score_low": 0.47, "score_high": 0.86, "missing": "cost"}
    line = _line("priorities", row)
    assert (line.says, line.why) == ("1 of 1", "score 0.66 (bounds 0.47 to 0.86); not known: cost")


def test_what_is_not_known_has_no_figure() -> None:
    """One document gave a theme the rank "- of 26" and "- per 100 active engagements"."""
    row = {"rank": None, "score": None, "missing": "frequency, trend"}
    line = _line("priorities", row)
    assert (line.says, line.why) == ("not ranked", "not known: frequency, trend")
    unknown = {"verdict": "no exposure", "rate": None, "growth": None, "note": "none is active"}
    line = _line("theme_trends", unknown)
    assert (line.says, line.why) == ("no exposure", "none is active")


def test_edition_without_signals_says_nothing() -> None:
    assert theme_signals(empty_edition()) == {}
