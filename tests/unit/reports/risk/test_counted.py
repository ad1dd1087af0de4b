"""How a base rate is told from its counts."""

from dataclasses import replace

from reports.risk import counted
from tests.fakes.risk_checks import rich_check

RISK = rich_check().themes[0].risk
TOLD = replace(RISK, n=35, showing=20, seen=28.1, base_rate=0.649, overall_rate=0.247)


def test_base_rate_is_told_step_by_step_from_its_counts() -> None:
    """A log said "Base rate 42 % (20 of 35 engagements so far)", and 20 of 35 are 57 %."""
    assert counted.count_said(TOLD) == (
        "20 of 35 engagements showed it so far (57 %), 71 % as far as they could have been seen, "
        "drawn towards all engagements (25 %); engagement type ERP finance"
    )
    assert counted.showed(TOLD) == "20 of 35"


def test_steps_that_change_nothing_are_left_out() -> None:
    same = replace(TOLD, seen=35.0, base_rate=20 / 35)
    assert counted.count_said(same) == (
        "20 of 35 engagements showed it so far (57 %); engagement type ERP finance"
    )


def test_check_that_was_kept_before_is_told_by_what_it_knows() -> None:
    assert counted.count_said(RISK) == (
        "12 of 41 engagements showed it so far (29 %), drawn towards all engagements; "
        "engagement type ERP finance"
    )
    everybody = replace(RISK, reference_class="all engagements", overall_rate=0.27)
    assert "drawn towards other themes; all" in counted.count_said(everybody)


def test_counts_that_are_withheld_are_not_told() -> None:
    hidden = replace(TOLD, n=0, showing=0, seen=None, withheld=True)
    assert counted.is_known(hidden)
    assert counted.count_said(hidden) == "engagement type ERP finance; counts withheld"
    assert counted.showed(hidden) == "—"
    assert counted.base_said(hidden) == "65 %"


def test_without_any_engagement_no_figure_is_told() -> None:
    """Three young engagements gave every theme 50 % (2 to 98 %), base rate 50 %, lift 1.0."""
    none = replace(TOLD, n=0, showing=0, seen=0.0)
    assert not counted.is_known(none)
    assert counted.count_said(none) == "no past engagement was seen for long enough to tell"
    said = (counted.chance_said, counted.interval_said, counted.base_said, counted.lift_said)
    assert {one(none) for one in said} == {"—"}
    assert counted.showed(none) == "—"


def test_lift_that_the_offer_does_not_carry_is_left_out() -> None:
    assert counted.lift_said(RISK) == "1.7 x"
    assert counted.lift_said(replace(RISK, lift_note="not of this offer")) == "—"
    assert counted.chance_said(RISK) == "46 %"
    assert counted.interval_said(RISK) == "35 to 58 %"


def test_reasons_are_told_from_where_they_move_the_odds() -> None:
    assert counted.level_said(RISK) == ""
    assert counted.level_said(replace(RISK, level=0.151)) == (
        "Reasons multiply the odds of the theme's own level, 15 %, before calibration."
    )
