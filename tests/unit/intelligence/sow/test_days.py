"""Days that a statement names."""

from __future__ import annotations

from intelligence.sow.days import days_of


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
