"""Labelled sentences in parts."""

from __future__ import annotations

import pytest

from intelligence.evaluation.statistics.labelled_parts import (
    PARTS,
    labelled,
    precision_and_recall,
)


def test_every_sentence_is_in_a_known_part_and_stands_once() -> None:
    rows = labelled("impacts")
    assert {row["part"] for row in rows} <= set(PARTS)
    texts = [row["text"] for row in rows]
    assert len(texts) == len(set(texts))


def test_nothing_answered_has_no_precision() -> None:
    precision, recall = precision_and_recall([set()], [{"a"}])
    assert precision is None
    assert recall is not None
    assert recall.value == pytest.approx(0)
