from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.recognition.bridge import Bridge, known_of
from models.recognition.choice import Choice
from models.recognition.crossing import Within
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


def untaught(_: Choice, scores: np.ndarray) -> np.ndarray:
    return scores


def test_with_a_bridge_a_text_is_told_by_what_the_head_reads_in_it() -> None:
    labels = label_views(MINE, WordEmbedder(), ZERO, HEAD)
    found = []
    for trained in (WITHOUT, WITH):
        reading = Reading(trained, PLAIN_CHOICE, ZERO)
        mine = reading.views(TEXTS, WordEmbedder().embed(TEXTS))
        filed = reading.filed(labels)
        assert (filed is None) == (trained.bridge is None)
        found.append(reading.probabilities(mine, labels, filed, untaught))
        assert found[-1].shape == (2, 2)
    assert found[0][0, 0] < found[1][0, 0]


def test_nothing_learned_means_no_bridge() -> None:
    reading = Reading(None, PLAIN_CHOICE, ZERO)
    labels = label_views(MINE, WordEmbedder(), ZERO, None)
    assert reading.filed(labels) is None
    mine = reading.views(TEXTS, WordEmbedder().embed(TEXTS))
    assert reading.probabilities(mine, labels, None, untaught).shape == (2, 2)
    assert [one.shape for one in reading.strengths(mine, labels, None)] == [(2, 1), (2, 1)]


def test_what_is_left_over_is_given_nothing_and_takes_nothing() -> None:
    labels = label_views(MINE, WordEmbedder(), ZERO, HEAD)
    found = []
    for closed in ((), (1,)):
        reading = Reading(WITH, PLAIN_CHOICE, ZERO, closed=closed)
        mine = reading.views(["the soup was cold"], WordEmbedder().embed(["the soup was cold"]))
        found.append(reading.probabilities(mine, labels, reading.filed(labels), untaught)[0])
    assert found[0][1] > 0.3
    assert found[1][1] == 0


def test_a_users_theme_is_surer_by_what_the_head_reads_in_a_text() -> None:
    vectors = WordEmbedder().embed(TEXTS)
    owns = [Recogniser(WordEmbedder(), one).prepared(MINE) for one in (WITHOUT, WITH)]
    before, after = (own.scores(TEXTS, vectors)[0] for own in owns)
    assert after[0, 0] > before[0, 0]


def test_keys_mean_nothing_where_no_head_applies() -> None:
    renamed = tuple(replace(label, key=f"my_{label.key}") for label in MINE)
    own = Recogniser(WordEmbedder(), WITH)
    assert own.recognise(TEXTS, MINE) == own.recognise(TEXTS, renamed)


def test_beside_themes_with_a_head_what_it_reads_is_carried_over_to_reworded_ones() -> None:
    reworded = replace(STARTER[1], definition="No buffer", subcauses=())
    labels = (STARTER[0], reworded)
    asked = ["no slack in the plan", "access was late"]
    owns = [Recogniser(WordEmbedder(), one).prepared(labels) for one in (WITHOUT, WITH)]
    vectors = WordEmbedder().embed(asked)
    before, after = (own.scores(asked, vectors)[0] for own in owns)
    assert np.allclose(before[:, 0], after[:, 0], atol=0.05), "the head tells its own as before"
    filed = owns[1].filed
    assert filed is not None
    assert filed[:2].tolist() == [[1.0, 0.0], [1.0, 0.0]]
    assert filed[2, 0] == 0


def test_subcauses_are_told_apart_as_the_bridge_says_where_it_does() -> None:
    assert WITH.bridge is not None
    trained = replace(WITH, described=replace(WITH.described, within=3.0))
    assert Reading(trained, PLAIN_CHOICE, ZERO).within == 3.0
    within = replace(WITH.bridge, within=Within(2.0, 1.0))
    assert Reading(replace(trained, bridge=within), PLAIN_CHOICE, ZERO).within == 2.0


def test_a_subcause_is_told_by_what_the_head_reads_across_the_bridge() -> None:
    own = Label("mine", "Doors", "", (("in", "access came late"), ("plan", "plan had no slack")))
    assert WITH.bridge is not None
    within = replace(WITH, bridge=replace(WITH.bridge, within=Within(3.0, 1.0)))
    text = ["the badge was very late"]
    sure = []
    for trained in (WITH, within):
        reading = Reading(trained, PLAIN_CHOICE, ZERO)
        labels = label_views([own], WordEmbedder(), ZERO, HEAD)
        mine = reading.views(text, WordEmbedder().embed(text))
        sure.append(reading.strengths(mine, labels, reading.filed(labels))[0][0])
    assert sure[1][0] - sure[1][1] > sure[0][0] - sure[0][1]
