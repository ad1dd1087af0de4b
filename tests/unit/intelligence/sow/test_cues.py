"""Words that speak for or against a kind."""

from __future__ import annotations

from intelligence.sow.cues import CUES, cues_of
from tests.fakes.statements import settings


def test_cues_are_of_the_statement_its_heading_and_its_neighbours() -> None:
    first, second = settings(
        "Acceptance\nThe report is approved once all is fine.\nThe Client replies within 5 days.\n"
    )
    cues = cues_of(first)
    assert cues["accepts"]
    assert cues["all"]
    assert cues["above: acceptance"]
    assert cues["next: criterion"]
    assert not cues["criterion"]
    assert cues_of(second)["digit"]
    assert cues_of(first).keys() == cues_of(second).keys()


def test_an_empty_text_matches_no_cue() -> None:
    assert not any(pattern.search("") for pattern in CUES.values())
