import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from intelligence.risk.appearance import Appearance
from intelligence.risk.risk_check import RiskCheck
from reports.risk.raid import raid_rows, render_raid_csv
from tests.fakes.risk_checks import empty_check, hostile_check, rich_check, unstable_check

COLUMNS = [
    "type", "title", "description", "probability", "impact", "response", "owner", "due", "seen",
    "source",
]  # fmt: skip


SEEN = Appearance(14, early=0, middle=1, phase="Build", beyond=(12.0, 4.0, 20.0))


def read(check: RiskCheck) -> list[list[str]]:
    return list(csv.reader(io.StringIO(render_raid_csv(check))))


def test_each_kind_of_entry_is_made() -> None:
    assert [(row.type, row.title.split(":")[0]) for row in raid_rows(rich_check())] == [
        ("Risk", "Staffing shortfall"),
        ("Risk", "Client dependency failure"),
        ("Risk", "SOW ambiguity"),
        ("Risk", "Open-ended"),
        ("Assumption", "No quantity"),
        ("Risk", "Vague term"),
        ("Dependency", "Nobody responsible"),
        ("Decision", "Conflicting statements"),
        ("Risk", "No acceptance criterion"),
        ("Assumption", "No section"),
    ]


def test_a_risk_has_what_a_log_asks_for() -> None:
    row = raid_rows(rich_check(), past={"theme-a": SEEN})[0]
    assert row.probability.startswith("possible (46 %; 80 % interval ")
    assert row.probability.endswith("; more likely than usual, 1.7 x)")
    assert row.impact == (
        "high (+12 points of effort beyond plan against engagements without it, "
        "80 % interval +4 to +20)"
    )
    assert row.owner == "Resourcing"
    assert row.due == "at kick-off"
    assert row.seen == (
        "of 14 past engagements that showed it, one in four had by the end of its 1st quarter, "
        "half by the end of their 2nd; most often in phase Build"
    )
    assert row.source == "Pre-mortem, edition 12: theme theme-a, modelled"
    assert "12 of 41 engagements" in row.description


def test_what_is_not_known_of_a_themes_past_is_not_made_up() -> None:
    row = raid_rows(rich_check())[0]
    assert (row.impact, row.seen) == ("not known", "")


def test_an_impact_that_may_be_none_says_so() -> None:
    unsure = replace(SEEN, beyond=(12.0, -2.0, 26.0))
    row = raid_rows(rich_check(), past={"theme-a": unsure})[0]
    assert row.impact.startswith("high, not told apart from none (+12 points")


def test_nothing_is_an_issue_before_anything_has_happened() -> None:
    assert "Issue" not in {row.type for row in raid_rows(rich_check())}


def test_what_the_text_leaves_open_has_a_process_owner_and_is_due_before_signature() -> None:
    rows = [row for row in raid_rows(rich_check()) if ":" in row.title]
    assert {row.due for row in rows} == {"before signature"}
    assert all(row.owner for row in rows)
    assert all("confidence" in row.probability for row in rows)


def test_what_was_measured_to_help_comes_before_standing_advice() -> None:
    assert raid_rows(rich_check())[0].response.startswith("Next time, name one")


def test_what_is_set_aside_is_no_entry() -> None:
    text = render_raid_csv(rich_check())
    assert "Training dates" not in text
    assert "how the scope is changed" not in text


def test_a_theme_of_too_little_data_is_no_entry_and_more_than_asked_for_neither() -> None:
    assert "Proposed: carrier" not in render_raid_csv(rich_check())
    assert [row.type for row in raid_rows(rich_check(), most_themes=1)][:2] == ["Risk", "Risk"]


def test_a_check_of_nothing_has_a_head_alone() -> None:
    assert read(empty_check()) == [COLUMNS]


def test_no_cell_is_run_by_a_spreadsheet() -> None:
    for row in read(hostile_check())[1:]:
        assert len(row) == len(COLUMNS)
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t")) for cell in row)


def test_a_lift_that_is_no_number_says_nothing() -> None:
    check = rich_check()
    broken = replace(check.themes[0], risk=replace(check.themes[0].risk, lift=float("nan")))
    told = raid_rows(replace(check, themes=(broken,)))[0].probability
    assert told.startswith("possible (46 %")
    assert "usual" not in told


@given(st.text(max_size=40))
def test_whatever_is_written_is_one_row_that_begins_like_no_formula(words: str) -> None:
    check = rich_check()
    theme = replace(check.themes[0], risk=replace(check.themes[0].risk, name=words))
    rows = read(replace(check, themes=(theme,), passages=(), missing_sections=()))
    assert len(rows) == 2
    assert not rows[1][1].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_passage_whose_text_was_not_kept_is_told_by_its_place() -> None:
    """Entries were titled "Open-ended:" and described by nothing."""
    check = rich_check()
    first = check.passages[0]
    kept = replace(first, passage=replace(first.passage, text=""))
    row = next(
        row for row in raid_rows(replace(check, passages=(kept,))) if "characters" in row.source
    )
    place = f"characters {first.passage.start} to {first.passage.end}"
    assert row.title.endswith(f": {place}")
    assert place in row.description


def test_an_entry_speaks_of_no_sentence_that_it_does_not_show() -> None:
    check = rich_check()
    sentences = [one.words for one in check.themes[0].risk.reasons if one.start is not None]
    row = raid_rows(check)[0]
    assert sentences
    assert not any(words in row.description for words in sentences)


def _first(check: RiskCheck, **figures: object) -> RiskCheck:
    one = check.themes[0]
    return replace(check, themes=(replace(one, risk=replace(one.risk, **figures)),))


def test_a_lift_below_one_is_told_to_be_less_likely_than_usual() -> None:
    """A log said "as likely as usual, 0.7 x"."""
    for lift, told in (
        (0.7, "less likely than"),
        (0.83, "less likely than"),
        (0.84, "as likely as"),
    ):
        row = raid_rows(_first(rich_check(), lift=lift))[0]
        assert f"; {told} usual, " in row.probability


def test_a_base_rate_is_told_with_the_counts_that_it_comes_from() -> None:
    figures = {"n": 35, "showing": 20, "seen": 28.1, "base_rate": 0.649, "overall_rate": 0.247}
    assert raid_rows(_first(rich_check(), **figures))[0].description.startswith(
        "Base rate 65 %: 20 of 35 engagements showed it so far (57 %), 71 % as far as they could "
        "have been seen, drawn towards all engagements (25 %); engagement type ERP finance. "
    )


def test_a_lift_that_the_offer_does_not_carry_is_not_told() -> None:
    row = raid_rows(_first(rich_check(), lift_note="not of this offer"))[0]
    assert "usual" not in row.probability
    assert "beyond its class sets it apart" in row.probability


def test_an_unstable_theme_is_told_to_be() -> None:
    assert "Staffing shortfall (unstable)" in [
        cell for row in read(unstable_check()) for cell in row
    ]
