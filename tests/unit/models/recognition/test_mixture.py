from __future__ import annotations

import numpy as np

from models.recognition.mixture import Mass, Mixture

MIXTURE = Mixture((3.0, 2.0), level=1.0, none=0.0, share=0.6, prior=2.0, against=0.5)
TOLD = np.array([1.0, 1.0, 3.0])
NOTHING = Mass(np.zeros((2, 3)), np.zeros(3), TOLD)
SCORES = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]])


def mass(label: int, amount: float, count: float = 1.0) -> Mass:
    total, counts = np.zeros((2, 3)), np.zeros(3)
    total[:, label], counts[label] = amount, count
    return Mass(total, counts, TOLD)


def test_likeness_grows_with_every_cosine_and_is_one_at_the_level() -> None:
    near, far = MIXTURE.likeness([np.array([[0.9, 0.2]]), np.array([[0.9, 0.2]])])[0]
    assert near > far
    assert np.isclose(MIXTURE.likeness([np.array([[0.2]]), np.array([[0.2]])])[0, 0], 1.0)


def test_without_examples_no_score_moves_by_a_bit() -> None:
    assert np.array_equal(MIXTURE.taught(SCORES, NOTHING, NOTHING), SCORES)


def test_an_example_that_is_near_raises_its_label_alone() -> None:
    found = MIXTURE.taught(SCORES, mass(1, 80.0), NOTHING)
    assert (found[:, 1] > SCORES[:, 1]).all()
    assert np.array_equal(found[:, [0, 2]], SCORES[:, [0, 2]])


def test_the_definition_keeps_its_weight_beside_few_examples_that_are_far() -> None:
    one = MIXTURE.taught(SCORES, mass(1, 1e-9), NOTHING)
    many = MIXTURE.taught(SCORES, mass(1, 1e-9, 50), NOTHING)
    assert np.allclose(one[:, 1], SCORES[:, 1] + np.log(2 / 3))
    assert (many[:, 1] < one[:, 1]).all()


def test_a_counterexample_that_is_near_lowers_its_label_alone() -> None:
    found = MIXTURE.taught(SCORES, NOTHING, mass(0, 20.0))
    assert (found[:, 0] < SCORES[:, 0]).all()
    assert np.array_equal(found[:, 1:], SCORES[:, 1:])


def test_a_definition_of_many_texts_stands_for_more_examples() -> None:
    """What seven sentences tell of a theme, one example that is far should not call in question."""
    one, three = (MIXTURE.taught(SCORES, mass(label, 1e-9), NOTHING) for label in (0, 2))
    assert (three[:, 2] - SCORES[:, 2] > one[:, 0] - SCORES[:, 0]).all()
