"""Places every cause among the themes that are known, before any curation.

Known themes stay as they are: what belonged to a discovered theme keeps belonging to it, what the
recogniser knows gets its theme of the taxonomy, and only of the rest is asked whether it is close
to the anchors of a discovered theme. What remains is where new themes are looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from intelligence.assignment import Assigned
from intelligence.findings import Finding
from intelligence.identity.closeness import Spread
from intelligence.identity.references import Finder, FindingRef
from intelligence.identity.registry import Discovered, Member
from intelligence.identity.theme import theme_id_of
from intelligence.status_notes import is_status_note
from models.embedding import Embedder


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a cause belongs: a theme, its sub-cause and how sure that is; or nowhere."""

    theme_id: str | None = None
    subcause_key: str | None = None
    confidence: float | None = None


NOWHERE = Placement()


@dataclass(frozen=True)
class Placed:
    """One placement a cause, in the order given, and the discovered themes with their members."""

    placements: tuple[Placement, ...]
    discovered: tuple[Discovered, ...]


@dataclass(frozen=True)
class Causes:
    """The causes of a build, which several steps ask for: n findings and how they are found again.

    ``readable`` are their texts as the models read them.
    """

    findings: Sequence[Finding]
    readable: Sequence[str]
    finder: Finder

    def resolved(self, refs: Sequence[FindingRef]) -> list[int]:
        """Return the positions of those that are still there, in the order given, each once."""
        found = (self.finder.find(ref) for ref in refs)
        return list(dict.fromkeys(at for at in found if at is not None))


def place_causes(
    causes: Causes,
    recognised: Sequence[Assigned],
    discovered: Sequence[Discovered],
    embedder: Embedder,
) -> Placed:
    """Place causes among known themes.

    Args:
        causes: n causes.
        recognised: what the recogniser says of each; none where there is no taxonomy.
        discovered: themes that were found in earlier builds.
        embedder: of the vectors in which closeness is measured.

    """
    placements = [_recognised(found) for found in recognised]
    for theme in discovered:
        for member in theme.members:
            at = causes.finder.find(member.ref)
            if at is not None:
                placements[at] = Placement(theme.theme.theme_id, confidence=member.confidence)
    rest = [at for at, place in enumerate(placements) if place.theme_id is None]
    for at, place in _closest(causes, rest, discovered, embedder).items():
        placements[at] = place
    return Placed(
        tuple(placements),
        tuple(with_members(item, causes, placements, keep_anchors=True) for item in discovered),
    )


def gather(
    causes: Causes, rest: Sequence[int], discovered: Sequence[Discovered], embedder: Embedder
) -> dict[int, Placement]:
    """Return which of the rest belong to themes that were just found, by position."""
    return _closest(causes, rest, discovered, embedder)


def with_members(
    theme: Discovered,
    causes: Causes,
    placements: Sequence[Placement],
    *,
    keep_anchors: bool,
) -> Discovered:
    """Return a discovered theme with the members that the placements give it.

    References are renewed, so that a sentence that moved in its document is found at its new place.
    Anchors that are gone are kept as well when asked: their document may come back.
    """
    identity = theme.theme.theme_id
    members = tuple(
        Member(FindingRef.of(causes.findings[at]), place.confidence or 0.0)
        for at, place in enumerate(placements)
        if place.theme_id == identity
    )

    def renewed(refs: Sequence[FindingRef]) -> tuple[FindingRef, ...]:
        found = [(ref, causes.finder.find(ref)) for ref in refs]
        new = [
            FindingRef.of(causes.findings[at]) if at is not None else ref
            for ref, at in found
            if at is not None or keep_anchors
        ]
        return tuple(dict.fromkeys(new))

    return replace(
        theme,
        members=tuple(sorted(members, key=lambda member: member.ref)),
        anchors=renewed(theme.anchors),
        representatives=renewed(theme.representatives),
    )


def _recognised(found: Assigned) -> Placement:
    if found.theme_key is None:
        return NOWHERE
    return Placement(theme_id_of(found.theme_key), found.subcause_key, found.confidence)


def _closest(
    causes: Causes, rest: Sequence[int], discovered: Sequence[Discovered], embedder: Embedder
) -> dict[int, Placement]:
    asked = [at for at in rest if not is_status_note(causes.readable[at])]
    if not asked or not discovered:
        return {}
    texts = [causes.readable[at] for at in asked]
    rows = embedder.embed(texts)
    best = np.full(len(asked), -1.0)
    owner = np.full(len(asked), -1)
    for number, theme in enumerate(sorted(discovered, key=lambda item: item.theme.theme_id)):
        spread = Spread.of(_anchor_rows(causes, theme, embedder))
        close = spread.closeness(rows)
        better = (close >= spread.bound) & (close > best)
        best, owner = np.where(better, close, best), np.where(better, number, owner)
    names = sorted(item.theme.theme_id for item in discovered)
    return {
        at: Placement(names[owner[row]], confidence=float(min(max(best[row], 0.0), 1.0)))
        for row, at in enumerate(asked)
        if owner[row] >= 0
    }


def _anchor_rows(causes: Causes, theme: Discovered, embedder: Embedder) -> NDArray[np.floating]:
    positions = causes.resolved(theme.anchors)
    return embedder.embed(sorted({causes.readable[at] for at in positions}))
