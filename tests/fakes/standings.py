"""Causes of a few subjects with where each stands, for tests of refits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from intelligence.assignment import AssignmentOptions
from intelligence.identity.theme import Origin, ThemeStatus
from intelligence.proposals import ProposalOptions
from intelligence.refit.bounds import RefitBounds
from intelligence.refit.standing import Known, Standing
from models.naming.phrases import PlainPhrases
from models.unexplained import Gap
from tests.fakes.clusterers import AlikeClusterer
from tests.fakes.curations import finding

#: Words that only one subject has; with the fake encoder each subject is a group of its own.
SUBJECTS: Mapping[str, str] = {
    "access": "access accounts arrived far too late",
    "scope": "scope deliverables stayed quite unclear",
    "price": "price discount ignored every hour",
    "tests": "tests environment broke before release",
}
_NAMES = ("anna", "boris", "carla", "dmitri", "elena", "fadi", "greta", "hugo", "ines", "jorge")

#: Groups what shares words; names are as they come.
OPTIONS = AssignmentOptions(
    clusterer=AlikeClusterer(),
    gap=Gap(chance=1.0),
    proposals=ProposalOptions(template=1.0, phrases=PlainPhrases(), trust=0.0),
)
BOUNDS = RefitBounds(parts=10, grouped=AlikeClusterer(smallest=3))


def said(subject: str, count: int = 10) -> list[str]:
    """Return so many different statements on a subject."""
    return [f"{SUBJECTS[subject]} {_NAMES[number]}" for number in range(count)]


def standing(themes: Mapping[str, Sequence[str]], free: Sequence[str] = ()) -> Standing:
    """Return causes in themes (texts by theme id) and in none, each in an engagement of its own."""
    pairs: list[tuple[str, str | None]] = [
        (text, theme) for theme, texts in themes.items() for text in texts
    ]
    pairs += [(text, None) for text in free]
    texts = tuple(text for text, _ in pairs)
    nobody = np.zeros(len(pairs), dtype=bool)
    return Standing(
        tuple(finding(number, text) for number, text in enumerate(texts)),
        texts,
        tuple(f"engagement {number}" for number in range(len(pairs))),
        tuple(theme for _, theme in pairs),
        (None,) * len(pairs),
        ~nobody,
        nobody,
        nobody,
        {theme: known(theme) for theme in themes},
    )


def known(theme: str, status: ThemeStatus = ThemeStatus.ACTIVE) -> Known:
    """Return a theme of the taxonomy, in use."""
    return Known(theme, theme.upper(), status, Origin.TAXONOMY)


def proposed(given: Standing, theme: str) -> Standing:
    """Return the standing with one theme as the machine proposed it."""
    found = Known(theme, theme.upper(), ThemeStatus.PROPOSED, Origin.DISCOVERY)
    return replace(given, themes={**given.themes, theme: found})
