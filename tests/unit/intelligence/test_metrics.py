"""Measures and how they are written."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from intelligence.metrics import Metric, Unit, by_key, is_missing, shown


@pytest.mark.parametrize(
    ("unit", "value", "written"),
    [
        (Unit.TEXT, "rising", "rising"),
        (Unit.LIST, ["P1", "P2"], "P1, P2"),
        (Unit.LIST, [], "-"),
        (Unit.FLAG, True, "yes"),
        (Unit.FLAG, False, "no"),
        (Unit.COUNT, 1234, "1,234"),
        (Unit.COUNT, 2.25, "2.2"),
        (Unit.TIMES, 2.126, "2.13 x"),
        (Unit.SHARE, 0.126, "13 %"),
        (Unit.PROBABILITY, 0.0421, "0.042"),
        (Unit.PROBABILITY, 0.00004, "< 0.001"),
        (Unit.PROBABILITY, 0.99999, "> 0.999"),
        (Unit.PROBABILITY, 1.0, "1.000"),
        (Unit.RATE, 12.345, "12.3"),
        (Unit.POINTS, -2.04, "-2.0"),
        (Unit.MONEY, 1234567.8, "1,234,568"),
        (Unit.DAYS, math.inf, "unbounded"),
    ],
)
def test_each_unit_is_written_in_one_way(unit: Unit, value: object, written: str) -> None:
    assert shown(Metric("key", "Name", unit, "formula"), value) == written


@pytest.mark.parametrize("nothing", [None, math.nan, pd.NA])
@pytest.mark.parametrize("unit", list(Unit))
def test_what_is_not_known_is_a_dash_in_every_unit(unit: Unit, nothing: object) -> None:
    assert is_missing(nothing)
    assert shown(Metric("key", "Name", unit, "formula"), nothing) == "-"


def test_zero_is_known() -> None:
    assert not is_missing(0)
    assert not is_missing(0.0)
    assert not is_missing("")


def test_only_figures_are_numbers() -> None:
    assert Metric("k", "N", Unit.SHARE, "f").is_number
    assert not Metric("k", "N", Unit.TEXT, "f").is_number
    assert not Metric("k", "N", Unit.LIST, "f").is_number


def test_a_metric_defined_twice_is_named() -> None:
    one = Metric("lift", "Lift", Unit.TIMES, "observed / expected")
    assert by_key([one]) == {"lift": one}
    with pytest.raises(ValueError, match="defined twice: lift"):
        by_key([one, one])
