from datetime import date

import pytest

from corpus.sample.calendar import QUARTERS, Quarter, working_day
from corpus.sample.chance import stream


def test_the_sample_covers_twelve_quarters_in_order() -> None:
    assert [str(quarter) for quarter in QUARTERS] == [
        *("2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1"),
        *("2025Q2", "2025Q3", "2025Q4", "2026Q1", "2026Q2", "2026Q3"),
    ]


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2024, 1, 1), "2024Q1"),
        (date(2024, 3, 31), "2024Q1"),
        (date(2024, 4, 1), "2024Q2"),
        (date(2024, 12, 31), "2024Q4"),
    ],
)
def test_a_day_belongs_to_its_quarter(day: date, quarter: str) -> None:
    assert str(Quarter.of(day)) == quarter


def test_a_quarter_knows_its_first_and_last_day_over_the_turn_of_the_year() -> None:
    quarter = Quarter(2023, 4)
    assert (quarter.first, quarter.last) == (date(2023, 10, 1), date(2023, 12, 31))
    assert quarter.shifted(-4) == Quarter(2022, 4)
    assert quarter.shifted(1) == Quarter(2024, 1)


def test_working_days_are_never_at_the_weekend() -> None:
    random = stream(1, "test")
    days = {working_day(random, date(2024, 6, 1), date(2024, 6, 30)) for _ in range(200)}
    assert len(days) == 20
    assert all(day.weekday() < 5 for day in days)


def test_a_span_without_a_weekday_gives_its_last_day() -> None:
    assert working_day(stream(1, "t"), date(2024, 6, 1), date(2024, 6, 2)) == date(2024, 6, 2)
