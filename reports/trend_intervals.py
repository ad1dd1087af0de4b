"""Intervals of a trend chart: those of the edition's ``trend_quarters``, so that one rate has one.

Where the edition has none of a rate (documents are counted, or it is older), its interval is worked
out in the same way and at the same level.
"""

from __future__ import annotations

from collections.abc import Mapping

from intelligence.edition import Edition
from intelligence.statistics.rates import rate_interval
from reports.figures import Estimate
from reports.tables import Row, rows

_PER = 100.0
_COLUMNS = ("theme_id", "quarter", "is_forecast", "observed", "exposure", "rate_low", "rate_high")

#: Rows of ``trend_quarters`` by theme and quarter.
Known = Mapping[tuple[str, str], Row]


def known_intervals(edition: Edition) -> Known:
    """Return what the edition holds of quarters that were seen, nothing of an older edition."""
    table = edition.tables.get("trend_quarters")
    if table is None:
        return {}
    held = rows(table, _COLUMNS)
    return {(str(row["theme_id"]), str(row["quarter"])): row for row in held if _is_seen(row)}


def charted(count: int, exposure: int | None, known: Row | None) -> Estimate | None:
    """Return the rate per 100 of a quarter with its 95 % interval, ``None`` without exposure.

    Args:
        count: units with the theme.
        exposure: all of them.
        known: the quarter's row of ``trend_quarters``; used where it is of the same counts.

    >>> cell = charted(17, 59, None)
    >>> round(cell.rate, 1), round(cell.low, 1), round(cell.high, 1)
    (28.8, 17.8, 42.1)
    """
    if not exposure or exposure < 0:
        return None
    if known is not None and (known["observed"], known["exposure"]) == (count, exposure):
        return Estimate(count, exposure, float(known["rate_low"]), float(known["rate_high"]))
    low, high = rate_interval(count, exposure)
    return Estimate(count, exposure, _PER * float(low), _PER * float(high))


def _is_seen(row: Row) -> bool:
    return not row["is_forecast"] and None not in (row["rate_low"], row["rate_high"])
