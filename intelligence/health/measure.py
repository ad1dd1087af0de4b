"""Measures every theme of an edition: stability, cohesion, and who agrees with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from intelligence.assignment import Regrouped
from intelligence.curation.replay import Example
from intelligence.findings import Finding
from intelligence.health.before import Basis, Before
from intelligence.health.stability import (
    FEWEST_DOCUMENTS,
    NOT_JUDGED,
    Stability,
    Way,
    held_overlaps,
    judged,
)
from intelligence.identity.placing import Placement
from intelligence.identity.references import finding_id, key_of
from intelligence.identity.theme import Origin, Theme
from intelligence.proportions import Estimate, wilson_of
from models.cohesion import cohesion
from models.relearning import Relearned, Relearning


@dataclass(frozen=True)
class Judged:
    """The causes of a build as themes are judged by them; n of each.

    Attributes:
        causes: the findings.
        placements: their themes.
        vectors: their vectors, shape (n, dimension).
        groups: the engagement of each, else its document.
        regrouped: groups among them, whatever their themes.
        examples: what people called rightly or wrongly a theme's.
        made_with: what the causes and vectors were made with, see `Basis`.
        before: what the edition before said.

    """

    causes: Sequence[Finding]
    placements: Sequence[Placement]
    vectors: NDArray[np.floating]
    groups: Sequence[str]
    regrouped: Regrouped
    examples: Sequence[Example] = ()
    made_with: str = ""
    before: Before = field(default_factory=Before)

    @property
    def basis(self) -> Basis:
        """What is said of the themes' stability rests on this."""
        keys = [key_of(cause.document_uid, cause.text) for cause in self.causes]
        members: dict[str, set[str]] = {}
        for key, place in zip(keys, self.placements, strict=True):
            if place.theme_id is not None:
                members.setdefault(place.theme_id, set()).add(key)
        return Basis(
            {theme: frozenset(own) for theme, own in members.items()},
            dict(zip(keys, self.groups, strict=True)),
            self.made_with,
        )


@dataclass(frozen=True, slots=True)
class ThemeHealth:
    """How far one theme can be relied on.

    ``cohesion`` is the mean cosine of its findings to the middle of the others, ``confirmed`` and
    ``rejected`` are the findings that people called rightly and wrongly its own, ``agreement`` the
    share of the former with its Wilson interval.
    """

    theme_id: str
    stability: Stability
    cohesion: float | None
    confirmed: int
    rejected: int
    agreement: Estimate | None


@dataclass(frozen=True)
class Measured:
    """The health of each theme, and the confusion of their findings (`models.relearning`).

    ``confusion`` has a row and a column for each of the first themes in the order given, up to the
    last one that has a cause, and a last column for no theme.
    """

    health: tuple[ThemeHealth, ...]
    confusion: NDArray[np.float64]


def measure(
    themes: Sequence[Theme], material: Judged, relearning: Relearning | None = None
) -> Measured:
    """Return the health of each theme, in the order given; the order of the causes decides nothing.

    Of a theme whose causes, among the same causes, are those of the edition before, the stability
    is what that edition said: else every decision on one theme would move all others'.

    Args:
        themes: every theme of the edition.
        material: the causes.
        relearning: how themes are learned anew.

    """
    names = [finding_id(cause) for cause in material.causes]
    order = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
    number = {theme.theme_id: place for place, theme in enumerate(themes)}
    labels = np.array([number.get(p.theme_id or "", -1) for p in material.placements], np.int64)
    learned = _relearned(labels, material, order, relearning or Relearning())
    overlaps = dict(enumerate(learned.overlaps))
    nothing, now = np.zeros(0), material.basis
    health = []
    for place, theme in enumerate(themes):
        members = np.flatnonzero(labels == place)
        stability = material.before.of_theme(theme.theme_id, now)
        if stability is None:
            stability = _stability(theme, members, material, overlaps.get(place, nothing))
        health.append(_health(theme, members, material, stability))
    return Measured(tuple(health), learned.confusion)


def _relearned(
    labels: NDArray[np.int64],
    material: Judged,
    order: NDArray[np.int64],
    relearning: Relearning,
) -> Relearned:
    _, units = np.unique(np.array(material.groups, dtype=object), return_inverse=True)
    return relearning.relearn(material.vectors[order], labels[order], units[order])


def _health(
    theme: Theme, members: NDArray[np.int64], material: Judged, stability: Stability
) -> ThemeHealth:
    right = sum(item.theme_id == theme.theme_id and item.is_right for item in material.examples)
    wrong = sum(item.theme_id == theme.theme_id and not item.is_right for item in material.examples)
    return ThemeHealth(
        theme.theme_id,
        stability,
        cohesion(material.vectors[members]),
        right,
        wrong,
        wilson_of(right, right + wrong),
    )


def _stability(
    theme: Theme, members: NDArray[np.int64], material: Judged, learned: NDArray[np.float64]
) -> Stability:
    if len({material.causes[at].document_uid for at in members}) < FEWEST_DOCUMENTS:
        return NOT_JUDGED
    regrouped = material.regrouped
    if theme.origin is Origin.DISCOVERY and regrouped.recurrence:
        held = held_overlaps(members, regrouped.groups, regrouped.recurrence.overlaps)
        if len(held):
            return judged(held, Way.REGROUPED)
    return judged(learned, Way.RELEARNED)
