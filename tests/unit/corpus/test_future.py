from datetime import date

from corpus.document import Document, DocumentKind
from corpus.future import is_future, is_reported_later, without_future_date

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


def test_what_is_reported_next_year_has_not_been() -> None:
    known = Document("s", "1", DocumentKind.LESSON, "x", reported=TODAY)
    assert without_future_date(known, TODAY) == known
    typed = Document("s", "1", DocumentKind.LESSON, "x", date=TODAY, reported=date(2027, 11, 2))
    assert is_reported_later(typed, TODAY)
    kept = without_future_date(typed, TODAY)
    assert (kept.date, kept.reported) == (TODAY, None)
    assert kept.extra["reported as given"] == "2027-11-02"
