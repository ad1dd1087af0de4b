"""Numbers as a report states them: rates with intervals, exact tests, and how they are written.

Pure functions of counts. Nothing here knows a theme or a table.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

#: Two-sided level of the intervals of totals and breakdowns, which `wilson` works out.
LEVEL = 0.90

#: Fewer units with the theme than this, or fewer units at all than ``SMALL_EXPOSURE``, say little.
SMALL_COUNT = 3
SMALL_EXPOSURE = 5

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Estimate:
    """``count`` of ``exposure`` units, its rate per 100 and the interval of that rate.

    ``low`` and ``high`` are ``None`` where no interval was worked out: of a total, when the count
    exceeds the exposure, for an engagement whose document is dated after its end counts where it
    was not active, and no proportion fits.
    """

    count: int
    exposure: int
    low: float | None
    high: float | None

    @property
    def rate(self) -> float:
        """Units with the theme per 100 units."""
        return 100 * self.count / self.exposure

    @property
    def is_small(self) -> bool:
        """Whether the counts are too few to say anything."""
        return is_small(self.count, self.exposure)


def is_small(count: int, exposure: int) -> bool:
    """Say whether ``count`` of ``exposure`` is too few to say anything.

    None of many is a finding; none of a handful is not.

    >>> is_small(3, 4), is_small(2, 40), is_small(0, 40), is_small(9, 40)
    (True, True, False, False)
    """
    return exposure < SMALL_EXPOSURE or 0 < count < SMALL_COUNT


def estimate(count: int, exposure: int | None) -> Estimate | None:
    """Return the rate per 100 with its Wilson interval, or ``None`` without exposure.

    >>> cell = estimate(8, 40)
    >>> cell.rate, round(cell.low, 1), round(cell.high, 1)
    (20.0, 11.7, 32.1)
    >>> estimate(3, 0) is None
    True
    """
    if not exposure or exposure < 0:
        return None
    if count > exposure:
        return Estimate(count, exposure, None, None)
    low, high = wilson(count, exposure)
    return Estimate(count, exposure, 100 * low, 100 * high)


def wilson(count: int, exposure: int, level: float = LEVEL) -> tuple[float, float]:
    """Return the score interval of a proportion (Wilson, 1927), both ends inside [0, 1].

    Raises:
        ValueError: when not ``0 <= count <= exposure`` with a positive exposure.

    >>> [round(end, 3) for end in wilson(0, 10)]
    [0.0, 0.213]
    """
    if not 0 <= count <= exposure or exposure == 0:
        message = f"{count} of {exposure} is not a proportion; 0 <= count <= exposure would be"
        raise ValueError(message)
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = count / exposure
    scale = 1 + z * z / exposure
    centre = (share + z * z / (2 * exposure)) / scale
    half = z / scale * math.sqrt(share * (1 - share) / exposure + (z / (2 * exposure)) ** 2)
    low = 0.0 if count == 0 else max(0.0, centre - half)
    high = 1.0 if count == exposure else min(1.0, centre + half)
    return low, high


def excess_probability(count: int, exposure: int, total_count: int, total_exposure: int) -> float:
    """Return how often chance alone puts ``count`` or more of the total into these units.

    The upper tail of the hypergeometric distribution (Fisher's exact test, 1935, one-sided).

    >>> round(excess_probability(8, 10, 10, 40), 6)
    2.3e-05
    >>> excess_probability(0, 10, 10, 40)
    1.0
    """
    least = max(0, total_count - (total_exposure - exposure))
    if count <= least:
        return 1.0
    others = total_exposure - total_count - exposure
    if count * total_exposure > exposure * total_count:
        return min(1.0, _tail(count, 1, exposure, total_count, others))
    return max(0.0, 1.0 - _tail(count - 1, -1, exposure, total_count, others))


def _tail(count: int, step: int, exposure: int, total_count: int, others: int) -> float:
    """Sum hypergeometric terms away from the mean, each from the one before, while they count."""
    total_exposure = others + total_count + exposure
    term = math.exp(
        _log_choose(exposure, count)
        + _log_choose(total_exposure - exposure, total_count - count)
        - _log_choose(total_exposure, total_count)
    )
    total, k = 0.0, count
    while term > total * 1e-17:
        total += term
        if step > 0:
            term *= (exposure - k) * (total_count - k) / ((k + 1) * (others + k + 1))
        else:
            term *= k * (others + k) / ((exposure - k + 1) * (total_count - k + 1))
        k += step
    return total


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def discoveries(probabilities: Sequence[float], share_false: float = 0.10) -> tuple[bool, ...]:
    """Say which of many tests stand when the expected share of false ones is bounded.

    Benjamini and Hochberg (1995); one flag for each probability, in the order given.

    >>> discoveries([0.9, 0.001, 0.04])
    (False, True, True)
    """
    order = sorted(range(len(probabilities)), key=lambda i: probabilities[i])
    last = 0
    for rank, index in enumerate(order, start=1):
        if probabilities[index] <= share_false * rank / len(order):
            last = rank
    kept = set(order[:last])
    return tuple(index in kept for index in range(len(probabilities)))


def colour_breaks(rates: Sequence[float], steps: int = 5) -> tuple[float, ...]:
    """Return ``steps - 1`` round, evenly spaced bounds between the shades of a heat map.

    The scale ends near the 95th percentile, so that one extreme cell does not wash out the rest.

    >>> colour_breaks([2, 5, 9, 47])
    (10.0, 20.0, 30.0, 40.0)
    """
    ordered = sorted(rates)
    top = ordered[math.ceil(0.95 * len(ordered)) - 1] if ordered else 0.0
    nice = [m * 10.0**e for e in range(-2, 2) for m in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8)]
    step = max((n for n in nice if n * (steps - 1) < top), default=nice[0]) if top else 1.0
    return tuple(round(step * order, 4) for order in range(1, steps))


def shade(rate: float, breaks: Sequence[float]) -> int:
    """Return 0 for a rate of zero, else 1 (lightest) to ``len(breaks) + 1``.

    >>> [shade(rate, (2, 4, 8, 16)) for rate in (0, 1.9, 2, 50)]
    [0, 1, 2, 5]
    """
    return 0 if rate <= 0 else 1 + sum(rate >= bound for bound in breaks)


def thousands(number: int) -> str:
    """Write a count with separators.

    >>> thousands(1234567)
    '1,234,567'
    """
    return f"{number:,}"


def per_100(rate: float | None) -> str:
    """Write a rate without false precision: one decimal below 10, none above.

    >>> per_100(3.456), per_100(53.3), per_100(0.0), per_100(None)
    ('3.5', '53', '0', '—')
    """
    if rate is None:
        return "—"
    if rate == 0:
        return "0"
    one = f"{rate:.1f}"
    if one == "0.0":
        return "under 0.1"
    return one if float(one) < 10 else f"{rate:,.0f}"  # noqa: PLR2004 - the rule stated above


def with_interval(rate: Estimate) -> str:
    """Write a rate with its interval, where it has one.

    >>> with_interval(Estimate(12, 60, 13.2, 29.6)), with_interval(Estimate(5, 4, None, None))
    ('20 per 100, 90 % interval 13 to 30', '125 per 100')
    """
    said = f"{per_100(rate.rate)} per 100"
    if rate.low is None or rate.high is None:
        return said
    return f"{said}, {LEVEL:.0%} interval".replace("%", " %") + (
        f" {per_100(rate.low)} to {per_100(rate.high)}"
    )


def percent(part: int, whole: int) -> str:
    """Write a share as a whole percentage; tiny and nearly complete shares stay visible as such.

    >>> percent(7, 67), percent(1, 900), percent(899, 900), percent(0, 5), percent(0, 0)
    ('10 %', 'under 1 %', 'over 99 %', '0 %', '—')
    """
    if not whole:
        return "—"
    rounded = round(100 * part / whole)
    if part and not rounded:
        return "under 1 %"
    if part < whole and rounded == 100:  # noqa: PLR2004 - a hundred percent
        return "over 99 %"
    return f"{rounded} %"


def plain_date(iso: str | None) -> str:
    """Write an ISO date for people; what is not one stays as it is.

    >>> plain_date("2026-09-17"), plain_date(None), plain_date("soon")
    ('17 Sep 2026', 'no date', 'soon')
    """
    if not iso:
        return "no date"
    year, _, rest = iso[:10].partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdecimal() and month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12):  # noqa: PLR2004 - months
        return iso
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def plural(number: int, noun: str) -> str:
    """Write a count with its noun.

    >>> plural(1, "document"), plural(1200, "engagement")
    ('1 document', '1,200 engagements')
    """
    return f"{thousands(number)} {noun}{'' if number == 1 else 's'}"
