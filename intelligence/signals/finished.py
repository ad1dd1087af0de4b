"""Which engagements have ended, and what their accounts say: only these have a result."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from corpus.money import UNKNOWN_CURRENCY

#: Words of a status that say so where no end date does, as `_state` writes them.
_ENDED = frozenset({"closed", "complete", "completed", "done", "ended", "finished"})
#: Those that say that work goes on or is to begin, whatever end was planned. How well it goes
#: (green, amber, at risk) says neither.
_OPEN = frozenset(
    {
        *("active", "open", "in progress", "work in progress", "wip", "in flight", "in delivery"),
        *("in execution", "ongoing", "on going", "running", "started", "not started", "planned"),
        *("on hold", "paused", "suspended", "reopened", "re opened"),
        *("aktiv", "offen", "laufend", "in arbeit", "in bearbeitung", "geplant", "pausiert"),
        *("nicht begonnen", "actief", "lopend", "in uitvoering", "gepland", "niet gestart"),
    }
)
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_PERCENT = 100.0


def last_day(documents: pd.DataFrame) -> str | None:
    """Return the day of the newest document, to which the portfolio is known; None without any.

    Not a closing or an end, of which one that is mistyped would keep open cases open until then.
    """
    days = documents["date"].dropna()
    return str(days.max()) if len(days) else None


def unfinished(engagements: pd.DataFrame, day: str | None) -> pd.Series:
    """Return why an engagement has no result yet, null where it has one.

    An end date after ``day`` is a plan, unless the status says that the work is over; so is one
    that has passed while the status says that it is open. Without an end date the status may say
    that it is over.
    """
    over = is_over(engagements)
    end = engagements["end"]
    reason = pd.Series(None, index=engagements.index, dtype="object")
    reason[end.notna() & is_open(engagements)] = "still open"
    reason[end.isna() & ~over] = "no end date"
    if day is not None:
        planned = end.notna() & (end.fillna("") > day) & ~over
        reason[planned] = f"ends after the newest document ({day})"
    return reason


def is_over(engagements: pd.DataFrame) -> pd.Series:
    """Say of each engagement whether its status says that the work is over."""
    return _state(engagements).isin(_ENDED)


def is_open(engagements: pd.DataFrame) -> pd.Series:
    """Say of each engagement whether its status says that the work is not over."""
    return _state(engagements).isin(_OPEN)


def slippage(engagements: pd.DataFrame, day: str | None) -> pd.DataFrame:
    """Return planned less actual margin of each engagement, in points; more is worse.

    A margin that is not given is derived from revenue and cost where both are of one known currency
    and revenue is above zero.

    Returns:
        One row an engagement, in order: ``points`` (null where excluded), ``derived`` (whether a
        margin was) and ``excluded`` (why, null where it is not).

    """
    planned, planned_derived = _margin(engagements, "planned")
    actual, actual_derived = _margin(engagements, "actual")
    reason = unfinished(engagements, day)
    reason = reason.where(reason.notna(), _missing(planned, actual))
    used = reason.isna()
    points = ((planned - actual) * _PERCENT).where(used)
    derived = (planned_derived | actual_derived) & used
    return pd.DataFrame({"points": points, "derived": derived, "excluded": reason})


def compared(engagements: pd.DataFrame, what: str, day: str | None) -> pd.DataFrame:
    """Return what was planned of hours or cost and what it took, of finished engagements.

    Args:
        engagements: the edition's.
        what: ``hours`` or ``cost``; costs are of one known currency.
        day: the portfolio's last.

    Returns:
        One row an engagement, in order: ``planned, actual, currency`` (empty for hours) and
        ``excluded`` (why, null where it is not).

    """
    planned, actual = (
        engagements[f"{which}_{what}"].astype("float64") for which in ("planned", "actual")
    )
    reason = unfinished(engagements, day)
    usable = np.isfinite(planned) & (planned > 0)
    known = np.isfinite(actual) & (actual >= 0)
    reason = reason.mask(reason.isna() & ~usable, f"no planned {what}")
    reason = reason.mask(reason.isna() & ~known, f"no actual {what}")
    currency = pd.Series("", index=planned.index, dtype="object")
    if what == "cost":
        currency = engagements["planned_cost_currency"].astype("object").fillna(UNKNOWN_CURRENCY)
        other = engagements["actual_cost_currency"].astype("object").fillna(UNKNOWN_CURRENCY)
        reason = reason.mask(reason.isna() & (currency == UNKNOWN_CURRENCY), "no currency")
        reason = reason.mask(reason.isna() & (currency != other), "two currencies")
    return pd.DataFrame(
        {"planned": planned, "actual": actual, "currency": currency, "excluded": reason}
    )


def counted(reasons: Mapping[str, pd.Series]) -> pd.DataFrame:
    """Return how many engagements each measure leaves out, and why.

    Args:
        reasons: by measure, why each engagement is left out; null where it is not.

    Returns:
        Columns ``measure, reason, engagements``.

    """
    rows = [
        (measure, str(reason), int(number))
        for measure, why in reasons.items()
        for reason, number in why.dropna().value_counts().sort_index().items()
    ]
    return pd.DataFrame(rows, columns=["measure", "reason", "engagements"])


def _state(engagements: pd.DataFrame) -> pd.Series:
    """Return statuses in lower case with one space between words: On_hold is on hold."""
    if "status" not in engagements.columns:
        return pd.Series("", index=engagements.index, dtype="object")
    told = engagements["status"].astype("object").fillna("").astype(str).str.casefold()
    return told.str.replace(_BETWEEN_WORDS, " ", regex=True).str.strip()


def _margin(engagements: pd.DataFrame, which: str) -> tuple[pd.Series, pd.Series]:
    given = _finite(engagements[f"{which}_margin"])
    revenue, cost = _finite(engagements["revenue"]), _finite(engagements[f"{which}_cost"])
    currency = engagements["revenue_currency"]
    same = (currency == engagements[f"{which}_cost_currency"]) & (currency != UNKNOWN_CURRENCY)
    usable = same.fillna(value=False).astype(bool) & (revenue > 0)
    derived = ((revenue - cost) / revenue.where(revenue > 0)).where(usable)
    return given.fillna(derived), given.isna() & derived.notna()


def _missing(planned: pd.Series, actual: pd.Series) -> pd.Series:
    reason = pd.Series(None, index=planned.index, dtype="object")
    reason[actual.isna()] = "no actual margin"
    reason[planned.isna()] = "no planned margin"
    reason[planned.isna() & actual.isna()] = "no margin"
    return reason


def _finite(values: pd.Series) -> pd.Series:
    numbers = values.astype("float64")
    return numbers.where(np.isfinite(numbers))
