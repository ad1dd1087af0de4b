from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from models.errors import InvalidInput
from models.recognition import mixture_fitting
from models.recognition.choice import Choice, expected_calibration_error
from models.recognition.mixture import Mass, Mixture
from models.recognition.mixture_fitting import Lesson, Likened, fit_mixture


def lesson(informative: bool, seed: int = 3, texts: int = 400) -> Lesson:
    """Texts of three labels with a weak definition; the first space tells like from unlike."""
    random = np.random.default_rng(seed)
    target = random.integers(0, 3, size=texts)
    scores = random.normal(size=(texts, 3))
    scores[np.arange(texts), target] += 0.7
    owners = np.repeat(np.eye(3), [4, 4, 0], axis=0)
    own = owners[:, target].T
    noise = random.normal(scale=0.2, size=(2, texts, 8))
    shown = Likened((noise[0] + (0.5 * own if informative else 0), noise[1]), owners)
    denied = Likened((np.zeros((texts, 0)),) * 2, np.zeros((0, 3)))
    return Lesson(scores, np.zeros((texts, 0)), shown, denied, np.ones(3), target, np.ones(texts))


STRANGERS = np.random.default_rng(1).normal(scale=0.2, size=(500, 2))


def probabilities(mixture: Mixture, given: Lesson) -> np.ndarray:
    mass = Mass(
        mixture.likeness(given.shown.cosines) @ given.shown.owners,
        np.array([4.0, 4, 0]),
        np.ones(3),
    )
    nothing = Mass(np.zeros_like(mass.total), np.zeros(3), np.ones(3))
    return Choice((1.0,), none=-9.0).probabilities_of(mixture.taught(given.scores, mass, nothing))


def test_the_space_that_tells_gets_the_weight_and_probabilities_hold_on_new_texts() -> None:
    mixture = fit_mixture([lesson(informative=True)], STRANGERS, none=-9.0)
    assert mixture.weights[0] > 3 * mixture.weights[1]
    fresh = lesson(informative=True, seed=8)
    before = Choice((1.0,), none=-9.0).probabilities_of(fresh.scores)
    after = probabilities(mixture, fresh)
    assert (after.argmax(1) == fresh.target).mean() > (
        before.argmax(1) == fresh.target
    ).mean() + 0.1
    right = after.argmax(axis=1) == fresh.target
    assert expected_calibration_error(after.max(axis=1), right) < 0.08


def test_examples_that_tell_nothing_change_nothing() -> None:
    mixture = fit_mixture([lesson(informative=False)], STRANGERS, none=-9.0)
    fresh = lesson(informative=False, seed=8)
    untold = Choice((1.0,), none=-9.0).probabilities_of(fresh.scores)
    assert np.abs(probabilities(mixture, fresh) - untold).mean() < 0.05


def test_a_definition_stands_for_one_example_at_least() -> None:
    bounded = fit_mixture([lesson(informative=True)], STRANGERS, none=-9.0)
    assert 1 <= bounded.prior <= mixture_fitting.MOST_PRIOR
    assert 0 <= bounded.share <= 1
    assert bounded.against >= 0


def test_nothing_asked_is_nothing_to_fit() -> None:
    empty = replace(lesson(informative=True), weight=np.zeros(400))
    with pytest.raises(InvalidInput, match="1 lessons ask about no text"):
        fit_mixture([empty], STRANGERS, none=0.0)


@pytest.mark.parametrize("absent", [False, True])
def test_the_slope_is_that_of_the_loss(absent: bool) -> None:
    given = lesson(informative=True, texts=40)
    random = np.random.default_rng(4)
    denied = Likened(tuple(random.normal(size=(2, 40, 3))), np.eye(3))
    scores = given.scores.copy()
    target = given.target.copy()
    if absent:
        scores[np.arange(10), target[:10]] = np.nan
        target[:10] = -1
    others = random.normal(size=(40, 2))
    given = replace(given, denied=denied, scores=scores, target=target, others=others)

    def loss(vector: np.ndarray) -> tuple[float, np.ndarray]:
        values = mixture_fitting.Values.of(vector)
        level, slopes = mixture_fitting.level_of(values.weights, STRANGERS)
        return mixture_fitting.loss_of(given, values, level, slopes, 0.5)

    at = np.array([1.5, 0.4, 0.6, 0.8, 0.3])
    numeric = approx_fprime(at, lambda vector: loss(vector)[0], 1e-6)
    assert np.allclose(loss(at)[1], numeric, rtol=1e-3, atol=1e-3)
