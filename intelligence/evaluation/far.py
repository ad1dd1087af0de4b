"""What becomes of text from other trades: zero-shot and groups, beside the published encoder."""

from __future__ import annotations

from collections.abc import Sequence

from intelligence.evaluation.bootstrap import Draw
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.grouping import (
    COLUMNS,
    OptionsOf,
    measure_grouping,
    peer_groupings,
    product_grouper,
    ungated_grouper,
)
from intelligence.evaluation.label_taxonomy import of_labels
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.peer_rankings import nearest_definition
from intelligence.evaluation.ranked_answers import COLUMNS as RANKED_COLUMNS
from intelligence.evaluation.recognition import PRODUCT, RESAMPLES, ask
from intelligence.evaluation.tables import Cell, Outcome, Table


def evaluate_far(
    compared: Compared,
    sets: Sequence[LabelledTexts],
    seeds: int = 3,
    options: OptionsOf | None = None,
) -> Outcome:
    """Measure zero-shot recognition and grouping on each set.

    Labels are asked by their words alone. The product's groups and k-means are drawn once a seed,
    HDBSCAN, which has none, once.
    """
    ranked = [(data.name, *row) for data in sets for row in _zero_shot(compared, data)]
    grouped = [
        (data.name, *row) for data in sets for row in _groups(compared, data, seeds, options)
    ]
    return Outcome(
        "far",
        "; ".join(data.described() for data in sets),
        compared.models,
        (
            Table(
                "Which label, told by its words alone (zero-shot)",
                ("Set", "Method", *RANKED_COLUMNS),
                tuple(ranked),
            ),
            Table(
                "Groups without a taxonomy",
                ("Set", "Method", *COLUMNS),
                tuple(grouped),
                ("What is in no group counts as one label of its own.",),
            ),
        ),
    )


def _zero_shot(compared: Compared, data: LabelledTexts) -> list[tuple[Cell, ...]]:
    taxonomy, draw = of_labels(data), Draw(data.gold, RESAMPLES)
    ranked = [
        ask(PRODUCT, compared.recogniser, data.texts, taxonomy).ranked,
        *(
            nearest_definition(f"nearest definition, {name}", embedder, data.texts, taxonomy)
            for name, embedder in compared.encoders
        ),
    ]
    return [one.row(data.gold, draw) for one in ranked]


def _groups(
    compared: Compared, data: LabelledTexts, seeds: int, options: OptionsOf | None
) -> list[tuple[Cell, ...]]:
    ours = product_grouper(compared.recogniser, options)
    found = [
        measure_grouping("Premortem, as a build proposes", ours, data, seeds),
        measure_grouping(
            "Premortem, before the gate", ungated_grouper(compared.recogniser), data, 1
        ),
        *peer_groupings(compared, data, seeds, steadiness=False),
    ]
    return [one.row for one in found]
