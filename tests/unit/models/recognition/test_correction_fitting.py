from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from models.errors import InvalidInput
from models.recognition.correction_fitting import Decisions, fit_correction, loss_of


def decisions(seed: int = 3, texts: int = 300) -> Decisions:
    """A head that takes the third kind of text for the first label; two of it were moved."""
    random = np.random.default_rng(seed)
    kind = random.integers(0, 3, size=texts)
    scores = np.full((texts, 2), -3.0)
    scores[np.arange(texts), np.where(kind == 1, 1, 0)] = 1.0
    target = np.where(kind == 0, 0, 1)
    noise = random.normal(scale=0.1, size=(2, texts, 4))
    of_kind = np.array([0, 1, 2, 2])
    near = 0.6 * (kind[:, None] == of_kind[None]) + noise[0]
    differences = np.array([[0.02, -0.02], [-0.02, 0.02], [-0.98, 0.98], [-0.98, 0.98]])
    cosines = (near, noise[1])
    return Decisions(scores, np.zeros((texts, 0)), cosines, differences, target, np.ones(texts))


def test_what_was_moved_teaches_about_its_like_and_leaves_the_rest() -> None:
    correction = fit_correction([decisions()], none=-6.0)
    fresh = decisions(seed=9)
    near = correction.nearness(fresh.cosines)
    shift = near @ fresh.differences / (correction.calm + near.sum(axis=1, keepdims=True))
    before = fresh.scores.argmax(axis=1) == fresh.target
    after = (fresh.scores + correction.strength * shift).argmax(axis=1) == fresh.target
    assert before.mean() < 0.75
    assert after.mean() > 0.95
    assert after[before].mean() > 0.95
    assert correction.weights[0] > correction.weights[1]


def test_rounds_in_which_nobody_decided_are_passed_over_and_none_at_all_is_told() -> None:
    given = decisions()
    idle = replace(
        given, cosines=tuple(x[:, :0] for x in given.cosines), differences=given.differences[:0]
    )
    assert fit_correction([idle, given], none=-6.0) == fit_correction([given], none=-6.0)
    with pytest.raises(InvalidInput, match="of 1 rounds of decisions none decides and asks"):
        fit_correction([idle], none=-6.0)


def test_the_slope_is_that_of_the_loss() -> None:
    given = decisions(texts=40)
    scores, target = given.scores.copy(), given.target.copy()
    scores[:5, 0], target[:5] = np.nan, -1
    others = np.random.default_rng(2).normal(size=(40, 2))
    given = replace(given, scores=scores, target=target, others=others)
    at = np.array([2.0, 0.5, 4.0, -1.0])
    numeric = approx_fprime(at, lambda vector: loss_of(given, vector, 0.5)[0], 1e-6)
    assert np.allclose(loss_of(given, at, 0.5)[1], numeric, rtol=1e-3, atol=1e-3)
