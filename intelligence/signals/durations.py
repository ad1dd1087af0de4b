"""How long escalations of a theme stay open, and how long engagements that show it last.

Cases that have not ended count as lasting at least until the portfolio's last day, so that the
newest do not make everything look quick (Kaplan and Meier 1958); so do engagements whose status
says that they are open, whatever end was planned. Of those whose status says that they are over,
an end after that day is known too. An engagement that lasts longer has more time to
show a theme, so cycle times of themes lie above that of all for this alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from intelligence.signals.finished import is_open, is_over, last_day
from intelligence.signals.occurrences import Occurrences
from intelligence.statistics.survival import survival

#: Name of the row that holds everything, beside the rows of themes.
ALL = "all"

RESOLUTION = "days until an escalation is closed"
CYCLE = "days from an engagement's start to its end"

#: Ends seen below which no median is told.
LEAST_ENDED = 5
_LEVEL = 0.95


def durations_of(occurrences: Occurrences, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row a measure and theme, and one of all themes together.

    Medians are null where less than half has ended, limits where the band does not cross one half.

    Args:
        occurrences: which engagement shows which theme.
        tables: the edition's ``documents``, ``findings`` and ``engagements``; documents without a
            column ``closed`` (of an older edition) leave resolution times unknown.

    """
    last = _days(pd.Series([last_day(tables["documents"])], dtype="object")).iloc[0]
    findings = tables["findings"].dropna(subset=["theme_id"])
    pairs = findings[["theme_id", "document_uid"]].drop_duplicates()
    escalations = _escalations(tables["documents"], last)
    engagements = _engagements(tables["engagements"], last)
    shown = occurrences.shows
    keys = occurrences.engagements["engagement"].to_numpy()
    rows = [_row(RESOLUTION, ALL, escalations), _row(CYCLE, ALL, engagements)]
    for place, theme in enumerate(occurrences.themes):
        own = pairs.loc[pairs["theme_id"] == theme, "document_uid"]
        rows.append(_row(RESOLUTION, theme, escalations[escalations.index.isin(own)]))
        members = engagements.index.isin(keys[shown[:, place]])
        rows.append(_row(CYCLE, theme, engagements[members]))
    return pd.DataFrame(rows)


def _escalations(documents: pd.DataFrame, last: Any) -> pd.DataFrame:
    own = documents[documents["kind"] == "escalation"]
    if "closed" not in own.columns:
        own = own.iloc[0:0].assign(closed=pd.Series(dtype="object"))
    known = {"start": own["date"], "end": own["closed"], "over": False}
    return _cases(pd.DataFrame(known).set_index(own["document_uid"]), last)


def _engagements(engagements: pd.DataFrame, last: Any) -> pd.DataFrame:
    ended = engagements["end"].mask(is_open(engagements))
    known = {"start": engagements["start"], "end": ended, "over": is_over(engagements)}
    return _cases(pd.DataFrame(known).set_index(engagements["engagement"]), last)


def _cases(known: pd.DataFrame, last: Any) -> pd.DataFrame:
    """Return days, whether the end was seen, and what is wrong with a case, by its key.

    An end after the last day (a plan) has not been seen, unless the case is ``over``. Cases without
    a start, or that end before they start, are flawed and counted.
    """
    begun, ended = _days(known["start"]), _days(known["end"])
    seen = ended.notna() & ((ended <= last) | known["over"])
    days = (ended.where(seen, last) - begun).dt.days
    flaw = pd.Series("", index=known.index, dtype="object")
    flaw[begun.isna()] = "no start"
    flaw[begun.notna() & (days < 0)] = "ends before it starts"
    return pd.DataFrame({"days": days, "ended": seen, "flaw": flaw})


def _row(measure: str, theme: str, cases: pd.DataFrame) -> dict[str, object]:
    sound = cases[cases["flaw"] == ""].dropna(subset=["days"])
    ended = int(sound["ended"].sum())
    row: dict[str, object] = {
        "measure": measure,
        "theme_id": theme,
        "cases": len(cases),
        "ended": ended,
        "open": len(sound) - ended,
        "left_out": len(cases) - len(sound),
        "median_days": np.nan,
        "median_low": np.nan,
        "median_high": np.nan,
        "status": "",
    }
    if ended < LEAST_ENDED:
        row["status"] = f"too little data: {ended} seen to end, {LEAST_ENDED} are needed"
        return row
    curve = survival(sound["days"].to_numpy(), sound["ended"].to_numpy(), _LEVEL)
    median, low, high = (value if np.isfinite(value) else np.nan for value in curve.median)
    row |= {"median_days": median, "median_low": low, "median_high": high}
    row["status"] = "estimated" if np.isfinite(median) else "less than half has ended"
    return row


def _days(column: pd.Series) -> pd.Series:
    return pd.to_datetime(column, errors="coerce", format="ISO8601")
