import numpy as np
import pytest

from models.errors import InvalidInput
from models.peers import (
    centroid_cosines,
    regression_probabilities,
    same_groups,
    tfidf_cross_validated,
    tfidf_probabilities,
)

TEXTS = ["late access"] * 5 + ["dirty rows"] * 5
ANSWERS = ["a"] * 5 + ["b"] * 5


def test_regression_answers_by_key_and_an_unknown_key_gets_nothing() -> None:
    rows = np.eye(2, dtype=np.float32)[[0] * 5 + [1] * 5]
    found = regression_probabilities(rows, ANSWERS, rows[[0, 9]], ["b", "never", "a"])
    assert found.argmax(axis=1).tolist() == [2, 0]
    assert found[:, 1].tolist() == [0, 0]
    assert np.allclose(found.sum(axis=1), 1)


def test_the_closest_mean_wins_and_an_unknown_key_is_the_farthest() -> None:
    rows = np.eye(2, dtype=np.float32)[[0] * 5 + [1] * 5]
    found = centroid_cosines(rows, ANSWERS, rows[[0, 9]], ["b", "never", "a"])
    assert found.tolist() == [[0.0, -1.0, 1.0], [1.0, -1.0, 0.0]]


def test_words_are_enough_where_the_labels_share_them() -> None:
    found = tfidf_probabilities(TEXTS, ANSWERS, ["rows are dirty", "no access"], ["a", "b"])
    assert found.argmax(axis=1).tolist() == [1, 0]


def test_cross_validation_answers_each_text_by_the_others() -> None:
    found = tfidf_cross_validated(TEXTS, ANSWERS, ["a", "b"], folds=5, seed=0)
    assert found.argmax(axis=1).tolist() == [0] * 5 + [1] * 5
    alone = tfidf_cross_validated(["x y", "z w"], ["a", "b"], ["a", "b"], folds=2, seed=0)
    assert alone.tolist() == [[0, 0], [0, 0]], "one answer is nothing to learn from"


def test_more_folds_than_texts_are_refused_with_both_numbers() -> None:
    with pytest.raises(InvalidInput, match="1 texts cannot be cut into 5 folds"):
        tfidf_cross_validated(["a"], ["a"], ["a"], folds=5, seed=0)


def test_the_same_groups_under_other_numbers_agree_fully() -> None:
    one = np.array([0, 0, 1, 1])
    assert same_groups(one, np.array([1, 1, 0, 0])) == 1
    assert same_groups(one, np.array([0, 1, 0, 1])) < 0.1
