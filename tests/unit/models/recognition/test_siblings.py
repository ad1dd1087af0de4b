from __future__ import annotations

import numpy as np

from models.recognition.evidence import label_views, views_of
from models.recognition.labelled import Cause
from models.recognition.labels import Label
from models.recognition.siblings import (
    NONE,
    Siblings,
    described_siblings,
    headed_siblings,
    joined,
    place_of,
)
from tests.fakes.embedders import WordEmbedder

LATE = Label("late", "Late", "late", (("vpn", "VPN access"), ("badge", "Badge of the site")))
PLAN = Label("plan", "Plan", "no slack")
CAUSES = (
    Cause("A", "late", "badge", "the badge was missing"),
    Cause("A", "late", "other", "something"),
    Cause("A", "plan", "", "no slack"),
)


def test_rows_of_different_lengths_stand_side_by_side() -> None:
    both = joined([Siblings.of([np.array([1.0, 2.0])], [1]), Siblings.of([np.array([3.0])], [0])])
    assert both.right.tolist() == [1, 0]
    assert np.isnan(both.strengths[1, 1])
    assert joined([]).right.tolist() == NONE.right.tolist() == []


def test_a_part_keeps_the_texts_that_are_wanted() -> None:
    both = Siblings.of([np.array([1.0]), np.array([2.0])], [0, -1])
    assert both.part(np.array([False, True])).right.tolist() == [-1]


def test_the_heads_scores_are_taken_in_the_order_of_the_label() -> None:
    logits = np.array([[5.0, 1.0]] * 3)
    found = headed_siblings(
        CAUSES, [LATE, LATE, PLAN], logits, (("late", "badge"), ("late", "vpn"))
    )
    assert found.right.tolist() == [1, -1, -1]
    assert found.strengths[0].tolist() == [1.0, 5.0]


def test_definitions_are_asked_of_the_own_theme_alone() -> None:
    embedder, zero = WordEmbedder(), np.zeros(64)
    texts = [cause.text for cause in CAUSES]
    views = views_of(texts, embedder.embed(texts), zero, None)
    told = label_views((LATE, PLAN), embedder, zero, None)
    found = described_siblings(CAUSES, np.array([0, 0, 1]), (LATE, PLAN), views, told)
    assert found.right.tolist() == [1, -1, -1]
    assert found.strengths[0].argmax() == 1
    assert np.isnan(found.strengths[2, 1])


def test_a_subcause_that_the_label_lacks_has_no_place() -> None:
    assert [place_of(cause, LATE) for cause in CAUSES] == [1, -1, -1]
