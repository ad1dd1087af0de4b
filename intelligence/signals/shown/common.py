"""Measures that several signal tables have."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit

THEME = Metric("theme_id", "Theme", Unit.TEXT, "lasting identity of the theme")
NOTE = Metric("note", "Note", Unit.TEXT, "what is not counted, or why nothing is claimed")
WHY = Metric("why", "Why", Unit.TEXT, "what decided the verdict")
EVIDENCE = Metric("evidence", "Evidence", Unit.LIST, "keys of engagements that show it")
SMALL = Metric(
    "small", "Few customers", Unit.FLAG, "whether fewer known customers stand behind it than asked"
)
ENGAGEMENTS = Metric(
    "engagements", "Engagements", Unit.COUNT, "distinct engagements that show the theme"
)
CUSTOMERS = Metric("customers", "Customers", Unit.COUNT, "distinct known customers of these")
TEAMS = Metric("teams", "Teams", Unit.COUNT, "distinct known teams of these")
QUARTERS = Metric("quarters", "Quarters", Unit.COUNT, "distinct quarters with a document of it")


def ends(metric: Metric, what: str) -> tuple[Metric, Metric]:
    """Return the measures of both ends of an interval, ``<key>_low`` and ``<key>_high``."""
    return (
        Metric(f"{metric.key}_low", f"{metric.name}, from", metric.unit, f"lower end: {what}"),
        Metric(f"{metric.key}_high", f"{metric.name}, to", metric.unit, f"upper end: {what}"),
    )


def with_ends(metric: Metric, what: str) -> tuple[Metric, Metric, Metric]:
    """Return a measure and both ends of its interval."""
    return (metric, *ends(metric, what))
