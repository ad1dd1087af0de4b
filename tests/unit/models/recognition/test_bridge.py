from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.recognition.bridge import (
    Across,
    Bridge,
    Known,
    across_views,
    between,
    carried_by,
    carried_over,
    elsewhere,
    filed_by,
    known_of,
)
from models.recognition.choice import Choice
from models.recognition.evidence import label_views, views_of
from models.recognition.head import Head
from models.recognition.labels import Label
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.recognition.test_head import trained

ZERO = np.zeros(64)
STARTER = (
    Label("env", "", "", (("access", "access came late"), ("data", "data was dirty"))),
    Label("plan", "", "", (("slack", "plan had no slack"), ("unheard", "nobody was told"))),
)
MINE = (Label("mine", "Door", "access came late"), Label("other", "Lunch", "the soup was cold"))
#: Of nine views the first alone counts: closeness to a definition.
FILING = Choice((20.0,) + (0.0,) * 8, none=10.0)


def known(head: Head | None = None) -> Known:
    return known_of(STARTER, {}, WordEmbedder(), head or trained(), ZERO, 1)


def told(texts: list[str], labels: tuple[Label, ...]) -> np.ndarray:
    """What a bridge says of the texts for the labels."""
    head, embedder = trained(), WordEmbedder()
    bridge = Bridge(known(head), FILING, unknown=-1.0)
    views = label_views(labels, embedder, ZERO, head)
    scores = views_of(texts, embedder.embed(texts), ZERO, head).scores
    assert scores is not None
    return bridge.evidence(scores, bridge.filed(FILING, views, {}, ()))[..., 0]


def test_only_subcauses_that_the_head_was_taught_are_known() -> None:
    found = known()
    assert found.columns.tolist() == [0, 1, 2]
    assert found.themes == ("env", "env", "plan")
    assert found.rows.spaces[0].shape == (3, 64)
    assert np.allclose(np.linalg.norm(found.rows.spaces[0], axis=1), 1)


def test_themes_without_subcauses_lead_nowhere() -> None:
    bare = tuple(replace(label, subcauses=()) for label in STARTER)
    found = known_of(bare, {}, WordEmbedder(), trained(), ZERO, 1)
    assert not len(found.columns)
    views = views_of(["no slack"], WordEmbedder().embed(["no slack"]), ZERO, trained())
    assert Across.of(found, views, label_views(MINE, WordEmbedder(), ZERO, trained())) is None


def test_other_wordings_of_a_subcause_are_averaged_in() -> None:
    wordings = {("env", "access"): ("the badge was missing",), ("no", "such"): ("nothing",)}
    found = known_of(STARTER, wordings, WordEmbedder(), trained(), ZERO, 1).rows.spaces[0]
    alone = known().rows.spaces[0]
    badge = WordEmbedder().embed(["the badge was missing"])[0]
    assert found[0] @ badge > alone[0] @ badge
    assert np.allclose(found[1:], alone[1:])


def test_a_theme_gains_from_what_the_head_reads_in_other_words_than_its_own() -> None:
    # The head learned "badge access came very late"; the theme's definition has no badge.
    found = told(["the badge was very late"], MINE)
    assert found[0, 0] > 0.1
    assert found[0, 0] > found[0, 1]


def test_a_taxonomy_about_something_else_gets_no_bridge() -> None:
    foreign = (Label("a", "Soup", "cold soup"), Label("b", "Rain", "it rained on Monday"))
    assert np.abs(told(["badge access came very late", "no slack"], foreign)).max() < 0.01


def test_a_text_in_which_the_head_knows_nothing_says_nothing() -> None:
    filed = np.array([[0.9, 0.0], [0.0, 0.9]])
    scores = np.array([[-40.0, -40.0]])
    assert np.allclose(carried_over(scores, scores, filed, unknown=5.0), 0, atol=1e-9)


def test_a_theme_that_no_subcause_is_filed_under_neither_gains_nor_loses() -> None:
    filed = np.array([[0.9, 0.0, 0.0], [0.9, 0.0, 0.0], [0.0, 0.0, 0.9]])
    scores = np.array([[9.0, 0.0, 0.0], [0.0, 0.0, 9.0]])
    found = carried_over(scores, scores, filed, unknown=-9.0)
    assert np.allclose(found[:, 1], 0)
    assert found[0, 0] > 0 > found[1, 0]
    assert found[1, 2] > 0 > found[0, 2]


def test_keys_mean_nothing() -> None:
    renamed = tuple(replace(label, key=f"my_{label.key}") for label in MINE)
    texts = ["the badge was very late", "cold soup"]
    assert np.array_equal(told(texts, MINE), told(texts, renamed))


def test_the_same_text_is_told_the_same_alone_and_among_others() -> None:
    texts = ["the badge was very late", *(f"no slack {number}" for number in range(200))]
    assert np.array_equal(told(texts, MINE)[:1], told(texts[:1], MINE))


def test_what_is_filed_nowhere_is_left_over() -> None:
    near = np.zeros((2, 2, 1))
    near[0, 0, 0] = 1.0
    filed = filed_by(Choice((30.0,), none=15.0), near, ("env", "plan"))
    assert filed[0, 0] > 0.99
    assert filed[1].sum() < 0.01


def test_without_a_head_there_is_nothing_to_go_across() -> None:
    embedder = WordEmbedder()
    views = views_of(["no slack"], embedder.embed(["no slack"]), ZERO, None)
    labels = label_views(MINE, embedder, ZERO, None)
    assert Across.of(known(), views, labels) is None


def test_subcauses_of_one_theme_are_drawn_to_where_their_siblings_are_filed() -> None:
    near = np.zeros((3, 2, 1))
    near[0, 0, 0] = near[1, 0, 0] = 1.0
    near[2, 1, 0] = 0.2
    filing = Choice((30.0,), none=3.0)
    together = filed_by(filing, near, ("plan", "plan", "plan"))
    apart = filed_by(filing, near, ("plan", "plan", "env"))
    assert together[2, 0] > 0.9
    assert apart[2, 0] < 0.1


def test_a_theme_with_a_head_has_its_own_subcauses_and_no_others() -> None:
    near = np.full((3, 2, 1), 1.0)
    filed = filed_by(Choice((30.0,), none=15.0), near, ("env", "env", "plan"), {"plan": 1})
    assert filed[2].tolist() == [0.0, 1.0]
    assert np.allclose(filed[:2, 0], 1.0)
    assert np.allclose(filed[:2, 1], 0.0)


def test_nothing_is_filed_under_what_is_left_over() -> None:
    near = np.full((2, 2, 1), 1.0)
    filed = filed_by(Choice((30.0,), none=15.0), near, ("env", "plan"), {}, (1,))
    assert np.allclose(filed[:, 1], 0.0)
    assert np.allclose(filed[:, 0], 1.0)


def test_what_is_read_and_filed_nowhere_speaks_against_every_theme() -> None:
    filed = np.array([[0.9, 0.0], [0.0, 0.0]])
    scores = np.array([[9.0, 0.0], [0.0, 9.0], [-9.0, -9.0]])
    found = elsewhere(scores, scores, filed, unknown=0.0)
    assert found[0] < found[2] < found[1]
    views = across_views(scores, scores, filed, 0.0)
    assert views.shape == (3, 2, 2)
    assert np.array_equal(views[..., 1], np.stack([-found, -found], axis=1))


def test_a_theme_nothing_is_filed_under_is_told_by_its_definition() -> None:
    trust = carried_by(np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0]]))
    assert trust.tolist() == [0.75, 0.0]
    found = between(np.array([[0.8, 0.1]]), np.array([[0.2, 0.5]]), trust)
    assert np.allclose(found, np.array([[0.65, 0.5]]))
