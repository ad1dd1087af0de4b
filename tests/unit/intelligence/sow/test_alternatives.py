"""Ways of which a text can have only one."""

from __future__ import annotations

from intelligence.sow.alternatives import alternatives_of, languages_of


def test_a_statement_that_answers_both_ways_answers_neither() -> None:
    assert alternatives_of("Training is given online.") == {"where": "remote"}
    assert alternatives_of("Training is given online or on site.") == {}
    assert alternatives_of("") == {}


def test_not_accepted_without_a_signature_is_in_writing() -> None:
    words = "No deliverable counts as accepted without the Client's signature."
    assert alternatives_of(words)["how it is accepted"] == "in writing"
    assert languages_of("in Polish and Czech") == {"Polish", "Czech"}
