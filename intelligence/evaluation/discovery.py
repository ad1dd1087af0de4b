"""How well themes are discovered where no taxonomy helps, beside what others would find."""

from __future__ import annotations

from functools import partial

import numpy as np

from intelligence.errors import UnusableLabels
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.grouping import (
    COLUMNS,
    OptionsOf,
    measure_grouping,
    peer_groupings,
    product_grouper,
    ungated_grouper,
)
from intelligence.evaluation.held_out import evaluate_held_out
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.proposals_judged import MAJORITY, judge
from intelligence.evaluation.tables import Outcome, Table
from intelligence.taxonomy import Taxonomy

#: Themes that are taken out of the taxonomy at once.
TAKE = 4
#: Of fewer texts none can be added as a tenth, and with one label every grouping is right.
FEWEST_TEXTS, FEWEST_LABELS = 10, 2


def check_groups(data: LabelledTexts) -> None:
    """Check that there is something to group, before models are loaded for it.

    Raises:
        UnusableLabels: when there are too few texts, or all have the same label.

    """
    texts, labels = len(data.texts), len(data.labels)
    if texts < FEWEST_TEXTS or labels < FEWEST_LABELS:
        message = (
            f"{data.name} has {texts:,} labelled texts and {labels:,} labels; to see whether they "
            f"are grouped by label takes at least {FEWEST_TEXTS} texts and {FEWEST_LABELS} labels"
        )
        raise UnusableLabels(message)


def evaluate_discovery(
    compared: Compared,
    data: LabelledTexts,
    taxonomy: Taxonomy | None,
    seeds: int = 3,
    take: int = TAKE,
    options: OptionsOf | None = None,
) -> Outcome:
    """Measure discovery without a taxonomy, and beside one whose themes are the labels.

    Args:
        compared: the encoders.
        data: texts with their labels.
        taxonomy: themes to discover beside; those that are labels are taken out in turn.
        seeds: how often, each with another seed and order.
        take: themes that are taken out at once.
        options: of a build, by seed; None for those of a build.

    Raises:
        UnusableLabels: when there is too little to group.

    """
    check_groups(data)
    recogniser = compared.recogniser
    measured = partial(measure_grouping, data=data, seeds=seeds)
    qualities = [
        measured("Premortem, as a build proposes", product_grouper(recogniser, options)),
        measured("Premortem, before the gate", ungated_grouper(recogniser)),
        *peer_groupings(compared, data, seeds),
    ]
    tables = [
        Table(
            "Groups without a taxonomy",
            ("Method", *COLUMNS),
            tuple(quality.row for quality in qualities),
            (
                (
                    "What is in no group counts as one label of its own. Seeds also change the "
                    f"order of the texts; ranges are over {seeds} of them."
                ),
            ),
        ),
        *_judged(compared, data, options),
    ]
    if taxonomy:
        tables.append(evaluate_held_out(recogniser, data, taxonomy, seeds, take, options))
    return Outcome("discovery", data.described(), compared.models, tuple(tables))


def _judged(
    compared: Compared, data: LabelledTexts, options: OptionsOf | None
) -> tuple[Table, Table]:
    ways = {
        "Premortem, as a build proposes": product_grouper(compared.recogniser, options),
        "Premortem, before the gate": ungated_grouper(compared.recogniser),
    }
    found = {
        name: judge(np.asarray(group(data.texts, data.documents, 0)), data.gold, data.labels)
        for name, group in ways.items()
    }
    first = next(iter(found.values()))
    return (
        Table(
            "Proposals without a taxonomy",
            ("Method", "Proposals", "Right", "Precision", "Labels found", "of"),
            tuple(
                (name, one.proposals, one.right, one.precision, len(one.found), one.labels)
                for name, one in found.items()
            ),
            (f"Right: the commonest label covers at least {MAJORITY:.0%} of the proposal.",),
        ),
        Table(
            "Labels that share a proposal most often",
            ("Proposal is about", "also holds", "Findings"),
            first.mixed,
        ),
    )
