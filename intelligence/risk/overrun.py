"""How far engagements like an offer overran, and what contingency is enough for it."""

from __future__ import annotations

from math import isfinite

import numpy as np
from numpy.typing import NDArray

from intelligence.proportions import wilson_of
from intelligence.risk.history import OverrunHistory, ReferenceClass, too_few
from intelligence.risk.offer import Offer
from intelligence.risk.outcomes import MEASURES
from intelligence.risk.risk_check import OverrunOutlook
from intelligence.signals.overruns import FEWEST_OF_A_CLASS, SHARES
from intelligence.statistics.drawn_shares import drawn_limits, drawn_share
from intelligence.statistics.next_case import next_case_quantile
from intelligence.statistics.quantiles import quantile_with_limits

Array = NDArray[np.float64]
Limited = tuple[float, float | None, float | None]


def overrun_outlooks(offer: Offer, history: OverrunHistory) -> tuple[OverrunOutlook, ...]:
    """Return the outlook for effort, cost and margin of an offer, in this order.

    Quantiles are those of the next case, of rank ``share * (n + 1)`` (Weibull 1939): another
    engagement of the class stays below one with that very probability, where quantiles that
    describe the sample (as in the table ``overruns``) are passed too often where it is small. They
    allow for the quarter in which it will end: quarters differ by more than chance (`next_case`).
    Limits are order statistics; of a class that is drawn towards all, they and the share that
    stayed within the contingency are of a Dirichlet process (`drawn_shares`), which the note says.
    A plan needs no contingency below zero. The contingency offered is one of effort.
    """
    return tuple(
        _outlook(offer, measure, history.reference(offer, measure)) for measure in MEASURES
    )


def _outlook(offer: Offer, measure: str, found: ReferenceClass) -> OverrunOutlook:
    offered = offer.contingency if measure == "effort" else None
    known = bool(len(found.overruns))
    needed = _quantile(found, offer.confidence) if known else None
    return OverrunOutlook(
        measure=measure,
        unit=MEASURES[measure],
        reference_class=found.words,
        engagements=len(found.overruns),
        customers=found.customers,
        quantiles={name: _quantile(found, share) for name, share in SHARES.items()}
        if known
        else {},
        shrunk=found.strength > 0,
        offered=offered,
        stayed_within=_stayed_within(found, offered) if known and offered is not None else None,
        confidence=offer.confidence,
        needed=None if needed is None else _from_zero(needed),
        note=_note(found),
    )


def _quantile(found: ReferenceClass, share: float) -> Limited:
    if found.strength > 0:
        low, high = drawn_limits(found.overruns, found.pooled, found.strength, share)
    else:
        described = quantile_with_limits(found.overruns, share)
        low, high = (described.low, described.high) if described else (-np.inf, np.inf)
    value = next_case_quantile(*_weighed(found), found.spread, share)
    return (
        value,
        min(low, value) if isfinite(low) else None,
        max(high, value) if isfinite(high) else None,
    )


def _weighed(found: ReferenceClass) -> tuple[Array, Array]:
    """Return the cases that tell, and for how many each counts."""
    if found.strength <= 0:
        return found.overruns, np.ones(len(found.overruns))
    strength = min(max(found.strength, 1.0), len(found.pooled))
    weights: Array = found.inside.astype(np.float64) + strength / len(found.pooled)
    return found.pooled, weights


def _stayed_within(found: ReferenceClass, offered: float) -> Limited | None:
    if found.strength > 0:
        return drawn_share(found.overruns, found.pooled, found.strength, offered)
    share = wilson_of(int((found.overruns <= offered).sum()), len(found.overruns))
    return None if share is None else (share.value, share.low, share.high)


def _from_zero(limited: Limited) -> Limited:
    value, low, high = limited
    return (
        max(value, 0.0),
        None if low is None else max(low, 0.0),
        None if high is None else max(high, 0.0),
    )


def _note(found: ReferenceClass) -> str:
    if not len(found.overruns):
        return "no finished engagement has both figures"
    parts = [found.note] if found.note else []
    if found.strength > 0:
        parts.append("limits are those of a class that is drawn towards all")
    elif len(found.overruns) < FEWEST_OF_A_CLASS and not found.note.endswith("no others"):
        parts.append(too_few(len(found.overruns)))
    if found.customers == 1 and len(found.overruns) > 1:
        parts.append("all are of one customer")
    if found.spread > 0:
        parts.append(
            "with room for the quarter to come: quarters differ by about "
            f"{found.spread:.1f} points (standard deviation)"
        )
    return "; ".join(parts)
