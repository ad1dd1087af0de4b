"""What a statement states."""

from __future__ import annotations

from intelligence.sow.facts import acting_side, facts_of, generic


def test_dates_and_labels_are_no_amounts() -> None:
    facts = facts_of("Wave 2 goes live on 18 April.")
    assert [(one.month, one.day) for one in facts.dates] == [("apr", 18)]
    assert facts.labels == {"2"}
    assert facts.amounts == ()


def test_names_modifiers_and_what_narrows_are_kept() -> None:
    facts = facts_of("The key users of the Bergen branch test in 2027.")
    assert "bergen" in facts.names
    assert facts.modifiers["user"] == {"key"}
    assert facts.narrowing["user"] == {"bergen", "branch"}
    assert facts.years == {"2027"}


def test_side_after_by_acts_and_a_common_noun_is_no_side() -> None:
    assert acting_side("The report is given to the Client by the Supplier.") == "supplier"
    assert acting_side("An architect draws the plan.") == ""
    assert acting_side("The Architect draws the plan.") == "supplier"


def test_word_of_every_text_is_generic_and_one_of_a_trade_is_not() -> None:
    assert generic("client")
    assert not generic("transformer")


def test_what_holds_no_more_and_what_is_a_case_are_told() -> None:
    assert facts_of("Today the Client has 62 branches.").superseded
    assert facts_of("If a drive is needed sooner, it comes by air.").of_case
    assert not facts_of("Windows are cleaned once a year.").in_case
