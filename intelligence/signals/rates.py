"""What currencies are worth in one of them; without such a table they are never added up.

A table of rates is a CSV file with the columns ``currency``, ``rate_to_EUR`` (or whatever currency
is reported in) and ``as_of``: one unit of ``currency`` is worth so much of the reporting currency
on that day.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pandas as pd

from corpus.money import UNKNOWN_CURRENCY
from intelligence.errors import InvalidRates

_RATE = re.compile(r"rate_to_([a-z]{3})", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{3}")
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Rates:
    """Rates to one reporting currency.

    Attributes:
        reporting: ISO 4217 code.
        rates: worth of one unit of each currency in the reporting currency, itself included.
        oldest, newest: days that the rates are of.

    """

    reporting: str
    rates: Mapping[str, float]
    oldest: date
    newest: date

    @property
    def told(self) -> str:
        """All of it in one line, as an edition names it."""
        worth = ", ".join(f"{code} {rate:g}" for code, rate in sorted(self.rates.items()))
        return f"{self.reporting}: {worth}; of {self.oldest} to {self.newest}"

    def convert(self, amounts: pd.Series, currencies: pd.Series) -> pd.Series:
        """Return amounts in the reporting currency; missing where a currency has no rate."""
        worth = currencies.map(dict(self.rates)).astype("float64")
        return amounts.astype("float64") * worth

    def missing(self, currencies: pd.Series) -> tuple[str, ...]:
        """Return the currencies that have no rate, sorted."""
        return tuple(sorted({str(one) for one in currencies.dropna()} - self.rates.keys()))


def read_rates(path: Path) -> Rates:
    """Read a table of rates from a file.

    Raises:
        InvalidRates: when the file cannot be read or is no such table.

    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InvalidRates(f"{path.name} is larger than {_MOST_BYTES} bytes; is it the rates?")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRates(f"{path.name} cannot be read: {error}") from error
    return parse_rates(text, path.name)


def parse_rates(text: str, name: str = "the table of rates") -> Rates:
    r"""Read a table of rates.

    Raises:
        InvalidRates: when a column is missing or named twice, or a row has no currency code, a rate
            that is not a positive number, no day, or a currency that was there before.

    >>> parse_rates("currency,rate_to_EUR,as_of\nGBP,1.17,2026-09-30\n").rates["GBP"]
    1.17

    """
    lines = [line for line in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in line)]
    places, reporting = _header(lines, name)
    rates: dict[str, float] = {}
    days = []
    for number, line in enumerate(lines[1:], 2):
        if len(line) <= max(places):
            raise InvalidRates(f"{name}, row {number}: {len(line)} cells are too few")
        code, rate, day = (line[place].strip() for place in places)
        where = f"{name}, row {number}"
        code = _code(code, where)
        if code in rates:
            raise InvalidRates(f"{where}: {code} has a rate already")
        rates[code] = _rate(rate, where)
        days.append(_day(day, where))
    if not rates:
        raise InvalidRates(f"{name} has no rates")
    if not math.isclose(rates.get(reporting, 1.0), 1.0):
        raise InvalidRates(f"{name}: one {reporting} is one {reporting}, not {rates[reporting]}")
    rates[reporting] = 1.0
    return Rates(reporting, MappingProxyType(rates), min(days), max(days))


def in_one_currency(
    amounts: pd.Series, currencies: pd.Series, rates: Rates | None
) -> tuple[pd.Series, pd.Series]:
    """Return amounts and their currencies: the reporting one where rates are known, else their own.

    Amounts that are not finite, or of a currency that was not given or has no rate, are missing in
    both.
    """
    amounts = amounts.astype("float64")
    known = currencies.notna() & (currencies != UNKNOWN_CURRENCY) & np.isfinite(amounts)
    amounts, currencies = amounts.where(known), currencies.astype("object").where(known, None)
    if rates is None:
        return amounts, currencies
    converted = rates.convert(amounts, currencies)
    reporting = pd.Series(rates.reporting, index=amounts.index, dtype="object")
    return converted, reporting.where(converted.notna(), None)


def _header(lines: Sequence[Sequence[str]], name: str) -> tuple[tuple[int, int, int], str]:
    names = [cell.strip() for cell in lines[0]] if lines else []
    lowered = [cell.casefold() for cell in names]
    found = [(place, _RATE.fullmatch(cell)) for place, cell in enumerate(names)]
    worth = [(place, match.group(1).upper()) for place, match in found if match]
    if len(worth) != 1 or lowered.count("currency") != 1 or lowered.count("as_of") != 1:
        raise InvalidRates(
            f"{name} needs the columns currency, rate_to_EUR (or another code) and as_of, each "
            f"once, not {', '.join(names[:8]) or 'nothing'}"
        )
    place, reporting = worth[0]
    return (lowered.index("currency"), place, lowered.index("as_of")), reporting


def _code(text: str, where: str) -> str:
    code = text.upper()
    if not _CODE.fullmatch(code) or code == UNKNOWN_CURRENCY:
        raise InvalidRates(f"{where}: {text[:20]!r} is no currency code of three letters")
    return code


def _rate(text: str, where: str) -> float:
    try:
        rate = float(text)
    except ValueError:
        rate = math.nan
    if not math.isfinite(rate) or rate <= 0:
        raise InvalidRates(f"{where}: {text[:20]!r} is no rate; it must be a number above zero")
    return rate


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidRates(f"{where}: {text[:20]!r} is no day like 2026-09-30") from error
