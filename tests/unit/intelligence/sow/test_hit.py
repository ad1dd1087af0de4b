"""How a rewrite is put together."""

from __future__ import annotations

from intelligence.sow.hit import extended, replaced


def test_words_are_replaced_without_double_spaces_or_stray_commas() -> None:
    assert replaced("Reply promptly, always.", 6, 14, "in [n] days") == "Reply in [n] days, always."
    assert replaced("etc.", 0, 4, "namely") == "namely"


def test_an_addition_goes_before_the_full_stop() -> None:
    assert extended("It works;", ", by [test]") == "It works, by [test]."
