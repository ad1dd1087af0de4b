"""What a statement states."""

from __future__ import annotations

from intelligence.sow.facts import facts_of, weight


def test_amounts_are_kept_by_what_they_count() -> None:
    facts = facts_of("The Supplier trains forty users within 30 working days for EUR 1,200.")
    assert facts.amounts["user"] == {40.0}
    assert facts.amounts["day"] == {30.0}
    assert facts.amounts["money"] == {1200.0}
    assert facts.acting == "supplier"


def test_dates_and_labels_are_no_amounts() -> None:
    facts = facts_of("Wave 2 goes live on 18 April.")
    assert facts.dates == {("apr", 18)}
    assert facts.labels == {"2"}
    assert facts.amounts == {}


def test_a_generic_word_weighs_less_than_a_telling_one() -> None:
    assert weight(frozenset({"client"})) < weight(frozenset({"transformer"}))
    assert facts_of("The price does not include travel.").denies
