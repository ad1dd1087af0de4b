"""A peer of the risk model: one logistic regression a theme on words and attributes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def tfidf_regressions(
    training: tuple[Sequence[str], Sequence[Sequence[str]]],
    shows: NDArray[np.float64],
    asked: tuple[Sequence[str], Sequence[Sequence[str]]],
) -> NDArray[np.float64]:
    """Train scikit-learn's defaults on TF-IDF of texts beside one-hot attributes.

    Args:
        training: texts, and the values of each engagement's attributes.
        shows: shape (engagements, themes), 0 or 1.
        asked: as ``training``, of those asked.

    Returns:
        Chances, shape (asked, themes); of a theme that all or none show, that share.

    """
    from scipy import sparse  # noqa: PLC0415  (with the others)
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  (heavy)
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (heavy)
    from sklearn.preprocessing import OneHotEncoder  # noqa: PLC0415  (heavy)

    encoder = OneHotEncoder(handle_unknown="ignore")
    rows = [encoder.fit_transform([list(one) for one in training[1]])]
    others = [encoder.transform([list(one) for one in asked[1]])]
    if any(text.strip() for text in training[0]):
        words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
        rows.append(words.fit_transform(list(training[0])))
        others.append(words.transform(list(asked[0])))
    known, wanted = sparse.hstack(rows).tocsr(), sparse.hstack(others).tocsr()
    result = np.empty((wanted.shape[0], shows.shape[1]))
    for theme, shown in enumerate(shows.T):
        if shown.min() == shown.max():
            result[:, theme] = shown.mean()
            continue
        model = LogisticRegression(C=1.0, max_iter=1000).fit(known, shown.astype(int))
        result[:, theme] = model.predict_proba(wanted)[:, 1]
    return result
