"""How a statement is written anew."""

from __future__ import annotations

import pytest

from intelligence.sow.rewriting import closed, extended, lowered, replaced, set_off, without


def test_words_are_replaced_without_double_spaces_or_stray_commas() -> None:
    assert replaced("Reply promptly, always.", 6, 14, "in [n] days") == "Reply in [n] days, always."
    assert replaced("Train, as asked, twice.", 7, 15, ", up to [n] h,") == (
        "Train, up to [n] h, twice."
    )
    assert replaced("A, B etc.", 5, 9, "and [rest]") == "A, B and [rest]."
    assert replaced("etc.", 0, 3, "namely") == "namely."


def test_article_and_capital_follow_what_stands_there_now() -> None:
    assert without("A regular update is sent.", 2, 9) == "An update is sent."
    assert without("Regular updates are sent.", 0, 7) == "Updates are sent."
    assert replaced("An easy start.", 3, 7, "[n]-step") == "A [n]-step start."


def test_addition_stands_before_the_full_stop_and_in_its_cell() -> None:
    assert extended("It works;", ", by [test]") == "It works, by [test]."
    assert extended("| Help | good | May |", ", by [test]", 9) == "| Help | good, by [test] | May |"
    assert extended("Help | good", ", by [test]", 7) == "Help | good, by [test]"


@pytest.mark.parametrize(
    ("words", "anew"),
    [
        ("Help is given", "Help is given. It ends."),
        ("Help is given.", "Help is given. It ends."),
        ("Is help given?", "Is help given? It ends."),
        ("(Help is given.)", "(Help is given.) It ends."),
        ("Help | given", "Help; it ends | given"),
    ],
)
def test_sentence_is_added_after_what_stands_there(words: str, anew: str) -> None:
    assert closed(words, "It ends.") == anew


def test_phrase_is_set_off_only_where_its_clause_ends_and_nothing_leads_to_it() -> None:
    assert set_off("Help as required.", 5, 16)
    assert not set_off("Help as required by law.", 5, 16)
    assert not set_off("Help | as required | May", 7, 18)
    assert not set_off("Help monthly or as required.", 16, 27)


def test_names_keep_their_capitals() -> None:
    assert (lowered("Reports"), lowered("API calls"), lowered("")) == ("reports", "API calls", "")
