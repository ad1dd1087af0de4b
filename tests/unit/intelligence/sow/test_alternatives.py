"""Ways of which a text can have only one."""

from __future__ import annotations

import pytest

from intelligence.sow.alternatives import alternatives_of, languages_of


def test_a_statement_that_answers_both_ways_answers_neither() -> None:
    assert alternatives_of("Training is given online.") == {"where": "remote"}
    assert alternatives_of("Training is given online or on site.") == {}
    assert alternatives_of("") == {}


def test_not_accepted_without_a_signature_is_in_writing() -> None:
    words = "No deliverable counts as accepted without the Client's signature."
    assert alternatives_of(words)["how it is accepted"] == "in writing"
    assert languages_of("in Polish and Czech") == {"Polish", "Czech"}


def test_renewal_subcontracting_and_silence_are_told_in_plain_words() -> None:
    assert alternatives_of("It renews for successive terms of the contract.") == {
        "how it goes on": "by itself"
    }
    assert alternatives_of("Subcontracting is prohibited.")["who does it"] == "own people"
    assert alternatives_of("The Vendor may engage subcontractors.")["who does it"] == "others"
    silence = alternatives_of("Silence is not acceptance of a deliverable.")
    assert silence["how it is accepted"] == "in writing"
    signed = alternatives_of("Acceptance requires the Client's written signature.")
    assert signed["how it is accepted"] == "in writing"


@pytest.mark.parametrize(
    "words",
    [
        "A change is only valid when approved in writing by both project managers.",
        "Subcontractors are used only with written approval of the Client.",
        "No travel is paid without the Client's written approval.",
    ],
)
def test_who_approves_changes_in_writing_says_nothing_of_how_work_is_accepted(words: str) -> None:
    assert "how it is accepted" not in alternatives_of(words)
    assert alternatives_of("A deliverable is only accepted by written approval of the Client.") == {
        "how it is accepted": "in writing"
    }
