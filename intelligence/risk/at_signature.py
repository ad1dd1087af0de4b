"""What is known of an engagement when it is signed, and nothing that is known only afterwards.

This is the one place that reads columns for the model: whoever adds one asks whether a pre-sales
lead can know it before the signature. Phase, actual hours, duration, margin, money earned,
documents and severities cannot be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import ATTRIBUTES, UNKNOWN
from intelligence.risk.offer import Offer
from intelligence.signals.occurrences import Occurrences

Array = NDArray[np.float64]
Codes = NDArray[np.int64]

#: Attributes of few values, the type first; the customer, of which there may be hundreds, stands
#: apart.
FACTORS = (
    "engagement_type",
    *(name for name in ATTRIBUTES if name not in {"customer", "engagement_type"}),
)


@dataclass(frozen=True)
class Signed:
    """Engagements as they were at signature.

    Attributes:
        engagements: keys.
        attributes: by name of `ATTRIBUTES` the value of each engagement, *Unknown* if not known.
        log_hours: shape (engagements,), log of the planned hours, NaN where not known.
        start: ISO date of the start, or the first day that is known; "" where not known.
        recorded: shape (engagements,), whether anything but its documents is known of it.

    """

    engagements: tuple[str, ...]
    attributes: Mapping[str, tuple[str, ...]]
    log_hours: Array
    start: tuple[str, ...]
    recorded: NDArray[np.bool_]


def signed_engagements(occurrences: Occurrences, tables: Mapping[str, pd.DataFrame]) -> Signed:
    """Return every engagement of ``occurrences`` as it was at signature."""
    described = occurrences.engagements
    own = tables["engagements"].drop_duplicates("engagement").set_index("engagement")
    own = own.reindex(described["engagement"])
    hours = pd.to_numeric(own["planned_hours"], errors="coerce").to_numpy(dtype=np.float64)
    logs = np.full(len(described), np.nan)
    positive = np.isfinite(hours) & (hours > 0)
    logs[positive] = np.log(hours[positive])
    attributes = {name: tuple(str(v) for v in described[name]) for name in ATTRIBUTES}
    quarter = described["start_quarter"]
    start = tuple(
        day if isinstance(day, str) else (one if isinstance(one, str) else "")
        for day, one in zip(own["start"], quarter, strict=True)
    )
    told = np.array([[v != UNKNOWN for v in attributes[name]] for name in FACTORS]).any(axis=0)
    recorded = told | positive | quarter.notna().to_numpy()
    return Signed(tuple(described["engagement"]), attributes, logs, start, recorded)


@dataclass(frozen=True)
class Vocabulary:
    """How attributes become columns.

    Attributes:
        factors: names of attributes with their values, in the order of columns.
        customers: the known ones.
        size: mean and spread of the log of planned hours; None where it tells nothing.

    """

    factors: tuple[tuple[str, tuple[str, ...]], ...]
    customers: tuple[str, ...]
    size: tuple[float, float] | None

    def codes(self, values: Sequence[str], factor: int) -> Codes:
        """Return the place of each value among the factor's, -1 where it is not known."""
        return _codes(values, self.factors[factor][1])

    def customer_codes(self, values: Sequence[str]) -> Codes:
        """Return the place of each customer, -1 where it is not known."""
        return _codes(values, self.customers)

    def sizes(self, log_hours: Array) -> Array:
        """Return how many spreads each size is off the mean, 0 where not known, at most 3."""
        if self.size is None:
            return np.zeros(len(log_hours))
        middle, spread = self.size
        return np.clip(np.nan_to_num((log_hours - middle) / spread, nan=0.0), -3.0, 3.0)


def vocabulary_of(signed: Signed) -> Vocabulary:
    """Return the values met. A factor that says the same as an earlier one is left out."""
    factors: list[tuple[str, tuple[str, ...]]] = []
    met: list[Codes] = []
    for name in FACTORS:
        values = tuple(sorted(set(signed.attributes[name]) - {UNKNOWN}))
        codes = _codes(signed.attributes[name], values)
        if len(values) > 1 and not any(_same(codes, other) for other in met):
            factors.append((name, values))
            met.append(codes)
    customers = tuple(sorted(set(signed.attributes["customer"]) - {UNKNOWN}))
    known = signed.log_hours[np.isfinite(signed.log_hours)]
    spread = float(known.std()) if len(known) > 1 else 0.0
    size = (float(known.mean()), spread) if spread > 0 else None
    return Vocabulary(tuple(factors), customers, size)


def offered(offer: Offer) -> Signed:
    """Return an offer as an engagement of one row."""
    hours = offer.planned_hours
    log_hours = np.log(hours) if hours is not None and hours > 0 else np.nan
    return Signed(
        ("",),
        {name: (offer.value(name),) for name in ATTRIBUTES},
        np.array([log_hours]),
        ("",),
        np.ones(1, dtype=bool),
    )


def _codes(values: Sequence[str], known: Sequence[str]) -> Codes:
    place = {value: number for number, value in enumerate(known)}
    return np.array([place.get(value, -1) for value in values], dtype=np.int64)


def _same(codes: Codes, other: Codes) -> bool:
    """Say whether two factors part the engagements in the same way."""
    pairs = len({(int(a), int(b)) for a, b in zip(codes, other, strict=True)})
    return pairs == len(np.unique(codes)) == len(np.unique(other))
