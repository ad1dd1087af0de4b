"""What of the causes in no theme is a theme of its own, though no group of all causes shows it.

Groups of all causes follow the themes that are there, and what begins is shared out among them. So
what is in no theme is looked at alone: it is parted in two, each half in two again, and each of
these sets may be a theme. What is in no theme for want of sureness is a bit of everything, and
parts of it are sets as well; therefore a set must be told from the known themes, lie nearer to
itself than to them, and leave next to nothing behind that is drawn to it. Of a set and a part of it
the part is taken: where the set is one thing, each part leaves the rest of it behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.curation.suggest import sides
from intelligence.refit.bounds import RefitBounds
from intelligence.refit.changes import Measured
from intelligence.refit.nearness import told_apart
from intelligence.refit.yardstick import Yardstick

#: Known themes nearest to a set that it must be told from.
_NEAREST = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """A theme that is seen: the places of its causes, and the evidence."""

    places: tuple[int, ...]
    measured: Measured


@dataclass(frozen=True)
class Unnamed:
    """Causes in no theme beside known themes.

    Attributes:
        rows: vectors of n causes in no theme, shape (n, dimension), in an order that lasts.
        themes: vectors of each known theme, each of shape (some, dimension).
        bounds: how strong evidence must be.

    """

    rows: NDArray[np.floating]
    themes: Sequence[NDArray[np.floating]]
    bounds: RefitBounds

    def kinds(self) -> tuple[Seen, ...]:
        """Return each theme that is seen, no cause in two of them.

        Only themes that tell how far apart themes lie are a measure for it; see `HowFar`.
        """
        return tuple(self._kinds(np.arange(len(self.rows)), Yardstick.of(self.themes)))

    def _kinds(self, places: NDArray[np.int64], yardstick: Yardstick) -> list[Seen]:
        if len(places) < self.bounds.begun:
            return []
        side = sides(self.rows[places])
        parts = [] if side is None else [places[side], places[~side]]
        found = [kind for part in parts for kind in self._kinds(part, yardstick)]
        if found:
            return found
        whole = self._seen(places, yardstick)
        return [] if whole is None else [whole]

    def _seen(self, places: NDArray[np.int64], yardstick: Yardstick) -> Seen | None:
        rows, rest = self.rows[places], np.delete(self.rows, places, axis=0)
        own = yardstick.own(rows)
        if own < self.bounds.own or yardstick.drawn(rest, rows) > self.bounds.left_behind:
            return None
        near = yardstick.nearest(rows, _NEAREST)
        apart = min(told_apart(rows, self.themes[at]) for at in near)
        if apart < self.bounds.from_known:
            return None
        return Seen(tuple(int(at) for at in places), Measured(told_apart=apart, inside=1.0))
