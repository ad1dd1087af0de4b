"""What could be told of a sample portfolio by whoever knew what tells its engagements apart.

The plan says which few attributes and wordings move which theme. A learner that knows this, but
neither how strongly nor how often, and has the same history as the product, shows how much of what
true chances tell can be had from so few engagements. It is no bound: it reads wordings without
error, and no product knows beforehand where to look.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.sample import plan
from corpus.sample.engagements import draw_engagements
from corpus.sample.materials import Materials
from corpus.sample.occurrence import draw_occurrences
from corpus.sample.scopes import draw_scopes
from intelligence.evaluation.risk.planned import SAMPLE_SEED
from intelligence.quarters import quarter_of, quarters_between
from intelligence.signals.occurrences import Occurrences
from intelligence.statistics.incidence import Incidence, Predictors, mean_chance
from intelligence.statistics.incidence_fitting import refit_incidence
from intelligence.statistics.strong_effects import STRONG

Array = NDArray[np.float64]

_QUARTERS_A_YEAR = 4


@dataclass(frozen=True)
class Planted:
    """What the plan tells engagements apart by.

    Attributes:
        columns: shape (engagements, features).
        used: shape (themes, features), which feature moves which theme.

    """

    columns: Array
    used: NDArray[np.bool_]

    def chances(
        self,
        rows: tuple[NDArray[np.int64], NDArray[np.int64]],
        shows: Array,
        visible: Array,
    ) -> Array:
        """Return the chances of engagements as earlier ones teach them.

        Args:
            rows: places of those that teach and of those that are asked.
            shows: shape (teaching, themes), 0 or 1.
            visible: shape (teaching,), the share that could have been seen.

        """
        taught, asked = (self._predictors(one) for one in rows)
        sources, themes = taught.sources, shows.shape[1]
        used = np.hstack([self.used, np.zeros((themes, 1), dtype=bool)])
        known = _effects_of(np.full(sources, STRONG), themes, self.columns.shape[1])
        found = refit_incidence(shows, taught, visible, known, used)
        return mean_chance(found.predictor(asked), found.variance(asked))

    def _predictors(self, rows: NDArray[np.int64]) -> Predictors:
        blocks = np.arange(self.columns.shape[1])
        return Predictors(self.columns[rows], blocks, np.full(len(rows), -1), 0)


def planted_features(
    occurrences: Occurrences, tables: Mapping[str, pd.DataFrame], seed: int = SAMPLE_SEED
) -> Planted:
    """Return what the plan of the sample portfolio tells its engagements apart by.

    Args:
        occurrences: of an edition of the sample portfolio.
        tables: its ``themes``.
        seed: that the portfolio was written with.

    """
    described = occurrences.engagements
    keys = tables["themes"].set_index("theme_id")["theme_key"].reindex(list(occurrences.themes))
    found = [*_of_attributes(described), *_of_time(described), *_of_wording(described, seed)]
    columns = np.column_stack([values for _, values in found]).astype(np.float64)
    used = np.array([[key in themes for themes, _ in found] for key in keys])
    return Planted(columns, used)


_Feature = tuple[frozenset[str], Array]


def _of_attributes(described: pd.DataFrame) -> list[_Feature]:
    columns = {
        "customer": described["customer_name"],
        "engagement_type": described["engagement_type"],
        "team": described["team"],
    }

    def where(dimension: str, value: str) -> Array:
        return np.asarray(columns[dimension] == value, dtype=np.float64)

    action = plan.INTERVENTION
    local = where("customer", plan.LOCAL_CUSTOMER) * where("team", plan.LOCAL_TEAM)
    return [
        *((frozenset({cell.theme}), where(cell.dimension, cell.value)) for cell in plan.CELLS),
        (frozenset({plan.RELATIONSHIP_THEME}), where("customer", plan.RELATIONSHIP_CUSTOMER)),
        (frozenset(plan.DELIVERY_RATES), where("customer", plan.DELIVERY_CUSTOMER)),
        (frozenset({plan.LOCAL_THEME}), local),
        (frozenset({action.theme}), where("engagement_type", action.engagement_type)),
    ]


def _of_time(described: pd.DataFrame) -> list[_Feature]:
    """Return years after the action for what moves steadily, and whether an action was on."""
    action = plan.INTERVENTION
    first = quarter_of(action.start)
    starts = described["start_quarter"].fillna(first)
    years = np.array([quarters_between(first, one) for one in starts]) / _QUARTERS_A_YEAR
    treated = (described["engagement_type"] == action.engagement_type).to_numpy() & (years >= 0)
    moving = frozenset({plan.RISING.theme, plan.FALLING.theme})
    return [(moving, years), (frozenset({action.theme}), treated.astype(np.float64))]


def _of_wording(described: pd.DataFrame, seed: int) -> list[_Feature]:
    materials = Materials.packaged()
    engagements = draw_engagements(materials, seed)
    scopes = draw_scopes(materials, engagements, draw_occurrences(engagements, seed), seed)
    keys = list(described["engagement"])
    written = np.array([key in scopes for key in keys], dtype=np.float64)
    found: list[_Feature] = [(frozenset(plan.SCOPE_THEMES), written)]
    for theme in plan.SCOPE_THEMES:
        invites = [key in scopes and theme in scopes[key].invites for key in keys]
        found.append((frozenset({theme}), np.array(invites, dtype=np.float64)))
    return found


def _effects_of(spreads: Array, themes: int, features: int) -> Incidence:
    """Return effects of nought that are as strong as is known of them."""
    width = features + 1
    nothing = np.zeros((themes, 0))
    return Incidence(
        np.zeros((themes, width)),
        nothing,
        spreads,
        np.zeros(len(spreads)),
        np.zeros((themes, width, width)),
        np.zeros((themes, 0, width)),
        nothing,
        converged=True,
    )
