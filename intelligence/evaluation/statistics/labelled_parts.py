"""Labelled sentences in parts: those that rules were made on, and those kept from their making."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from intelligence.evaluation.bootstrap import Share
from intelligence.proportions import wilson_of

_FOLDER = Path(__file__).with_name("labelled")

#: The parts in the order of tables, and what each is.
PARTS = {
    "development": "rules were made on these",
    "kept": "same author, not looked at while rules were made",
    "sample": "worded by the sample portfolio, not by the author of the rules",
}


def labelled(name: str) -> list[dict[str, Any]]:
    """Return the labelled sentences of that name; each has a ``text`` and a ``part``."""
    lines = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def precision_and_recall(
    answers: Sequence[set[str]], gold: Sequence[set[str]]
) -> tuple[Share | None, Share | None]:
    """Return precision and recall of the labels given, with Wilson intervals of 95 %.

    >>> precision, recall = precision_and_recall([{"a", "b"}], [{"a"}])
    >>> precision.value, recall.value
    (0.5, 1.0)
    """
    hits = sum(len(a & g) for a, g in zip(answers, gold, strict=True))
    return _share(hits, sum(map(len, answers))), _share(hits, sum(map(len, gold)))


def _share(hits: int, counted: int) -> Share | None:
    found = wilson_of(hits, counted)
    if found is None:
        return None
    return Share(round(found.value, 3), round(found.low, 3), round(found.high, 3), counted)
