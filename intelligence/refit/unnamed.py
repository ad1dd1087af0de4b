"""What of the causes in no theme is a theme of its own, though no group of all causes shows it.

Groups of all causes follow the themes that are there, and what begins is shared out among them. So
what is in no theme is looked at alone: it is parted in two, each half in two again, and each of
these sets may be a theme. What is in no theme for want of sureness is a bit of everything, and
parts of it are sets as well; therefore a set must be told from the known themes, lie nearer to
itself than to them, and leave little else behind that is drawn to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.curation.suggest import sides
from intelligence.refit.bounds import RefitBounds
from intelligence.refit.nearness import told_apart
from intelligence.refit.yardstick import Yardstick

#: Known themes nearest to a set that it must be told from.
_NEAREST = 2


@dataclass(frozen=True)
class Unnamed:
    """Causes in no theme beside known themes.

    Attributes:
        rows: vectors of n causes in no theme, shape (n, dimension), in an order that lasts.
        themes: vectors of each known theme, each of shape (some, dimension).
        bounds: how strong evidence must be.
        are_two: says of two sets of vectors whether they are two things.

    """

    rows: NDArray[np.floating]
    themes: Sequence[NDArray[np.floating]]
    bounds: RefitBounds
    are_two: Callable[[NDArray[np.floating], NDArray[np.floating]], bool]

    def kinds(self) -> tuple[tuple[int, ...], ...]:
        """Return the places of the causes of each theme that is seen, none in two of them."""
        if len(self.themes) < self.bounds.beside:
            return ()
        yardstick = Yardstick.of(self.themes)
        return tuple(self._kinds(np.arange(len(self.rows)), yardstick))

    def _kinds(self, places: NDArray[np.int64], yardstick: Yardstick) -> list[tuple[int, ...]]:
        if len(places) < self.bounds.begun:
            return []
        side = sides(self.rows[places])
        parts = [] if side is None else [places[side], places[~side]]
        is_one = self._is_kind(places, yardstick)
        if is_one and not (parts and self._are_two(*parts)):
            return [tuple(int(at) for at in places)]
        found = [kind for part in parts for kind in self._kinds(part, yardstick)]
        return found or ([tuple(int(at) for at in places)] if is_one else [])

    def _are_two(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> bool:
        least = min(len(one), len(other))
        return least >= self.bounds.findings and self.are_two(self.rows[one], self.rows[other])

    def _is_kind(self, places: NDArray[np.int64], yardstick: Yardstick) -> bool:
        own, rest = self.rows[places], np.delete(self.rows, places, axis=0)
        if yardstick.own(own) < self.bounds.own:
            return False
        if yardstick.drawn(rest, own) > self.bounds.left_behind:
            return False
        near = (self.themes[at] for at in yardstick.nearest(own, _NEAREST))
        return all(told_apart(own, theme) >= self.bounds.from_known for theme in near)
