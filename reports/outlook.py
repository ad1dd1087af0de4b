"""What is to come of a theme, and what a quarter's late reports will add: read, never worked out.

The edition's ``trend_quarters`` holds the forecasts; a report only brings its counts to the unit
of the chart, per 100 active engagements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intelligence.edition import Edition
from reports.tables import Row, rows


@dataclass(frozen=True, slots=True)
class Ahead:
    """A quarter still to come, per 100 active engagements: what is expected, and both intervals."""

    quarter: str
    rate: float
    low_80: float
    high_80: float
    low_95: float
    high_95: float


@dataclass(frozen=True, slots=True)
class Nowcast:
    """What a quarter will show once all its reports are in, with its 90 % interval."""

    quarter: str
    rate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Changed:
    """A quarter in which the theme's meaning changed, and the quarter shown that it is marked at.

    They differ where it was decided after the newest quarter that is shown.
    """

    quarter: str
    at: str

    @property
    def told(self) -> str:
        """Return the quarter, and that it lies after those shown where it does.

        >>> Changed("2026Q4", "2026Q3").told
        '2026Q4, after the newest quarter shown'
        """
        later = ", after the newest quarter shown" if self.quarter > self.at else ""
        return f"{self.quarter}{later}"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What stands in a trend chart beside what was seen.

    ``changed`` are the changes of the theme's meaning.
    """

    ahead: tuple[Ahead, ...] = ()
    nowcasts: tuple[Nowcast, ...] = ()
    changed: tuple[Changed, ...] = ()


#: Of a theme of which no more is known than what was seen.
NOTHING_AHEAD = Outlook()


def outlooks(edition: Edition, quarters: Sequence[str], *, rates: bool) -> Mapping[str, Outlook]:
    """Return the outlook of each theme of an edition.

    A forecast is told only where the newest quarter that it knows ends the report's trends, and
    where these are rates per active engagement (``rates``).
    """
    held: dict[str, list[Row]] = {}
    table = edition.tables.get("trend_quarters")
    for row in rows(table, _COLUMNS) if rates and table is not None and quarters else ():
        held.setdefault(str(row["theme_id"]), []).append(row)
    changed = {
        str(row["theme_id"]): tuple(str(one) for one in row["changed_in"] or ())
        for row in rows(edition.tables["themes"], ("theme_id", "changed_in"))
    }
    return {
        theme: _outlook(held.get(theme, ()), quarters, changed.get(theme, ()))
        for theme in {*held, *changed}
    }


_AHEAD = ("expected", "low_80", "high_80", "low_95", "high_95")
_NOWCAST = ("nowcast", "nowcast_low", "nowcast_high")
_COLUMNS = ("theme_id", "quarter", "is_forecast", "exposure", *_AHEAD, *_NOWCAST)


def _outlook(held: Sequence[Row], quarters: Sequence[str], changed: tuple[str, ...]) -> Outlook:
    seen = [str(row["quarter"]) for row in held if not row["is_forecast"]]
    current = bool(quarters) and max(seen, default=quarters[-1]) <= quarters[-1]
    coming = sorted(
        (row for row in held if row["is_forecast"] and current and row["quarter"] > quarters[-1]),
        key=lambda row: str(row["quarter"]),
    )
    now = [row for row in held if not row["is_forecast"] and row["quarter"] in quarters]
    return Outlook(
        ahead=tuple(
            Ahead(str(row["quarter"]), *scaled)
            for row in coming
            if (scaled := _per_100(row, _AHEAD)) is not None
        ),
        nowcasts=tuple(
            Nowcast(str(row["quarter"]), *scaled)
            for row in now
            if (scaled := _per_100(row, _NOWCAST)) is not None
        ),
        changed=_within(changed, quarters, current=current),
    )


def _per_100(row: Row, names: Sequence[str]) -> tuple[float, ...] | None:
    """Return counts per 100 of the row's exposure; ``None`` where one of them is not known."""
    counts, exposure = [row[name] for name in names], row["exposure"]
    if not exposure or any(count is None for count in counts):
        return None
    return tuple(100 * float(count) / float(exposure) for count in counts)


def _within(
    changed: Sequence[str], quarters: Sequence[str], *, current: bool
) -> tuple[Changed, ...]:
    """Return the changes in quarters that are shown; what was decided later is at the newest."""
    places = [(one, min(one, quarters[-1]) if current else one) for one in dict.fromkeys(changed)]
    return tuple(Changed(quarter, at) for quarter, at in places if at in quarters)
