from __future__ import annotations

import numpy as np

from models.recognition.crossing import (
    Among,
    Within,
    fit_within,
    placed_of,
    read_within,
    within_quality,
)
from models.recognition.evidence import LabelViews, Views
from models.recognition.siblings import Siblings


def test_a_heads_subcause_is_placed_at_the_nearest_of_a_themes_own() -> None:
    rows = np.eye(3)
    labels = LabelViews(
        Views((rows,)), Views((rows[:1],)), Views((rows[:1],)), np.array([0]), np.array([3])
    )
    (placed,) = placed_of(Views((rows[[1, 2]],)), labels)
    assert placed.argmax(axis=1).tolist() == [1, 2]
    assert np.allclose(placed.sum(axis=1), 1)


def test_what_the_head_reads_makes_its_subcause_likelier_among_siblings() -> None:
    told = np.array([[0.9, 0.0], [0.0, 0.0]])
    found = read_within(told, np.array([1.0, 1.0]), np.eye(2))
    assert found[0, 0] > found[0, 1]
    assert np.isclose(found[1, 0], found[1, 1]), "nothing read, nothing said"


def test_a_theme_under_which_nothing_is_filed_says_nothing_of_its_subcauses() -> None:
    told = np.array([[0.9, 0.1]])
    found = read_within(told, np.zeros(2), np.eye(2))
    assert np.isfinite(found).all()
    assert np.isclose(found[0, 0], found[0, 1])


def among(rng: np.random.Generator, count: int) -> Among:
    """Texts whose head is right and whose closeness says nothing."""
    right = rng.integers(0, 3, count)
    read = np.full((count, 3), -3.0)
    read[np.arange(count), right] = 2.0
    close = rng.normal(0, 0.1, (count, 3))
    return Among(Siblings(close, right), Siblings(read, right), rng.random(count) < 0.5)


def test_what_the_head_reads_is_trusted_as_far_as_it_was_right() -> None:
    given = among(np.random.default_rng(1), 200)
    found = fit_within([given])
    assert found is not None
    assert fit_within([given]) == found, "fitted twice, the same numbers"
    assert found.telling > 1
    quality = within_quality(found, [given])
    assert quality["subcause_texts"] == int(given.unseen.sum())
    assert quality["subcause_top1"] == 1.0


def test_too_few_texts_say_nothing() -> None:
    given = among(np.random.default_rng(1), 10)
    assert fit_within([given]) is None
    assert within_quality(None, [given]) == {}


def test_strengths_add_what_is_read_in_units_of_closeness() -> None:
    found = Within(2.0, 1.0).strengths(np.array([[0.5]]), np.array([[1.0]]))
    assert found.tolist() == [[1.0]]
