"""Places every cause among the themes that are known, before any curation.

Known themes stay as they are: what belonged to a discovered theme keeps belonging to it, what the
recogniser knows gets its theme of the taxonomy, and only of the rest is asked whether it is close
to the anchors of a discovered theme. What remains is where new themes are looked for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from intelligence.findings import Finding
from intelligence.identity.anchors import anchor_rows, packed
from intelligence.identity.closeness import Spread
from intelligence.identity.references import Finder, FindingRef
from intelligence.identity.registry import Discovered, Member
from intelligence.identity.theme import theme_id_of
from intelligence.recognising import Assigned
from intelligence.status_notes import is_status_note
from models.embedding import Embedder


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a cause belongs: a theme, its sub-cause and how sure that is; or nowhere, and why.

    ``subcause_confidence`` is how sure it is that the theme and the sub-cause are both right; None
    without a sub-cause.
    """

    theme_id: str | None = None
    subcause_key: str | None = None
    confidence: float | None = None
    abstention: str | None = None
    subcause_confidence: float | None = None


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
    elsewhere: Collection[int] = (),
    trusted: float = 0.0,
) -> Placed:
    """Place causes among known themes.

    Args:
        causes: n causes.
        recognised: what the recogniser says of each; nothing where there is no taxonomy.
        discovered: themes that were found in earlier builds.
        embedder: of the vectors in which closeness is measured.
        elsewhere: positions of causes that a decision has brought into another theme: a theme that
            was found later does not draw them away.
        trusted: least confidence in a cause's role with which it can come into a discovered theme.

    """
    placements = [_recognised(found) for found in recognised]
    for theme in discovered:
        for member in theme.members:
            at = causes.finder.find(member.ref)
            if at is not None:
                placements[at] = Placement(theme.theme.theme_id, confidence=member.confidence)
    current = [_measured(theme, causes, placements, embedder) for theme in discovered]
    away = set(elsewhere)
    rest = [at for at, place in enumerate(placements) if place.theme_id is None and at not in away]
    for at, place in gather(causes, rest, current, embedder, trusted).items():
        placements[at] = place
    whole = tuple(with_members(item, causes, placements) for item in current)
    return Placed(tuple(placements), whole)


def measured(
    theme: Discovered, causes: Causes, placements: Sequence[Placement], embedder: Embedder
) -> Discovered:
    """Return a theme with the vectors of its anchors and its bound.

    The bound is against every cause that is not the theme's. A theme of which no anchor is there
    stays as it is: another encoder has nothing to measure.
    """
    known = _with_vectors(theme, causes, embedder)
    if known is theme:
        return theme
    identity = theme.theme.theme_id
    others = {
        causes.readable[at] for at, place in enumerate(placements) if place.theme_id != identity
    }
    rows = anchor_rows(known, embedder.identity)
    return replace(known, bound=Spread.of(rows).bound(embedder.embed(sorted(others))))


def _with_vectors(theme: Discovered, causes: Causes, embedder: Embedder) -> Discovered:
    positions = causes.resolved(theme.anchors)
    if not positions:
        return theme
    rows = embedder.embed([causes.readable[at] for at in positions])
    anchors = [FindingRef.of(causes.findings[at]) for at in positions]
    return replace(theme, vectors=packed(anchors, rows), measured=embedder.identity)


def _measured(
    theme: Discovered, causes: Causes, placements: Sequence[Placement], embedder: Embedder
) -> Discovered:
    """Measure anew with another encoder only: a bound does not follow the company."""
    if theme.measured != embedder.identity:
        return measured(theme, causes, placements, embedder)
    # A registry of an older form has no vectors.
    return theme if theme.vectors else _with_vectors(theme, causes, embedder)


def with_members(
    theme: Discovered,
    causes: Causes,
    placements: Sequence[Placement],
) -> Discovered:
    """Return a discovered theme with the members that the placements give it.

    References are renewed, so that a sentence that moved in its document is found at its new place.
    Anchors and members that are gone are kept: their document may come back.
    """
    identity = theme.theme.theme_id
    away = {
        str(member.ref): member
        for member in theme.members
        if causes.finder.find(member.ref) is None
    }
    members = {
        str(member.ref): member
        for member in (
            Member(FindingRef.of(causes.findings[at]), place.confidence or 0.0)
            for at, place in enumerate(placements)
            if place.theme_id == identity
        )
    }

    def renewed(refs: Sequence[FindingRef]) -> tuple[FindingRef, ...]:
        found = [(ref, causes.finder.find(ref)) for ref in refs]
        new = [ref if at is None else FindingRef.of(causes.findings[at]) for ref, at in found]
        return tuple(dict.fromkeys(new))

    return replace(
        theme,
        members=tuple(sorted({**away, **members}.values(), key=lambda member: member.ref)),
        anchors=renewed(theme.anchors),
        representatives=renewed(theme.representatives),
    )


def _recognised(found: Assigned) -> Placement:
    if found.theme_key is None:
        return replace(NOWHERE, abstention=found.abstention)
    return Placement(
        theme_id_of(found.theme_key),
        found.subcause_key,
        found.confidence,
        subcause_confidence=found.subcause_confidence,
    )


def gather(
    causes: Causes,
    rest: Sequence[int],
    discovered: Sequence[Discovered],
    embedder: Embedder,
    trusted: float = 0.0,
) -> dict[int, Placement]:
    """Return which of the rest belong to discovered themes, by position; the closest theme wins.

    What may be no cause at all is close to what else is none, so it is not asked.

    Args:
        causes: n causes.
        rest: positions of those without a theme.
        discovered: themes with their bounds.
        embedder: of the vectors in which closeness is measured.
        trusted: least confidence in a cause's role with which it is asked.

    """
    asked = [
        at
        for at in rest
        if causes.findings[at].role_confidence >= trusted
        and not is_status_note(causes.readable[at])
    ]
    if not asked or not discovered:
        return {}
    rows = embedder.embed([causes.readable[at] for at in asked])
    best = np.full(len(asked), -1.0)
    owner = np.full(len(asked), -1)
    ordered = sorted(discovered, key=lambda item: item.theme.theme_id)
    for number, theme in enumerate(ordered):
        close = Spread.of(anchor_rows(theme, embedder.identity)).closeness(rows)
        better = (close >= theme.bound) & (close > best)
        best, owner = np.where(better, close, best), np.where(better, number, owner)
    return {
        at: Placement(
            ordered[owner[row]].theme.theme_id, confidence=float(np.clip(best[row], 0.0, 1.0))
        )
        for row, at in enumerate(asked)
        if owner[row] >= 0
    }
