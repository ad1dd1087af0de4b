"""How far we can do something about a theme ourselves, 0 to 1, each value with its reason.

The values that come with the project are a judgement, not a measurement; a user's own replace them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import isfinite
from pathlib import Path

from intelligence.errors import InvalidPriority

_FILE = Path(__file__).with_name("controllability.json")


@dataclass(frozen=True, slots=True)
class Controllability:
    """How far a theme is in our own hands, and why that is thought; it has no sampling error."""

    value: float
    reason: str

    def __post_init__(self) -> None:
        """Refuse what is not a share.

        Raises:
            InvalidPriority: when the value is not between 0 and 1.

        """
        if not (isfinite(self.value) and 0 <= self.value <= 1):
            message = f"controllability {self.value!r} is not between 0 and 1"
            raise InvalidPriority(message)


@cache
def default_controllability() -> Mapping[str, Controllability]:
    """Return the project's judgement by theme key of the starter taxonomy."""
    told = json.loads(_FILE.read_text(encoding="utf-8"))
    return {key: Controllability(value, reason) for key, (value, reason) in told.items()}
