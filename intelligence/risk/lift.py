"""Whether what is known of an offer is why its chance lies off the base rate.

Model and base rate draw a class towards all engagements each in its own way, and a chance allows
for what is not known of the offer. So a chance may be 1.6 times a base rate while no reason raises
it, and the ratio then tells nothing of this offer.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from intelligence.risk.risk_check import Reason

#: From how many times the base rate on (or the base rate so many times it) a lift says anything.
TELLING = 1.2
#: Reasons must make up so much of a lift, as parts of logarithms.
_SHARE = 0.5


def lift_note(lift: float, reference_class: str, reasons: Sequence[Reason]) -> str:
    """Return why a lift is nothing that the offer brings; empty where it is, or is none.

    Args:
        lift: probability over base rate.
        reference_class: in words; what the class itself does is in the base rate already.
        reasons: of the probability, as factors of its odds.

    """
    if not lift > 0 or 1 / TELLING < lift < TELLING:
        return ""
    own = [
        log(one.odds)
        for one in reasons
        if one.start is None and one.odds > 0 and not _is_class(one, reference_class)
    ]
    if sum(own) * (1 if lift > 1 else -1) >= _SHARE * abs(log(lift)):
        return ""
    beyond = "" if reference_class.startswith("all ") else f" beyond {reference_class}"
    how = "raises" if lift > 1 else "lowers"
    return (
        f"{lift:.1f} times the base rate, but not for what is known of this offer: no reason"
        f"{beyond} {how} its chance by so much. Model and base rate are drawn towards all "
        "engagements by different amounts, and the chance allows for what is not known."
    )


def _is_class(one: Reason, reference_class: str) -> bool:
    return f"{one.name.replace('_', ' ')} {one.value}" == reference_class
