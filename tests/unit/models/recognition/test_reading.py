from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.recognition.bridge import Bridge, known_of
from models.recognition.choice import Choice
from models.recognition.evidence import label_views
from models.recognition.labels import Label
from models.recognition.reading import Reading, Trained
from models.recognition.recogniser import PLAIN_CHOICE, Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.recognition.test_bridge import MINE, STARTER, ZERO
from tests.unit.models.recognition.test_head import trained as head_of

HEAD = head_of()
WITHOUT = Trained(
    HEAD,
    {label.key: label.fingerprint for label in STARTER},
    ZERO.astype(np.float32),
    headed=Choice((3.0,), none=-0.6),
    described=Choice((8.0,) + (1.0,) * 8, none=6.0),
)
WITH = replace(
    WITHOUT,
    bridge=Bridge(
        known_of(STARTER, {}, WordEmbedder(), HEAD, ZERO, 1),
        Choice((8.0,) + (1.0,) * 8 + (2.0,), none=6.0),
        unknown=-1.0,
    ),
)
TEXTS = ["the badge was very late", "cold soup"]


def test_a_bridge_is_one_view_more() -> None:
    labels = label_views(MINE, WordEmbedder(), ZERO, HEAD)
    for trained, views in ((WITHOUT, 9), (WITH, 10)):
        reading = Reading(trained, PLAIN_CHOICE, ZERO, bridged=True)
        mine = reading.views(TEXTS, WordEmbedder().embed(TEXTS))
        filed = reading.filed(labels)
        assert (filed is None) == (trained.bridge is None)
        assert reading.evidence(mine, labels, filed).shape == (2, 2, views)


def test_nothing_learned_means_no_bridge() -> None:
    reading = Reading(None, PLAIN_CHOICE, ZERO)
    labels = label_views(MINE, WordEmbedder(), ZERO, None)
    assert reading.filed(labels) is None
    mine = reading.views(TEXTS, WordEmbedder().embed(TEXTS))
    assert reading.evidence(mine, labels, None).shape == (2, 2, 3)


def test_a_users_theme_is_surer_by_what_the_head_reads_in_a_text() -> None:
    vectors = WordEmbedder().embed(TEXTS)
    owns = [Recogniser(WordEmbedder(), one).prepared(MINE) for one in (WITHOUT, WITH)]
    before, after = (own.scores(TEXTS, vectors)[0] for own in owns)
    assert after[0, 0] > before[0, 0]


def test_keys_mean_nothing_where_no_head_applies() -> None:
    renamed = tuple(replace(label, key=f"my_{label.key}") for label in MINE)
    own = Recogniser(WordEmbedder(), WITH)
    assert own.recognise(TEXTS, MINE) == own.recognise(TEXTS, renamed)


def test_beside_a_theme_with_a_head_nothing_is_carried_over() -> None:
    labels = (*STARTER, Label("mine", "Lunch", "the soup was cold"))
    asked = ["access was late", "no slack in the plan", "cold soup"]
    found = [Recogniser(WordEmbedder(), one).recognise(asked, labels) for one in (WITHOUT, WITH)]
    assert found[0] == found[1]


def test_subcauses_are_told_apart_as_sharply_with_a_bridge_as_without() -> None:
    assert WITH.bridge is not None
    trained = replace(WITH, described=replace(WITH.described, within=3.0))
    for bridged in (True, False):
        assert Reading(trained, PLAIN_CHOICE, ZERO, bridged=bridged).within == 3.0
