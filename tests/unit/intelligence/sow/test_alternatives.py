"""Ways of which a text can have only one."""

from __future__ import annotations

from intelligence.sow.alternatives import alternatives_of


def test_a_statement_that_answers_both_ways_answers_neither() -> None:
    assert alternatives_of("Training is given online.") == {"where": "remote"}
    assert alternatives_of("Training is given online or on site.") == {}
    assert alternatives_of("") == {}
