"""How often something is done."""

from __future__ import annotations

import pytest

from intelligence.sow.amount import Bound
from intelligence.sow.frequencies import frequencies_of


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("Reports are sent every month.", 12),
        ("Carpets are cleaned three times a week.", 156),
        ("The board meets every six weeks.", 52 / 6),
        ("The price covers two window cleanings a year.", 2),
        ("Backups run nightly.", 365),
    ],
)
def test_routine_is_told_as_times_a_year(words: str, times: float) -> None:
    (found,) = frequencies_of(words)
    assert found.low == pytest.approx(times)


def test_routine_in_the_name_of_a_thing_is_told_too() -> None:
    assert [one.low for one in frequencies_of("The quarterly board meeting is in Rome.")] == [4]
    assert [one.low for one in frequencies_of("It comes every second week.")] == [26]


def test_named_days_of_the_week_tell_how_often() -> None:
    assert [one.low for one in frequencies_of("on Mondays, Wednesdays and Fridays")] == [156]
    assert [one.low for one in frequencies_of("every second Tuesday")] == [26]


def test_named_days_tell_no_other_routine_beside_one_that_is_told() -> None:
    assert [one.low for one in frequencies_of("It is checked once a month on Mondays.")] == [12]


def test_days_on_which_nothing_is_done_tell_no_routine() -> None:
    for words in ("closed on Saturdays and Sundays", "not on Mondays", "daily, except on Sundays"):
        assert "on" not in " ".join(one.told for one in frequencies_of(words))


def test_one_day_of_the_week_is_as_often_as_that_at_most() -> None:
    (found,) = frequencies_of("Site inspections are made on Mondays.")
    assert (found.low, found.high, found.bound) == (0, 52, Bound.MOST)
