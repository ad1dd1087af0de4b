from __future__ import annotations

import numpy as np

from models.recognition.evidence import (
    CAUSE_VIEWS,
    PLAIN_VIEWS,
    evidence,
    label_views,
    views_of,
)
from models.recognition.labels import Label
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.recognition.test_head import trained

LABELS = (
    Label("late", "Late access", "Access came late", (("vpn", "VPN access"), ("badge", "Badge"))),
    Label("plan", "Weak plan", "The plan had no slack"),
)
ZERO = np.zeros(64)


def test_a_text_is_closest_to_the_label_whose_words_it_shares() -> None:
    texts = ["the badge was missing", "no slack in the plan"]
    embedder = WordEmbedder()
    mine = views_of(texts, embedder.embed(texts), ZERO, None)
    labels = label_views(LABELS, embedder, ZERO, None)
    found = evidence(mine, labels)
    assert found.shape == (2, 2, len(PLAIN_VIEWS))
    assert found[..., 0].argmax(axis=1).tolist() == [0, 1]


def test_a_head_adds_its_views() -> None:
    texts = ["access was late"]
    embedder = WordEmbedder()
    mine = views_of(texts, embedder.embed(texts), ZERO, trained())
    labels = label_views(LABELS, embedder, ZERO, trained())
    found = evidence(mine, labels)
    assert found.shape == (1, 2, len(PLAIN_VIEWS) + len(CAUSE_VIEWS))
    assert found[0, 0, 3] > found[0, 1, 3]
    assert found[0, 0, 6] > found[0, 1, 6]


def test_many_subcauses_do_not_win_by_being_many() -> None:
    many = tuple((str(number), "the plan had no slack") for number in range(50))
    labels = (Label("a", "A", "x", many), Label("b", "B", "access came late"))
    embedder = WordEmbedder()
    mine = views_of(["access came late"], embedder.embed(["access came late"]), ZERO, None)
    found = evidence(mine, label_views(labels, embedder, ZERO, None))
    assert found[0, 1, 0] > found[0, 0, 0]
