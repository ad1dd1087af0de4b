"""How well kinds of impact are told from words, beside the bare names of the kinds."""

from __future__ import annotations

import re

from intelligence.evaluation.statistics.labelled_parts import (
    PARTS,
    labelled,
    precision_and_recall,
)
from intelligence.evaluation.tables import Cell, Outcome, Table
from intelligence.signals.impacts import IMPACTS, impacts_in

_STEMS = {
    "delay": "delay|late",
    "cost": "cost|budget",
    "dispute": "disput",
    "rework": "rework|again",
    "dissatisfaction": "satisf|complain",
    "escalation": "escalat",
}


def evaluate_impacts() -> Outcome:
    """Return precision and recall by part and by kind, over labelled impact sentences."""
    rows = labelled("impacts")
    parts: list[tuple[Cell, ...]] = []
    for part, meaning in PARTS.items():
        chosen = [row for row in rows if row["part"] == part]
        gold = [set(row["impacts"]) for row in chosen]
        ours = precision_and_recall([set(impacts_in(row["text"])) for row in chosen], gold)
        peer = precision_and_recall([_named(row["text"]) for row in chosen], gold)
        parts.append((part, len(chosen), *ours, *peer, meaning))
    unseen = [row for row in rows if row["part"] != "development"]
    kinds: list[tuple[Cell, ...]] = []
    for impact in IMPACTS:
        answers = [{impact} & set(impacts_in(row["text"])) for row in unseen]
        gold = [{impact} & set(row["impacts"]) for row in unseen]
        kinds.append((impact, *precision_and_recall(answers, gold)))
    columns = ("Part", "sentences", "precision", "recall", "peer: precision", "peer: recall")
    return Outcome(
        "kinds of impact",
        f"{len(rows)} labelled impact sentences",
        {},
        (
            Table(
                "By part",
                (*columns, "what it is"),
                tuple(parts),
                ("The peer looks for the bare names of the kinds. Intervals are Wilson's, 95 %.",),
            ),
            Table("By kind, development left out", ("Kind", "precision", "recall"), tuple(kinds)),
        ),
    )


def _named(text: str) -> set[str]:
    return {kind for kind, stem in _STEMS.items() if re.search(stem, text, re.IGNORECASE)}
