"""Refuses filters that no row of a signal table can meet, alike on command line and over HTTP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.echo import quoted
from api.errors import InvalidRequest
from intelligence.edition import DIMENSIONS
from intelligence.errors import UnknownDimension
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.registry import SIGNALS


def check_filters(
    table: SignalTable,
    rows: Sequence[Mapping[str, Any]],
    *,
    theme: str | None,
    dimension: str | None,
) -> None:
    """Refuse what cannot be met; a known dimension of which there is nothing is no mistake.

    Args:
        table: the one asked for.
        rows: all that an edition has of it.
        theme: the theme asked for, ``None`` for all.
        dimension: the dimension asked for, ``None`` for all.

    Raises:
        InvalidRequest: when the table is not by theme, or has no dimension.
        UnknownDimension: when there is no dimension of that name, listing those of the table.

    """
    if theme is not None:
        _check_column(table, "theme_id", "theme")
    if dimension is None:
        return
    _check_column(table, "dimension", "dimension")
    held = list(dict.fromkeys(str(row["dimension"]) for row in rows))
    if held and dimension not in {*held, *DIMENSIONS}:
        raise UnknownDimension(
            f"the table {table.name} has no dimension {quoted(dimension)}; there are "
            f"{', '.join(held)}"
        )


def _check_column(table: SignalTable, key: str, said: str) -> None:
    if key not in table.metrics:
        having = ", ".join(name for name, other in SIGNALS.items() if key in other.metrics)
        raise InvalidRequest(f"the table {table.name} has no {said}; these have one: {having}")
