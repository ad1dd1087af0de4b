"""What the signals say of one theme, in a few lines for its article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from intelligence.edition import Edition
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.reading import Row, signal_rows
from intelligence.signals.registry import SIGNALS
from reports.columns import columns_of
from reports.figures import plural

#: Over-represented cells of a theme that are told; the others are counted.
CELLS = 5

#: Of a theme's tables those that its block is made of.
_TABLES = ("priorities", "structure", "theme_trends", "over_representation", "margins")
_TESTED = ("tested", "sparse")


@dataclass(frozen=True, slots=True)
class SignalLine:
    """One line: which table speaks, its heading, the verdict or figure, and what it rests on."""

    table: str
    label: str
    says: str
    why: str


def theme_signals(edition: Edition) -> Mapping[str, tuple[SignalLine, ...]]:
    """Return the lines of each theme; none for an edition without signals."""
    frames = edition.tables
    return lines_of({name: signal_rows(frames.get(name), SIGNALS[name]) for name in _TABLES})


def lines_of(signals: Mapping[str, Sequence[Row]]) -> Mapping[str, tuple[SignalLine, ...]]:
    """Return the lines of each theme from the rows of the signal tables, by the tables' names."""
    held: dict[str, dict[str, list[Row]]] = {}
    for name in _TABLES:
        for row in signals[name]:
            held.setdefault(str(row["theme_id"]), {}).setdefault(name, []).append(row)
    counted = len(signals["priorities"])
    return {
        theme: tuple(
            _LINES[name](SIGNALS[name], tables[name], counted)
            for name in _TABLES
            if tables.get(name)
        )
        for theme, tables in held.items()
    }


def said_of(table: SignalTable, key: str, row: Row) -> str:
    """Write a figure of the headline, with its interval and how sure it is where it has one."""
    return next(column.told(row) for column in columns_of(table) if column.metric.key == key)


def _priority(table: SignalTable, rows: Sequence[Row], counted: int) -> SignalLine:
    row = rows[0]
    if row["score"] is None:
        return SignalLine(table.name, "Priority", "not ranked", f"not known: {row['missing']}")
    rank = said_of(table, "rank", row)
    why = f"score {said_of(table, 'score', row)}"
    if row["missing"]:
        why += f"; not known: {row['missing']}"
    return SignalLine(table.name, "Priority", f"{rank} of {counted:,}", why)


def _structure(table: SignalTable, rows: Sequence[Row], _: int) -> SignalLine:
    row = rows[0]
    return SignalLine(table.name, "Structure", row["verdict"] or "-", _joined(row["why"]))


def _trend(table: SignalTable, rows: Sequence[Row], _: int) -> SignalLine:
    row = rows[0]
    why = None
    if row["rate"] is not None:
        why = f"{said_of(table, 'rate', row)} per 100 active engagements in the last four quarters"
    if why and row["growth"] is not None:
        why += f"; {said_of(table, 'growth', row)} a year, q {said_of(table, 'growth_q', row)}"
    return SignalLine(table.name, "Trend", row["verdict"] or "-", _joined(why, row["note"]))


def _cells(table: SignalTable, rows: Sequence[Row], _: int) -> SignalLine:
    over = [row for row in rows if table.is_noteworthy(row)]
    tested = [row for row in rows if str(row["status"]).startswith(_TESTED)]
    compared = f"{plural(len(tested), 'cell')} tested, {len(rows) - len(tested):,} not testable"
    if not over:
        says = "nowhere shown" if tested else "cannot be said"
        return SignalLine(table.name, "Over-represented", says, compared)
    said = [
        f"{said_of(table, 'dimension', row)} {row['value']}: {said_of(table, 'lift', row)}, "
        f"{said_of(table, 'observed', row)} of {said_of(table, 'engagements', row)} engagements, "
        f"{said_of(table, 'expected', row)} expected"
        + (" (not separable)" if row["confounded_with"] else "")
        for row in over[:CELLS]
    ]
    more = f"; {len(over) - CELLS:,} more" if len(over) > CELLS else ""
    return SignalLine(table.name, "Over-represented", "; ".join(said) + more, compared)


def _margin(table: SignalTable, rows: Sequence[Row], _: int) -> SignalLine:
    row = rows[0]
    verdict = row["status"] or "-"
    if row["points"] is None:
        return SignalLine(table.name, "Margin", verdict, _joined(row["note"]))
    said = f"{said_of(table, 'points', row)} points of slippage associated"
    affected = f"{said_of(table, 'affected', row)} affected engagements"
    return SignalLine(table.name, "Margin", verdict, _joined(said, affected, row["note"]))


def _joined(*parts: str | None) -> str:
    return "; ".join(part for part in parts if part)


_LINES: Mapping[str, Callable[[SignalTable, Sequence[Row], int], SignalLine]] = {
    "priorities": _priority,
    "structure": _structure,
    "theme_trends": _trend,
    "over_representation": _cells,
    "margins": _margin,
}
