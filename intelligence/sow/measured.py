"""Two figures of one unit that cannot both hold."""

from __future__ import annotations

from intelligence.sow.amount import Amount, Bound

#: Figures further apart than this many times are of different things.
_MOST_APART = 5.0
#: A working day against hours.
_MOST_APART_IN_TIME = 8.0
#: Daily against monthly.
_MOST_APART_IN_FREQUENCY = 40.0
_APART_BY = {"time": _MOST_APART_IN_TIME, "frequency": _MOST_APART_IN_FREQUENCY}
_ENOUGH = 0.0005


def excluding(mine: Amount, its: Amount) -> bool:
    """Return whether two figures of one thing cannot both hold."""
    most = _APART_BY.get(mine.unit, _MOST_APART)
    if mine.bound is its.bound and mine.bound is not Bound.RANGE:
        low, high = sorted((edge(mine), edge(its)))
        return _far(low, high, most)
    if {mine.bound, its.bound} == {Bound.RANGE, Bound.MOST}:
        ranged, limit = (mine, its) if mine.bound is Bound.RANGE else (its, mine)
        return _far(limit.high, ranged.high, most)
    if mine.low > its.high:
        return _far(its.high, mine.low, most)
    return its.low > mine.high and _far(mine.high, its.low, most)


def _far(low: float, high: float, most: float) -> bool:
    return (1 + _ENOUGH) * low < high <= most * max(low, 1e-9)


def edge(amount: Amount) -> float:
    """Return the end of a figure that is told."""
    return amount.low if amount.bound is Bound.LEAST else amount.high
