"""What a conflict is: two places of a text, and what differs between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements ``first`` and ``second`` (places in the sequence given) and what differs.

    Both are one where a statement is at odds with itself.
    """

    first: int
    second: int
    what: str
    confidence: float
