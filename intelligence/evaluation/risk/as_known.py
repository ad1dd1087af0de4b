"""A portfolio as it was known when a quarter began: nothing of it comes from later."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from intelligence.signals.occurrences import Occurrences


def known_before(
    occurrences: Occurrences, tables: Mapping[str, pd.DataFrame], quarter: str
) -> tuple[Occurrences, dict[str, pd.DataFrame]]:
    """Return engagements that started before a quarter, and what they had shown by then.

    One that ended later had not ended. What is known of a theme (its name, which findings belong
    to it) is that of the edition.
    """
    engagements = occurrences.engagements
    begun = (engagements["start_quarter"].fillna(quarter) < quarter).to_numpy()
    kept = engagements[begun].reset_index(drop=True)
    ends = kept["end_quarter"].astype("object")
    kept["end_quarter"] = ends.where(ends.notna() & (ends.fillna("") < quarter), None)
    events = _before(occurrences.events, quarter, kept)
    active = _before(occurrences.active, quarter, kept)
    quarters = tuple(one for one in occurrences.quarters if one < quarter)
    then = Occurrences(kept, occurrences.themes, events, active, quarters, occurrences.unlinked)
    own = tables["engagements"]
    inside = own[own["engagement"].isin(kept["engagement"])].reset_index(drop=True)
    return then, {**tables, "engagements": inside}


def started_in(
    occurrences: Occurrences, tables: Mapping[str, pd.DataFrame], quarters: Collection[str]
) -> tuple[Occurrences, dict[str, pd.DataFrame]]:
    """Return the engagements that started in some quarters, with all that they have shown."""
    engagements = occurrences.engagements
    kept = engagements[engagements["start_quarter"].isin(list(quarters))].reset_index(drop=True)
    inside = occurrences.events["engagement"].isin(kept["engagement"])
    events = occurrences.events[inside].reset_index(drop=True)
    here = Occurrences(
        kept,
        occurrences.themes,
        events,
        occurrences.active,
        occurrences.quarters,
        occurrences.unlinked,
    )
    own = tables["engagements"]
    rows = own[own["engagement"].isin(kept["engagement"])].reset_index(drop=True)
    return here, {**tables, "engagements": rows}


def _before(frame: pd.DataFrame, quarter: str, engagements: pd.DataFrame) -> pd.DataFrame:
    inside = frame["engagement"].isin(engagements["engagement"]) & (frame["quarter"] < quarter)
    return frame[inside].reset_index(drop=True)
