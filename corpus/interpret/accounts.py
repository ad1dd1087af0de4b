"""Rows as customers and engagements."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from corpus.blanks import is_blank
from corpus.interpret.columns import Columns
from corpus.limits import Limits
from corpus.mapping.evidence import shorten
from corpus.mapping.labels import label_forms, shown_label
from corpus.markup import visible_text
from corpus.records import Customer, Engagement, Money
from corpus.rejected import Rejected

_CLOSED = {"true": "closed", "1": "closed", "yes": "closed", "false": "open", "0": "open"} | {
    "no": "open"
}
#: What stands in place of a key below the last row of a register.
_TOTALS = {
    "total", "totals", "grand total", "sub total", "subtotal", "sum", "gesamt", "summe",
    "gesamtsumme", "totaal", "eindtotaal",
}  # fmt: skip
#: Labels without which a text that stands alone would say something else.
_TURNING = frozenset({"out of scope", "scope out", "exclusions", "assumptions"})
_BETWEEN_ALIASES = re.compile(r"\s*[|;\n]\s*")


def read_engagement(columns: Columns, place: int, *, file: str) -> Engagement | Rejected:
    """Return the engagement of one row; a key or a name is enough."""

    def value(field: str) -> str | None:
        return columns.value(place, field)

    key, name = value("engagement_key"), value("engagement_name")
    if key is None and name is None:
        return _rejected(columns, place, file, "no key and no name of an engagement")
    if {word.casefold().rstrip(": ") for word in (key, name) if word} <= _TOTALS:
        return _rejected(columns, place, file, "a row of totals and no engagement")
    return Engagement(
        key=key or name or "",
        name=name or key or "",
        customer_key=value("customer_key"),
        customer_name=value("customer_name"),
        engagement_type=value("engagement_type"),
        billing_model=value("billing_model"),
        practice=value("practice"),
        region=value("region"),
        team=value("team"),
        phase=value("phase"),
        status=_status(columns, place),
        start=_date(columns, place, "actual_start", "start"),
        end=_date(columns, place, "actual_end", "end"),
        planned_hours=_number(columns, place, "planned_hours"),
        actual_hours=_number(columns, place, "actual_hours"),
        revenue=_money(columns, place, "revenue"),
        planned_cost=_money(columns, place, "planned_cost"),
        actual_cost=_money(columns, place, "actual_cost"),
        planned_margin=_number(columns, place, "planned_margin"),
        actual_margin=_number(columns, place, "actual_margin"),
        scope=_scope(columns, place),
        extra=columns.extras(place),
    )


def _scope(columns: Columns, place: int) -> str | None:
    """Return what was agreed, None where nothing is said.

    A text longer than that of a document may be is left out (`long_scopes` counts them).
    """
    text = _composed_scope(columns, place)
    return text if text and len(text) <= Limits().max_text_characters else None


def _composed_scope(columns: Columns, place: int) -> str:
    """Return the cells of a row that say what was agreed as one text, in the table's order.

    One cell stands as it is; several stand under their labels, as does one that its label turns
    round ("Out of scope"). A cell is not dropped for words that another holds, because what is
    excluded often repeats what is included; only a whole text that is given twice is.
    """
    cells = columns.rows[place].cells
    parts: list[tuple[str, str]] = []
    seen: set[tuple[str, str | None]] = set()
    for index in columns.places.get("scope", ()):
        text = "" if is_blank(cells[index]) else visible_text(cells[index]).strip()
        label = shown_label(columns.labels[index])
        said = (text, _turns(label))
        if text and said not in seen:
            seen.add(said)
            parts.append((label, text))
    if len(parts) == 1 and _turns(parts[0][0]) is None:
        return parts[0][1]
    return "\n\n".join(f"{label}\n{text}" for label, text in parts)


def _turns(label: str) -> str | None:
    """Return the plain form of a label that turns its text round, None for any other."""
    plain = label_forms(label)[-1]
    return plain if plain in _TURNING else None


def long_scopes(columns: Columns) -> int:
    """Return how many rows lose their scope because it is longer than any text may be."""
    limit = Limits().max_text_characters
    places = columns.places.get("scope", ())
    suspects = (
        place
        for place, row in enumerate(columns.rows)
        if sum(len(row.cells[index]) for index in places) > limit // 2
    )
    return sum(len(_composed_scope(columns, place)) > limit for place in suspects)


def read_customer(columns: Columns, place: int, *, file: str) -> Customer | Rejected:
    """Return the customer of one row; a key or a name is enough."""
    key, name = columns.value(place, "customer_key"), columns.value(place, "customer_name")
    if key is None and name is None:
        return _rejected(columns, place, file, "no key and no name of a customer")
    return Customer(
        key=key or name or "",
        name=name or key or "",
        segment=columns.value(place, "segment"),
        region=columns.value(place, "region"),
        aliases=_aliases(columns, place),
        extra=columns.extras(place),
    )


def _aliases(columns: Columns, place: int) -> tuple[str, ...]:
    cells = (columns.rows[place].cells[index] for index in columns.places.get("aliases", ()))
    names = (part.strip() for cell in cells for part in _BETWEEN_ALIASES.split(cell))
    return tuple(dict.fromkeys(name for name in names if name))


def _status(columns: Columns, place: int) -> str | None:
    value, index = columns.value(place, "status"), columns.index("status")
    if value is None or index is None:
        return None
    says_closed = "closed" in columns.labels[index].casefold()
    return _CLOSED.get(value.casefold(), value) if says_closed else value


def _date(columns: Columns, place: int, *fields: str) -> date | None:
    """Return the first of some dates that the row has."""
    for field in fields:
        column = columns.dates.get(field)
        if column is not None and column.values[place].value is not None:
            return column.values[place].value
    return None


def _number(columns: Columns, place: int, field: str) -> Decimal | None:
    values = columns.numbers.get(field)
    return values[place].value if values is not None else None


def _money(columns: Columns, place: int, field: str) -> Money | None:
    values = columns.amounts.get(field)
    return values[place].value if values is not None else None


def _rejected(columns: Columns, place: int, file: str, reason: str) -> Rejected:
    row = columns.rows[place]
    excerpt = shorten(" | ".join(cell for cell in row.cells if cell.strip()), 500)
    return Rejected(file, row.number, reason, excerpt)
