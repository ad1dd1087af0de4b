from datetime import date

from corpus.dates import Order, resolve_dates, resolve_table


def days(values: list[str]) -> list[date | None]:
    return [cell.value for cell in resolve_dates(values).values]


def test_one_large_day_settles_the_column() -> None:
    column = resolve_dates(["03/04/2024", "21/04/2024"])
    assert [cell.value for cell in column.values] == [date(2024, 4, 3), date(2024, 4, 21)]
    assert (column.order, column.settled, column.ambiguous) == (Order.DAY_FIRST, True, 0)


def test_a_large_day_in_second_place_means_month_first() -> None:
    assert days(["03/04/2024", "6/21/2025 16:14"]) == [date(2024, 3, 4), date(2025, 6, 21)]


def test_dots_mean_day_first() -> None:
    column = resolve_dates(["12.03.2024"])
    assert (column.values[0].value, column.values[0].ambiguous) == (date(2024, 3, 12), False)


def test_an_unsettled_column_is_read_day_first_and_flagged() -> None:
    column = resolve_dates(["08-04-2023", "05-05-2023"])
    first, same = column.values
    assert (first.value, first.ambiguous) == (date(2023, 4, 8), True)
    assert "day first is assumed" in first.reason
    assert not same.ambiguous


def test_twelve_hour_times_lean_to_month_first_but_stay_flagged() -> None:
    column = resolve_dates(["3/4/24 3:26 PM"])
    assert (column.values[0].value, column.ambiguous) == (date(2024, 3, 4), 1)


def test_a_column_that_mixes_both_orders_settles_nothing_for_the_doubtful() -> None:
    column = resolve_dates(["25/03/2024", "26/03/2024", "03/27/2024", "03/04/2024"])
    assert [cell.value for cell in column.values] == [
        date(2024, 3, 25),
        date(2024, 3, 26),
        date(2024, 3, 27),
        date(2024, 4, 3),
    ]
    assert [cell.ambiguous for cell in column.values] == [False, False, False, True]


def test_rows_in_order_settle_the_column() -> None:
    sorted_by_day_first = [f"{day:02}/{month:02}/2024" for month in range(1, 6) for day in (2, 9)]
    column = resolve_dates(sorted_by_day_first)
    assert (column.order, column.ambiguous) == (Order.DAY_FIRST, 0)


def test_a_settled_column_settles_its_neighbour() -> None:
    opened, closed = resolve_table([["03/04/2024", "05/04/2024"], ["21/04/2024", "06/05/2024"]])
    assert (opened.values[0].value, opened.ambiguous) == (date(2024, 4, 3), 0)
    assert closed.values[1].value == date(2024, 5, 6)


def test_an_order_that_closes_before_it_opens_is_ruled_out() -> None:
    opened, closed = resolve_table(
        [["01/02/2024", "05/03/2024", "01/05/2024"], ["10/02/2024", "01/04/2024", "02/06/2024"]]
    )
    assert opened.ambiguous == 3
    opened, closed = resolve_table(
        [["10/01/2024", "11/02/2024"], ["02/03/2024", "01/04/2024"]], in_sequence=2
    )
    assert (opened.values[0].value, closed.values[0].value) == (date(2024, 1, 10), date(2024, 3, 2))
    assert (opened.ambiguous, "closes before it opens" in opened.reason) == (0, True)


def test_impossible_dates_are_counted_and_missing_ones_are_not() -> None:
    column = resolve_dates(["2024-02-31", "TBD", "0000-00-00", "2024-03-01"])
    assert (column.rejected, [cell.value for cell in column.values]) == (
        1,
        [None, None, None, date(2024, 3, 1)],
    )
    assert column.values[0].reason == "2024-02-31 is not a day of the calendar"


def test_days_before_months_behind_the_year_are_read_so_where_only_that_makes_dates() -> None:
    """Half of such a file was left empty, and the other half was read with the wrong month."""
    column = resolve_dates(["2024-25-03", "2024-13-01T10:00:00Z", "2024-01-04"])
    assert [cell.value for cell in column.values] == [
        date(2024, 3, 25),
        date(2024, 1, 13),
        date(2024, 4, 1),
    ]
    assert column.swapped == 3


def test_one_swapped_day_among_dates_is_refused_and_told_what_it_might_be() -> None:
    column = resolve_dates(["2024-15-03", "2024-03-21", "2024-16-03"])
    assert [cell.value for cell in column.values] == [None, date(2024, 3, 21), None]
    assert column.values[0].reason == (
        "2024-15-03 is not a day of the calendar; as year, day and month it would be 2024-03-15"
    )
    assert resolve_dates(["2024-15-03", "2024-03-04"]).values[1].value == date(2024, 3, 4)


def test_a_day_of_no_calendar_in_either_order_is_refused_plainly() -> None:
    (cell,) = resolve_dates(["2024-30-02"]).values
    assert (cell.value, cell.reason) == (None, "2024-30-02 is not a day of the calendar")
