"""Groups all sure causes cold, beside the known themes, and says what would change, and how surely.

Known themes are the null hypothesis. A theme splits only when its halves lie as far apart as themes
do, or, where themes do not tell how far that is, when its parts are groups of their own in nearly
every part of the causes; themes merge only when one group holds them in nearly every part, or each
is the other's nearest, and their findings cannot be told apart; one starts only among what no theme
has. What people decided about themes is not turned round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from intelligence.refit.bounds import RefitBounds
from intelligence.refit.changes import Change, Kind, Measured
from intelligence.refit.halves import HowFar, as_two, halves_of
from intelligence.refit.nearness import chance_of_apart, nearest_part, nearest_set, told_apart
from intelligence.refit.standing import Known, Standing
from intelligence.refit.unnamed import Unnamed
from intelligence.refit.view import Cold
from intelligence.refit.yardstick import Yardstick
from models.unexplained import chance_of


@dataclass(frozen=True)
class Reconsidered:
    """Finds the changes; ``vectors`` are of all n causes, shape (n, dimension)."""

    standing: Standing
    vectors: NDArray[np.floating]
    cold: Cold
    bounds: RefitBounds
    chance: float = 0.05

    def changes(self) -> tuple[Change, ...]:
        """Return every change that the evidence carries, each theme in one of them at most."""
        found = [*self._splits(), *self._merges, *self._ends()]
        named: set[str] = set()
        kept = []
        for change in found:
            if not named & {*change.themes}:
                named.update(change.themes)
                kept.append(change)
        return (*kept, *self._starts())

    @cached_property
    def _own(self) -> dict[str, list[int]]:
        """Places among the sure causes of each theme's, those that people settled left out."""
        own: dict[str, list[int]] = {theme: [] for theme in self.standing.themes}
        for place, at in enumerate(self.cold.at):
            theme = self.standing.theme_ids[at]
            if theme is not None and not self.standing.settled[at]:
                own[theme].append(place)
        return own

    def _judged(self) -> list[Known]:
        """Return the themes that have enough to be judged, in an order that lasts."""
        least, themes = self.bounds.findings, self.standing.themes
        return [themes[theme] for theme, own in sorted(self._own.items()) if len(own) >= least]

    def _in_use(self) -> list[Known]:
        """Return the judged themes that may change: a retired one keeps its own."""
        return [theme for theme in self._judged() if not theme.is_retired]

    def _rows(self, places: Sequence[int]) -> NDArray[np.floating]:
        return self.vectors[self.cold.at[list(places)]]

    @cached_property
    def _far(self) -> HowFar:
        """What the judged themes tell of how far apart themes lie."""
        return HowFar.of(self._sets(), self.bounds)

    def _sets(self, *without: str) -> list[NDArray[np.floating]]:
        """Return the vectors of each judged theme but some."""
        ids = [theme.theme_id for theme in self._judged()]
        return [self._rows(self._own[theme]) for theme in ids if theme not in without]

    def _splits(self) -> Iterable[Change]:
        split = self._in_halves if self._far.told else self._in_groups
        for theme in self._in_use():
            if not self.standing.kept.is_one(theme.theme_id):
                yield from split(theme.theme_id)

    def _in_groups(self, theme_id: str) -> Iterable[Change]:
        """Return the split of a theme in the groups of all causes that it lies in."""
        heads = self._heads(theme_id)
        if len(heads) > 1:
            measured = [self._measured_part(theme_id, heads[0], part) for part in heads[1:]]
            yield self._split(theme_id, heads, measured)

    def _heads(self, theme_id: str) -> list[list[int]]:
        """Return the parts of a theme, the largest first: a part joins one it is not apart from."""
        heads: list[list[int]] = []
        others = self._others(theme_id)
        for part in self._parts(theme_id):
            close = [head for head in heads if not self._are_two(head, part, others)]
            if close:
                close[0].extend(part)
            elif not heads or not self._is_subcause(part):
                heads.append(part)
        return heads

    def _in_halves(self, theme_id: str) -> Iterable[Change]:
        """Return the split of a theme in its halves, if they are two things."""
        own = self._own[theme_id]
        found = halves_of(self._rows(own), self.bounds)
        if found is None:
            return
        heads = [[own[at] for at in half] for half in found]
        together = self.cold.drawn.together(*heads)
        if together > self.bounds.together or self._is_subcause(heads[1]):
            return
        one, other = (self._rows(half) for half in heads)
        measured = as_two(one, other, self._others(theme_id), self.bounds)
        if measured is not None:
            yield self._split(theme_id, heads, [replace(measured, agreeing=1 - together)])

    def _others(self, theme_id: str) -> Yardstick:
        """Return the judged themes but one and those that it would merge with: it twice over."""
        same = {theme_id}.union(*(c.themes for c in self._merges if theme_id in c.themes))
        return Yardstick.of(self._sets(*same))

    def _parts(self, theme_id: str) -> list[list[int]]:
        """Return what of a theme lies in each group, where it is enough to be a part."""
        own, groups = self._own[theme_id], self.cold.grouping
        by_group: dict[int, list[int]] = {}
        for place in own:
            by_group.setdefault(int(groups.members[place]), []).append(place)
        parts = [
            part
            for group, part in sorted(by_group.items())
            if group >= 0
            and groups.stability[group] >= self.bounds.recurring
            and len(part) >= self._fewest(len(own), len(part), group)
        ]
        return sorted(parts, key=len, reverse=True)

    def _fewest(self, theme: int, part: int, group: int) -> float:
        """Return how many causes a part of a theme needs, fewer where its group is mostly it."""
        is_own = part >= self.bounds.within * (self.cold.grouping.members == group).sum()
        share = self.bounds.part if is_own else self.bounds.large
        return max(self.bounds.findings, share * theme)

    def _are_two(self, one: Sequence[int], other: Sequence[int], others: Yardstick) -> bool:
        if self.cold.drawn.apart(one, other) < self.bounds.agreeing:
            return False
        first, second = self._rows(one), self._rows(other)
        if others.between(first, second) < self._far.usual:
            return False
        return told_apart(first, second) >= self.bounds.told_apart

    def _is_subcause(self, part: Sequence[int]) -> bool:
        """Say whether a part is mostly what the taxonomy calls one sub-cause of the theme."""
        named = [self.standing.subcauses[self.cold.at[place]] for place in part]
        counts = Counter(key for key in named if key is not None)
        return max(counts.values(), default=0) >= self.bounds.subcause * len(part)

    def _split(
        self, theme_id: str, heads: Sequence[list[int]], measured: Sequence[Measured]
    ) -> Change:
        """Give every cause of the theme that nobody settled to its nearest part."""
        places = {int(at): place for place, at in enumerate(self.cold.at)}
        whole = [at for at in self.standing.members(theme_id) if not self.standing.settled[at]]
        known = {place: number for number, head in enumerate(heads) for place in head}
        rest = [at for at in whole if places.get(at) not in known]
        near = nearest_part(self.vectors[rest], [self._rows(head) for head in heads])
        leaving: list[list[int]] = [[int(self.cold.at[p]) for p in head] for head in heads]
        for at, number in zip(rest, near, strict=True):
            leaving[number].append(at)
        parts = tuple(tuple(sorted(part)) for part in leaving[1:])
        return Change(Kind.SPLIT, (theme_id,), parts, tuple(measured))

    def _measured_part(self, theme_id: str, main: Sequence[int], part: Sequence[int]) -> Measured:
        group = int(self.cold.grouping.members[part[0]])
        return Measured(
            self.cold.drawn.apart(main, part),
            told_apart(self._rows(main), self._rows(part)),
            round(float(self.cold.grouping.stability[group]), 4),
            round(len(part) / max(int((self.cold.grouping.members == group).sum()), 1), 4),
            round(len(part) / len(self._own[theme_id]), 4),
        )

    @cached_property
    def _merges(self) -> tuple[Change, ...]:
        into, apart = dict[str, str](), self.standing.kept.are_two
        found: dict[str, list[tuple[str, Measured]]] = {}
        for one, other in combinations(sorted(self._in_use(), key=self._precedence), 2):
            if into.keys() & {one.theme_id, other.theme_id}:
                continue
            if any(apart(other.theme_id, gone) for gone, _ in found.get(one.theme_id, ())):
                continue
            measured = self._as_one(one.theme_id, other.theme_id)
            if measured is not None:
                into[other.theme_id] = one.theme_id
                found.setdefault(one.theme_id, []).append((other.theme_id, measured))
        return tuple(
            Change(Kind.MERGE, (*(one for one, _ in gone), stays), (), tuple(m for _, m in gone))
            for stays, gone in found.items()
        )

    def _precedence(self, theme: Known) -> tuple[bool, int, str]:
        """Order themes by which of two keeps its identity: used before proposed, then larger."""
        return (theme.is_machine_made, -len(self._own[theme.theme_id]), theme.theme_id)

    def _as_one(self, one: str, other: str) -> Measured | None:
        if self.standing.kept.are_two(one, other):
            return None
        first, second = self._own[one], self._own[other]
        together = self.cold.drawn.together(first, second)
        is_nearest = self._nearest.get(one) == other and self._nearest.get(other) == one
        if together < self.bounds.agreeing and not is_nearest:
            return None
        apart = told_apart(self._rows(first), self._rows(second))
        in_one = together >= self.bounds.agreeing and apart <= self.bounds.mixed
        if not in_one and not (is_nearest and self._are_blended(first, second, apart)):
            return None
        if not self._far.told and self._has_third(one, other):
            return None
        groups = self.cold.grouping.members
        held = Counter(int(groups[place]) for place in first if groups[place] >= 0)
        home = held.most_common(1)[0][0] if held else -1
        inside = sum(int(groups[place]) == home for place in second) / len(second)
        return Measured(together, apart, of_theme=round(inside, 4))

    def _has_third(self, one: str, other: str) -> bool:
        """Say whether a third theme is as near to most of two themes as these are to each other."""
        first, second = self._rows(self._own[one]), self._rows(self._own[other])
        elsewhere = Yardstick.of(self._sets(one, other)).elsewhere(first, second)
        return elsewhere > self.bounds.third

    @cached_property
    def _nearest(self) -> dict[str, str]:
        """The theme that each judged theme's findings are closest to, its own left out."""
        judged = [theme.theme_id for theme in self._judged()]
        near = nearest_set([self._rows(self._own[theme]) for theme in judged])
        return {theme: judged[at] for theme, at in zip(judged, near, strict=True) if at >= 0}

    def _are_blended(self, one: Sequence[int], other: Sequence[int], apart: float) -> bool:
        """Say whether two themes that are each other's nearest lie apart no more than by chance."""
        if min(len(one), len(other)) < self.bounds.enough or apart > self.bounds.blended:
            return False
        return chance_of_apart(self._rows(one), self._rows(other)) >= self.bounds.random

    def _ends(self) -> Iterable[Change]:
        if self.cold.drawn.coverage < self.bounds.covered:
            return
        for theme in self._in_use():
            if theme.is_machine_made and not self.standing.kept.is_one(theme.theme_id):
                scattered = self.cold.drawn.scattered(self._own[theme.theme_id])
                if scattered >= self.bounds.scattered:
                    yield Change(Kind.END, (theme.theme_id,), (), (Measured(scattered),))

    def _starts(self) -> Iterable[Change]:
        """Return what is in no theme and is one: groups of it, then what the rest falls into."""
        themes, settled = self.standing.theme_ids, self.standing.settled
        free = np.array([themes[p] is None and not settled[p] for p in self.cold.at], dtype=bool)
        left = free.copy()
        for group in range(self.cold.grouping.groups):
            places, measured = self._started(group, free)
            if measured is not None:
                left[places] = False
                yield self._start(places, measured)
        if not self._far.told:
            return
        rest = np.flatnonzero(left)
        at = self.cold.at[rest]
        seen = Unnamed.among(self.standing, self.vectors, at, self._sets(), self.bounds)
        for kind in seen.kinds():
            yield self._start(rest[list(kind.places)], kind.measured)

    def _start(self, places: NDArray[np.int64], measured: Measured) -> Change:
        return Change(Kind.START, (), (tuple(int(p) for p in self.cold.at[places]),), (measured,))

    def _started(
        self, group: int, free: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], Measured | None]:
        """Return what of a group is in no theme, and the evidence if it is more than by chance."""
        groups = self.cold.grouping
        inside = groups.members == group
        left = np.flatnonzero(inside & free)
        share = len(left) / max(int(inside.sum()), 1)
        steady = groups.stability[group] >= self.bounds.stability
        if len(left) < self.bounds.findings or share < self.bounds.within or not steady:
            return left, None
        agreeing = 1 - self.cold.drawn.scattered(left.tolist())
        chance = chance_of(inside, free, float(free.mean()))
        if agreeing < self.bounds.agreeing or chance > self.chance:
            return left, None
        stability = round(float(groups.stability[group]), 4)
        return left, Measured(agreeing, None, stability, round(share, 4))
