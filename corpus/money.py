"""Amounts, numbers and margins by column: what ``1.250`` means is decided once for a column.

Money keeps its currency and is never added or converted here. Amounts are ``Decimal``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.amount_forms import (
    MARKED_DOLLARS,
    SYMBOLS,
    UNIT,
    Decimals,
    Parts,
    currency_in,
    decimals_of,
    take_apart,
)
from corpus.blanks import is_blank
from corpus.records import Money

#: The code of ISO 4217 for "no currency given".
UNKNOWN_CURRENCY = "XXX"

#: Margins above this are percent, but for a few losses of up to as many times the revenue.
_LARGEST_FRACTION, _LARGEST_LOSS = Decimal("1.5"), Decimal(5)
_FEW = 0.05

_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "BRL"})
_GROUPED = {
    ",": re.compile(r"^[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?$"),
    ".": re.compile(r"^[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$"),
}


@dataclass(frozen=True, slots=True)
class ResolvedNumber:
    """One cell's number; ``reason`` says why it is None although the cell holds something."""

    value: Decimal | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResolvedMoney:
    """One cell's amount; ``reason`` says why it is None although the cell holds something."""

    value: Money | None
    reason: str = ""


def resolve_numbers(values: Sequence[str]) -> tuple[ResolvedNumber, ...]:
    """Return the numbers (hours, for instance) of one column, one for each cell.

    >>> [cell.value for cell in resolve_numbers(["1.250,5", "80 h", "TBD"])]
    [Decimal('1250.5'), Decimal('80'), None]
    """
    parts = [take_apart(UNIT.sub("", value)) for value in values]
    decimals = decimals_of(parts, groups_are_likely=True)
    return tuple(
        ResolvedNumber(None) if is_blank(value) else _number(value, part, decimals)
        for value, part in zip(values, parts, strict=True)
    )


def resolve_amounts(
    values: Sequence[str], currencies: Sequence[str] | None = None, *, label: str = ""
) -> tuple[ResolvedMoney, ...]:
    """Return the amounts of one column in major units, one for each cell.

    ``currencies`` is the currency column of the same rows, if there is one; the ``label`` of the
    column may itself name a currency (``total_cost_usd``) or say that amounts are in cents or
    thousands. A cell whose own currency contradicts its row's is refused.

    >>> str(resolve_amounts(["125050"], ["EUR"], label="price_in_cents")[0].value)
    '1250.50 EUR'
    """
    parts = [take_apart(value) for value in values]
    decimals = decimals_of(parts, groups_are_likely=True)
    unit, of_label = _unit(label), currency_in(label.replace("_", " "))
    rows = currencies if currencies is not None else [""] * len(values)
    return tuple(
        ResolvedMoney(None)
        if is_blank(value)
        else _money(_number(value, part, decimals), part, _row_currency(row) or of_label, unit)
        for value, part, row in zip(values, parts, rows, strict=True)
    )


def resolve_fractions(values: Sequence[str]) -> tuple[ResolvedNumber, ...]:
    """Return the margins of one column as fractions, one for each cell.

    ``18 %`` is 0.18. Without a sign the column decides: where a number is beyond 1.5 all are
    percent, else they are fractions already. One engagement that lost twice its revenue, -2.0,
    makes no percent of all others: where all but a twentieth, or all but one, are not beyond 1 and
    none is beyond 5, they are fractions.

    >>> [cell.value for cell in resolve_fractions(["18", "22.5", "1"])]
    [Decimal('0.18'), Decimal('0.225'), Decimal('0.01')]
    """
    parts = [take_apart(value) for value in values]
    decimals = decimals_of(parts, groups_are_likely=False)
    numbers = [
        ResolvedNumber(None) if is_blank(value) else _number(value, part, decimals)
        for value, part in zip(values, parts, strict=True)
    ]
    bare = [
        number.value
        for number, part in zip(numbers, parts, strict=True)
        if number.value and part is not None and not part.percent
    ]
    percent = _are_percent(bare)
    return tuple(
        _fraction(number, divide=percent or (part is not None and part.percent))
        for number, part in zip(numbers, parts, strict=True)
    )


def _are_percent(margins: Sequence[Decimal]) -> bool:
    """Say whether margins without a sign are percent; no fraction of revenue gained is above 1."""
    if max(map(abs, margins), default=Decimal(0)) <= _LARGEST_FRACTION:
        return False
    if len(margins) == 1 or max(margins) > _LARGEST_FRACTION:
        return True
    beyond = sum(abs(margin) > 1 for margin in margins)
    return beyond > max(1, round(_FEW * len(margins))) or min(margins) < -_LARGEST_LOSS


def _fraction(number: ResolvedNumber, *, divide: bool) -> ResolvedNumber:
    if number.value is None:
        return number
    value = number.value / 100 if divide else number.value
    if abs(value) > 10:  # noqa: PLR2004 - stated in the message
        return ResolvedNumber(None, f"margin {number.value} is beyond 1000 % of revenue")
    return ResolvedNumber(value)


def _number(cell: str, part: Parts | None, decimals: Decimals) -> ResolvedNumber:
    shown = cell.strip()[:40]
    if part is None:
        return ResolvedNumber(None, f"{shown!r} is not a number")
    groups = "." if decimals is Decimals.COMMA else ","
    digits = part.digits
    if groups in digits and not _GROUPED[groups].match(digits):
        return ResolvedNumber(
            None,
            f"{shown!r} does not fit its column, whose decimals stand after {decimals.value!r}",
        )
    plain = digits.replace(groups, "").replace(decimals.value, ".")
    if plain.count(".") > 1:
        return ResolvedNumber(None, f"{shown!r} is not a number")
    value = Decimal(plain) * part.scale
    return ResolvedNumber(-value if part.negative else value)


def _money(
    number: ResolvedNumber, part: Parts | None, expected: str | None, unit: Decimal
) -> ResolvedMoney:
    if number.value is None or part is None:
        return ResolvedMoney(None, number.reason)
    if part.percent:
        return ResolvedMoney(None, "a percentage is not an amount of money")
    own = part.currency
    if own and expected and own != expected and not (part.dollar and expected in _DOLLARS):
        return ResolvedMoney(None, f"the amount is in {own}, but its row or column says {expected}")
    return ResolvedMoney(Money(number.value * unit, expected or own or UNKNOWN_CURRENCY))


def _unit(label: str) -> Decimal:
    words = set(re.split(r"[^a-z0-9€$]+", label.casefold()))
    if "cents" in words:
        return Decimal("0.01")
    if words & {"thousands", "keur", "kusd", "kgbp", "kchf", "k€", "teur", "k$"}:
        return Decimal(1000)
    return Decimal(1)


def _row_currency(cell: str) -> str | None:
    """Return the code that a cell of a currency column states."""
    text = cell.strip()
    return currency_in(text) or SYMBOLS.get(text) or MARKED_DOLLARS.get(text.upper())
