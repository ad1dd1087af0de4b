"""What is about to be signed: a text, and what is known about the engagement beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from types import MappingProxyType

from intelligence.edition import ATTRIBUTES, UNKNOWN
from intelligence.errors import InvalidOffer

_NUMBERS = ("planned_hours", "contingency", "confidence")


@dataclass(frozen=True, slots=True)
class Offer:
    """A statement of work or proposal before signature; nothing in it is known only afterwards.

    Attributes:
        text: as given, in code points; may be empty where only attributes are known.
        attributes: by name of `intelligence.edition.ATTRIBUTES` the value in the portfolio's own
            words; ``customer`` is a key. What is missing is *Unknown*.
        planned_hours: size, in hours of effort; null if not known.
        contingency: allowance offered, in percent of the planned effort; null if not known.
        confidence: share of similar engagements that the contingency shall be enough for.

    """

    text: str
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    planned_hours: float | None = None
    contingency: float | None = None
    confidence: float = 0.8

    def __post_init__(self) -> None:
        """Refuse what cannot be.

        Raises:
            InvalidOffer: for an attribute that no engagement has, or a number out of its range.

        """
        unknown = sorted(set(self.attributes) - set(ATTRIBUTES))
        if unknown:
            message = (
                f"an engagement has no attribute {unknown[0]!r}: it has {', '.join(ATTRIBUTES)}"
            )
            raise InvalidOffer(message)
        for name in _NUMBERS:
            value = getattr(self, name)
            if value is not None and not (isfinite(value) and value >= 0):
                message = f"{name.replace('_', ' ')} {value!r} is not a number from 0 up"
                raise InvalidOffer(message)
        if not 0 < self.confidence < 1:
            message = f"confidence {self.confidence!r} is not between 0 and 1"
            raise InvalidOffer(message)

    def value(self, attribute: str) -> str:
        """Return the value of an attribute, *Unknown* where it is not given."""
        return self.attributes.get(attribute) or UNKNOWN
