"""How strong something unseen would have to be to explain an association away.

The robustness value of Cinelli and Hazlett (2020): the share of what is left to explain, in both
the outcome and the cause, that one unobserved confounder would need.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from scipy import stats


@dataclass(frozen=True, slots=True)
class RobustnessValue:
    """Robustness of one coefficient, as shares of 0 to 1.

    Attributes:
        estimate: a confounder that explains this share of both would bring the estimate to zero.
        significance: this share of both would bring the interval to touch zero.
        partial_r2: the share of the outcome's remaining variation that the cause goes with.

    """

    estimate: float
    significance: float
    partial_r2: float


def robustness_value(
    t: float, freedom: int, alpha: float = 0.05, inflation: float = 1.0
) -> RobustnessValue:
    """Return the robustness value of a coefficient.

    Args:
        t: estimate over its classical standard error.
        freedom: residual degrees of freedom of the regression.
        alpha: the level of the interval.
        inflation: robust over classical standard error, by which the interval is wider than the
            classical one.

    Raises:
        ValueError: when fewer than two degrees of freedom are left.

    >>> robustness_value(4.18445, 783).estimate.__round__(4)
    0.1388

    """
    if freedom < 2:  # noqa: PLR2004 - a confounder uses one up, and one must be left
        raise ValueError(f"{freedom} degrees of freedom cannot carry a confounder")
    strength = abs(t) / sqrt(freedom)
    critical = inflation * float(stats.t.ppf(1 - alpha / 2, freedom - 1)) / sqrt(freedom - 1)
    return RobustnessValue(
        estimate=_needed(strength),
        significance=_needed_for_interval(strength, critical),
        partial_r2=strength**2 / (1 + strength**2),
    )


def _needed(strength: float) -> float:
    square = strength**2
    return (sqrt(square**2 + 4 * square) - square) / 2


def _needed_for_interval(strength: float, critical: float) -> float:
    left = strength - critical
    if left <= 0:
        return 0.0
    # Where the confounder that moves the estimate most would leave no residual to speak of,
    # the least one that suffices explains all of the outcome (Cinelli and Hazlett 2025).
    if critical > 0 and strength > 1 / critical:
        return (strength**2 - critical**2) / (1 + strength**2)
    return _needed(left)
