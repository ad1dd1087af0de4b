"""How the table of what money and overruns leave out is told."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import SignalTable

EXCLUSIONS = SignalTable(
    name="exclusions",
    title="What overruns and margins leave out",
    question="How many engagements are in no figure of effort, cost or margin, and why?",
    columns=(
        Metric("measure", "Measure", Unit.TEXT, "effort, cost or margin"),
        Metric("reason", "Reason", Unit.TEXT, "the first that applies"),
        Metric("engagements", "Engagements", Unit.COUNT, "left out for it"),
    ),
    headline=("measure", "reason", "engagements"),
    reading="What is still open, has no plan or no actual figure is in no distribution of overruns "
    "and in no association with margin. An end after the newest document is a plan, unless the "
    "status says that the work is over. An amount in a currency without a rate is in no sum over "
    "currencies.",
)
