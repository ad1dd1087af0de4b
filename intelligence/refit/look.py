"""Looks at all causes anew and returns what would change, with names for what would be new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from intelligence.assignment import AssignmentOptions
from intelligence.proposals import ProposedTheme, propose_themes
from intelligence.refit.bounds import RefitBounds
from intelligence.refit.changes import Change, Kind
from intelligence.refit.reconsider import Reconsidered
from intelligence.refit.standing import Standing
from intelligence.refit.view import Cold, best_view
from models.clustering.contract import Grouping
from models.clustering.resampled import resample
from models.discovery import discover
from models.recognition.recogniser import Recogniser

#: Seed of the parts of the causes, so that a refit of the same edition is the same refit.
_SEED = 11


@dataclass(frozen=True, slots=True)
class NewPart:
    """A part that leaves or a new theme: its name, its words, and who stands for it best."""

    name: str
    keyphrases: tuple[str, ...]
    representatives: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A change with one `NewPart` for each of its parts."""

    change: Change
    parts: tuple[NewPart, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen: the changes, and how many causes and groups they rest on."""

    seen: tuple[Seen, ...]
    causes: int
    groups: int


def look_anew(
    standing: Standing,
    recogniser: Recogniser,
    options: AssignmentOptions,
    bounds: RefitBounds | None = None,
) -> Look:
    """Group all sure causes as if nothing were known and return what would change.

    The order of the causes decides nothing. A part or a new theme that an ordinary build would not
    propose (too small, of too few engagements, of one template, or no cause by its name) is none.

    Args:
        standing: n causes and where they stand.
        recogniser: with the encoder to use.
        options: of a build: what groups, and what a proposal needs.
        bounds: how strong evidence must be.

    """
    wanted = options.proposals
    chosen = bounds or RefitBounds(findings=wanted.findings, template=wanted.template)
    at = _in_order(standing)
    if not len(at):
        return Look((), 0, 0)
    vectors = recogniser.embedder.embed(standing.texts)
    own = vectors[at]
    views = [own, *recogniser.parts_of(own)]
    best, _ = best_view(views, _numbers(standing, at), chosen.grouped)
    grouping = options.clusterer.cluster(views[best])
    drawn = resample(
        views[best], chosen.grouped, parts=chosen.parts, share=chosen.share, seed=_SEED
    )
    cold = Cold(at, grouping, drawn)
    found = Reconsidered(standing, vectors, cold, chosen, options.gap.chance).changes()
    changes = [change for change in found if not _is_taken_back(change, standing)]
    return Look(
        _named(changes, standing, vectors, at, recogniser, options), len(at), grouping.groups
    )


def _in_order(standing: Standing) -> NDArray[np.int64]:
    """Return the sure causes in an order that does not depend on how they came."""
    places = np.flatnonzero(standing.sure).tolist()
    places.sort(key=lambda at: (standing.texts[at], standing.groups[at], at))
    return np.array(places, dtype=np.int64)


def _numbers(standing: Standing, at: NDArray[np.int64]) -> NDArray[np.int64]:
    numbers = {theme: number for number, theme in enumerate(sorted(standing.themes))}
    themes = (standing.theme_ids[place] for place in at)
    return np.array([-1 if t is None else numbers[t] for t in themes], dtype=np.int64)


def _named(
    changes: Sequence[Change],
    standing: Standing,
    vectors: NDArray[np.floating],
    at: NDArray[np.int64],
    recogniser: Recogniser,
    options: AssignmentOptions,
) -> tuple[Seen, ...]:
    places = {int(position): place for place, position in enumerate(at)}
    parts = [
        [places[position] for position in part if position in places]
        for change in changes
        for part in change.parts
    ]
    members = np.full(len(at), -1, dtype=np.int64)
    for number, part in enumerate(parts):
        members[part] = number
    clusters = discover(vectors[at], _Given(Grouping(members, np.ones(len(parts)))))
    texts = [standing.texts[position] for position in at]
    groups = [standing.groups[position] for position in at]
    space = recogniser.embedder.embed
    withheld = [place for place, position in enumerate(at) if int(position) in standing.withheld]
    found = propose_themes(texts, groups, clusters, space, options.proposals, withheld)
    by_part = {int(members[theme.members[0]]): theme for theme in found.themes}
    taken = {theme.name.casefold() for theme in standing.themes.values()}
    seen, number = [], 0
    for change in changes:
        named = [by_part.get(number + place) for place in range(len(change.parts))]
        number += len(change.parts)
        kept = _kept(change, named, at, taken)
        if kept is not None:
            seen.append(kept)
    return tuple(seen)


def _is_taken_back(change: Change, standing: Standing) -> bool:
    """Say whether what would start is mostly what people took back of an earlier refit."""
    own = [at for part in change.parts for at in part] if change.kind is Kind.START else []
    return 2 * len(standing.taken_back.intersection(own)) > len(own)


def _kept(
    change: Change,
    named: Sequence[ProposedTheme | None],
    at: NDArray[np.int64],
    taken: set[str],
) -> Seen | None:
    """Return a change with those of its parts that may stand; None where none may."""
    if change.kind not in {Kind.SPLIT, Kind.START}:
        return Seen(change, ())
    stand = [place for place, theme in enumerate(named) if theme is not None]
    if not stand:
        return None
    parts = []
    for theme in named:
        if theme is not None:
            name = _unlike(theme, taken)
            taken.add(name.casefold())
            best = tuple(int(at[place]) for place in theme.representatives)
            parts.append(NewPart(name, theme.keyphrases, best))
    kept = replace(
        change,
        parts=tuple(change.parts[place] for place in stand),
        measured=tuple(change.measured[place] for place in stand),
    )
    return Seen(kept, tuple(parts))


def _unlike(theme: ProposedTheme, taken: set[str]) -> str:
    """Return a name that no other theme has: with the theme's own words, else with a number."""
    names = [theme.name, *(f"{theme.name} ({words})" for words in theme.keyphrases)]
    free = next((name for name in names if name.casefold() not in taken), None)
    number = 2
    while free is None:
        numbered = f"{theme.name} ({number})"
        free = None if numbered.casefold() in taken else numbered
        number += 1
    return free


@dataclass(frozen=True)
class _Given:
    """A clusterer that says what is known already."""

    grouping: Grouping
    identity: str = "given"

    def cluster(self, rows: NDArray[np.floating]) -> Grouping:  # noqa: ARG002 - the seam's shape
        return self.grouping
