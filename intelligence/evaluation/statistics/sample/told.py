"""The signal tables that can claim something, worked out of an edition's tables."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from intelligence.signals.assemble import SignalOptions
from intelligence.signals.customers.counts import counts_of
from intelligence.signals.customers.table import customers_table
from intelligence.signals.finished import last_day
from intelligence.signals.interventions import intervention_signals
from intelligence.signals.losses import losses_of
from intelligence.signals.money import money_signals
from intelligence.signals.occurrences import occurrences_of
from intelligence.signals.over_representation import over_representation
from intelligence.signals.over_represented_pairs import over_represented_pairs
from intelligence.signals.structure import structure_table
from intelligence.signals.trends import trends_of


def told_by(tables: Mapping[str, pd.DataFrame], options: SignalOptions) -> dict[str, pd.DataFrame]:
    """Return the signal tables by name, as a build makes them; tables that only count left out."""
    occurrences = occurrences_of(tables)
    losses = losses_of(tables["engagements"], last_day(tables["documents"]), options.rates)
    done = intervention_signals(tables, occurrences, options.interventions)
    return {
        "over_representation": over_representation(occurrences),
        "over_represented_pairs": over_represented_pairs(occurrences),
        "customer_signals": customers_table(counts_of(occurrences, tables)),
        "theme_trends": trends_of(occurrences, tables).themes,
        "structure": structure_table(occurrences, losses),
        "margins": money_signals(tables, occurrences, options.rates).themes,
        "interventions": done.verdicts,
    }
