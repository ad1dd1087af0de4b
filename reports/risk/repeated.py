"""Passages of the same words, told once: a clause that stands ten times is one thing to settle."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from intelligence.risk.risk_check import PassageFound
from intelligence.risk.suppression import wording_digest
from intelligence.sow.passage import PassageKind
from reports.figures import plural

_Passage = TypeVar("_Passage")


@dataclass(frozen=True, slots=True)
class Wording(Generic[_Passage]):
    """A passage with its number in the check, counted from 1, and others of the same words."""

    number: int
    first: _Passage
    others: tuple[tuple[int, _Passage], ...] = ()


def wordings(
    passages: Sequence[_Passage], identity: Callable[[_Passage], Hashable | None]
) -> tuple[Wording[_Passage], ...]:
    """Return passages by wording, each where it comes first.

    Args:
        passages: of a check, in its order.
        identity: what passages of the same words share; None for one that stands by itself.

    Examples:
        >>> [(one.number, one.first, one.others) for one in wordings("aba", lambda said: said)]
        [(1, 'a', ((3, 'a'),)), (2, 'b', ())]

    """
    found: dict[Hashable, list[tuple[int, _Passage]]] = {}
    for number, one in enumerate(passages, 1):
        same = identity(one)
        found.setdefault(number if same is None else ("same", same), []).append((number, one))
    return tuple(Wording(*own[0], tuple(own[1:])) for own in found.values())


def of_payload(one: Any) -> Hashable | None:
    """Return the identity of a passage in JSON: what conflicts with something stands alone."""
    if one["kind"] == PassageKind.CONFLICTING:
        return None
    digest: Hashable | None = one.get("digest")
    return digest


def of_passage(one: PassageFound) -> Hashable | None:
    """Return the identity of a passage; without its words it stands alone."""
    passage = one.passage
    if passage.kind == PassageKind.CONFLICTING or not passage.text:
        return None
    return wording_digest(passage.kind, passage.text)


def more_places(wording: Wording[PassageFound]) -> str:
    """Write where else the words of a passage stand; empty where nowhere else."""
    if not wording.others:
        return ""
    spans = (one.passage for _, one in wording.others)
    places = ", ".join(f"{one.start:,} to {one.end:,}" for one in spans)
    return f"The same words in {plural(len(wording.others), 'more place')}: {places}."
