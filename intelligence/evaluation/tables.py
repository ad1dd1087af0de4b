"""What an evaluation found, as tables that print as Markdown and as JSON with the same figures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intelligence.evaluation.bootstrap import Share


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure over several seeds: its mean, the lowest and the highest."""

    value: float
    low: float
    high: float
    count: int

    @classmethod
    def of(cls, figures: Sequence[float]) -> Spread | None:
        """Return the spread of the figures, None for none."""
        if not figures:
            return None
        mean = sum(figures) / len(figures)
        return cls(round(mean, 4), round(min(figures), 4), round(max(figures), 4), len(figures))


@dataclass(frozen=True, slots=True)
class Mean:
    """A figure over several seeds: its mean and the standard error of the mean."""

    value: float
    error: float
    count: int

    @classmethod
    def of(cls, figures: Sequence[float]) -> Mean | None:
        """Return the mean of the figures, None for none; of one figure the error is not known.

        >>> Mean.of([0.0, 1.0])
        Mean(value=0.5, error=0.5, count=2)
        """
        count = len(figures)
        if not count:
            return None
        mean = sum(figures) / count
        spread = sum((figure - mean) ** 2 for figure in figures)
        error = math.sqrt(spread / (count * (count - 1))) if count > 1 else 0.0
        return cls(round(mean, 4), round(error, 4), count)


#: What may stand in a cell; None is a figure that has no meaning for the row.
Cell = str | int | float | Share | Spread | Mean | None

#: Longest text of a cell: labels come from foreign files.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Table:
    """One table. Each row has a cell for each column; ``notes`` say what a reader must know."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that one evaluation found.

    ``what`` is the word of the command line, ``data`` the texts that were asked, ``models`` what
    answered.
    """

    what: str
    data: str
    models: Mapping[str, str]
    tables: tuple[Table, ...]


def as_markdown(outcome: Outcome) -> str:
    """Return an outcome as Markdown.

    Floats have three decimals, shares their 95 % interval, spreads their lowest and highest, means
    their standard error.

    >>> print(as_markdown(Outcome("names", "two", {}, (Table("T", ("a",), ((0.5,),)),))), end="")
    ## names
    <BLANKLINE>
    Measured on two.
    <BLANKLINE>
    ### T
    <BLANKLINE>
    | a |
    |---|
    | 0.500 |
    """
    lines = [f"## {outcome.what}", "", f"Measured on {_plain(outcome.data, 2_000)}."]
    lines.extend(f"{what}: {model}." for what, model in outcome.models.items())
    for table in outcome.tables:
        lines.extend(["", f"### {_plain(table.title)}", ""])
        lines.append(f"| {' | '.join(_plain(column) for column in table.columns)} |")
        lines.append("|---" * len(table.columns) + "|")
        lines.extend(f"| {' | '.join(told(cell) for cell in row)} |" for row in table.rows)
        lines.extend(["", *(_plain(note, 2_000) for note in table.notes)] if table.notes else [])
    return "\n".join(lines) + "\n"


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome ready for JSON: each row maps columns to figures."""
    return {
        "what": outcome.what,
        "data": outcome.data,
        "models": dict(outcome.models),
        "tables": [
            {
                "title": table.title,
                "rows": [
                    {c: _value(cell) for c, cell in zip(table.columns, row, strict=True)}
                    for row in table.rows
                ],
                "notes": list(table.notes),
            }
            for table in outcome.tables
        ],
    }


def told(cell: Cell) -> str:
    """Return a cell as text; nothing in it can end the cell or drive a terminal.

    >>> told(Share(0.5, 0.25, 0.75, 8)), told(None)
    ('0.500 (0.250-0.750)', '-')
    """
    match cell:
        case None:
            return "-"
        case Share() | Spread():
            return f"{cell.value:.3f} ({cell.low:.3f}-{cell.high:.3f})"
        case Mean():
            return f"{cell.value:.3f} ± {cell.error:.3f}" if cell.count > 1 else f"{cell.value:.3f}"
        case int():
            return f"{cell:,}"
        case float():
            return f"{cell:.3f}"
        case _:
            return _plain(cell)


def _plain(text: str, longest: int = _LONGEST) -> str:
    printable = "".join(c if c.isprintable() else " " for c in text)
    words = " ".join(printable.split()).replace("|", "\\|")
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def _value(cell: Cell) -> Any:
    if isinstance(cell, Share | Spread):
        return {"value": cell.value, "low": cell.low, "high": cell.high, "count": cell.count}
    if isinstance(cell, Mean):
        return {"value": cell.value, "standard_error": cell.error, "count": cell.count}
    return cell
