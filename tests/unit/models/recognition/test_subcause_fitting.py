from __future__ import annotations

import numpy as np
import pytest

from models.recognition.siblings import NONE, Siblings
from models.recognition.subcause_fitting import FEWEST, fit_sharpness, sibling_quality


def drawn(sharpness: float, count: int = 4000) -> Siblings:
    """Return texts whose sub-cause was drawn with exactly this sharpness."""
    random = np.random.default_rng(3)
    strengths = random.normal(size=(count, 4))
    chances = np.exp(sharpness * strengths)
    chances /= chances.sum(axis=1, keepdims=True)
    right = (chances.cumsum(axis=1) > random.random((count, 1))).argmax(axis=1)
    return Siblings(strengths, right)


@pytest.mark.parametrize("sharpness", [0.3, 1.0, 4.0])
def test_the_sharpness_that_made_the_answers_is_found(sharpness: float) -> None:
    given = drawn(sharpness)
    found = fit_sharpness(given)
    assert found == pytest.approx(sharpness, rel=0.1)
    assert sibling_quality(given, found)["subcause_calibration_error"] < 0.03


def test_too_few_texts_say_nothing() -> None:
    assert fit_sharpness(NONE) is None
    assert fit_sharpness(drawn(1.0, FEWEST - 1)) is None
    assert sibling_quality(drawn(1.0, 5), None) == {}


def test_themes_of_one_subcause_and_unknown_ones_say_nothing() -> None:
    given = drawn(1.0, 400)
    lone = np.full((400, 4), np.nan)
    lone[:, 0] = 9.0
    both = Siblings(
        np.concatenate([given.strengths, lone, given.strengths]),
        np.concatenate([given.right, np.zeros(400, dtype=np.int64), np.full(400, -1)]),
    )
    assert fit_sharpness(both) == pytest.approx(fit_sharpness(given))
