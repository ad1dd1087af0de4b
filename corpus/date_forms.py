"""The written forms of dates: what one cell can mean, before its column decides."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from corpus.blanks import is_blank

EARLIEST = date(1950, 1, 1)
LATEST = date(2100, 12, 31)

_LONGEST = 64
_NO_DATE = frozenset(
    {"0", "0000-00-00", "00/00/0000", "00.00.0000", "00-00-0000", "open", "ongoing", "pending"}
    | {"unknown", "undefined", "offen", "en cours"}
)
#: What programs write where nothing was entered.
_PLACEHOLDERS = frozenset({(1, 1, 1), (1900, 1, 1), (1970, 1, 1), (9999, 12, 31)})

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janner janvier janv enero ene januari",
            "february feb februar fevrier fev fevr febrero februari",
            "march mar marz mrz mars marzo maerz maart mrt",
            "april apr avril avr abril abr",
            "may mai mayo mei",
            "june jun juni juin junio",
            "july jul juli juillet juil julio",
            "august aug aout agosto ago augustus",
            "september sep sept septembre septiembre set setiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez decembre diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}

_TIME = re.compile(
    r"(?:[t\s,]+|\s+(?:at|um|a|-)\s+)(?:[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"|[0-9]{1,2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{1,9})(?:\s*[ap]\.?\s?m\.?)?"
    r"\s*(?:[+-][0-9]{2}(?::?[0-9]{2})?|z|[a-z]{2,5}|[a-z]+/[a-z_]+)?"
    r"(?:\s*(?:\([^()]*\)|\[[^\[\]]*\]))?$"
)
#: As ``date`` and Java print it: ``Mon May 06 23:30:00 PDT 2024``.
_YEAR_LAST = re.compile(
    r"^[a-z]{3}\s+([a-z]{3})\s+([0-9]{1,2})\s+[0-9]{2}:[0-9]{2}:[0-9]{2}"
    r"(?:\s+[a-z]{2,5}(?:[+-][0-9:]{2,6})?)?\s+([0-9]{4})$"
)
_WEEKDAY = re.compile(
    r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    r"|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves"
    r"|viernes|sabado|domingo)\.?,?\s+"
)
_ISO = re.compile(
    r"^([0-9]{4})[-/.\u5e74]([0-9]{1,2})[-/.\u6708]([0-9]{1,2})\u65e5?"
    r"(?:-[0-9]{2}\.[0-9]{2}\.[0-9]{2}(?:\.[0-9]{1,9})?)?$"
)
_COMPACT = re.compile(r"^([0-9]{4})([0-9]{2})([0-9]{2})(?:t[0-9]{4}(?:[0-9]{2})?z?)?$")
_WEEK = re.compile(r"^([0-9]{4})-?w([0-9]{2})(?:-?([1-7]))?$")
_NUMERIC = re.compile(r"^([0-9]{1,2})([-/.])\s?([0-9]{1,2})\2\s?([0-9]{4}|[0-9]{2})\.?$")
_DAY_NAME = re.compile(
    r"^([0-9]{1,2})(?:st|nd|rd|th|er|\.|o)?[\s\-/.]*(?:de\s+|of\s+)?([a-z]+)\.?"
    r"[\s\-/.,']*(?:de\s+|del\s+)?([0-9]{4}|[0-9]{2})$"
)
_NAME_DAY = re.compile(
    r"^([a-z]+)\.?[\s\-/]+([0-9]{1,2})(?:st|nd|rd|th)?[\s,\-/]+([0-9]{4}|[0-9]{2})$"
)
_YEAR_NAME_DAY = re.compile(r"^([0-9]{4})[\s\-/]+([a-z]+)[\s\-/]+([0-9]{1,2})$")
_NAME_YEAR = re.compile(r"^([a-z]+)\.?[\s\-/,']*([0-9]{4}|[0-9]{2})$")
_QUARTER = re.compile(r"^(?:([0-9]{4})[\s\-/]*q([1-4])|q([1-4])[\s\-/]*([0-9]{4}))$")
_YEAR_MONTH = re.compile(r"^(?:([0-9]{4})[-/.]([0-9]{1,2})|([0-9]{1,2})[-/.]([0-9]{4}))$")
_MONTH_ONLY = "month only: its first day"
_NUMBER = re.compile(r"^([0-9]{4,16})(?:[.,][0-9]{1,12})?$")


@dataclass(frozen=True, slots=True)
class Known:
    """A cell that means one date; ``reason`` says what was less than a full date.

    ``year_first`` says that it is written as numbers with the year in front; ``swapped`` is what
    it means if day and month are the other way round there, None where that is no date.
    """

    value: date
    reason: str = ""
    year_first: bool = False
    swapped: date | None = None


@dataclass(frozen=True, slots=True)
class Either:
    """A cell of two numbers and a year, whose order the column decides.

    ``day_first`` and ``month_first`` are the two readings; None where one is no date.
    """

    day_first: date | None
    month_first: date | None
    separator: str
    twelve_hours: bool


@dataclass(frozen=True, slots=True)
class Absent:
    """A cell that holds no date on purpose."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that should be a date and is none; ``shaped`` when it is written as one.

    ``swapped`` is the date that it is as year, day and month; None where it is none either.
    """

    reason: str
    shaped: bool = False
    swapped: date | None = None


Form = Known | Either | Absent | Refused


def read_form(cell: str) -> Form:
    """Return what a cell can mean as a date; the date is the one written, in its own zone.

    >>> read_form("5 mars 2024").value.isoformat()
    '2024-03-05'
    >>> read_form("2024-02-31").reason
    '2024-02-31 is not a day of the calendar'
    """
    text = _plain(cell)
    if is_blank(text) or text in _NO_DATE or text.startswith("0000-00-00"):
        return Absent()
    if len(text) > _LONGEST:
        return Refused(f"has {len(text)} characters; a date has at most {_LONGEST}")
    bare = _WEEKDAY.sub("", _TIME.sub("", text)).strip(" ,")
    for reader in (_read_iso, _read_numeric, _read_named, _read_coarse, _read_number):
        form = reader(bare, text)
        if form is not None:
            return form
    return Refused(f"{cell.strip()[:_LONGEST]!r} is not a date in any form known here")


def _plain(cell: str) -> str:
    decomposed = unicodedata.normalize("NFKD", cell.strip()[:200]).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _dated(year: int, month: int, day: int, reason: str = "") -> Known | Refused | Absent:
    """Return the date if the calendar has it and it lies within reason."""
    if (year, month, day) in _PLACEHOLDERS:
        return Absent()
    try:
        value = date(year, month, day)
    except ValueError:
        reason = f"{year:04}-{month:02}-{day:02} is not a day of the calendar"
        return Refused(reason, shaped=True)
    if not EARLIEST <= value <= LATEST:
        reason = f"year {year} is not within {EARLIEST.year} to {LATEST.year}"
        return Refused(reason, shaped=True)
    return Known(value, reason)


def _read_iso(bare: str, _text: str) -> Form | None:
    if found := _ISO.match(bare):
        return _year_first(*(int(part) for part in found.groups()))
    if found := _COMPACT.match(bare):
        year, month, day = (int(part) for part in found.groups())
        return _dated(year, month, day)
    if week := _WEEK.match(bare):
        try:
            value = date.fromisocalendar(int(week[1]), int(week[2]), int(week[3] or 1))
        except ValueError:
            return Refused(f"{bare} is not a week of the calendar")
        return _dated(value.year, value.month, value.day, "week only: its first day")
    return None


def _year_first(year: int, month: int, day: int) -> Form:
    """Return the date, and what it would be as year, day and month, as some scripts write it."""
    form, other = _dated(year, month, day), _dated(year, day, month)
    swapped = other.value if isinstance(other, Known) else None
    if isinstance(form, Known):
        return replace(form, year_first=True, swapped=swapped)
    if isinstance(form, Refused) and swapped is not None:
        return replace(form, swapped=swapped)
    return form


def _read_numeric(bare: str, text: str) -> Form | None:
    found = _NUMERIC.match(bare)
    if found is None:
        return None
    first, last = int(found[1]), full_year(found[4])
    second = int(found[3])
    if len(found[4]) == 2 and first > 31:  # noqa: PLR2004 - no month has more days
        return _dated(full_year(found[1]), second, int(found[4]))
    if first == 0 and second == 0:
        return Absent()
    day_first, month_first = _dated(last, second, first), _dated(last, first, second)
    if not isinstance(day_first, Known) and not isinstance(month_first, Known):
        return day_first
    return Either(
        day_first.value if isinstance(day_first, Known) else None,
        month_first.value if isinstance(month_first, Known) else None,
        found[2],
        bool(re.search(r"[ap]\.?\s?m\.?(?:\s|$)", text)),
    )


def full_year(digits: str) -> int:
    """Return a year of four digits; two digits mean 1970 to 2069, as POSIX has it.

    >>> full_year("24"), full_year("98"), full_year("2024")
    (2024, 1998, 2024)
    """
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits leave the century out
        return year
    return year + (2000 if year < 70 else 1900)  # noqa: PLR2004 - the POSIX pivot is near


def _read_named(bare: str, text: str) -> Form | None:
    if (printed := _YEAR_LAST.match(text)) and printed[1] in _MONTHS:
        return _dated(int(printed[3]), _MONTHS[printed[1]], int(printed[2]))
    for pattern, order in (
        (_DAY_NAME, (2, 1, 0)),
        (_NAME_DAY, (2, 0, 1)),
        (_YEAR_NAME_DAY, (0, 1, 2)),
    ):
        found = pattern.match(bare)
        if found is None:
            continue
        groups = found.groups()
        year, name, day = (groups[place] for place in order)
        if name in _MONTHS:
            return _dated(full_year(year), _MONTHS[name], int(day))
    return None


def _read_coarse(bare: str, _text: str) -> Form | None:
    if quarter := _QUARTER.match(bare):
        year, number = int(quarter[1] or quarter[4]), int(quarter[2] or quarter[3])
        return _dated(year, 3 * number - 2, 1, "quarter only: its first day")
    if month := _YEAR_MONTH.match(bare):
        return _dated(int(month[1] or month[4]), int(month[2] or month[3]), 1, _MONTH_ONLY)
    named = _NAME_YEAR.match(bare)
    if named and named[1] in _MONTHS:
        return _dated(full_year(named[2]), _MONTHS[named[1]], 1, _MONTH_ONLY)
    return None


def _read_number(bare: str, _text: str) -> Form | None:
    """Read Excel serial days (5 digits), epoch seconds (9-10) and milliseconds (12-13)."""
    found = _NUMBER.match(bare)
    if found is None:
        return None
    number, digits = int(found[1]), len(found[1])
    if digits == 4:  # noqa: PLR2004 - a year has four
        return Refused(f"{number} is only a year")
    if digits == 5:  # noqa: PLR2004 - 10000 to 99999 are 1927 to 2173 as serial days
        value = date(1899, 12, 30) + timedelta(days=number)
        return _dated(value.year, value.month, value.day, "spreadsheet serial day")
    seconds = {9: number, 10: number, 12: number // 1000, 13: number // 1000}.get(digits)
    if seconds is None:
        return Refused(f"{number} is neither a serial day nor an epoch time")
    moment = datetime.fromtimestamp(seconds, tz=UTC).date()
    return _dated(moment.year, moment.month, moment.day, "epoch time, read as UTC")
