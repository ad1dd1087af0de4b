"""Days of the week and times of the day."""

from __future__ import annotations

from intelligence.sow.hours import closing_of, opening_of, weekdays_of


def test_days_between_are_named_too() -> None:
    assert weekdays_of("Monday to Friday") == frozenset(range(5))
    assert weekdays_of("on weekdays and at weekends") == frozenset(range(7))
    assert weekdays_of("in spring") == frozenset()


def test_hours_are_read_in_either_clock() -> None:
    assert opening_of("from 8 a.m. to 6 p.m.") == opening_of("08:00-18:00") == (8.0, 18.0)
    assert opening_of("from 12 am to 12 pm") == (0.0, 12.0)
    assert opening_of("08:00-18:00 and 19:00-20:00") is None
    assert opening_of("") is None


def test_end_of_the_day_is_told_alone() -> None:
    assert closing_of("It ends at 18:00.") == 18.0
    assert closing_of("until noon") == 12.0
    assert closing_of("until 8 p.m.") == 20.0
    assert closing_of("It ends.") is None


def test_weekday_of_a_date_is_no_day_of_each_week() -> None:
    assert weekdays_of("Kick-off: Monday, January 18") == frozenset()
    assert weekdays_of("on Friday 3 May") == frozenset()
    assert weekdays_of("on workdays and Saturdays 8:00 to 12:00") == {0, 1, 2, 3, 4, 5}
