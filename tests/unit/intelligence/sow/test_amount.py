"""A figure and the part of the sentence that it stands in."""

from __future__ import annotations

from intelligence.sow.amount import clause_of
from intelligence.sow.amounts import amounts_of


def test_people_are_counted_and_weeks_are_measured() -> None:
    users, weeks = amounts_of("Forty users are trained in three weeks.")
    assert users.counts
    assert not weeks.counts


def test_topic_before_a_colon_belongs_to_each_clause() -> None:
    words = "Delay: EUR 1,200 a day, up to EUR 24,000."
    assert clause_of(words, words.index("24"), len(words) - 1).startswith("Delay ")
