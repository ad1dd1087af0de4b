from datetime import date

from corpus.document import Document, DocumentKind
from corpus.future import is_future, without_future_date

TODAY = date(2026, 11, 23)


def note(day: date | None) -> Document:
    return Document("s", "1", DocumentKind.LESSON, "x", date=day)


def test_a_mistyped_year_is_kept_aside() -> None:
    kept = without_future_date(note(date(2099, 12, 31)), TODAY)
    assert kept.date is None
    assert kept.extra["date as given"] == "2099-12-31"


def test_a_clock_that_runs_behind_costs_no_date() -> None:
    for day in (TODAY, date(2028, 11, 24), date(1999, 1, 1), None):
        assert without_future_date(note(day), TODAY) == note(day)
        assert not is_future(note(day), TODAY)
