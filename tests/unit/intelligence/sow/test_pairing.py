"""How far two claims are of one matter."""

from __future__ import annotations

from intelligence.sow.claims import Claim, claims_of
from intelligence.sow.outline import outline
from intelligence.sow.pairing import nearness, signs_of
from models.segmentation import RuleSegmenter


def _two(first: str, second: str) -> tuple[Claim, Claim]:
    one, other = claims_of(outline(f"{first}\n\n{second}", RuleSegmenter()).statements)
    return one, other


def test_claims_of_one_matter_share_more() -> None:
    alike = nearness(*_two("The pilot lasts four weeks.", "The pilot lasts six weeks."))
    other = nearness(*_two("The pilot lasts four weeks.", "The report has six pages."))
    assert alike > other
    assert all(0 <= share <= 1 for share in alike[:2])


def test_what_speaks_for_two_matters_is_named() -> None:
    signs = signs_of(*_two("For schools the fee is EUR 20.", "The fee is EUR 48."), 1)
    assert signs["apart: opens"] == 1
    signs = signs_of(*_two("Wave 1 moves 300 users.", "Wave 2 moves 500 users."), 1)
    assert signs["apart: both labels"] == 1
    signs = signs_of(*_two("Key users test for two days.", "Office users test for 3 days."), 1)
    assert signs["apart: modifiers"] == 1


def test_claims_without_words_are_not_near() -> None:
    assert nearness(*_two("It is so.", "They are not.")) == (0.0, 0.0, 0)


def test_in_a_text_of_two_statements_their_place_tells_nothing() -> None:
    """Conflicts side by side were missed: what follows in a document seldom contradicts it."""
    pair = _two("The go-live date is 1 June 2026.", "The system goes live on 15 July 2026.")
    beside, alone = signs_of(*pair, 1), signs_of(*pair, 1, alone=True)
    assert (beside["near: next to it"], beside["near: alone"]) == (1, 0)
    assert (alone["near: next to it"], alone["near: alone"]) == (0, 1)
