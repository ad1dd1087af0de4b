"""The written forms of amounts: a cell taken apart, and what a column says of its signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log
from statistics import median

_LONGEST = 60
SYMBOLS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "$": "USD", "₩": "KRW", "zł": "PLN"}
MARKED_DOLLARS = {"US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD"} | {
    "NZ$": "NZD",
    "S$": "SGD",
    "HK$": "HKD",
    "R$": "BRL",
}
_CODES = frozenset(
    [
        "AED",
        "ARS",
        "AUD",
        "BGN",
        "BRL",
        "CAD",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CZK",
        "DKK",
        "EGP",
        "EUR",
        "GBP",
        "HKD",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "JPY",
        "KRW",
        "KWD",
        "MXN",
        "MYR",
        "NOK",
        "NZD",
        "PHP",
        "PLN",
        "QAR",
        "RON",
        "RUB",
        "SAR",
        "SEK",
        "SGD",
        "THB",
        "TRY",
        "TWD",
        "UAH",
        "USD",
        "VND",
        "ZAR",
    ]
)
_CODE = re.compile(r"(?<![A-Za-z])([A-Za-z]{3})(?![A-Za-z])")
_NUMBER = re.compile(r"^[+-]?[0-9][0-9.,' ]*$|^[+-]?[.,][0-9]+$")
#: Units of time that may follow a number of hours.
UNIT = re.compile(r"\s*(?:h|hr|hrs|hour|hours|std|stunden|heures)\.?$", re.IGNORECASE)
_SCALES = {"k": 1000, "m": 1_000_000, "mio": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
_SCALE = re.compile(r"(?<=[0-9])\s*(k|mio|mn|bn|m)\.?$", re.IGNORECASE)


class Decimals(StrEnum):
    """Which sign stands before the decimals in a column."""

    POINT = "."
    COMMA = ","


@dataclass(frozen=True, slots=True)
class Parts:
    """A cell taken apart: the digits as written, sign, scale, currency and percent sign."""

    digits: str
    negative: bool
    scale: int
    currency: str | None
    dollar: bool
    percent: bool


def take_apart(cell: str) -> Parts | None:
    """Return the parts of a cell, or None where it is no number with its decoration."""
    text = unicodedata.normalize("NFKC", cell).replace("\u2212", "-").replace("\u2019", "'").strip()
    if not text or len(text) > _LONGEST:
        return None
    negative = text.startswith("(") and text.endswith(")")
    text = text[1:-1].strip() if negative else text
    currency, dollar, text = _strip_currency(text)
    percent = text.endswith("%")
    text = text.removesuffix("%").strip()
    scale = 1
    if found := _SCALE.search(text):
        scale = _SCALES[found[1].lower()]
        text = text[: found.start()]
    if text.endswith("-"):
        negative, text = True, text[:-1].strip()
    if text.startswith("-"):
        negative, text = True, text[1:].strip()
    text = text.removeprefix("+").strip().removesuffix(".-").removesuffix(",-")
    if not _NUMBER.match(text):
        return None
    return Parts(text.replace(" ", "").replace("'", ""), negative, scale, currency, dollar, percent)


def _strip_currency(text: str) -> tuple[str | None, bool, str]:
    """Return the currency (None when not given), whether it is a bare dollar sign, and the rest."""
    for mark, code in MARKED_DOLLARS.items():
        if mark in text.upper():
            place = text.upper().index(mark)
            return code, False, (text[:place] + text[place + len(mark) :]).strip()
    if found := next((m for m in _CODE.finditer(text) if m[1].upper() in _CODES), None):
        return found[1].upper(), False, (text[: found.start()] + text[found.end() :]).strip()
    for symbol, code in SYMBOLS.items():
        if symbol in text:
            return code, symbol == "$", text.replace(symbol, "", 1).strip()
    return None, False, text


def decimals_of(parts: Sequence[Parts | None], *, groups_are_likely: bool) -> Decimals:
    """Return the decimal sign of a column by its clearest cells.

    A lone sign before exactly three digits proves nothing. A comma then parts thousands. A point
    does where that brings the cells nearer to the size of the column's other cells (``1.200``
    beside ``400``, not ``151.375``), and where nothing stands beside them and
    ``groups_are_likely`` (money seldom has mills, and no engagement takes 1.2 hours).
    """
    digits = [part.digits for part in parts if part is not None]
    signs = [_proven(cell) for cell in digits]
    comma, point = signs.count(Decimals.COMMA), signs.count(Decimals.POINT)
    if comma > point:
        return Decimals.COMMA
    open_points = [
        cell for cell, sign in zip(digits, signs, strict=True) if sign is None and "." in cell
    ]
    if point or not open_points:
        return Decimals.POINT
    sizes = [size for cell in digits if "." not in cell and (size := _size(cell)) > 0]
    grouped = _are_groups(open_points, sizes) if sizes else groups_are_likely
    return Decimals.COMMA if grouped else Decimals.POINT


def _are_groups(cells: Sequence[str], sizes: Sequence[float]) -> bool:
    """Whether the cells are nearer to some sizes, as ratios go, with their points left out."""
    usual = log(median(sizes))
    written = log(median(max(_size(cell), 1.0) for cell in cells))
    return abs(written - usual) < abs(written - log(1000) - usual)


def _size(cell: str) -> float:
    return float(cell.replace(",", "").replace(".", ""))


def _proven(digits: str) -> Decimals | None:
    """Return the decimal sign that one number proves, if it proves one."""
    last_comma, last_point = digits.rfind(","), digits.rfind(".")
    if last_comma >= 0 and last_point >= 0:
        return Decimals.COMMA if last_comma > last_point else Decimals.POINT
    sign = "," if last_comma >= 0 else "." if last_point >= 0 else ""
    if not sign:
        return None
    if digits.count(sign) > 1:
        return Decimals.POINT if sign == "," else Decimals.COMMA
    before, after = digits.split(sign)
    if len(after) == 3 and 1 <= len(before) <= 3 and before != "0":  # noqa: PLR2004 - a group
        return None
    return Decimals.COMMA if sign == "," else Decimals.POINT


def is_number(cell: str) -> bool:
    """Return whether a cell is a number with whatever sign, currency or unit it carries.

    >>> is_number("USD 88,000.00"), is_number("400 Hours"), is_number("4 July")
    (True, True, False)
    """
    return take_apart(UNIT.sub("", cell)) is not None


def currency_in(text: str) -> str | None:
    """Return the currency code that a label or a currency cell states, or None.

    >>> currency_in("Revenue (kEUR)"), currency_in("total cost usd")
    ('EUR', 'USD')
    """
    upper = text.upper()
    for code in ("EUR", "USD", "GBP", "CHF"):
        if f"K{code}" in upper or f"T{code}" in upper:
            return code
    return next((m[1].upper() for m in _CODE.finditer(text) if m[1].upper() in _CODES), None)
