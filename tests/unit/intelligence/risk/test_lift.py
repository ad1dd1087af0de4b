"""Whether a lift is anything that the offer brings."""

from __future__ import annotations

import pytest

from intelligence.risk.lift import lift_note
from intelligence.risk.risk_check import Reason

ERP = "engagement type ERP finance"
OF_CLASS = Reason("attribute", "engagement_type", "ERP finance", 9.75, "It makes it likelier")


def reason(odds: float, start: int | None = None) -> Reason:
    return Reason("attribute", "team", "Pune", odds, "Team Pune", start, start)


def test_lift_whose_only_reason_is_the_class_itself_is_none_of_the_offer() -> None:
    """A chance was "more likely than usual, 1.7 x" for the very type that was the usual."""
    note = lift_note(1.73, ERP, (OF_CLASS,))
    assert note.startswith("1.7 times the base rate, but not for what is known of this offer")
    assert f"no reason beyond {ERP} raises its chance" in note


def test_lift_against_which_all_reasons_speak_is_none_of_the_offer() -> None:
    """None of 30 showed it, reasons were x 0.85 and x 1.05, and the lift was 1.8."""
    assert lift_note(1.79, ERP, (reason(0.85), reason(1.05)))
    assert "lowers" in lift_note(0.5, ERP, (reason(1.3),))


def test_lift_that_reasons_carry_is_told() -> None:
    assert lift_note(1.73, ERP, (OF_CLASS, reason(1.6))) == ""
    assert lift_note(0.6, ERP, (OF_CLASS, reason(0.5))) == ""


def test_class_of_all_engagements_leaves_no_reason_out() -> None:
    assert lift_note(1.73, "all engagements", (OF_CLASS,)) == ""
    assert "no reason raises" in lift_note(1.73, "all engagements", ())


def test_single_sentences_are_not_counted_beside_what_the_text_says() -> None:
    assert lift_note(1.73, ERP, (reason(4.0, start=3),))


@pytest.mark.parametrize("lift", [1.0, 1.19, 0.84, 0.0, float("nan")])
def test_lift_that_is_none_needs_no_reason(lift: float) -> None:
    assert lift_note(lift, ERP, ()) == ""
