"""Which engagement shows which theme, and what each was exposed to: the ground of every signal.

The unit is the engagement that shows the theme. Fifty tickets of one engagement are one occurrence;
documents whose engagement is not known are no occurrence, and are counted as such.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import ATTRIBUTES, UNKNOWN
from intelligence.quarters import quarter_range
from intelligence.tables.exposure import active_quarters

_OWN = ("engagement_type", "team", "region", "billing_model", "practice")
_EVENTS = ("theme_id", "engagement", "quarter", "phase")


@dataclass(frozen=True)
class Occurrences:
    """The engagements of a portfolio and the themes that they show.

    Attributes:
        engagements: one row an engagement, in the order of the edition: ``engagement`` (key),
            ``name``, ``customer`` (key), ``customer_name``, the other `ATTRIBUTES` (*Unknown*
            where nothing is recorded), ``start_quarter``, ``end_quarter`` (null if unknown),
            ``active_quarters`` (how many of the portfolio's), ``hours`` (actual, else planned),
            ``revenue`` and ``revenue_currency``.
        themes: ids of the edition's themes, in its order.
        events: distinct (``theme_id``, ``engagement``, ``quarter``, ``phase``) of linked documents.
        active: (``engagement``, ``quarter``) pairs, as everywhere in the edition.
        quarters: the portfolio's quarters, from its first document's to its last one's.
        unlinked: by theme, how many of its documents have no known engagement.

    """

    engagements: pd.DataFrame
    themes: tuple[str, ...]
    events: pd.DataFrame
    active: pd.DataFrame
    quarters: tuple[str, ...]
    unlinked: Mapping[str, int]

    @cached_property
    def shows(self) -> NDArray[np.bool_]:
        """Whether each engagement shows each theme, shape (engagements, themes)."""
        return self.shown(self.events)

    def shown(self, events: pd.DataFrame) -> NDArray[np.bool_]:
        """Return what `shows` would be if only these rows of `events` had happened."""
        matrix = np.zeros((len(self.engagements), len(self.themes)), dtype=bool)
        rows = pd.Index(self.engagements["engagement"]).get_indexer(pd.Index(events["engagement"]))
        columns = pd.Index(self.themes).get_indexer(pd.Index(events["theme_id"]))
        known = (rows >= 0) & (columns >= 0)
        matrix[rows[known], columns[known]] = True
        return matrix


def occurrences_of(tables: Mapping[str, pd.DataFrame]) -> Occurrences:
    """Read the tables documents, findings, engagements, customers and themes of an edition.

    An engagement without records (it is known from documents alone) has *Unknown* attributes.
    """
    documents = tables["documents"]
    themes = tuple(tables["themes"]["theme_id"])
    dated = documents[documents["quarter"] != UNKNOWN]["quarter"]
    quarters = quarter_range(dated.min(), dated.max()) if len(dated) else ()
    pairs = tables["findings"].dropna(subset=["theme_id"])[["theme_id", "document_uid"]]
    columns = ["document_uid", "engagement", "quarter", "phase"]
    told = pairs.drop_duplicates().merge(documents[columns], on="document_uid", how="inner")
    lost = told[told["engagement"].isna()].groupby("theme_id")["document_uid"].nunique()
    events = told.dropna(subset=["engagement"])[list(_EVENTS)].drop_duplicates(ignore_index=True)
    engagements = tables["engagements"]
    last = quarters[-1] if quarters else ""
    active = active_quarters(engagements, documents, last)
    active = active[active["quarter"].isin(quarters)].reset_index(drop=True)
    described = _described(engagements, tables["customers"], active)
    unlinked = {theme: int(lost.get(theme, 0)) for theme in themes}
    return Occurrences(described, themes, events, active, quarters, unlinked)


def _described(
    engagements: pd.DataFrame, customers: pd.DataFrame, active: pd.DataFrame
) -> pd.DataFrame:
    described = engagements[["engagement", "name"]].reset_index(drop=True)
    known = customers.set_index("customer_key")
    keys = engagements["customer_key"].reset_index(drop=True)
    described["customer"] = keys
    described["customer_name"] = keys.map(known["name"])
    described["segment"] = keys.map(known["segment"])
    for name in _OWN:
        described[name] = engagements[name].to_numpy()
    home = keys.map(known["region"]).astype("object")
    own = described["region"].astype("object")
    described["region"] = own.where(own.notna(), home)
    values = [*ATTRIBUTES, "customer_name"]
    described[values] = described[values].astype("object").replace("", None).fillna(UNKNOWN)
    for name in ("start_quarter", "end_quarter"):
        described[name] = engagements[name].to_numpy()
    counted = active.groupby("engagement")["quarter"].nunique()
    described["active_quarters"] = (
        described["engagement"].map(counted).fillna(0).astype("int64").to_numpy()
    )
    hours = engagements["actual_hours"].fillna(engagements["planned_hours"])
    described["hours"] = hours.to_numpy()
    for name in ("revenue", "revenue_currency"):
        described[name] = engagements[name].to_numpy()
    return described
