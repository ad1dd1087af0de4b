"""Every signal table of an edition, by its name."""

from __future__ import annotations

from collections.abc import Mapping

from intelligence.errors import UnknownSignal
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.shown.customers import CUSTOMER_RATES, CUSTOMERS
from intelligence.signals.shown.effects import EFFECTS
from intelligence.signals.shown.exclusions import EXCLUSIONS
from intelligence.signals.shown.interventions import INTERVENTION_QUARTERS, INTERVENTIONS
from intelligence.signals.shown.money import COSTS, MARGINS
from intelligence.signals.shown.over_representation import OVER_REPRESENTATION, PAIRS
from intelligence.signals.shown.overruns import FORECAST_ERRORS, OVERRUNS
from intelligence.signals.shown.priority import PRIORITIES
from intelligence.signals.shown.skills import SKILL_QUARTERS, SKILL_TEAMS, SKILLS
from intelligence.signals.shown.structure import STRUCTURE
from intelligence.signals.shown.trends import DURATIONS, QUARTERS, TRENDS

#: In the order in which they are listed.
SIGNALS: Mapping[str, SignalTable] = {
    table.name: table
    for table in (
        OVER_REPRESENTATION,
        PAIRS,
        CUSTOMERS,
        CUSTOMER_RATES,
        PRIORITIES,
        TRENDS,
        QUARTERS,
        STRUCTURE,
        SKILLS,
        SKILL_TEAMS,
        SKILL_QUARTERS,
        MARGINS,
        COSTS,
        OVERRUNS,
        FORECAST_ERRORS,
        EXCLUSIONS,
        EFFECTS,
        INTERVENTIONS,
        INTERVENTION_QUARTERS,
        DURATIONS,
    )
}


#: The table that is shown when none is named.
DEFAULT = "over_representation"


def signal_table(name: str) -> SignalTable:
    """Return a table by name.

    Raises:
        UnknownSignal: when there is none, listing those there are.

    """
    if name not in SIGNALS:
        message = f"there is no signal table {name[:60]!r}; there are {', '.join(SIGNALS)}"
        raise UnknownSignal(message)
    return SIGNALS[name]
