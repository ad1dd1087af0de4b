"""What others would do with the same texts: the parts that need scikit-learn."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.embedding import Vectors
from models.errors import InvalidInput


def regression_probabilities(
    training: Vectors, answers: Sequence[str], asked: Vectors, keys: Sequence[str]
) -> NDArray[np.float64]:
    """Train a logistic regression on vectors; return probabilities of shape (asked, keys).

    A key that was in no answer gets 0.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (heavy, rarely used)

    with warnings.catch_warnings():
        # One example of each class is few, but it is what is asked for.
        warnings.filterwarnings("ignore", "The number of unique classes", UserWarning)
        model = LogisticRegression(C=1.0, max_iter=1000).fit(training, list(answers))
    return _by_key(model, asked, keys)


def centroid_cosines(
    training: Vectors, answers: Sequence[str], asked: Vectors, keys: Sequence[str]
) -> NDArray[np.float64]:
    """Return the cosine of each text with the mean of each key's texts, shape (asked, keys).

    A key that was in no answer gets -1, the least there is.
    """
    result = np.full((len(asked), len(keys)), -1.0)
    for place, key in enumerate(keys):
        own = [row for row, answer in enumerate(answers) if answer == key]
        if own:
            middle = np.asarray(training[own], dtype=np.float64).mean(axis=0)
            result[:, place] = asked @ (middle / max(float(np.linalg.norm(middle)), 1e-12))
    return result


def tfidf_probabilities(
    training: Sequence[str], answers: Sequence[str], asked: Sequence[str], keys: Sequence[str]
) -> NDArray[np.float64]:
    """Train a logistic regression on words and word pairs; return shape (asked, keys)."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  (heavy)
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (heavy)

    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    rows = words.fit_transform(list(training))
    model = LogisticRegression(C=10.0, max_iter=500).fit(rows, list(answers))
    return _by_key(model, words.transform(list(asked)), keys)


def tfidf_cross_validated(
    texts: Sequence[str], answers: Sequence[str], keys: Sequence[str], folds: int, seed: int
) -> NDArray[np.float64]:
    """Return probabilities of each text by a regression that was trained on the other folds.

    Raises:
        InvalidInput: when there are fewer texts than folds.

    """
    if not 1 < folds <= len(texts):
        message = f"{len(texts)} texts cannot be cut into {folds} folds; give 2 or more, one a text"
        raise InvalidInput(message)
    order = np.random.default_rng(seed).permutation(len(texts))
    result = np.zeros((len(texts), len(keys)))
    for held in np.array_split(order, folds):
        rest = np.setdiff1d(order, held)
        known = [answers[i] for i in rest]
        if len(set(known)) > 1:
            result[held] = tfidf_probabilities(
                [texts[i] for i in rest], known, [texts[i] for i in held], keys
            )
    return result


def same_groups(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """Return the adjusted Rand index (Hubert and Arabie 1985): 0 is chance, 1 the same groups."""
    from sklearn.metrics import adjusted_rand_score  # noqa: PLC0415  (heavy, rarely used)

    return float(adjusted_rand_score(one, other))


def _by_key(model: Any, asked: Any, keys: Sequence[str]) -> NDArray[np.float64]:
    found = np.asarray(model.predict_proba(asked), dtype=np.float64)
    columns = {str(key): column for column, key in enumerate(model.classes_)}
    result = np.zeros((found.shape[0], len(keys)))
    for place, key in enumerate(keys):
        if key in columns:
            result[:, place] = found[:, columns[key]]
    return result
