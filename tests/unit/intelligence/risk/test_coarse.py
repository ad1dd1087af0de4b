from intelligence.risk.coarse import banded, rough_numbers, stepped


def test_counts_are_told_by_the_lower_end_of_their_band() -> None:
    assert [banded(count) for count in (0, 1, 2, 4, 9, 19, 49, 5000)] == [0, 1, 2, 2, 5, 10, 20, 50]


def test_an_extreme_figure_is_told_as_the_limit() -> None:
    assert stepped(1_000_000.0, 10, 100) == 100
    assert stepped(0.83, 0.05, 1) == 0.85


def test_what_is_no_number_is_not_told() -> None:
    assert stepped(float("nan"), 10, 100) is None
    assert stepped(float("inf"), 10, 100) is None


def test_numbers_in_words_keep_one_digit() -> None:
    assert rough_numbers("12,640 hours, 37 people, 5 sites") == "10,000 hours, 40 people, 5 sites"
    assert rough_numbers("1.2.3") == "…"
    assert rough_numbers("no number") == "no number"
