"""Two statements that say opposite things of one matter."""

from __future__ import annotations

from intelligence.sow.facts import facts_of
from intelligence.sow.sense import (
    Said,
    closed_then,
    other_language,
    other_order,
    other_side,
    other_way,
)


def _said(words: str) -> Said:
    facts = facts_of(words)
    return Said(words, facts, facts.acting)


def test_task_given_to_both_sides_is_told() -> None:
    client = _said("The Client obtains the permits for the excavation.")
    assert other_side(client, _said("The Contractor applies for the excavation permits."))
    assert not other_side(client, _said("The Contractor obtains the permit for closing the road."))


def test_acceptance_by_silence_is_not_in_writing() -> None:
    silence = _said("A deliverable that nobody objects to stands as accepted after ten days.")
    written = _said("Nothing is regarded as accepted until the director has signed the note.")
    assert other_way(silence, written) == "how it is accepted (by silence or in writing)"
    assert other_way(silence, silence) == ""


def test_travel_that_is_in_the_rate_is_not_billed_on_top() -> None:
    rate = _said("The daily rate includes all travel.")
    assert other_way(rate, _said("Flights and hotels are billed on top at cost."))
    assert not other_way(rate, _said("Flights and hotels outside Belgium are billed at cost."))


def test_languages_order_and_opening_are_compared() -> None:
    english = _said("Service on the hotline is in English alone.")
    assert other_language(_said("The hotline answers in French and German."), english)
    assert not other_language(_said("The handbook is in French."), english)
    after = _said("Users are trained after the go-live.")
    assert other_order(_said("All users are trained before the system goes live."), after)
    assert closed_then(
        _said("The library desk is staffed Monday to Saturday."),
        _said("On Saturdays the library desk is closed."),
    )
