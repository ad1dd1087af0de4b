"""Formulae whose meaning courts have settled are no loose words."""

from __future__ import annotations

import pytest

from intelligence.sow.terms_of_art import settled_by_law, within_a_term
from intelligence.sow.wording import check_wording
from models.naming.grammar import SpacyGrammar
from models.segmentation import RuleSegmenter


@pytest.mark.parametrize(
    "words",
    [
        "The Supplier shall perform the Services with reasonable skill and care.",
        "The Engineer exercises reasonable care, skill and diligence.",
        "Confidential information is protected with no less than reasonable care.",
        "Consent shall not be unreasonably withheld, conditioned or delayed.",
        "The Client shall not unreasonably withhold or delay its consent.",
        "Neither party is liable for events beyond its reasonable control.",
        "Time is of the essence.",
        "IN WITNESS WHEREOF, the parties have executed this SOW.",
        "The Supplier shall comply with all applicable laws and regulations.",
        "Any amendment to this Agreement must be in writing and signed by both parties.",
        "Each party shall act in good faith.",
        "The parties cooperate with each other in good faith.",
        "The Client shall hold the report in strict confidence.",
    ],
)
def test_a_term_of_art_is_known_and_no_passage_is_made_of_it(words: str) -> None:
    assert settled_by_law(words)
    found = check_wording(words, RuleSegmenter(), SpacyGrammar())
    assert not found.passages


@pytest.mark.parametrize(
    "words",
    [
        "The Supplier uses reasonable endeavours to restore the service.",
        "The Supplier acts with reasonable promptness.",
        "The Client shall not unreasonably withhold acceptance of the software.",
        "Changes are agreed in writing.",
        "The rate is settled in good faith.",
        "The Supplier takes care of reasonable requests.",
        "",
    ],
)
def test_what_is_argued_about_is_none(words: str) -> None:
    assert settled_by_law(words) == ()


def test_what_stands_beside_a_term_of_art_is_still_told() -> None:
    words = (
        "The Supplier performs the Services with reasonable skill and care and provides "
        "other support as required."
    )
    found = check_wording(words, RuleSegmenter(), SpacyGrammar())
    assert found.passages


def test_a_part_lies_in_a_term_only_where_all_of_it_does() -> None:
    assert within_a_term(3, 5, ((0, 5),))
    assert not within_a_term(3, 6, ((0, 5),))
    assert not within_a_term(0, 1, ())
