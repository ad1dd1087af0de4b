from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import resolve_dates, resolve_table

DAYS = st.dates(date(1990, 1, 2), date(2068, 12, 31))
DAY_FIRST, MONTH_FIRST = "%d/%m/%Y", "%m/%d/%Y"


@given(st.lists(DAYS), st.sampled_from(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ", "%d.%m.%Y", "%d %B %Y"]))
def test_certain_forms_come_back_as_written(days: list[date], form: str) -> None:
    column = resolve_dates([day.strftime(form) for day in days])
    assert [cell.value for cell in column.values] == days
    assert column.ambiguous == 0


@given(st.lists(DAYS, min_size=1), st.sampled_from([DAY_FIRST, MONTH_FIRST]))
def test_one_day_above_twelve_makes_the_column_certain(days: list[date], form: str) -> None:
    written = [day.strftime(form) for day in [*days, date(2024, 3, 21)]]
    column = resolve_dates(written)
    assert [cell.value for cell in column.values] == [*days, date(2024, 3, 21)]
    assert column.ambiguous == 0


@given(st.lists(DAYS.filter(lambda day: day.day <= 12)))
def test_whatever_is_not_flagged_is_right(days: list[date]) -> None:
    column = resolve_dates([day.strftime(DAY_FIRST) for day in days])
    for cell, day in zip(column.values, days, strict=True):
        assert cell.ambiguous or cell.value == day or column.settled


@given(st.lists(st.text(max_size=80)))
def test_any_text_is_read_without_an_error_and_one_value_a_cell(values: list[str]) -> None:
    (column,) = resolve_table([values])
    assert len(column.values) == len(values)
    assert all(cell.value is None or 1950 <= cell.value.year <= 2100 for cell in column.values)
