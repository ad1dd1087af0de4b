"""What a theme's series amounts to, in one word, from tests whose false discoveries are bounded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from intelligence.signals.looks import LEAST_EVENTS, LEAST_QUARTERS, Look
from intelligence.statistics.changepoint import LevelChange
from intelligence.statistics.clumping import Clumps
from intelligence.statistics.growth import Growth
from intelligence.statistics.multiplicity import benjamini_hochberg
from intelligence.statistics.seasonality import Season
from intelligence.statistics.shared import shared_movement
from intelligence.statistics.window_scan import LONGEST, Scan

Array = NDArray[np.float64]

#: False discovery rate at which something is claimed.
CLAIMED = 0.1
#: Quarters without the theme after which it can be back, and engagements before them at least.
GAP = 4
_LEAST_BEFORE = 3
#: Probability at which something is still said when it is looked at a second way.
STILL = 0.05


class Verdict(StrEnum):
    """What a theme's series amounts to."""

    NEW = "new"
    BACK_AGAIN = "back again"
    RISING = "rising"
    FALLING = "falling"
    LEVEL_UP = "level change up"
    LEVEL_DOWN = "level change down"
    SEASONAL = "seasonal"
    NO_CLEAR_CHANGE = "no clear change"
    NO_BASELINE = "new, no baseline"
    TOO_LITTLE = "too little data"
    NO_EXPOSURE = "no exposure"


#: Verdicts that say that something moved, and where to.
MOVED_UP = frozenset({Verdict.NEW, Verdict.BACK_AGAIN, Verdict.RISING, Verdict.LEVEL_UP})
MOVED_DOWN = frozenset({Verdict.FALLING, Verdict.LEVEL_DOWN})


@dataclass(frozen=True, slots=True)
class Beside:
    """Probabilities of the same tests when what all themes do together is part of the exposure.

    Attributes:
        alarm: shape (themes, quarters used).
        growth: shape (themes,).
        level: shape (themes,).

    """

    alarm: Array
    growth: Array
    level: Array


@dataclass(frozen=True)
class Tests:
    """Every test of every theme; quarters are places in ``used``.

    Attributes:
        used: shape (quarters used,), places in the portfolio's quarters, those with exposure.
        look: at the series as they came, with the engagements that counts are of.
        counts: shape (themes, quarters used).
        exposure: shape (quarters used,).
        shared: shape (quarters used,), rate of all themes together over their mean rate.
        alarms: of rises that end in each quarter.
        alarm_q: shape (themes, quarters used), over the themes of each quarter.
        growth: of each theme, None where there is too little.
        growth_q: shape (themes,).
        level: of each theme; None below eight quarters.
        level_q: shape (themes,).
        season: of each theme, None where there is too little.
        season_q: shape (themes,).
        beside: how the same tests come out beside what all themes do together.
        unexposed: whether there are quarters, and no engagement is known to be active in any.

    """

    used: NDArray[np.int64]
    look: Look
    counts: Array
    exposure: Array
    shared: Array
    alarms: Scan
    alarm_q: Array
    growth: tuple[Growth | None, ...]
    growth_q: Array
    level: LevelChange | None
    level_q: Array
    season: tuple[Season | None, ...]
    season_q: Array
    beside: Beside
    unexposed: bool = False


def make_tests(
    counts: Array,
    exposure: Array,
    first_of_year: int = 1,
    *,
    clumps: Clumps | None = None,
    unexposed: bool = False,
) -> Tests:
    """Make every test on every theme.

    A rise, a trend or a change of level has to stand out per exposure, its false discovery rate
    bounded over the themes, and not to vanish (at 5 %) beside what all themes do together.

    Args:
        counts: shape (themes, quarters).
        exposure: shape (quarters,), zero where a quarter tells nothing.
        first_of_year: quarter of the year of the oldest quarter, 1 to 4.
        clumps: which engagement each count is of; without, every one is taken to be another's.
        unexposed: whether a portfolio that has quarters has no exposure in any of them.

    """
    used = np.flatnonzero(exposure > 0)
    known, exposed = counts[:, used], exposure[used]
    shared = shared_movement(known, exposed)
    beside = exposure.astype(np.float64)
    beside[used] *= shared
    look = Look(counts, exposure, clumps)
    alarms, (grown, growth_p), (level, level_p) = look.risen(), look.grown(), look.levels()
    seasons = look.seasons(first_of_year)
    return Tests(
        used,
        look,
        known,
        exposed,
        shared,
        alarms,
        _by_quarter(alarms.p_value),
        grown,
        benjamini_hochberg(growth_p),
        level,
        benjamini_hochberg(level_p),
        seasons,
        benjamini_hochberg([np.nan if item is None else item.p_value for item in seasons]),
        # Where nothing is shared, the second look is the first.
        Beside(alarms.p_value, growth_p, level_p)
        if bool((shared == 1).all())
        else _second(Look(counts, beside, clumps)),
        unexposed,
    )


def _second(look: Look) -> Beside:
    return Beside(look.risen().p_value, look.grown()[1], look.levels()[1])


def _by_quarter(p_values: Array) -> Array:
    q_values = np.full(p_values.shape, np.nan)
    for quarter in range(p_values.shape[1]):
        q_values[:, quarter] = benjamini_hochberg(p_values[:, quarter])
    return q_values


def is_alarmed(tests: Tests, theme: int) -> bool:
    """Say whether the newest quarter ends a rise that is claimed."""
    claimed = tests.alarm_q[theme, -1] <= CLAIMED
    return bool(claimed and tests.beside.alarm[theme, -1] <= STILL)


def verdict(tests: Tests, theme: int) -> Verdict:
    """Return what the tests say of one theme.

    A rise that has just begun comes before a trend, a trend or a step before a season. Between a
    trend and a step the likelier decides, the place of the step counting as one more parameter.
    """
    quarters, counts = len(tests.used), tests.counts[theme]
    if tests.unexposed:
        return Verdict.NO_EXPOSURE
    if quarters < LEAST_QUARTERS or counts.sum() == 0:
        no_series = quarters < 2 or counts.sum() == 0  # noqa: PLR2004 - one quarter is no series
        return Verdict.TOO_LITTLE if no_series else Verdict.NO_BASELINE
    if is_alarmed(tests, theme):
        return _alarmed(tests, theme)
    if found := _moved(tests, theme):
        return found
    if tests.season_q[theme] <= CLAIMED:
        return Verdict.SEASONAL
    return Verdict.TOO_LITTLE if counts.sum() < LEAST_EVENTS else Verdict.NO_CLEAR_CHANGE


class Shared(StrEnum):
    """Which movement of a theme is that of all themes together."""

    TREND = "trend"
    LEVEL = "level"
    ALARM = "alarm"


def moves_with_all(tests: Tests, theme: int) -> Shared | None:
    """Return what would be claimed of a theme, were it not what all themes do together.

    A trend or a step, whichever is likelier, comes before a rise that has just begun: it has lasted
    longer, so it says more.
    """
    trend = _is_shared(tests.growth_q[theme], tests.beside.growth[theme])
    step = _is_shared(tests.level_q[theme], tests.beside.level[theme])
    if trend and step:
        return Shared.LEVEL if _step_is_likelier(tests, theme) else Shared.TREND
    if trend or step:
        return Shared.TREND if trend else Shared.LEVEL
    tested = len(tests.used) > 0
    if tested and _is_shared(tests.alarm_q[theme, -1], tests.beside.alarm[theme, -1]):
        return Shared.ALARM
    return None


def _is_shared(q_value: float, beside: float) -> bool:
    return bool(q_value <= CLAIMED) and not bool(beside <= STILL)


def last_gap(counts: Array, exposure: Array) -> tuple[int, int] | None:
    """Return first and one past the last quarter of a silence that says something, or None.

    It is followed by a count within the newest four quarters; three engagements or more came before
    it, and what is known of their rate (gamma, shape of half an event added) leaves such a silence
    to chance in 5 % at most.
    """
    shown = np.flatnonzero(counts > 0)
    if len(shown) < 2:  # noqa: PLR2004 - a silence lies between two counts
        return None
    for before, after in zip(shown[-2::-1], shown[:0:-1], strict=True):
        if after < len(counts) - LONGEST:
            return None
        start = int(before) + 1
        if after - start >= GAP:
            events, spent = counts[:start].sum(), exposure[:start].sum()
            share = spent / (spent + exposure[start:after].sum())
            if events >= _LEAST_BEFORE and share ** (events + 0.5) <= STILL:
                return start, int(after)
    return None


def _alarmed(tests: Tests, theme: int) -> Verdict:
    counts = tests.counts[theme]
    if counts[:-LONGEST].sum() == 0:
        return Verdict.NEW
    if last_gap(counts, tests.exposure) is not None:
        return Verdict.BACK_AGAIN
    return Verdict.RISING


def _moved(tests: Tests, theme: int) -> Verdict | None:
    grown, shifted = tests.growth[theme], tests.level
    trend = grown is not None and bool(tests.growth_q[theme] <= CLAIMED)
    trend = trend and bool(tests.beside.growth[theme] <= STILL)
    step = shifted is not None and bool(tests.level_q[theme] <= CLAIMED)
    step = step and bool(tests.beside.level[theme] <= STILL)
    if trend and step:
        step = _step_is_likelier(tests, theme)
    if step and shifted is not None:
        rose = shifted.after[theme] > shifted.before[theme]
        return Verdict.LEVEL_UP if rose else Verdict.LEVEL_DOWN
    if not trend or grown is None:
        return None
    return Verdict.RISING if grown.ratio > 1 else Verdict.FALLING


def _step_is_likelier(tests: Tests, theme: int) -> bool:
    grown, shifted = tests.growth[theme], tests.level
    if grown is None or shifted is None:
        return shifted is not None
    extra = np.log(len(tests.used)) / 2
    return bool(shifted.log_ratio[theme] - extra > grown.log_gain)
