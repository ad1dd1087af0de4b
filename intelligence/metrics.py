"""Every measure that is shown, defined once: name, unit, formula and what it is per.

Command line, HTTP, pages and reports take their labels and their way of writing a figure from here,
so that one figure reads the same wherever it stands. A column of a signal table (`intelligence/
signals/catalogue.py`) is a metric of the same key.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd


class Unit(StrEnum):
    """What a figure is counted in; it decides how the figure is written."""

    TEXT = "text"
    LIST = "list of texts"
    FLAG = "yes or no"
    COUNT = "count"
    NUMBER = "number"
    TIMES = "times"
    SHARE = "share, 0 to 1"
    PROBABILITY = "probability, 0 to 1"
    RATE = "per 100 engagements"
    POINTS = "percentage points"
    MONEY = "currency units"
    DAYS = "days"
    HOURS = "hours"


#: Decimals that a figure of a unit is written with.
_DECIMALS = {
    Unit.NUMBER: 2,
    Unit.TIMES: 2,
    Unit.RATE: 1,
    Unit.POINTS: 1,
    Unit.MONEY: 0,
    Unit.DAYS: 0,
    Unit.HOURS: 0,
}
_NUMERIC = frozenset(Unit) - {Unit.TEXT, Unit.LIST, Unit.FLAG}
_LEAST_SHOWN = 0.001
_ALL_BUT_CERTAIN = 0.999


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure.

    Attributes:
        key: its name in tables and JSON.
        name: its name for people.
        unit: what it is counted in.
        formula: how it comes about, in words, with the method.
        exposure: what it is per, where it is a rate.

    """

    key: str
    name: str
    unit: Unit
    formula: str
    exposure: str | None = None

    @property
    def is_number(self) -> bool:
        """Whether values are figures and not words."""
        return self.unit in _NUMERIC


def shown(metric: Metric, value: Any) -> str:
    """Return a value as it is written everywhere; a dash where nothing is known.

    >>> shown(Metric("lift", "Lift", Unit.TIMES, "observed / expected"), 2.126)
    '2.13 x'
    >>> shown(Metric("q", "q", Unit.PROBABILITY, "Benjamini-Hochberg"), 0.00004)
    '< 0.001'
    """
    if is_missing(value):
        return "-"
    if metric.unit is Unit.LIST:
        return ", ".join(str(item) for item in value) or "-"
    if metric.unit is Unit.FLAG:
        return "yes" if value else "no"
    if metric.unit is Unit.TEXT:
        return str(value)
    return _figure(metric.unit, float(value))


def is_missing(value: Any) -> bool:
    """Say whether a cell holds nothing: null, or not a number."""
    return value is None or (isinstance(value, float) and math.isnan(value)) or value is pd.NA


def _figure(unit: Unit, value: float) -> str:
    if math.isinf(value):
        return "unbounded" if value > 0 else "-unbounded"
    if unit is Unit.COUNT:
        return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    if unit is Unit.SHARE:
        return f"{100 * value:.0f} %"
    if unit is Unit.PROBABILITY:
        if 0 <= value < _LEAST_SHOWN:
            return "< 0.001"
        return f"{value:.3f}" if value <= _ALL_BUT_CERTAIN or value == 1 else "> 0.999"
    text = f"{value:,.{_DECIMALS[unit]}f}"
    return f"{text} x" if unit is Unit.TIMES else text


def by_key(metrics: Sequence[Metric]) -> dict[str, Metric]:
    """Return the metrics by their keys.

    Raises:
        ValueError: when two have the same key.

    """
    found = {metric.key: metric for metric in metrics}
    if len(found) != len(metrics):
        keys = [metric.key for metric in metrics]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        message = f"metrics are defined twice: {', '.join(twice)}"
        raise ValueError(message)
    return found
