"""What of the causes in no theme is a theme of its own, though no group of all causes shows it.

Groups of all causes follow the themes that are there, and what begins is shared out among them. So
what is in no theme is looked at alone: it is parted in two, each half in two again, and each of
these sets is where a theme may begin. From there its causes are gathered: those in no theme that
lie nearer to the others of the set than to any known theme, until they stay the same (means on the
sphere, Dhillon and Modha 2001, with the means that are known held fast). A bit of everything, which
is in no theme for want of sureness, goes to what it is a bit of, and no set of it is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from intelligence.curation.suggest import sides
from intelligence.refit.bounds import RefitBounds
from intelligence.refit.changes import Measured
from intelligence.refit.found_again import FoundAgain
from intelligence.refit.halves import as_two, halves_of
from intelligence.refit.nearness import told_apart
from intelligence.refit.standing import Standing
from intelligence.refit.yardstick import Yardstick, to_others
from models.recognition.steady import unit_rows
from models.templates import templates

#: Known themes nearest to a set that it must be told from.
_NEAREST = 2

#: How often a set is gathered anew; more than any has needed.
_ROUNDS = 30


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
        wordings: the template of each cause, shape (n,); those of one template count once.
        again: mean overlap with which the causes at some places are found again as a theme.

    """

    rows: NDArray[np.floating]
    themes: Sequence[NDArray[np.floating]]
    bounds: RefitBounds
    wordings: NDArray[np.int64]
    again: Callable[[Sequence[int]], float]

    @classmethod
    def among(
        cls,
        standing: Standing,
        vectors: NDArray[np.floating],
        at: NDArray[np.int64],
        themes: Sequence[NDArray[np.floating]],
        bounds: RefitBounds,
    ) -> Unnamed:
        """Return the causes at some positions, all of them in no theme, beside known themes.

        Args:
            standing: all causes.
            vectors: of all causes, shape (all, dimension).
            at: positions of the n causes, in an order that lasts.
            themes: vectors of each known theme, each of shape (some, dimension).
            bounds: how strong evidence must be.

        """
        wordings = templates([standing.texts[position] for position in at], bounds.template)
        found = FoundAgain.of(standing, vectors)
        return cls(
            vectors[at],
            themes,
            bounds,
            wordings,
            lambda places: found.overlap([int(at[place]) for place in places]),
        )

    def kinds(self) -> tuple[Seen, ...]:
        """Return each theme that is seen, no cause in two of them.

        Of two sets it is the larger, unless that is two things by itself: then its parts are.

        Only themes that tell how far apart themes lie are a measure for it; see `HowFar`.
        """
        sets: set[tuple[int, ...]] = set()
        for places in self._beginnings(np.arange(len(self.rows))):
            gathered = self._gathered(places)
            if len(np.unique(self.wordings[gathered])) >= self.bounds.begun:
                sets.add(tuple(int(at) for at in gathered))
        taken: set[int] = set()
        kinds = []
        for found in sorted(sets, key=lambda places: (-len(places), places)):
            kind = None if taken.intersection(found) else self._seen(found)
            if kind is not None:
                taken.update(found)
                kinds.append(kind)
        return tuple(kinds)

    @cached_property
    def _yardstick(self) -> Yardstick:
        return Yardstick.of(self.themes)

    @cached_property
    def _known(self) -> NDArray[np.float64]:
        """How near a new theme must be to each cause; known themes have refused it already."""
        return self._yardstick.nearness(self.rows) - self.bounds.refused

    def _beginnings(self, places: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
        if len(places) < self.bounds.enough:
            return
        yield places
        side = sides(self.rows[places])
        for part in [] if side is None else [places[side], places[~side]]:
            yield from self._beginnings(part)

    def _gathered(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what a set comes to; nothing where it falls apart."""
        for _ in range(_ROUNDS):
            if len(places) < self.bounds.findings:
                return places[:0]
            now = np.flatnonzero(to_others(self.rows, places) > self._known)
            if np.array_equal(now, places):
                break
            places = now
        return places

    def _seen(self, places: Sequence[int]) -> Seen | None:
        rows = unit_rows(self.rows[list(places)])
        near = self._yardstick.nearest(rows, _NEAREST)
        apart = min((told_apart(rows, self.themes[at]) for at in near), default=1.0)
        if apart < self.bounds.from_known or self._are_two(rows):
            return None
        again = self.again(places)
        if again < self.bounds.again:
            return None
        return Seen(tuple(places), Measured(told_apart=apart, stability=again))

    def _are_two(self, rows: NDArray[np.floating]) -> bool:
        """Say whether a set would split at once, were it a theme."""
        halves = halves_of(rows, self.bounds)
        if halves is None:
            return False
        one, other = (rows[half] for half in halves)
        return as_two(one, other, self._yardstick, self.bounds) is not None
