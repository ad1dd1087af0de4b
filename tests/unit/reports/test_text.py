import pytest

from reports import text


@pytest.mark.parametrize(
    "character",
    ["\u202e", "\u2066", "\x00", "\x1b", "\x85", "\u2028", "\ufeff", "\udc80", "\U000e0041"],
)
def test_a_character_that_deceives_is_shown_by_its_code(character: str) -> None:
    assert text.readable(f"a{character}b") == f"a[U+{ord(character):04X}]b"


def test_cleaned_text_can_always_be_written_as_utf_8() -> None:
    assert text.readable("half \ud83d a pair").encode() == b"half [U+D83D] a pair"


@pytest.mark.parametrize("harmless", ["tab\there", "two\r\nlines", "👩‍🚒 café", "שלום", "e\u0301"])
def test_ordinary_writing_of_any_script_stays_as_it_is(harmless: str) -> None:
    assert text.readable(harmless) == harmless


def test_a_long_word_is_cut_and_says_so() -> None:
    assert text.one_line("o" * 50, 10) == "o" * 9 + "…"


def test_a_long_name_is_cut_and_what_says_that_it_is_unstable_is_not() -> None:
    assert text.name_line("o" * 50 + " (unstable)", 20) == "o" * 8 + "… (unstable)"
    assert text.name_line("o" * 50, 10) == "o" * 9 + "…"


def test_context_is_cut_at_words_and_marked() -> None:
    words = "alpha beta gamma QUOTE delta epsilon zeta"
    start = words.index("QUOTE")
    assert text.around(words, start, start + 5, 12) == ("…beta gamma ", " delta…")


def test_context_of_a_whole_text_has_no_ellipsis() -> None:
    assert text.around("late access", 0, 11, 20) == ("", "")


def test_context_keeps_some_of_a_word_longer_than_itself() -> None:
    before, after = text.around("x" * 100 + "Q" + "y" * 100, 100, 101, 10)
    assert (before, after) == ("…" + "x" * 10, "y" * 10 + "…")


def test_line_breaks_in_context_become_strokes() -> None:
    assert text.around("Root cause\r\n\nlate\nImpact", 13, 17, 30) == ("Root cause / ", " / Impact")


def test_a_slug_holds_nothing_that_ends_an_attribute() -> None:
    assert text.slug("\"'><a b&#") == "----a-b--"


def test_an_interval_stays_on_one_line_and_the_figure_before_it_may_part_from_it() -> None:
    assert text.unbroken("0.66 (0.47 to 0.86)") == "0.66 (0.47\xa0to\xa00.86)"
    wide = text.unbroken("(31 per 100, 90 % interval 25 to 38)")
    assert max(map(len, wide.split(" "))) == len("25 to 38)")
    assert text.unbroken("q < 0.001") == "q\xa0<\xa00.001"
    assert text.unbroken("a year, q 0.047") == "a year, q\xa00.047"
    assert text.unbroken("< 0.001") == "<\xa00.001"
    assert text.unbroken("58 escalations (of 3 (or 4)") == "58 escalations (of 3 (or\xa04)"
