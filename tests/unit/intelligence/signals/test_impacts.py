"""Kinds of impact."""

from __future__ import annotations

import pytest

from intelligence.signals.impacts import impacts_in


@pytest.mark.parametrize(
    ("text", "impacts"),
    [
        ("Go-live slipped by six weeks.", ("delay",)),
        ("Nine hundred hours could not be billed.", ("cost",)),
        ("They are withholding EUR 40k.", ("dispute",)),
        ("All reports were rebuilt from scratch.", ("rework",)),
        ("Nobody in the shops trusts the figures.", ("dissatisfaction",)),
        ("Their CEO demanded a daily call.", ("escalation",)),
        ("", ()),
        ("The server was down.", ()),
    ],
)
def test_each_kind_is_told_by_its_words(text: str, impacts: tuple[str, ...]) -> None:
    assert impacts_in(text) == impacts


@pytest.mark.parametrize(
    "text",
    [
        "There was no delay.",
        "It went live without any rework.",
        "The budget was not exceeded.",
        "Nobody escalated.",
    ],
)
def test_negated_impact_is_none(text: str) -> None:
    assert impacts_in(text) == ()


def test_negation_does_not_reach_over_a_comma_or_but() -> None:
    assert impacts_in("There was no delay, but a dispute.") == ("dispute",)
    assert impacts_in("No test was cut but rework was needed.") == ("rework",)


@pytest.mark.parametrize(
    "text", ["Claims handling went live.", "The escalation path is known.", "Collated relay data."]
)
def test_names_and_parts_of_words_are_no_impact(text: str) -> None:
    assert impacts_in(text) == ()
