"""Two statements of two things."""

from __future__ import annotations

import pytest

from intelligence.sow.contrast import contrast, narrower
from intelligence.sow.facts import facts_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The draft has ten pages.", "The final paper has 20 pages."),
        ("The net price is EUR 6,000.", "The gross price is EUR 7,140."),
    ],
)
def test_words_of_a_contrast_tell_two_things(one: str, other: str) -> None:
    assert contrast(facts_of(one).stems, facts_of(other).stems)


def test_statement_of_a_part_is_narrower() -> None:
    whole, part = facts_of("Tests begin on 2 July."), facts_of("Load tests begin on 20 July.")
    assert narrower(whole, part)
    assert not narrower(whole, facts_of("The tests begin on 9 July."))
    assert narrower(
        facts_of("The licence costs EUR 48."), facts_of("For schools the licence costs EUR 20.")
    )


def test_statement_does_not_differ_from_itself() -> None:
    facts = facts_of("Wave 1 moves 300 key users to Oslo.")
    assert not contrast(facts.stems, facts.stems)
    assert not narrower(facts, facts)
