"""Says of a customer that stands out in what it does, by the verdict on it."""

from __future__ import annotations

from collections.abc import Mapping

from intelligence.metrics import shown
from intelligence.signals.customers.verdicts import Verdict
from intelligence.signals.reading import Row
from intelligence.signals.shown.customers import CUSTOMERS
from reports.figures import plural
from reports.theme_signals import said_of

#: What is above its prediction when an index is high.
_ABOVE: Mapping[str, str] = {
    "excess": "escalates more than its mix of work predicts",
    "delivery": "has more delivery problems than its mix of work predicts",
    "propensity": "escalates more than its delivery problems predict",
}
#: What each index counts: the column, and its word.
_COUNTED: Mapping[str, tuple[str, str]] = {
    "excess": ("escalations", "escalation"),
    "delivery": ("problems", "delivery problem"),
    "propensity": ("escalations", "escalation"),
}
#: The indices that decide a verdict, in the order told.
_DECIDED_BY: Mapping[str, tuple[str, ...]] = {
    Verdict.DELIVERY.value: ("delivery",),
    Verdict.RELATIONSHIP.value: ("propensity",),
    Verdict.BOTH.value: ("delivery", "propensity"),
    Verdict.UNCLEAR.value: ("excess",),
}


def deciding(row: Row) -> tuple[str, ...]:
    """Return the indices by which a customer stands out: of the verdict, else the surest.

    >>> deciding({"verdict": "delivery problem"})
    ('delivery',)
    """
    return _DECIDED_BY.get(str(row["verdict"])) or (_surest(row),)


def standing_out(row: Row) -> str:
    """Return in what a customer stands out.

    >>> standing_out({"verdict": "delivery problem"})
    'has more delivery problems than its mix of work predicts'
    """
    return ", and ".join(_ABOVE[name] for name in deciding(row))


def counted(row: Row) -> str:
    """Return what was counted of the deciding indices, what was expected, and of how many."""
    told = [
        f"{plural(row[key], word)}, {_expected(index, row)} expected"
        for index in deciding(row)
        for key, word in (_COUNTED[index],)
        if row[key] is not None
    ]
    return "; ".join([*told, plural(row["engagements"], "engagement")])


def ratios(row: Row) -> str:
    """Return the deciding indices with their intervals."""
    return ", and ".join(said_of(CUSTOMERS, f"{index}_ratio", row) for index in deciding(row))


def _expected(index: str, row: Row) -> str:
    key = f"{index}_expected"
    return shown(CUSTOMERS.metrics[key], row[key])


def _surest(row: Row) -> str:
    """Return the index that is likeliest above its prediction, of equals the first."""
    return max(_ABOVE, key=lambda name: float(row.get(f"{name}_probability") or 0.0))
