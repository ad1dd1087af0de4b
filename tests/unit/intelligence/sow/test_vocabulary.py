"""Fragments that several kinds share."""

from __future__ import annotations

import pytest

from intelligence.sow.vocabulary import CAP, CHANGE, EXCLUDED, REFERENCE, UNTIL_SPENT, either, whole


def test_the_longest_word_is_tried_first() -> None:
    assert whole(either("user/user group")).search("the user group")[0] == "user group"  # type: ignore[index]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (REFERENCE, "the sites listed in Annex B"),
        (CAP, "up to 40 hours"),
        (CAP, "no more than three rounds"),
        (CHANGE, "goes through a change request"),
        (EXCLUDED, "The price does not include travel"),
    ],
)
def test_what_bounds_a_statement_is_recognised(pattern: object, words: str) -> None:
    assert pattern.search(words)  # type: ignore[attr-defined]


def test_including_but_not_limited_to_is_no_cap() -> None:
    assert not CAP.search("including but not limited to reports")


def test_a_budget_that_is_spent_is_told_from_a_target_that_is_met() -> None:
    assert UNTIL_SPENT.search("until the budget of EUR 80,000 is exhausted")
    assert UNTIL_SPENT.search("until the cap is reached")
    assert not UNTIL_SPENT.search("until all targets are reached")
