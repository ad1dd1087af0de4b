"""Two figures, or two days, of one thing."""

from __future__ import annotations

import pytest

from intelligence.sow.facts import facts_of
from intelligence.sow.measured import Units, days, figures


def _figures(one: str, other: str) -> str:
    facts = [facts_of(one), facts_of(other)]
    return figures(facts[0], facts[1], Units.of(facts))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nine interfaces are built.", "For the twelve interfaces the Integrator needs 96 days."),
        ("The pilot lasts four weeks.", "After six weeks of pilot the manager fills in form P."),
        (
            "Recovery time after a disaster: four hours",
            "It recovers a disaster in one day.",
        ),
        ("Windows are cleaned four times a year.", "The price covers two window cleanings a year."),
        (
            "The hall has between 18 and 24 degrees.",
            "Never is the hall warmer than 22 degrees.",
        ),
    ],
)
def test_two_figures_of_one_thing_are_told(one: str, other: str) -> None:
    assert " against " in _figures(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nine interfaces are built.", "The three interfaces to the banks exist already."),
        ("The pilot lasts four weeks.", "The report is due one week after the pilot."),
        ("The file has 20,000 lines.", "The file has up to 50,000 lines."),
        ("The contract covers 310 lifts.", "A fitter looks after 70 lifts."),
        ("The price is EUR 390 a user.", "Tablets cost EUR 110 each."),
        ("The warranty is five years.", "For a part that was changed the warranty is two years."),
    ],
)
def test_figures_of_two_things_are_let_be(one: str, other: str) -> None:
    assert _figures(one, other) == ""


def test_two_days_of_one_event_are_told() -> None:
    first = facts_of("Pilot in Aarhus | 14 April")
    assert days(first, facts_of("The pilot in Aarhus begins on 21 April."))
    assert not days(first, facts_of("The pilot in Aarhus begins on 14 April."))
    assert not days(first, facts_of("The report follows on 30 April."))
