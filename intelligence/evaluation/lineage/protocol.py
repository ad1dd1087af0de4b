"""The protocol of lineage: identity, events, quarters, the log, beside what peers would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.lineage.cold import Methods, cold_methods
from intelligence.evaluation.lineage.events import events_table
from intelligence.evaluation.lineage.growth import growth_table
from intelligence.evaluation.lineage.quarters import NewTheme
from intelligence.evaluation.lineage.worlds import World
from intelligence.evaluation.tables import Outcome, Table
from intelligence.theming import ThemingTools

#: Names of the public corpora that the protocol is run on, as `CORPORA` calls them.
CORPORA = ("napire 2018, codes with 15 texts", "banking77, intent")


def evaluate_lineage(
    sets: Sequence[LabelledTexts],
    tools: Sequence[ThemingTools],
    models: Mapping[str, str],
    more: Sequence[Table] = (),
    methods: Methods = cold_methods,
) -> Outcome:
    """Measure identity and events on each set.

    Args:
        sets: labelled texts.
        tools: of a build, one a seed.
        models: what an outcome says of the models.
        more: tables of the sample portfolio's quarters and of the log.
        methods: the peers.

    """
    worlds = [World(data) for data in sets]
    seeds = len(tools)
    return Outcome(
        "lineage",
        "; ".join(data.described() for data in sets),
        models,
        (
            growth_table(worlds, lambda seed: tools[seed], seeds, methods),
            events_table(worlds, lambda seed: tools[seed], seeds, methods),
            *more,
        ),
    )


def planted_causes(truth: Mapping[str, Any]) -> LabelledTexts:
    """Return the causes planted in the sample portfolio, each once an engagement and wording."""
    rows: dict[tuple[str, str], tuple[str, str]] = {}
    for document in truth["documents"]:
        owner = document["engagement"] or document["document"]
        for cause in document["causes"]:
            rows.setdefault((owner, cause["text"]), (cause["theme"], owner))
    return LabelledTexts(
        "sample portfolio, planted causes",
        tuple(text for _, text in rows),
        tuple(theme for theme, _ in rows.values()),
        groups=tuple(f"engagement {owner}" for _, owner in rows.values()),
    )


def planted_theme(truth: Mapping[str, Any]) -> NewTheme:
    """Return the theme planted in the sample portfolio that no taxonomy has."""
    name = truth["facts"]["new_theme"]["theme"]
    rows = [row for row in truth["documents"] if any(c["theme"] == name for c in row["causes"])]
    return NewTheme(
        name,
        frozenset(row["document"] for row in rows),
        {row["document"]: row["engagement"] or row["document"] for row in rows},
        {row["document"]: row["quarter"] for row in rows},
    )
