"""Whether a rate changed more where something was done than elsewhere."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from intelligence.statistics.did_rates import RatePanel, detectable_ratio, rate_change

_PERIODS = 12
_AFTER = np.repeat([0.0, 1.0], 6)


def _panel(treated: tuple[int, int], others: tuple[int, int], units: int = 60) -> RatePanel:
    """Spread events over six periods before and six after, at most one a unit."""
    rows = []
    for side, counts in ((True, treated), (False, others)):
        for half, events in enumerate(counts):
            for number in range(units * 6):
                unit = number // 6 + (1000 if side else 0)
                rows.append((number % 61 == 0 and number // 61 < events, side, half * 6, unit))
                rows[-1] = (*rows[-1][:2], half * 6 + number % 6, unit)
    shows, side_of, period, cluster = zip(*rows, strict=True)
    return RatePanel(np.array(shows), np.array(side_of), np.array(period), np.array(cluster))


def _drawn(ratio: float, seed: int, units: int = 400) -> RatePanel:
    draw = np.random.default_rng(seed)
    unit = np.repeat(np.arange(units), _PERIODS)
    period = np.tile(np.arange(_PERIODS), units)
    treated = unit % 3 == 0
    rate = 0.1 * np.exp(0.1 * period) * np.where(treated & (period >= 6), ratio, 1.0)
    return RatePanel(draw.random(len(unit)) < rate, treated, period, unit)


def test_ratio_of_ratios_is_that_of_the_four_cells_when_exposures_are_alike() -> None:
    found = rate_change(_panel((5, 2), (4, 4)), _AFTER)
    assert found is not None
    assert found.ratio == pytest.approx(0.4, rel=1e-5)
    assert found.low < 0.4 < found.high


def test_common_course_of_both_groups_is_not_taken_for_an_effect() -> None:
    found = rate_change(_drawn(1.0, 2), _AFTER)
    assert found is not None
    assert found.low < 1 < found.high
    assert found.p > 0.05


def test_fall_where_something_was_done_is_found() -> None:
    found = rate_change(_drawn(0.5, 3), _AFTER)
    assert found is not None
    assert found.high < 1
    assert found.low < 0.5 < found.high


def test_interval_excludes_one_just_when_the_test_rejects() -> None:
    for seed in range(12):
        found = rate_change(_drawn(0.8, seed, 150), _AFTER)
        assert found is not None
        assert (found.p < 0.05) == (not found.low <= 1 <= found.high)


def test_end_of_all_events_has_a_ratio_of_zero_and_an_upper_limit() -> None:
    found = rate_change(_panel((5, 0), (5, 5)), _AFTER)
    assert found is not None
    assert (found.ratio, found.low) == (0.0, 0.0)
    assert 0 < found.high < 10


def test_events_of_one_unit_weigh_less_than_those_of_many() -> None:
    panel = _drawn(0.5, 4)
    lone = rate_change(panel, _AFTER)
    clumped = rate_change(replace(panel, cluster=panel.cluster // 60), _AFTER)
    assert lone is not None
    assert clumped is not None
    assert clumped.ratio == lone.ratio
    assert clumped.low < lone.low
    assert clumped.high > lone.high


def test_more_data_see_milder_falls_and_few_see_none() -> None:
    many = detectable_ratio(_drawn(1.0, 5, 1200), _AFTER)
    some = detectable_ratio(_drawn(1.0, 5, 200), _AFTER)
    assert many is not None
    assert some is not None
    assert some < many < 1
    assert detectable_ratio(_panel((1, 1), (1, 1)), _AFTER) is None


@pytest.mark.parametrize(
    ("treated", "others"), [((0, 0), (4, 4)), ((4, 4), (0, 0)), ((0, 0), (0, 0))]
)
def test_group_without_any_event_cannot_be_compared(
    treated: tuple[int, int], others: tuple[int, int]
) -> None:
    assert rate_change(_panel(treated, others), _AFTER) is None


def test_contrast_that_does_not_vary_or_a_lone_unit_tells_nothing() -> None:
    panel = _panel((3, 3), (3, 3))
    assert rate_change(panel, np.ones(_PERIODS)) is None
    alone = replace(panel, cluster=np.where(panel.treated, 0, panel.cluster))
    assert rate_change(alone, _AFTER) is None
    assert detectable_ratio(alone, _AFTER) is None
    empty = RatePanel(*(np.zeros(0, dtype=kind) for kind in (bool, bool, int, int)))
    assert rate_change(empty, _AFTER) is None
