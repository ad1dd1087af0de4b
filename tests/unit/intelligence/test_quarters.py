from datetime import date

import pytest

from intelligence.quarters import (
    is_complete,
    quarter_of,
    quarter_range,
    quarters_after,
    quarters_between,
)


@pytest.mark.parametrize(("month", "quarter"), [(1, 1), (3, 1), (4, 2), (9, 3), (10, 4), (12, 4)])
def test_each_month_is_in_its_quarter(month: int, quarter: int) -> None:
    assert quarter_of(date(2025, month, 28)) == f"2025Q{quarter}"


def test_a_range_crosses_years_and_includes_both_ends() -> None:
    assert quarter_range("2024Q3", "2025Q2") == ("2024Q3", "2024Q4", "2025Q1", "2025Q2")
    assert quarter_range("2025Q2", "2025Q2") == ("2025Q2",)
    assert quarter_range("2025Q3", "2025Q2") == ()


def test_a_quarter_is_complete_when_documents_reach_its_last_week() -> None:
    assert is_complete("2025Q4", date(2025, 12, 25))
    assert not is_complete("2025Q4", date(2025, 12, 24))
    assert is_complete("2024Q1", date(2024, 3, 31))


def test_quarters_follow_each_other_over_the_end_of_a_year() -> None:
    assert quarters_after("2025Q3", 3) == ("2025Q4", "2026Q1", "2026Q2")
    assert quarters_between("2024Q3", "2025Q2") == 3
    assert quarters_between("2025Q2", "2024Q3") == -3
