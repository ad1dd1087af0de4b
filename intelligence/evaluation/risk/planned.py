"""The chances that the plan of the sample portfolio gives each engagement: the best to be told.

The plan draws who shows what at random. Drawn again and again for the same engagements it gives
their chances; where a scope's wording was planted by what an engagement shows, Bayes' rule brings
that in. Two things are known to it that nobody knows at signature: how long an engagement will last
and how rates will go; so it is a bound, and nobody reaches it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.sample import plan
from corpus.sample.engagements import SampleEngagement, draw_engagements
from corpus.sample.materials import Materials
from corpus.sample.occurrence import draw_occurrences
from corpus.sample.scopes import draw_scopes
from intelligence.signals.occurrences import Occurrences

Array = NDArray[np.float64]

#: The seed of the sample portfolio, and how often it is drawn again, with seeds of its own.
SAMPLE_SEED = 7
REDRAWN = 300
_FIRST_SEED = 10_000


def planned_chances(
    occurrences: Occurrences,
    tables: Mapping[str, pd.DataFrame],
    seed: int = SAMPLE_SEED,
    redrawn: int = REDRAWN,
) -> Array | None:
    """Return the chance that each engagement is seen to show each theme, by the plan.

    What is planned is not always seen: documents are not written, not linked or not understood.
    How often it is, and how often something is seen that was not planned, are two numbers for all
    themes and engagements together, taken from the portfolio itself.

    Args:
        occurrences: of an edition of the sample portfolio.
        tables: its ``themes``.
        seed: that the portfolio was written with.
        redrawn: how often who shows what is drawn again.

    Returns:
        Shape (engagements, themes); None where these are not the engagements of that sample.

    """
    materials = Materials.packaged()
    engagements = draw_engagements(materials, seed)
    rows = pd.Index(occurrences.engagements["engagement"])
    if set(rows) != {one.key for one in engagements}:
        return None
    keys = tables["themes"].set_index("theme_id")["theme_key"].reindex(list(occurrences.themes))
    columns = pd.Index([str(one) for one in keys])
    planned = _shows(engagements, seed, rows, columns)
    chances = np.zeros_like(planned)
    for number in range(redrawn):
        chances += _shows(engagements, _FIRST_SEED + number, rows, columns)
    chances = (chances + planned.mean()) / (redrawn + 1)
    scopes = draw_scopes(materials, engagements, draw_occurrences(engagements, seed), seed)
    invites = {key: scope.invites for key, scope in scopes.items()}
    chances = _with_wording(chances, invites, rows, columns)
    shows = occurrences.shows.astype(np.float64)
    seen = float((shows * planned).sum() / max(planned.sum(), 1.0))
    beside = float((shows * (1 - planned)).sum() / max((1 - planned).sum(), 1.0))
    return np.asarray(seen * chances + beside * (1 - chances))


def _shows(
    engagements: tuple[SampleEngagement, ...], seed: int, rows: pd.Index, columns: pd.Index
) -> Array:
    drawn = draw_occurrences(engagements, seed)
    places = (
        rows.get_indexer(pd.Index([one.engagement.key for one in drawn])),
        columns.get_indexer(pd.Index([one.theme for one in drawn])),
    )
    known = (places[0] >= 0) & (places[1] >= 0)
    found = np.zeros((len(rows), len(columns)))
    found[places[0][known], places[1][known]] = 1.0
    return found


def _with_wording(
    chances: Array, invites: Mapping[str, Collection[str]], rows: pd.Index, columns: pd.Index
) -> Array:
    """Return chances given what each scope invites; those without a scope stay."""
    found = chances.copy()
    for key, themes in invites.items():
        row = rows.get_loc(key)
        for theme in set(plan.SCOPE_THEMES) & set(columns):
            column = columns.get_loc(theme)
            shown, other = plan.INVITED_WHERE_SHOWN, plan.INVITED_ELSEWHERE
            if theme not in themes:
                shown, other = 1 - shown, 1 - other
            own = chances[row, column]
            found[row, column] = own * shown / (own * shown + (1 - own) * other)
    return found
