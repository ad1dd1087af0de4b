"""Difference-in-differences by group and time."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.did import group_time_effects
from tests.unit.intelligence.statistics.oracle_files import oracle


def test_minimum_wages_and_teen_employment_come_out() -> None:
    # The mpdta figures of the did package (Callaway and Sant'Anna 2021), never treated as control.
    frame = oracle("mpdta.csv")
    wide = frame.pivot_table(index="countyreal", columns="year", values="lemp")
    first = frame.groupby("countyreal")["first.treat"].first().loc[wide.index].to_numpy(dtype=float)
    first = np.where(first == 0, np.inf, first)
    found = group_time_effects(wide.to_numpy(), list(wide.columns), first)
    by_group = {g: [one.effect for one in found if one.group == g] for g in (2004, 2006, 2007)}
    assert by_group[2004] == pytest.approx([-0.0105, -0.0704, -0.1373, -0.1008], abs=6e-5)
    assert by_group[2006] == pytest.approx([0.0065, -0.0028, -0.0046, -0.0412], abs=6e-5)
    assert by_group[2007] == pytest.approx([0.0305, -0.0027, -0.0311, -0.0261], abs=6e-5)
    # Its first standard error is 0.0233; the reference draws it by a bootstrap.
    assert found[0].error == pytest.approx(0.0233, abs=2e-3)


def test_unit_that_was_not_observed_is_left_out_of_that_difference_alone() -> None:
    outcomes = np.array([[1.0, 2, 5], [1, 2, np.nan], [1, 2, 6], [0, 1, 1], [0, 1, 2]])
    first = np.array([3.0, 3, 3, np.inf, np.inf])
    found = group_time_effects(outcomes, [1, 2, 3], first)
    assert [(one.period, one.effect) for one in found] == [(2.0, 0.0), (3.0, 3.0)]
    assert found[1].low < 3.0 < found[1].high


def test_who_was_always_treated_or_has_nobody_to_compare_with_has_no_effect() -> None:
    outcomes = np.ones((4, 2))
    assert group_time_effects(outcomes, [1, 2], np.array([1.0, 1, np.inf, np.inf])) == ()
    assert group_time_effects(outcomes, [1, 2], np.array([2.0, 2, 2, 2])) == ()


def test_shapes_that_differ_are_said() -> None:
    with pytest.raises(ValueError, match="4 units and 3 periods"):
        group_time_effects(np.ones((4, 2)), [1, 2, 3], np.ones(4))
