"""How often something is done."""

from __future__ import annotations

import pytest

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
