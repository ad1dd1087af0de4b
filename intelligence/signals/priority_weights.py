"""What the user sets and sees of a priority: weights, and what counts as full marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from math import isfinite, log2

from intelligence.errors import InvalidPriority


@dataclass(frozen=True, slots=True)
class PriorityWeights:
    """How much each component counts; only their proportions matter.

    >>> PriorityWeights(2, 1, 1, 0, 0).shares["frequency"]
    0.5
    """

    frequency: float = 0.25
    breadth: float = 0.2
    trend: float = 0.15
    cost: float = 0.25
    controllability: float = 0.15

    def __post_init__(self) -> None:
        """Refuse weights that cannot be meant.

        Raises:
            InvalidPriority: when a weight is negative or not a number, or all are 0.

        """
        for field in fields(self):
            weight = getattr(self, field.name)
            if isinstance(weight, bool) or not isfinite(weight) or weight < 0:
                message = f"weight {field.name} is {weight!r}; it must be a number from 0"
                raise InvalidPriority(message)
        if not sum(asdict(self).values()) > 0:
            message = "all five weights are 0; at least one of them must be above 0"
            raise InvalidPriority(message)

    @property
    def shares(self) -> Mapping[str, float]:
        """The weights as shares of their sum, by component."""
        given = asdict(self)
        largest = max(given.values())
        scaled = {name: weight / largest for name, weight in given.items()}
        total = sum(scaled.values())
        return {name: weight / total for name, weight in scaled.items()}


@dataclass(frozen=True, slots=True)
class PriorityScales:
    """The raw value at which a component reaches 1; beyond it nothing is added.

    Attributes:
        frequency: engagements with the theme per 100 engagements.
        breadth: independent replications of those that the portfolio could have, 0 to 1.
        trend: rate ratio a year; its reciprocal reaches 0, no change is one half.
        cost: margin points associated with the theme.

    """

    frequency: float = 25.0
    breadth: float = 1.0
    trend: float = 2.0
    cost: float = 10.0

    def __post_init__(self) -> None:
        """Refuse scales that cannot be meant.

        Raises:
            InvalidPriority: when a scale is not above 0, or that of the trend not above 1.

        """
        for field in fields(self):
            least = 1.0 if field.name == "trend" else 0.0
            value = getattr(self, field.name)
            if not (isfinite(value) and value > least):
                message = f"scale {field.name} is {value!r}; it must be above {least:g}"
                raise InvalidPriority(message)

    def of(self, name: str, raw: float) -> float:
        """Return a raw value of a component as 0 to 1.

        >>> PriorityScales().of("trend", 1.0), PriorityScales().of("frequency", 50.0)
        (0.5, 1.0)
        """
        if name == "controllability":
            return raw
        if name == "trend":
            if raw <= 0:
                return 0.0
            return min(max(0.5 + log2(raw) / log2(self.trend) / 2, 0.0), 1.0)
        return min(max(raw / float(getattr(self, name)), 0.0), 1.0)
