"""What became of each theme from one edition to the next, shown by the findings they share.

Members are compared over the findings that both editions have, so that a crowd of new documents
looks like neither a change nor a new theme. Which theme is which is decided once for all of them
(one-to-one, largest total Jaccard overlap: Hungarian method, Kuhn 1955); where one theme holds most
of another without being its match, the containment tells a split or a merge (Spiliopoulou et al.
2006, "MONIC", with both directions of containment).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np

from intelligence.relations import Bounds, Event, Lineage, Members, Overlap, Relation, Stated


@dataclass(frozen=True)
class _Compared:
    previous: Members
    current: Members
    bounds: Bounds
    shared: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def overlap(self, before: str | None, after: str | None) -> Overlap:
        own = len(self.previous[before]) if before is not None else 0
        other = len(self.current[after]) if after is not None else 0
        both = self.shared.get((before or "", after or ""), 0)
        return Overlap(both, own, other)

    def is_part(self, before: str, after: str, *, earlier_is_whole: bool) -> bool:
        found = self.overlap(before, after)
        inside, share = found.of_current or 0.0, found.of_previous or 0.0
        if not earlier_is_whole:
            inside, share = share, inside
        enough = found.shared >= self.bounds.findings
        return enough and inside >= self.bounds.within and share >= self.bounds.part


def match_themes(
    previous: Members,
    current: Members,
    *,
    bounds: Bounds | None = None,
    ended: Members | None = None,
    stated: Stated | None = None,
) -> Lineage:
    """Return what became of every earlier theme, and where every later one is from.

    A theme of one id in both is the same; the others are matched by what they share.

    Args:
        previous: findings of each earlier theme, by id.
        current: findings of each later theme, by id or, of new ones, any other name. Give only
            findings that both editions have.
        bounds: when themes are related.
        ended: findings that themes had when they ended, earlier than ``previous``; one that is met
            again revives.
        stated: what is known beside the findings.

    """
    told = stated or Stated()
    compared = _Compared(previous, current, bounds or Bounds(), _shared(previous, current))
    same = _same(compared, match=not told.ids)
    splits = _splits(compared, same, told)
    merges = [pair for pair in _merges(compared, same, told) if pair not in splits]
    relations = [
        *_continued(compared, same, splits, merges),
        *_parts(compared, Event.SPLITS, splits),
        *_parts(compared, Event.MERGES, merges),
    ]
    explained = {item.current for item in relations}
    gone = {item.previous for item in relations}
    revived = _revived(compared, [name for name in current if name not in explained], ended or {})
    relations.extend(_appeared(compared, name, revived, told) for name in set(current) - explained)
    relations.extend(
        Relation(Event.ENDS, name, None, compared.overlap(name, None))
        for name in set(previous) - gone
    )
    return Lineage(tuple(sorted(relations, key=_order)))


def _splits(compared: _Compared, same: Mapping[str, str], told: Stated) -> list[tuple[str, str]]:
    found = {
        (before, after)
        for before, after in compared.shared
        if after not in same
        and compared.is_part(before, after, earlier_is_whole=True)
        and (before in compared.current or not told.ids)
    }
    known = {
        (before, after)
        for after, before in told.split_off.items()
        if before in compared.previous and after in compared.current and after not in same
    }
    return sorted(found | known)


def _merges(compared: _Compared, same: Mapping[str, str], told: Stated) -> list[tuple[str, str]]:
    alive = set(same.values())
    found = {
        (before, after)
        for before, after in compared.shared
        if before not in alive
        and compared.is_part(before, after, earlier_is_whole=False)
        and (after in compared.previous or not told.ids)
    }
    known = {
        (before, after)
        for before, after in told.merged.items()
        if before in compared.previous and after in compared.current and before not in alive
    }
    return sorted(found | known)


def _order(relation: Relation) -> tuple[str, str, str]:
    return (relation.current or "", relation.previous or "", relation.event.value)


def _shared(previous: Members, current: Members) -> dict[tuple[str, str], int]:
    """Return how many findings each pair shares, without the pairs that share none."""
    holders: dict[str, list[str]] = {}
    for name, members in current.items():
        for member in members:
            holders.setdefault(member, []).append(name)
    counts: dict[tuple[str, str], int] = {}
    for name, members in previous.items():
        for member in members:
            for other in holders.get(member, ()):
                counts[name, other] = counts.get((name, other), 0) + 1
    return counts


def _same(compared: _Compared, *, match: bool = True) -> dict[str, str]:
    """Return the earlier theme that each later one is, by later name."""
    same = {name: name for name in compared.current if name in compared.previous}
    if not match:
        return same
    before = [name for name in sorted(compared.previous) if name not in same]
    after = [name for name in sorted(compared.current) if name not in same]
    scores = np.zeros((len(before), len(after)))
    for row, earlier in enumerate(before):
        for column, later in enumerate(after):
            scores[row, column] = compared.overlap(earlier, later).jaccard or 0.0
    if scores.size:
        from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - 0.2 s that few need

        for row, column in zip(*linear_sum_assignment(-scores), strict=True):
            if _continues(compared, before[row], after[column], float(scores[row, column])):
                same[after[column]] = before[row]
    return same


def _continues(compared: _Compared, before: str, after: str, jaccard: float) -> bool:
    """Say whether a matched pair is one theme: alike, or the larger part of a split or merge."""
    if compared.overlap(before, after).shared == 0:
        return False
    return (
        jaccard >= compared.bounds.same
        or compared.is_part(before, after, earlier_is_whole=True)
        or compared.is_part(before, after, earlier_is_whole=False)
    )


def _continued(
    compared: _Compared,
    same: Mapping[str, str],
    splits: Collection[tuple[str, str]],
    merges: Collection[tuple[str, str]],
) -> list[Relation]:
    split, merged = {before for before, _ in splits}, {after for _, after in merges}
    relations = []
    for after, before in same.items():
        event = Event.CONTINUES
        if before in split:
            event = Event.SPLITS
        elif after in merged:
            event = Event.MERGES
        overlap = compared.overlap(before, after)
        relations.append(Relation(event, before, after, overlap, keeps_id=True))
    return relations


def _parts(compared: _Compared, event: Event, pairs: Collection[tuple[str, str]]) -> list[Relation]:
    return [
        Relation(event, before, after, compared.overlap(before, after)) for before, after in pairs
    ]


def _revived(
    compared: _Compared, unexplained: Collection[str], ended: Members
) -> dict[str, tuple[str, Overlap]]:
    """Return the ended theme that each unexplained one is again, by later name."""
    away = {name: members for name, members in ended.items() if name not in compared.previous}
    fresh = {name: compared.current[name] for name in unexplained}
    again = _Compared(away, fresh, compared.bounds, _shared(away, fresh))
    return {after: (before, again.overlap(before, after)) for after, before in _same(again).items()}


def _appeared(
    compared: _Compared,
    name: str,
    revived: Mapping[str, tuple[str, Overlap]],
    told: Stated,
) -> Relation:
    if name in revived:
        before, overlap = revived[name]
        return Relation(Event.REVIVES, before, name, overlap, keeps_id=True)
    if name in told.known:
        return Relation(Event.REVIVES, name, name, compared.overlap(None, name), keeps_id=True)
    source = _source(compared, name)
    return Relation(Event.STARTS, source, name, compared.overlap(source, name))


def _source(compared: _Compared, name: str) -> str | None:
    """Return the theme that ended and had most of a new one's findings, if there is one."""
    ended = [
        before
        for before, after in compared.shared
        if after == name
        and before not in compared.current
        and compared.is_part(before, name, earlier_is_whole=True)
    ]
    return max(ended, key=lambda before: (compared.shared[before, name], before), default=None)
