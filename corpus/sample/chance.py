"""Seeded randomness: every choice of the sample comes from a stream named after its purpose.

Separate streams keep an edit to one part (say, spellings) from reshuffling all others.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


def stream(seed: int, purpose: str) -> Random:
    """Return the stream of random numbers for one purpose; the same on every machine.

    >>> stream(7, "demo").random() == stream(7, "demo").random()
    True
    """
    return Random(f"{seed}:{purpose}")  # noqa: S311 - a sample needs repeatability, not secrecy


def quota(random: Random, items: Sequence[Item], share: float) -> list[Item]:
    """Draw ``round(share * len(items))`` distinct items, in their given order.

    A quota realises a planted rate exactly; independent draws would blur small cells.

    >>> len(quota(stream(7, "demo"), range(40), 0.25))
    10
    """
    count = min(len(items), round(share * len(items)))
    chosen = set(random.sample(range(len(items)), count))
    return [item for position, item in enumerate(items) if position in chosen]
