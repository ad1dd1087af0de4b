"""Merges and splits that the causes themselves suggest, for a person to judge.

Two themes overlap as far as a discriminant that learns all themes anew mistakes the findings of one
for the other's (`models.relearning`). A theme may be two where it is not stable, or holds together
less than most, and its findings are cut in two more cleanly than one cloud of their spread would be
(`models.two_groups`): any theme can be cut in two, and most suggestions would be noise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.curation.kept import Kept
from intelligence.curation.suggest import Part, two_parts
from intelligence.health.measure import Judged, Measured
from intelligence.health.stability import FEWEST_DOCUMENTS, Verdict
from intelligence.identity.references import finding_id
from intelligence.identity.theme import Theme, ThemeStatus
from intelligence.passages import readable
from models.two_groups import chance_of_one

#: Least share of two themes' findings that are mistaken for the other's.
OVERLAP = 0.1

#: Fewest findings of a part of a suggested split, and least share of the theme's.
_FEWEST_IN_PART, _LEAST_PART = 5, 0.2

#: Most probability that one cloud would be cut in two as cleanly.
_CHANCE = 0.1

#: Findings of a theme among which two parts are looked for; of more, the same ones every time.
_LOOKED_AT = 400

_QUOTES = 3
_MOST = 20


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A merge (``other`` is the theme that would be a part of ``theme``) or a split (no ``other``).

    ``measure`` is the share of findings mistaken for the other theme's, or the cosine between the
    middles of the two parts. Quotes are finding ids, the most typical first.
    """

    kind: str
    theme: str
    other: str | None
    measure: float
    larger: int
    smaller: int
    larger_quotes: tuple[str, ...] = ()
    smaller_quotes: tuple[str, ...] = ()
    larger_phrases: tuple[str, ...] = ()
    smaller_phrases: tuple[str, ...] = ()


def suggest(
    themes: Sequence[Theme], material: Judged, measured: Measured, kept: Kept
) -> tuple[Suggestion, ...]:
    """Return merges, most overlap first, then splits, parts furthest apart first.

    Nothing is suggested of what people keep apart or whole.
    """
    places = {theme.theme_id: place for place, theme in enumerate(themes)}
    members: list[list[int]] = [[] for _ in themes]
    names = [finding_id(cause) for cause in material.causes]
    for at in sorted(range(len(names)), key=names.__getitem__):
        theme = material.placements[at].theme_id
        if theme is not None:
            members[places[theme]].append(at)
    return (
        *_merges(themes, members, measured.confusion, kept),
        *_splits(themes, members, material, measured, kept),
    )


def _merges(
    themes: Sequence[Theme],
    members: Sequence[Sequence[int]],
    confusion: NDArray[np.float64],
    kept: Kept,
) -> list[Suggestion]:
    found = []
    for one in range(len(confusion)):
        for other in range(one):
            sizes = len(members[one]), len(members[other])
            retired = {themes[one].status, themes[other].status} & {ThemeStatus.RETIRED}
            if retired or not all(sizes):
                continue
            if kept.are_two(themes[one].theme_id, themes[other].theme_id):
                continue
            mistaken = sizes[0] * confusion[one, other] + sizes[1] * confusion[other, one]
            overlap = round(float(mistaken / sum(sizes)), 4)
            if overlap >= OVERLAP:
                into, away = (one, other) if _stays(one, other, themes, sizes) else (other, one)
                found.append(
                    Suggestion(
                        "merge",
                        themes[into].theme_id,
                        themes[away].theme_id,
                        overlap,
                        len(members[into]),
                        len(members[away]),
                    )
                )
    found.sort(key=lambda item: (-item.measure, item.theme, item.other or ""))
    return found[:_MOST]


def _stays(one: int, other: int, themes: Sequence[Theme], sizes: tuple[int, int]) -> bool:
    """Say whether the first theme keeps its identity: one in use before a proposed, the larger."""

    def rank(place: int, size: int) -> tuple[bool, int, int]:
        return (themes[place].status is ThemeStatus.ACTIVE, size, -place)

    return rank(one, sizes[0]) > rank(other, sizes[1])


def _splits(
    themes: Sequence[Theme],
    members: Sequence[Sequence[int]],
    material: Judged,
    measured: Measured,
    kept: Kept,
) -> list[Suggestion]:
    known = [item.cohesion for item in measured.health if item.cohesion is not None]
    loose = float(np.median(known)) if known else 0.0
    found = []
    for theme, own, health in zip(themes, members, measured.health, strict=True):
        judged = health.stability.verdict is not Verdict.NOT_JUDGED
        doubtful = health.stability.verdict is Verdict.UNSTABLE
        together = health.cohesion or 0.0
        if theme.status is ThemeStatus.RETIRED or theme.theme_id in kept.whole or not judged:
            continue
        if len(own) >= 2 * FEWEST_DOCUMENTS and (doubtful or together < loose):
            split = _split(theme, own, material)
            if split is not None:
                found.append(split)
    found.sort(key=lambda item: (item.measure, item.theme))
    return found[:_MOST]


def _split(theme: Theme, own: Sequence[int], material: Judged) -> Suggestion | None:
    step = -(-len(own) // _LOOKED_AT)
    looked = own[::step]
    texts = [readable(material.causes[at].text) for at in looked]
    rows = material.vectors[list(looked)]
    if chance_of_one(rows) > _CHANCE:
        return None
    halves = two_parts(texts, rows)
    least = max(_FEWEST_IN_PART, _LEAST_PART * len(looked))
    if halves is None or len(halves.smaller.members) < least:
        return None

    def quotes(part: Part) -> tuple[str, ...]:
        return tuple(finding_id(material.causes[looked[at]]) for at in part.members[:_QUOTES])

    return Suggestion(
        "split",
        theme.theme_id,
        None,
        halves.apart,
        len(halves.larger.members) * step,
        len(halves.smaller.members) * step,
        quotes(halves.larger),
        quotes(halves.smaller),
        halves.larger.keyphrases,
        halves.smaller.keyphrases,
    )


#: Columns of the table, in order.
COLUMNS = (
    "kind",
    "theme_id",
    "other_theme_id",
    "measure",
    "larger",
    "smaller",
    "larger_quotes",
    "smaller_quotes",
    "larger_phrases",
    "smaller_phrases",
)


def suggestions_table(suggestions: Sequence[Suggestion]) -> pd.DataFrame:
    """Return one row a suggestion, in the order given."""
    rows = [
        (
            item.kind,
            item.theme,
            item.other,
            item.measure,
            item.larger,
            item.smaller,
            list(item.larger_quotes),
            list(item.smaller_quotes),
            list(item.larger_phrases),
            list(item.smaller_phrases),
        )
        for item in suggestions
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    texts = ("kind", "theme_id", "other_theme_id")
    kinds = dict.fromkeys(("larger", "smaller"), "int64") | dict.fromkeys(texts, "object")
    return table.astype({**kinds, "measure": "float64"})
