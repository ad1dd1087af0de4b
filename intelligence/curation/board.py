"""The board on which a replay puts causes from theme to theme.

A replay is a pure function; this is its scratch paper, made anew for each one and seen by nobody
afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from intelligence.curation.judge import Judge
from intelligence.curation.phrases import with_phrase
from intelligence.identity.placing import NOWHERE, Causes, Placement
from intelligence.identity.theme import Theme


class Board:
    """Where each cause stands, which theme is what, and what people have settled.

    Attributes:
        themes: by id; those that were merged away are in ``into`` instead.
        placements: one a cause.
        into: the theme that each merged one became a part of.
        out_of: the theme that each one that was split off had been a part of.
        held: causes that a person placed, and where (None: in no theme).
        pinned: causes that stay even when their theme is split or their document excluded.
        barred: (cause, theme id) that a person ruled out.
        excluded: causes that take part in nothing.
        examples: (theme id, cause) that a person called right or wrong.
        drawn: causes that a definition drew in, and where they stand by it.
        expelled: causes that an example turned out, and where they stood.
        redefined: themes whose definition is a person's.
        bounds: how close to its examples is close enough, by the sequence of the decision.
        thinned: the themes that an excluded phrase took causes of, by the sequence of the decision.

    """

    def __init__(
        self,
        themes: Mapping[str, Theme],
        placements: Sequence[Placement],
        causes: Causes,
        judge: Judge,
        bounds: Mapping[int, float],
    ) -> None:
        self.themes = dict(themes)
        self.placements = list(placements)
        self.causes = causes
        self.judge = judge
        self.into: dict[str, str] = {}
        self.out_of: dict[str, str] = {}
        self.held: dict[int, str | None] = {}
        self.pinned: dict[int, str] = {}
        self.barred: set[tuple[int, str]] = set()
        self.excluded: set[int] = set()
        self.examples: dict[tuple[str, int], bool] = {}
        self.drawn: dict[int, str] = {}
        self.expelled: dict[int, Placement] = {}
        self.redefined: set[str] = set()
        self.bounds = dict(bounds)
        self.thinned: dict[int, tuple[str, ...]] = {}
        self._members: dict[str, set[int]] = {}
        for at, place in enumerate(self.placements):
            if place.theme_id is not None:
                self._members.setdefault(place.theme_id, set()).add(at)

    def members(self, theme_id: str) -> list[int]:
        """Return the causes of a theme, ascending."""
        return sorted(self._members.get(theme_id, ()))

    def put(self, at: int, place: Placement) -> None:
        """Put a cause somewhere, or nowhere."""
        before = self.placements[at].theme_id
        if before is not None:
            self._members[before].discard(at)
        if place.theme_id is not None:
            self._members.setdefault(place.theme_id, set()).add(at)
        self.placements[at] = place
        self.drawn.pop(at, None)
        self.expelled.pop(at, None)

    def bound(self, sequence: int, members: Sequence[int]) -> float:
        """Return the bound of a decision, measured among the members when it first applies."""
        if sequence not in self.bounds:
            self.bounds[sequence] = self.judge.bound(members)
        return self.bounds[sequence]

    def hand_over(self, positions: Iterable[int], theme_id: str, *, subcause: bool = False) -> None:
        """Put causes into another theme, as surely as they were in their own."""
        for at in positions:
            place = self.placements[at]
            if not subcause:
                place = replace(place, subcause_key=None, subcause_confidence=None)
            self.put(at, replace(place, theme_id=theme_id))

    def settle(self, at: int, theme_id: str | None) -> None:
        """Put a cause where a person says, beyond doubt, until another person says otherwise."""
        before = self.placements[at]
        if theme_id is None:
            self.put(at, NOWHERE)
        elif before.theme_id != theme_id:
            self.put(at, Placement(theme_id, confidence=1.0))
        else:
            # It stays with its sub-cause, of which the person said nothing.
            self.put(at, replace(before, confidence=1.0))
        self.held[at] = theme_id
        self.excluded.discard(at)
        if theme_id is not None:
            self.barred.discard((at, theme_id))

    def bar_as_well(self, sources: Sequence[str], theme_id: str) -> None:
        """Rule out for a theme what was ruled out for others: parts of it now, or what it was of.

        What stands in the theme all the same is there in its own right, and stays.
        """
        ruled_out = [at for at, theme in self.barred if theme in sources]
        self.barred.update(
            (at, theme_id) for at in ruled_out if self.placements[at].theme_id != theme_id
        )

    def free(self, theme_id: str) -> list[int]:
        """Return the causes that a theme may draw in: in none, and ruled out by nobody."""
        return [
            at
            for at, place in enumerate(self.placements)
            if place.theme_id is None
            and at not in self.held
            and at not in self.excluded
            and (at, theme_id) not in self.barred
        ]

    def movable(self, theme_id: str) -> list[int]:
        """Return the causes of a theme that nobody has placed there by hand."""
        return [at for at in self.members(theme_id) if at not in self.held]

    def with_phrase(self, phrase: str) -> list[int]:
        """Return the causes in which a phrase stands, in any case, as whole words."""
        return with_phrase(self._folded, phrase)

    @cached_property
    def _folded(self) -> list[str]:
        return [finding.text.casefold() for finding in self.causes.findings]
