"""Draws a probability with its interval and the base rate beside it, from 0 to 100 %."""

from __future__ import annotations

from math import isfinite

from markupsafe import Markup

from intelligence.risk.risk_check import ThemeProbability
from reports.risk.counted import is_known
from reports.risk.told import between, share
from reports.svg import ACCENT, BAND, INK, MUTED, RULE, dot, number, path, svg

_WIDTH, _HEIGHT, _MIDDLE, _EDGE = 220, 22, 11, 5


def probability_bar(risk: ThemeProbability) -> Markup:
    """Return the picture: a bar for the interval, a dot, and a stroke at the base rate.

    The dot is hollow where the probability is not modelled. Nothing is drawn of no number, nor
    of one behind which no engagement stands.
    """
    if not isfinite(risk.probability) or not is_known(risk):
        return Markup("")
    body = [path(f"M{_x(0)} {_MIDDLE}H{_x(1)}", RULE, 1)]
    if all(map(isfinite, risk.interval)):
        low, high = risk.interval
        body.append(path(f"M{_x(low)} {_MIDDLE}H{_x(high)}", BAND, 9))
    if isfinite(risk.base_rate):
        body.append(path(f"M{_x(risk.base_rate)} 2V{_HEIGHT - 2}", INK, 1.5))
    modelled = risk.standing == "modelled"
    body.append(
        dot((float(_x(risk.probability)), _MIDDLE), 4, hollow=not modelled,
            colour=ACCENT if modelled else MUTED)
    )  # fmt: skip
    label = (
        f"{share(risk.probability)}, 80 % interval {between(*risk.interval)}, "
        f"base rate {share(risk.base_rate)}"
    )
    return svg(label, _WIDTH, _HEIGHT, body)


def _x(value: float) -> str:
    return number(_EDGE + (_WIDTH - 2 * _EDGE) * min(max(value, 0.0), 1.0))
