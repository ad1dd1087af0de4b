from datetime import date

import pytest

from corpus.document import Document, DocumentKind
from corpus.future import future_days, without_future_days

TODAY = date(2026, 11, 23)


def note(day: date | None) -> Document:
    return Document("s", "1", DocumentKind.LESSON, "x", date=day)


@pytest.mark.parametrize("day", [date(2099, 12, 31), date(2028, 11, 1), date(2026, 12, 25)])
def test_a_mistyped_day_is_kept_aside(day: date) -> None:
    kept = without_future_days(note(day), TODAY)
    assert kept.date is None
    assert kept.extra["date as given"] == day.isoformat()


def test_a_clock_that_runs_behind_costs_no_date() -> None:
    for day in (TODAY, date(2026, 12, 24), date(1999, 1, 1), None):
        assert without_future_days(note(day), TODAY) == note(day)
        assert not future_days(note(day), TODAY)


@pytest.mark.parametrize("name", ["reported", "closed"])
def test_what_is_reported_or_closed_next_year_has_not_been(name: str) -> None:
    known = Document("s", "1", DocumentKind.LESSON, "x", date=TODAY, **{name: TODAY})  # type: ignore[arg-type]
    assert without_future_days(known, TODAY) == known
    typed = Document(
        *("s", "1", DocumentKind.LESSON, "x"),
        date=TODAY,
        **{name: date(2027, 11, 2)},  # type: ignore[arg-type]
    )
    assert future_days(typed, TODAY) == {name: date(2027, 11, 2)}
    kept = without_future_days(typed, TODAY)
    assert (kept.date, getattr(kept, name)) == (TODAY, None)
    assert kept.extra[f"{name} as given"] == "2027-11-02"
