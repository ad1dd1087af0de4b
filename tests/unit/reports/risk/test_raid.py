import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from intelligence.risk.risk_check import RiskCheck
from reports.risk.raid import raid_rows, render_raid_csv
from tests.fakes.risk_checks import empty_check, hostile_check, rich_check

COLUMNS = [
    "type", "title", "description", "probability", "impact", "response", "owner", "source", "due",
]  # fmt: skip


def read(check: RiskCheck) -> list[list[str]]:
    return list(csv.reader(io.StringIO(render_raid_csv(check))))


def test_each_kind_of_entry_is_made() -> None:
    assert [(row.type, row.title.split(":")[0]) for row in raid_rows(rich_check())] == [
        ("Risk", "Staffing shortfall"),
        ("Dependency", "Client dependency failure"),
        ("Risk", "SOW ambiguity"),
        ("Issue", "Open-ended"),
        ("Assumption", "No quantity"),
        ("Issue", "Vague term"),
        ("Dependency", "Nobody responsible"),
        ("Issue", "Conflicting statements"),
        ("Issue", "No acceptance criterion"),
        ("Assumption", "No section"),
    ]


def test_a_risk_has_what_a_log_asks_for() -> None:
    row = raid_rows(rich_check())[0]
    assert row.probability == "46 %"
    assert row.impact == "more likely than usual (1.7 x)"
    assert row.owner == "Resourcing"
    assert row.source == "Pre-mortem, edition 12: theme theme-a, modelled"
    assert "12 of 41 engagements" in row.description


def test_what_was_measured_to_help_comes_before_standing_advice() -> None:
    assert raid_rows(rich_check())[0].response.startswith("Next time, name one")


def test_what_is_set_aside_is_no_entry() -> None:
    text = render_raid_csv(rich_check())
    assert "Training dates" not in text
    assert "how the scope is changed" not in text


def test_a_theme_of_too_little_data_is_no_entry_and_more_than_asked_for_neither() -> None:
    assert "Proposed: carrier" not in render_raid_csv(rich_check())
    assert [row.type for row in raid_rows(rich_check(), most_themes=1)][:2] == ["Risk", "Issue"]


def test_a_check_of_nothing_has_a_head_alone() -> None:
    assert read(empty_check()) == [COLUMNS]


def test_no_cell_is_run_by_a_spreadsheet() -> None:
    for row in read(hostile_check())[1:]:
        assert len(row) == len(COLUMNS)
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t")) for cell in row)


def test_a_lift_that_is_no_number_says_nothing() -> None:
    check = rich_check()
    broken = replace(check.themes[0], risk=replace(check.themes[0].risk, lift=float("nan")))
    assert raid_rows(replace(check, themes=(broken,)))[0].impact == ""


@given(st.text(max_size=40))
def test_whatever_is_written_is_one_row_that_begins_like_no_formula(words: str) -> None:
    check = rich_check()
    theme = replace(check.themes[0], risk=replace(check.themes[0].risk, name=words))
    rows = read(replace(check, themes=(theme,), passages=(), missing_sections=()))
    assert len(rows) == 2
    assert not rows[1][1].startswith(("=", "+", "-", "@", "\t", "\r"))
