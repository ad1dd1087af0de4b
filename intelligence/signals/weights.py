"""Reads weights of priorities as a person gives them: ``cost=0.5``, one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields

from intelligence.errors import InvalidPriority
from intelligence.signals.priority_weights import PriorityWeights

#: The components that have a weight.
COMPONENTS = tuple(field.name for field in fields(PriorityWeights))

#: What each counts where none is named, as it would be given.
DEFAULTS = ", ".join(f"{name}={weight:g}" for name, weight in asdict(PriorityWeights()).items())


def read_weights(given: Iterable[str]) -> PriorityWeights:
    """Return the weights named; a component that is not named keeps its default.

    >>> read_weights(["cost=0.5", "trend=0"]).trend
    0.0

    Raises:
        InvalidPriority: when a weight is no ``name=number``, or not one that can be meant.

    """
    named: dict[str, float] = {}
    for text in given:
        name, _, number = text.partition("=")
        name = name.strip()
        if name not in COMPONENTS or name in named:
            message = (
                f"{text[:60]!r} is no weight; give each of {', '.join(COMPONENTS)} once at most, "
                f"such as cost=0.5; the defaults are {DEFAULTS}"
            )
            raise InvalidPriority(message)
        try:
            named[name] = float(number)
        except ValueError:
            message = f"weight {name} is {number[:60]!r}; it must be a number from 0"
            raise InvalidPriority(message) from None
    return PriorityWeights(**named)
