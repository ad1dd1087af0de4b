"""Looks one thing up in an edition, with what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from intelligence.edition import DIMENSIONS, UNKNOWN, Edition
from intelligence.errors import UnknownCustomer, UnknownTheme
from intelligence.linking.names import key_begun_by
from intelligence.plain_rows import rows_of
from intelligence.signals.reading import Row

_NO_CUSTOMER = "none with engagements goes by that key or name, or alone by a name that begins so"


def theme_details(edition: Edition, theme: str) -> dict[str, Any]:
    """Return a theme by id or key with quotes, dimensions and trend, JSON-ready.

    Raises:
        UnknownTheme: when the edition has no theme of that id or key.

    """
    row = theme_row(edition, theme)
    cells = edition.tables["dimensions"]
    own = cells[cells["theme_id"] == row["theme_id"]]
    trends = edition.tables["trends"]
    return {
        "edition": edition.number,
        "theme": row,
        "health": health_by_theme(edition).get(row["theme_id"]),
        "quotes": _quotes(edition, row["quotes"]),
        "dimensions": {
            name: rows_of(own[own["dimension"] == name].drop(columns=["theme_id", "dimension"]))
            for name in DIMENSIONS
        },
        "trend": rows_of(trends[trends["theme_id"] == row["theme_id"]].drop(columns=["theme_id"])),
        "changes": _of_theme(edition, "changes", row["theme_id"]),
        "lineage": _of_theme(edition, "lineage", row["theme_id"]),
    }


def theme_row(edition: Edition, theme: str) -> dict[str, Any]:
    """Return a theme's row of the register, by id or key.

    Raises:
        UnknownTheme: when the edition has no theme of that id or key.

    """
    themes = edition.tables["themes"]
    found = themes[(themes["theme_id"] == theme) | (themes["theme_key"] == theme)]
    if found.empty:
        message = (
            f"edition {edition.number} has no theme {theme!r}; `premortem themes` lists all "
            f"{len(themes)}"
        )
        raise UnknownTheme(message, theme)
    return rows_of(found)[0]


def health_by_theme(edition: Edition) -> dict[str, dict[str, Any]]:
    """Return how far each theme can be relied on; nothing in editions that did not measure it."""
    found = edition.tables.get("health")
    rows = [] if found is None else rows_of(found)
    return {str(row.pop("theme_id")): row for row in rows}


def _of_theme(edition: Edition, table: str, theme_id: str) -> list[dict[str, Any]]:
    frame = edition.tables[table]
    if "theme_id" not in frame.columns:
        return []
    return rows_of(frame[frame["theme_id"] == theme_id].drop(columns=["theme_id"]))


def _quotes(edition: Edition, finding_ids: list[str]) -> list[dict[str, Any]]:
    findings = edition.tables["findings"]
    documents = edition.tables["documents"][["document_uid", "date", "customer"]]
    chosen = findings[findings["finding_id"].isin(finding_ids)].merge(documents, on="document_uid")
    order = {identifier: rank for rank, identifier in enumerate(finding_ids)}
    rows = sorted(rows_of(chosen), key=lambda row: order[row["finding_id"]])
    return [row | {"customer": row["customer"] or UNKNOWN} for row in rows]


def customer_rows(
    signals: Mapping[str, Sequence[Row]], customer: str, edition: int
) -> tuple[Row, list[Row]]:
    """Return a customer's row of signals and its rates.

    It goes by its key, its canonical name in any case, or words with which only its name begins.

    Args:
        signals: rows of an edition's tables ``customer_signals`` and ``customer_rates``.
        customer: key or name, or how the name begins.
        edition: its number, for messages.

    Raises:
        UnknownCustomer: when the edition has no signals of such a customer; names are not listed.

    """
    rows = signals["customer_signals"]
    found = [row for row in rows if row["customer"] == customer] or [
        row for row in rows if str(row["customer_name"]).casefold() == customer.casefold()
    ]
    if not found:
        begun = key_begun_by(customer, [(str(r["customer_name"]), r["customer"]) for r in rows])
        found = [row for row in rows if begun is not None and row["customer"] == begun]
    if len(found) != 1:
        how = f"{len(found)} customers share that name; give the key" if found else _NO_CUSTOMER
        message = f"edition {edition} cannot tell which customer is meant: {how}"
        raise UnknownCustomer(message)
    key = found[0]["customer"]
    return found[0], [row for row in signals["customer_rates"] if row["customer"] == key]
