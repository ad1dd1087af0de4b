"""The ways in which a cell says that it holds nothing."""

from __future__ import annotations

_BLANK = frozenset(
    {
        "",
        "n/a",
        "na",
        "n.a.",
        "none",
        "null",
        "nil",
        "nan",
        "nat",
        "-",
        "--",
        "---",
        "–",  # noqa: RUF001 - as spreadsheets write it
        "?",
        "tbd",
        "tba",
        "tbc",
        "not set",
        "not available",
        "not applicable",
        "to be defined",
        "to be confirmed",
        "k.a.",
        "(blank)",
        "(empty)",
        "[]",
        "{}",
    }
)


def is_blank(cell: str) -> bool:
    """Return whether a cell holds nothing, or a word that says so.

    >>> is_blank(" TBD "), is_blank("0")
    (True, False)
    """
    return cell.strip().casefold() in _BLANK
