"""Numbers of clauses, which are no figures: "7.2 Invoices are due" speaks of no 7.2 invoices.

What is cut into statements has lost marks of lists ("7.2.", "(a)"); a number without a mark behind
it stays, for it may be what the statement is of: "3.5 FTE are on site".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intelligence.sow.outline import Shape, Statement
from intelligence.sow.reading import Reading

#: "7.2", "§ 7.2", "7.2(a)", "3.1.4"; the parts behind the second are small, or it is a day.
_NUMBER = re.compile(
    r"(?P<mark>\u00a7{1,2}\s?)?(?P<first>\d{1,2})\.(?P<second>\d{1,2})(?P<more>(?:\.1?\d){1,3})?"
    r"(?P<letter>\s?\([a-z]{1,4}\))?[.):]?\s+(?=[\"'(\[]?[^\W\d_])"
)
#: What measures, and so makes a figure of a number before it.
_UNIT = re.compile(
    r"(?:(?:million|billion|thousand|m|bn|k|percent|per cent|points?|times|minutes?|mins?|hours?"
    r"|days?|weeks?|months?|years?|quarters?|full-time|part-time|person|man|FTEs?|PDs?|[KMGT]i?Bs?"
    r"|[KMG]bit|kWh?|MWh?|mm|cm|km|kg|g|l|t|metres?|meters?|miles?|feet|inch\w*|tons?|tonnes"
    r"|lit(?:er|re)s?|euros?|dollars?|pounds?|EUR|USD|GBP|CHF|NOK|SEK|DKK|PLN|INR)(?![\w-])"
    r"|(?:person|man|working|business)[- ](?:days?|hours?|months?))",
    re.IGNORECASE,
)


def unnumbered(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements, those that a clause number opens without it.

    A number of two parts is a clause's before a word with a capital that measures nothing, and
    before any other such word where a statement beside it has the number before or after it.
    """
    found = [
        None if one.place.shape is Shape.ROW else _NUMBER.match(one.words) for one in statements
    ]
    numbers = [_of(number) for number in found]
    return [
        one
        if number is None or not _is_clause(number, numbers[max(0, place - 1) : place + 2])
        else replace(one, reading=_from(one.reading, number.end()))
        for place, (one, number) in enumerate(zip(statements, found, strict=True))
    ]


def _of(number: re.Match[str] | None) -> tuple[int, int] | None:
    return (int(number["first"]), int(number["second"])) if number else None


def _is_clause(number: re.Match[str], around: Sequence[tuple[int, int] | None]) -> bool:
    if number["mark"] or number["more"] or number["letter"]:
        return True
    if _UNIT.match(number.string, number.end()):
        return False
    if number.string[number.end() :].lstrip("\"'([")[0].isupper():
        return True
    first, second = int(number["first"]), int(number["second"])
    return (first, second - 1) in around or (first, second + 1) in around


def _from(reading: Reading, start: int) -> Reading:
    return Reading(reading.words[start:], reading.places[start:])
