"""What people decided about names: which record one means, or that it means none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intelligence.linking.names import normalise_name, normalise_title


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's answer: ``given`` means the record ``key``, or no record when ``None``.

    One for a key that the register does not have is as good as none.
    """

    entity: str
    given: str
    key: str | None


def customers_decided(decisions: Iterable[Decision]) -> dict[str, str | None]:
    """Return which customer names mean by their comparable form, the newest decision last."""
    return {normalise_name(item.given): item.key for item in decisions if item.entity == "customer"}


def asked(entity: str, given: str) -> tuple[str, str]:
    """Return under what a decision on a name is found again."""
    return entity, (normalise_title if entity == "engagement" else normalise_name)(given)
