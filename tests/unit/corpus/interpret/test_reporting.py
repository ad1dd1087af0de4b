from datetime import date

from corpus.interpret.reporting import reported_on

EARLY, MIDDLE, LATE = date(2025, 1, 5), date(2025, 3, 1), date(2025, 6, 7)


def test_what_happened_is_reported_when_it_was_logged() -> None:
    assert reported_on({"date": EARLY, "opened": MIDDLE}) == MIDDLE


def test_a_reporting_date_comes_before_the_day_of_opening() -> None:
    assert reported_on({"date": EARLY, "opened": LATE, "reported": MIDDLE}) == MIDDLE


def test_a_record_that_says_only_when_it_was_made_became_known_then() -> None:
    assert reported_on({"opened": MIDDLE}) == MIDDLE
    assert reported_on({"reported": MIDDLE}) == MIDDLE


def test_a_record_cannot_be_counted_as_known_before_the_day_it_is_dated_by() -> None:
    assert reported_on({"opened": MIDDLE, "reported": EARLY}) == MIDDLE
    assert reported_on({"opened": MIDDLE, "reported": LATE}) == LATE


def test_a_report_before_what_it_reports_is_kept_as_the_source_says_it() -> None:
    assert reported_on({"date": MIDDLE, "reported": EARLY}) == EARLY


def test_nothing_is_assumed_where_only_the_day_itself_is_known() -> None:
    assert reported_on({"date": MIDDLE}) is None
    assert reported_on({"resolved": MIDDLE, "closed": LATE}) is None
    assert reported_on({"date": EARLY, "opened": None}) is None
    assert reported_on({}) is None
