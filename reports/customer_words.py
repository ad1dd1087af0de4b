"""Says of a customer that stands out in what it does, by the verdict on it."""

from __future__ import annotations

from collections.abc import Mapping

from intelligence.signals.customers.verdicts import Verdict
from intelligence.signals.reading import Row

#: What is above its prediction when an index is high.
_ABOVE: Mapping[str, str] = {
    "excess": "escalates more than its mix of work predicts",
    "delivery": "has more delivery problems than its mix of work predicts",
    "propensity": "escalates more than its delivery problems predict",
}
_DECIDED_BY: Mapping[str, str] = {
    Verdict.DELIVERY.value: _ABOVE["delivery"],
    Verdict.RELATIONSHIP.value: _ABOVE["propensity"],
    Verdict.BOTH.value: f"{_ABOVE['delivery']}, and escalates more than these predict",
    Verdict.UNCLEAR.value: _ABOVE["excess"],
}


def standing_out(row: Row) -> str:
    """Return in what a customer stands out: by the verdict, else by its surest index.

    >>> standing_out({"verdict": "delivery problem"})
    'has more delivery problems than its mix of work predicts'
    """
    decided = _DECIDED_BY.get(str(row["verdict"]))
    return decided or _ABOVE[surest_index(row)]


def surest_index(row: Row) -> str:
    """Return the index that is likeliest above its prediction, of equals the first."""
    return max(_ABOVE, key=lambda name: float(row.get(f"{name}_probability") or 0.0))
