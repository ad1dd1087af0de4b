"""How many things a statement lists."""

from __future__ import annotations

from intelligence.sow.listed import Listed, listed_in


def test_names_and_languages_are_counted_and_other_words_are_not() -> None:
    assert listed_in("The roll-out reaches Spain, Italy and Malta.") == Listed(3, "")
    assert listed_in("It speaks German, Turkish and Arabic.") == Listed(3, "languag")
    assert listed_in("We bring cups, plates and forks.") is None
    assert listed_in("") is None


def test_endless_list_is_let_be() -> None:
    assert listed_in(", ".join(["Rome"] * 5000)) is None
