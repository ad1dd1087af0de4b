"""A maximum matching that is kept while pairs arrive one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


class GrowingMatching:
    """The most pairs of which no two share a side, after each pair that arrives.

    A new pair adds at most one to a maximum matching, and only along a path that leads from an
    unmatched left over the new pair to an unmatched right (Berge 1957); both halves are searched
    alone, because a path on which they met would have been there before.
    """

    def __init__(self) -> None:
        self.size = 0
        self._rights: dict[int, set[int]] = {}
        self._lefts: dict[int, set[int]] = {}
        self._of_left: dict[int, int] = {}
        self._of_right: dict[int, int] = {}

    def add(self, left: int, right: int) -> int:
        """Add a pair and return the size of the matching.

        >>> matching = GrowingMatching()
        >>> [matching.add(left, right) for left, right in ((0, 0), (0, 1), (1, 0), (1, 0))]
        [1, 1, 2, 2]
        """
        known = self._rights.setdefault(left, set())
        if right in known:
            return self.size
        known.add(right)
        self._lefts.setdefault(right, set()).add(left)
        freed = self._path(left, self._of_left, self._lefts)
        if freed is None:
            return self.size
        taken = self._path(right, self._of_right, self._rights)
        if taken is None:
            return self.size
        for partnered, free in reversed(tuple(pairwise(freed))):
            self._join(free, self._of_left[partnered])
        for partnered, free in reversed(tuple(pairwise(taken))):
            self._join(self._of_right[partnered], free)
        self._join(left, right)
        self.size += 1
        return self.size

    def _join(self, left: int, right: int) -> None:
        self._of_left[left] = right
        self._of_right[right] = left

    @staticmethod
    def _path(
        start: int,
        matched: dict[int, int],
        beside: dict[int, set[int]],
    ) -> Sequence[int] | None:
        """Return nodes of one side, from ``start`` to an unmatched one, each next to the partner.

        Args:
            start: where the search begins.
            matched: partner on the other side by node of this side.
            beside: nodes of this side by node of the other side.

        """
        before: dict[int, int | None] = {start: None}
        waiting = [start]
        while waiting:
            node = waiting.pop()
            partner = matched.get(node)
            if partner is None:
                path = [node]
                while (previous := before[path[-1]]) is not None:
                    path.append(previous)
                return path[::-1]
            for other in beside[partner]:
                if other not in before:
                    before[other] = node
                    waiting.append(other)
        return None
