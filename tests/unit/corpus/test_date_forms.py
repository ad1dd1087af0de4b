from datetime import date

import pytest

from corpus.date_forms import Absent, Either, Known, Refused, full_year, read_form


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025-06-21T23:30:00-05:00", date(2025, 6, 21)),
        ("2024-02-11T10:00:00.000+0000", date(2024, 2, 11)),
        ("11/May/24 03:26 PM", date(2024, 5, 11)),
        ("2024-05-06 23:30:00+02", date(2024, 5, 6)),
        ("2024-05-06T23:30:00.000+01:00[Europe/London]", date(2024, 5, 6)),
        ("2024-05-06 23:30:00 Europe/Berlin", date(2024, 5, 6)),
        ("Mon May 06 23:30:00 PDT 2024", date(2024, 5, 6)),
        ("06-MAY-24 11.30.00.000000 PM", date(2024, 5, 6)),
        ("20240506T233000Z", date(2024, 5, 6)),
        ("2024-05-06-23.30.00.000000", date(2024, 5, 6)),
        ("2024\u5e745\u67086\u65e5", date(2024, 5, 6)),
        ("45418,97", date(2024, 5, 6)),
        ("Mon 06 May 24", date(2024, 5, 6)),
        ("March 5, 2024", date(2024, 3, 5)),
        ("Monday, March 5th, 2024 at 3:15 pm", date(2024, 3, 5)),
        ("5 mars 2024", date(2024, 3, 5)),
        ("5. März 2024", date(2024, 3, 5)),
        ("1er août 2023", date(2023, 8, 1)),
        ("3 de enero de 2024", date(2024, 1, 3)),
        ("Tue, 12 Mar 2024 10:11:12 +0100", date(2024, 3, 12)),
        ("20240312", date(2024, 3, 12)),
        ("1710000000", date(2024, 3, 9)),
        ("1710000000000", date(2024, 3, 9)),
        ("45432", date(2024, 5, 20)),
        ("45432.5", date(2024, 5, 20)),
        ("2024-W12", date(2024, 3, 18)),
        ("2024-Q3", date(2024, 7, 1)),
        ("Q3 2024", date(2024, 7, 1)),
        ("2024-03", date(2024, 3, 1)),
        ("Mar-24", date(2024, 3, 1)),
        ("April 2024", date(2024, 4, 1)),
    ],
)
def test_a_written_form_means_its_day(cell: str, day: date) -> None:
    form = read_form(cell)
    assert isinstance(form, Known)
    assert form.value == day


@pytest.mark.parametrize("cell", ["2024-Q3", "2024-03", "45432", "1710000000"])
def test_a_form_that_is_less_than_a_day_says_so(cell: str) -> None:
    form = read_form(cell)
    assert isinstance(form, Known)
    assert form.reason


@pytest.mark.parametrize(
    "cell", ["", "N/A", "TBD", "0000-00-00", "0000-00-00 00:00:00", "00/00/0000", "0001-01-01"]
)
def test_a_cell_may_hold_no_date_on_purpose(cell: str) -> None:
    assert isinstance(read_form(cell), Absent)


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("2024-02-31", "not a day of the calendar"),
        ("2204-01-01", "year 2204 is not within 1950 to 2100"),
        ("31/02/2024", "not a day of the calendar"),
        ("2024", "only a year"),
        ("soon", "'soon' is not a date"),
        ("9" * 100, "has 100 characters"),
        ("2024-W60", "not a week"),
    ],
)
def test_what_is_no_date_is_refused_with_the_value_met(cell: str, part: str) -> None:
    form = read_form(cell)
    assert isinstance(form, Refused)
    assert part in form.reason


def test_two_numbers_and_a_year_can_mean_two_days() -> None:
    form = read_form("3/4/24 3:26 PM")
    assert form == Either(date(2024, 4, 3), date(2024, 3, 4), "/", twelve_hours=True)


def test_a_day_above_twelve_can_stand_in_one_place_only() -> None:
    form = read_form("6/21/2025 16:14")
    assert form == Either(None, date(2025, 6, 21), "/", twelve_hours=False)


def test_two_digits_of_a_year_turn_at_seventy() -> None:
    assert [full_year(digits) for digits in ("69", "70", "1969")] == [2069, 1970, 1969]
