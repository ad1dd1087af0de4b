"""Days that a statement names."""

from __future__ import annotations

from intelligence.sow.days import days_of, spans_of, weeks_of


def test_day_is_told_with_what_happens_on_it() -> None:
    begin, end = days_of("Build starts on 3 February 2027 and is finished by March 28.")
    assert (begin.year, begin.month, begin.day, begin.role) == (2027, "feb", 3, "start")
    assert (end.year, end.month, end.day, end.role) == (0, "mar", 28, "end")
    assert "build" in begin.clause


def test_year_that_one_does_not_tell_makes_no_other_day() -> None:
    (told,), (bare,) = days_of("on 3 May 2027"), days_of("on 3 May")
    assert told.same(bare)
    assert not told.same(days_of("on 4 May")[0])
    assert days_of("") == ()


def test_stretch_of_days_is_counted_and_one_that_ends_before_it_starts_is_negative() -> None:
    assert [one.days for one in spans_of("The team digs from 14 to 25 June.")] == [12]
    assert [one.days for one in spans_of("Discovery: 11 January to 19 February 2027")] == [40]
    assert [one.days for one in spans_of("| Cable | 19/04/2027 | 09/04/2027 |")] == [-9]
    assert spans_of("on 3 May; later on 5 May") == ()


def test_year_that_stands_behind_the_second_day_holds_for_the_first() -> None:
    told = "October 6 through October 24, 2025"
    assert [one.days for one in spans_of(told)] == [19]
    assert [one.days for one in spans_of("from 3 March 2027 to 20 March")] == [18]


def test_day_that_is_not_in_the_calendar_is_no_day_to_count_from() -> None:
    (odd,), (even,) = days_of("on 31 February"), days_of("on 3 March")
    assert odd.until(even) is None
    assert days_of("on 12/13/2027") == ()
    assert even.until(days_of("on 2027-03-05")[0]) == 2


def test_weeks_are_told_by_their_numbers_and_a_number_of_weeks_is_none() -> None:
    assert weeks_of("Duration: week 14 to week 16, report in CW 20.") == {14, 15, 16, 20}
    assert weeks_of("It takes 12 weeks.") == weeks_of("week fourteen") == frozenset()


def test_list_of_weeks_is_read_whole_and_numbers_of_something_else_are_not() -> None:
    told = weeks_of("Regression tests are run in weeks 12, 14 and 16.")
    assert told == {12, 14, 16}
    assert weeks_of("weeks 12 and 14") == {12, 14}
    assert weeks_of("weeks 3 to 5, 9 & 11") == {3, 4, 5, 9, 11}
    assert weeks_of("Go-live in week 16 and 20 users are trained") == {16}
    assert weeks_of("In week 3 and 40 hours") == weeks_of("In weeks 3 and 40 hours") == {3}
    assert weeks_of("In weeks 3 and 14 %") == {3}


def test_weeks_over_the_new_year_are_counted_and_a_week_that_no_year_has_is_none() -> None:
    assert weeks_of("week 51 to 2") == {51, 52, 53, 1, 2}
    assert weeks_of("week 54") == weeks_of("weeks 60 to 70") == weeks_of("week 0") == frozenset()
