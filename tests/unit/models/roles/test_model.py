import numpy as np
import pytest

from models.errors import InvalidInput
from models.roles.contract import ROLES, Statement
from models.roles.features import CONTEXT_SLOTS, LEXICAL_SLOTS, SURROUNDING_SLOTS
from models.roles.model import Layer, RoleModel, first_answers, mixed, prepare, softmax

DIMENSION = 2


def model() -> RoleModel:
    rng = np.random.default_rng(4)
    width = LEXICAL_SLOTS + CONTEXT_SLOTS + 3 * DIMENSION
    return RoleModel(
        Layer(
            rng.normal(size=(len(ROLES), width)).astype(np.float32),
            np.zeros(len(ROLES), np.float32),
        ),
        Layer(
            rng.normal(size=(len(ROLES), SURROUNDING_SLOTS)).astype(np.float32),
            np.zeros(len(ROLES), np.float32),
        ),
    )


def vectors(count: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.random.default_rng(count).normal(size=(count, DIMENSION)).astype(np.float32)


def test_probabilities_of_each_statement_sum_to_one() -> None:
    inputs = prepare([[Statement("Late access."), Statement("Again.")]], vectors(2))

    answers = model().probabilities(inputs)

    assert answers.shape == (2, len(ROLES))
    assert answers.sum(axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_passage_gets_the_same_numbers_alone_and_in_a_batch() -> None:
    first = [Statement("Late access."), Statement("Again.")]
    second = [Statement("The plan should be shared.")]
    rows = vectors(3)

    together = model().probabilities(prepare([first, second], rows))
    alone = model().probabilities(prepare([second], rows[2:]))

    assert np.array_equal(together[2:], alone)


def test_joined_features_give_the_same_product_as_the_parts() -> None:
    inputs = prepare([[Statement("Late access."), Statement("Again.")]], vectors(2))
    layer = model().first

    joined = softmax(inputs.joined() @ layer.weights.astype(np.float64).T + layer.bias)

    assert first_answers(layer, inputs) == pytest.approx(joined)


def test_missing_vector_is_refused_with_both_numbers() -> None:
    with pytest.raises(InvalidInput, match="2 statements came with 1 vectors"):
        prepare([[Statement("a"), Statement("b")]], vectors(1))


def test_mixture_lies_between_answers_and_readings_and_sums_to_one() -> None:
    answers = np.array([[0.8, 0.2], [0.5, 0.5]])
    readings = np.array([[0.2, 0.8], [0.0, 1.0]])

    found = mixed(answers, readings, 0.5)

    assert found[0].tolist() == pytest.approx([0.5, 0.5])
    assert 0 < found[1, 0] < 0.5
    assert found.sum(axis=1) == pytest.approx([1, 1])
    assert mixed(answers, None, 0.0) is answers


def test_share_of_readings_that_are_missing_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"share of 0\.5"):
        mixed(np.ones((1, 2)) / 2, None, 0.5)
