"""Scales of figures with intervals."""

from __future__ import annotations

import pytest

from reports.intervals import Scale


def test_ratios_stand_on_a_logarithmic_scale() -> None:
    scale = Scale(1.0, ratio=True)
    assert scale.place(2.0) == pytest.approx(-scale.place(0.5))
    assert scale.place(0.0) < scale.place(0.01)


def test_differences_stand_where_they_are() -> None:
    assert Scale(0.0, ratio=False).place(-3.5) == -3.5
