"""Dates by column: the whole column decides what ``08-04-2023`` means.

One export writes all its dates in one order, so a single 21 in the place of the day settles a
column, and a settled column settles its neighbours of the same form. What nothing settles is
read in a stated default order and flagged as ambiguous.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from corpus.date_forms import Absent, Either, Form, Known, Refused, read_form

#: Share of neighbouring rows that must be in order for a column to count as sorted.
_SORTED_SHARE = 0.95
#: Neighbours in order by chance are likely in fewer rows than this.
_SORTED_ROWS = 6
#: Rows in which one order puts a later event first, for that order to be ruled out.
_REVERSED_ROWS = 2
#: Different cells that are a date only as year, day and month, for a column to be read so.
_SWAPPED_CELLS = 2


class Order(StrEnum):
    """Which of two numbers is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """One cell's date; ``reason`` says why it is None, ambiguous, or less exact than a day."""

    value: date | None
    ambiguous: bool = False
    reason: str = ""

    @property
    def rejected(self) -> bool:
        """Whether the cell should have been a date and is none."""
        return self.value is None and bool(self.reason)


@dataclass(frozen=True, slots=True)
class DateColumn:
    """The dates of a column, one a cell, and the order in which its numbers were read.

    ``swapped`` says how many begin with the year and were read with the day before the month.
    """

    values: tuple[ResolvedDate, ...]
    order: Order | None
    settled: bool
    reason: str
    swapped: int = 0

    @property
    def ambiguous(self) -> int:
        """How many dates could as well be another day."""
        return sum(value.ambiguous for value in self.values)

    @property
    def rejected(self) -> int:
        """How many cells should have been dates and are none."""
        return sum(value.rejected for value in self.values)


@dataclass(frozen=True, slots=True)
class _Reading:
    forms: tuple[Form, ...]
    order: Order | None
    settled: bool
    reason: str
    swapped: int = 0

    @property
    def undecided(self) -> bool:
        return self.order is not None and not self.settled


def resolve_dates(values: Sequence[str]) -> DateColumn:
    """Return the dates of one column, one for each cell.

    Times and zones are dropped: the date is the one written. Quarters and months become their
    first day. Years outside 1950 to 2100 and days that no calendar has are refused.

    >>> column = resolve_dates(["03/04/2024", "21/04/2024"])
    >>> [str(cell.value) for cell in column.values], column.ambiguous
    (['2024-04-03', '2024-04-21'], 0)
    """
    return _resolved(_read(values))


def resolve_table(
    columns: Sequence[Sequence[str]],
    *,
    in_sequence: int | None = None,
    settled: Order | None = None,
) -> tuple[DateColumn, ...]:
    """Return several columns of one table, each helped by the others.

    The columns have the same number of cells; the first ``in_sequence`` of them (all, when not
    given) go from the earliest event to the latest, such as opened before closed. A column that
    settles its own order settles those that do not; where none does, an order that puts later
    events before earlier ones is ruled out. ``settled`` is the order of tables or texts of the same
    writers, for where nothing here decides.
    """
    readings = [_read(values) for values in columns]
    orders = Counter(
        reading.order for reading in readings if reading.settled and reading.order is not None
    )
    if len(orders) == 1:
        order = next(iter(orders))
        reason = f"{order}, as in another column of the table"
        readings = [_settle(reading, order, reason) for reading in readings]
    elif not orders and (found := _by_sequence(readings[:in_sequence])) is not None:
        reason = f"{found}, because the other order closes before it opens"
        readings = [_settle(reading, found, reason) for reading in readings]
    elif not orders and settled is not None:
        reason = f"{settled}, as in the files beside it"
        readings = [_settle(reading, settled, reason) for reading in readings]
    return tuple(_resolved(reading) for reading in readings)


def _settle(reading: _Reading, order: Order, reason: str) -> _Reading:
    return (
        replace(reading, order=order, settled=True, reason=reason) if reading.undecided else reading
    )


def _read(values: Sequence[str]) -> _Reading:
    known = {value: read_form(value) for value in set(values)}
    swapped = _is_swapped(known.values())
    known = {value: _swapped(form, whole=swapped) for value, form in known.items()}
    forms = tuple(known[value] for value in values)
    turned = sum(isinstance(form, Known) and form.year_first for form in forms) if swapped else 0
    eithers = [form for form in forms if isinstance(form, Either)]
    if not eithers:
        return _Reading(forms, None, settled=True, reason="", swapped=turned)
    order, settled, reason = _decide(eithers)
    return _Reading(forms, order, settled, reason, turned)


def _is_swapped(forms: Collection[Form]) -> bool:
    """Say whether a column writes year, day, month: some cells are a date only so, none is not."""
    only = sum(isinstance(form, Refused) and form.swapped is not None for form in forms)
    against = any(
        isinstance(form, Known) and form.year_first and form.swapped is None for form in forms
    )
    return only >= _SWAPPED_CELLS and not against


def _swapped(form: Form, *, whole: bool) -> Form:
    """Return a form as its column is written; a lone swapped cell is refused with a reason."""
    if not isinstance(form, Known | Refused) or form.swapped is None:
        return form
    if whole:
        return Known(form.swapped, year_first=True)
    if isinstance(form, Refused):
        return replace(
            form, reason=f"{form.reason}; as year, day and month it would be {form.swapped}"
        )
    return form


def _decide(eithers: Sequence[Either]) -> tuple[Order, bool, str]:
    """Return the order, whether it is settled, and why."""
    day = sum(form.month_first is None for form in eithers)
    month = sum(form.day_first is None for form in eithers)
    if day or month:
        return _by_large_days(day, month)
    if all(form.separator == "." for form in eithers):
        return Order.DAY_FIRST, True, "day first, as dates with dots are written"
    if (sorted_order := _by_sorting(eithers)) is not None:
        return sorted_order, True, f"{sorted_order}, because only so the rows are in order"
    if any(form.twelve_hours for form in eithers):
        return Order.MONTH_FIRST, False, "nothing settles the order; month first, as with AM and PM"
    return Order.DAY_FIRST, False, "nothing settles the order; day first is assumed"


def _by_large_days(day: int, month: int) -> tuple[Order, bool, str]:
    """Decide by how many cells can be read in one order only."""
    order = Order.DAY_FIRST if day >= month else Order.MONTH_FIRST
    if day and month:
        return order, False, f"both orders occur; {order} is the more frequent"
    return order, True, f"{order}, because {day or month} cells have a day above 12 there"


def _by_sorting(eithers: Sequence[Either]) -> Order | None:
    day = _sortedness([form.day_first for form in eithers if form.day_first])
    month = _sortedness([form.month_first for form in eithers if form.month_first])
    if day >= _SORTED_SHARE > month:
        return Order.DAY_FIRST
    if month >= _SORTED_SHARE > day:
        return Order.MONTH_FIRST
    return None


def _sortedness(dates: Sequence[date]) -> float:
    """Return the share of changes that go the more frequent way; 0 for too few changes."""
    steps = [later > earlier for earlier, later in pairwise(dates) if later != earlier]
    if len(steps) < _SORTED_ROWS:
        return 0.0
    return max(sum(steps), len(steps) - sum(steps)) / len(steps)


def _by_sequence(readings: Sequence[_Reading]) -> Order | None:
    reversed_rows = {order: _reversals(readings, order) for order in Order}
    day, month = reversed_rows[Order.DAY_FIRST], reversed_rows[Order.MONTH_FIRST]
    if day == 0 and month >= _REVERSED_ROWS:
        return Order.DAY_FIRST
    if month == 0 and day >= _REVERSED_ROWS:
        return Order.MONTH_FIRST
    return None


def _reversals(readings: Sequence[_Reading], order: Order) -> int:
    """Count the rows in which a later column has an earlier date under this order."""
    count = 0
    for row in zip(*(reading.forms for reading in readings), strict=True):
        dates = [value for form in row if (value := _value(form, order)) is not None]
        count += any(later < earlier for earlier, later in pairwise(dates))
    return count


def _value(form: Form, order: Order) -> date | None:
    if isinstance(form, Known):
        return form.value
    if isinstance(form, Either):
        return form.day_first if order is Order.DAY_FIRST else form.month_first
    return None


def _resolved(reading: _Reading) -> DateColumn:
    values = tuple(_resolve(form, reading) for form in reading.forms)
    return DateColumn(values, reading.order, reading.settled, reading.reason, reading.swapped)


def _resolve(form: Form, reading: _Reading) -> ResolvedDate:
    if isinstance(form, Known):
        return ResolvedDate(form.value, reason=form.reason)
    if isinstance(form, Refused):
        return ResolvedDate(None, reason=form.reason)
    if isinstance(form, Absent):
        return ResolvedDate(None)
    order = reading.order or Order.DAY_FIRST
    first = _value(form, order)
    other = form.month_first if order is Order.DAY_FIRST else form.day_first
    if first is None or other is None or first == other:
        return ResolvedDate(first or other)
    if reading.settled:
        return ResolvedDate(first)
    return ResolvedDate(first, ambiguous=True, reason=reading.reason)
