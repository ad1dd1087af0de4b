"""Builds of a labelled portfolio as the product makes them, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from intelligence.evaluation.lineage.worlds import World
from intelligence.history import History, Membership
from intelligence.identity.registry import Discovered, Registry
from intelligence.identity.theme import ThemeStatus
from intelligence.refit.standing import Known, Standing
from intelligence.status_notes import is_status_note
from intelligence.theming import Themed, ThemingTools, give_themes

_QUARTER = "2026Q1"


@dataclass(frozen=True)
class Built:
    """A build: what it concluded of the texts at ``at``, ascending positions in the world."""

    world: World
    at: tuple[int, ...]
    themed: Themed

    @property
    def themes(self) -> tuple[str | None, ...]:
        """The theme of each text, in the order of ``at``."""
        return tuple(place.theme_id for place in self.themed.placements)

    def of(self, positions: Sequence[int]) -> list[str | None]:
        """Return the themes of texts by their positions in the world."""
        found = dict(zip(self.at, self.themes, strict=True))
        return [found[at] for at in positions]

    def members(self) -> dict[str, set[int]]:
        """Return the positions in the world of each theme's texts."""
        found: dict[str, set[int]] = {theme.theme_id: set() for theme in self.themed.themes}
        for at, theme in zip(self.at, self.themes, strict=True):
            if theme is not None:
                found[theme].add(at)
        return found


def first_build(world: World, at: Sequence[int], tools: ThemingTools) -> Built:
    """Build from nothing."""
    return _built(world, at, tools, History())


def next_build(before: Built, at: Sequence[int], tools: ThemingTools) -> Built:
    """Build with more texts, from what the build before left behind."""
    members = {
        theme: frozenset(before.world.keys[place] for place in places)
        for theme, places in before.members().items()
    }
    keys = frozenset(before.world.keys[place] for place in before.at)
    history = History(before.themed.registry, (), 1, Membership(members, keys))
    return _built(before.world, at, tools, history)


def build_beside(
    world: World, known: Sequence[Discovered], at: Sequence[int], tools: ThemingTools
) -> Built:
    """Build beside themes that are known already."""
    history = History(Registry(discovered=tuple(known)), (), 1)
    return _built(world, at, tools, history)


def standing_of_build(built: Built, known: Sequence[str]) -> Standing:
    """Return a build as a refit sees it; themes in ``known`` are in use, others proposed."""
    findings = [built.world.findings[at] for at in built.at]
    texts = tuple(item.text for item in findings)
    withheld = {*built.themed.registry.withheld}
    nobody = np.zeros(len(findings), dtype=bool)
    themes = {
        theme.theme_id: Known(
            theme.theme_id,
            theme.name,
            ThemeStatus.ACTIVE if theme.theme_id in known else ThemeStatus.PROPOSED,
            theme.origin,
        )
        for theme in built.themed.themes
    }
    return Standing(
        tuple(findings),
        texts,
        tuple(built.world.groups[at] for at in built.at),
        built.themes,
        (None,) * len(findings),
        np.array([not is_status_note(text) for text in texts], dtype=bool),
        nobody,
        nobody,
        themes,
        withheld=frozenset(
            number for number, at in enumerate(built.at) if built.world.keys[at] in withheld
        ),
    )


def _built(world: World, at: Sequence[int], tools: ThemingTools, history: History) -> Built:
    findings = [world.findings[place] for place in at]
    groups = [world.groups[place] for place in at]
    return Built(world, tuple(at), give_themes(findings, groups, tools, history, _QUARTER))
