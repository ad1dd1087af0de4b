"""The engagements at risk of a theme around an intervention, quarter by quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.interventions.intervention import Action, inside
from intelligence.quarters import is_complete
from intelligence.signals.controls import clusters_of
from intelligence.signals.occurrences import Occurrences
from intelligence.statistics.did_rates import RatePanel

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: Customers on each side from which on errors are clustered by customer, else by engagement.
_FEWEST_CUSTOMERS = 8


@dataclass(frozen=True)
class InterventionPanel:
    """Who was at risk and who showed the theme.

    Attributes:
        quarters: complete ones that the portfolio knows, in order.
        before: quarters that ended before the day, shape (quarters,).
        after: quarters that began on that day or later, shape (quarters,).
        rows: one an engagement and quarter in which it was active.
        clustered_by: customer or engagement.
        out_of_time: events of the theme in quarters in which their engagement was not active, or
            without a date; they count nowhere.
        groups: shape (rows,), the value of the scope's first dimension as a number, -1 inside.
        known: shape (quarters,), the share of each that has been reported, 0 where too little to
            be told; all by default. Comparisons need none: late reports are late on both sides.

    """

    quarters: tuple[str, ...]
    before: Flags
    after: Flags
    rows: RatePanel
    clustered_by: str
    out_of_time: int
    groups: NDArray[np.int64]
    known: Array | None = None

    @cached_property
    def exposure(self) -> Array:
        """Engagements at risk inside, as far as their quarter has been reported."""
        return self.active[1] if self.known is None else self.active[1] * self.known

    @cached_property
    def events(self) -> tuple[Array, Array]:
        """Engagements that show it in each quarter, outside and inside."""
        return self._counts(self.rows.shows)

    @cached_property
    def active(self) -> tuple[Array, Array]:
        """Engagements at risk in each quarter, outside and inside."""
        return self._counts(np.ones(len(self.rows.shows), dtype=bool))

    def sums(self, periods: Flags, *, treated: bool) -> tuple[int, int]:
        """Return events and engagement-quarters of one side in some quarters."""
        return int(self.events[treated][periods].sum()), int(self.active[treated][periods].sum())

    def _counts(self, flags: Flags) -> tuple[Array, Array]:
        size = len(self.quarters)
        outside, inside_ = (
            np.bincount(
                self.rows.period[flags & (self.rows.treated == side)], minlength=size
            ).astype(np.float64)
            for side in (False, True)
        )
        return outside, inside_


def panel_of(
    occurrences: Occurrences, action: Action, last_day: str | None, known: Array | None = None
) -> InterventionPanel:
    """Return the engagements around an intervention.

    A quarter in which it began, unless on its first day, is neither before nor after. The newest
    quarter is left out unless the documents reach its last week.

    Args:
        occurrences: of an edition.
        action: what was done.
        last_day: the day of the newest document.
        known: the share of each quarter of the occurrences that has been reported.

    """
    quarters = occurrences.quarters
    if quarters and last_day and not is_complete(quarters[-1], date.fromisoformat(last_day)):
        quarters = quarters[:-1]
    engagements = occurrences.engagements
    own = occurrences.events[occurrences.events["theme_id"] == action.theme_id]
    pairs = own[["engagement", "quarter"]].drop_duplicates()
    active = occurrences.active[occurrences.active["quarter"].isin(quarters)]
    rows = active.merge(pairs.assign(shows=True), on=["engagement", "quarter"], how="left")
    shows = rows["shows"].notna().to_numpy()
    places = pd.Index(engagements["engagement"]).get_indexer(pd.Index(rows["engagement"]))
    treated = inside(action.scope, engagements)[places]
    customers = clusters_of(engagements["customer"])[places]
    wide = min(len(np.unique(customers[treated == side])) for side in (False, True))
    by_customer = wide >= _FEWEST_CUSTOMERS
    began = [_first_day(quarter) for quarter in quarters]
    ended = [*began[1:], _next_first(quarters)] if quarters else []
    return InterventionPanel(
        quarters,
        np.array([end <= action.date for end in ended], dtype=bool),
        np.array([day >= action.date for day in began], dtype=bool),
        RatePanel(
            shows,
            treated,
            pd.Index(quarters).get_indexer(pd.Index(rows["quarter"])).astype(np.int64),
            customers if by_customer else places.astype(np.int64),
        ),
        "customer" if by_customer else "engagement",
        int(len(pairs[pairs["quarter"].isin(quarters)]) - shows.sum()),
        _groups(action, engagements)[places],
        None if known is None else known[: len(quarters)],
    )


def _groups(action: Action, engagements: pd.DataFrame) -> NDArray[np.int64]:
    flags = inside(action.scope, engagements)
    if not action.scope:
        return np.full(len(engagements), -1, dtype=np.int64)
    numbers, _ = pd.factorize(engagements[action.scope[0].dimension])
    return np.where(flags, -1, numbers).astype(np.int64)


def _first_day(quarter: str) -> date:
    return date(int(quarter[:4]), (int(quarter[5]) - 1) * 3 + 1, 1)


def _next_first(quarters: Sequence[str]) -> date:
    last = _first_day(quarters[-1])
    return date(last.year + (last.month > 9), (last.month + 2) % 12 + 1, 1)  # noqa: PLR2004
