"""The namer with the real parser: headlines in the authors' own words."""

from __future__ import annotations

import pytest

from models.naming.clauses import candidates
from models.naming.grammar import SpacyGrammar

GRAMMAR = SpacyGrammar()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The export licences were applied for too late.", "export licences applied for too late"),
        ("There wasn't any rollback plan.", "no rollback plan"),
        ("Nobody checked the backups before go-live.", "nobody checked backups before go-live"),
        ("Customer doesn't know what he wants", "customer does not know what he wants"),
        ("We forgot the security review in March.", "security review forgotten"),
        ("Extra sockets were built without a change request.", "no change request"),
        (
            "Root cause: assumption of parallel run was never written down.",
            "assumption of parallel run never written down",
        ),
        (
            "Training of users happened 4 months before go-live.",
            "training of users happened months before go-live",
        ),
        ("THE SERVERS WERE UNDERSIZED IN THE DESIGN.", "servers undersized in design"),
    ],
)
def test_cause_is_cut_to_a_headline(text: str, expected: str) -> None:
    (found,) = GRAMMAR.parse([text])
    assert expected in [candidate.text for candidate in candidates(found)]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("We assumed that the data was clean.", "data clean"),
        ("Work started without any change request.", "any change request"),
        ("If the design is late, we lose a month.", "design late"),
        ("Was the interface tested?", "interface tested"),
        ("The price was calculated without any overhead.", "price calculated"),
        ("Delivery was told nothing of the deal.", "delivery told"),
        ("Root cause: the risk was never written down.", "root cause never written down"),
        ("The main body of SOW says nothing of it.", "main body of SOW"),
        ("The client was not able to decide.", "client not able"),
        ("We cannot blame them.", "cannot blame them"),
        ("The team should review the plan.", "team review plan"),
        ("Neither calendar was ever laid alongside the other.", "calendar ever laid"),
        ("An early concept can eliminate rework.", "early concept can eliminate rework"),
        ("The crew was not injured.", "crew not injured"),
        ("Part failures increase the potential for harm.", "part failures increase potential"),
        ("It ran in a mode that was not tested.", "mode not tested"),
        ("The outage lasted, causing slow operations.", "causing slow operations"),
    ],
)
def test_what_was_not_said_is_not_made_a_fact(text: str, never: str) -> None:
    (found,) = GRAMMAR.parse([text])
    assert never not in [candidate.text for candidate in candidates(found)]
