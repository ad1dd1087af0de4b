"""Intervals of a count."""

from __future__ import annotations

import pytest

from intelligence.statistics.rates import poisson_interval


def test_limits_are_those_of_garwood() -> None:
    low, high = poisson_interval([0, 1, 5])
    assert low.tolist() == pytest.approx([0, 0.0253, 1.6235], abs=1e-4)
    assert high.tolist() == pytest.approx([3.6889, 5.5716, 11.6683], abs=1e-4)
