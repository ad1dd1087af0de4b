"""The weights that scores rest on."""

from __future__ import annotations

from intelligence.signals.effective_weights import effective_weights, told_weights

_NOBODY = {"score": None, "frequency_weight": 0.0}
_SCORED = {"score": 0.4, "frequency_weight": 0.6, "breadth_weight": 0.4, "cost_weight": 0.0}


def test_weights_are_those_of_a_theme_that_has_a_score() -> None:
    assert effective_weights([_NOBODY, _SCORED])["frequency"] == 0.6
    assert set(effective_weights([_NOBODY]).values()) == {0.0}


def test_weights_are_told_with_what_counts_nothing() -> None:
    assert told_weights([_SCORED]) == (
        "Weights that count: frequency 60 %, breadth 40 %; nothing for trend, cost, "
        "controllability (no weight, or known of no theme)."
    )
    assert told_weights([]) == ""
