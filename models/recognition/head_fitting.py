"""Fits the linear head: one expert for words and general meaning, one for causes, and both as one.

The cause vectors of training statements are better than those of strangers, because the encoder was
taught on them; a head fitted on everything at once would lean on them too much. So two experts are
fitted apart and their scores mixed (a logarithmic opinion pool, Genest and Zidek 1986), which for
linear experts is again one linear head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.embedding import Vectors
from models.errors import InvalidInput
from models.recognition.head import Head, packed, unpacked
from models.recognition.lexicon import Lexicon

Class = tuple[str, str]


@dataclass(frozen=True, slots=True)
class HeadOptions:
    """How the experts are fitted and mixed.

    Attributes:
        vector_share: length of a general vector beside a word vector of length 1.
        inverse_penalty: scikit-learn's ``C`` of the expert for words.
        cause_length: length of a cause vector.
        cause_inverse_penalty: ``C`` of the expert for causes.
        cause_share: its weight in the mixture, from 0 to 1.
        iterations: most steps of the optimiser.

    """

    vector_share: float = 0.4
    inverse_penalty: float = 30.0
    cause_length: float = 4.0
    cause_inverse_penalty: float = 1.0
    cause_share: float = 0.3
    iterations: int = 100


def fit_experts(
    texts: Sequence[str],
    vectors: Vectors,
    classes: Sequence[Class],
    parts: int = 1,
    options: HeadOptions | None = None,
) -> Head:
    """Fit a head of multinomial logistic regressions (L2, L-BFGS).

    Args:
        texts: training texts.
        vectors: their vectors, shape (len(texts), dimension).
        classes: the theme and sub-cause of each text.
        parts: 2 when rows are a general and a cause vector side by side, 1 when general only.
        options: how to fit.

    Raises:
        InvalidInput: when there are more than two parts.

    """
    chosen = options or HeadOptions()
    if parts not in {1, 2}:
        message = f"a head reads general vectors, or general and cause vectors, not {parts} parts"
        raise InvalidInput(message)
    width = vectors.shape[1] // parts
    # Side by side, each part is divided by the root of their number.
    scale = parts**0.5
    words = _word_expert(texts, scale * vectors[:, :width], classes, chosen)
    if parts == 1:
        return words
    weights, bias = _cause_expert(scale * vectors[:, width:], classes, chosen)
    share = chosen.cause_share
    return Head(
        words.classes,
        words.lexicon,
        unpacked(*packed((1 - share) * words.word_weights)),
        _short(scale * np.concatenate([(1 - share) * words.vector_weights, share * weights])),
        ((1 - share) * words.bias + share * bias).astype(np.float32),
    )


def _word_expert(
    texts: Sequence[str], vectors: Vectors, classes: Sequence[Class], options: HeadOptions
) -> Head:
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415  (training only)

    lexicon = Lexicon.fitted(texts)
    dense = csr_matrix(options.vector_share * vectors.astype(np.float64))
    features = hstack([lexicon.vectors(texts), dense]).tocsr()
    weights, bias = _regression(features, classes, options.inverse_penalty, options.iterations)
    split = len(lexicon.terms)
    return Head(
        tuple(sorted(set(classes))),
        lexicon,
        unpacked(*packed(weights[:split])),
        _short(options.vector_share * weights[split:]),
        bias.astype(np.float32),
    )


def _cause_expert(
    vectors: Vectors, classes: Sequence[Class], options: HeadOptions
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    features = options.cause_length * vectors.astype(np.float64)
    weights, bias = _regression(
        features, classes, options.cause_inverse_penalty, options.iterations
    )
    return options.cause_length * weights, bias


def _regression(
    features: Any, classes: Sequence[Class], inverse_penalty: float, iterations: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return weights (features, classes) and bias, classes in sorted order."""
    import warnings  # noqa: PLC0415  (training only)

    from sklearn.exceptions import ConvergenceWarning  # noqa: PLC0415  (heavy, training only)
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (heavy, training only)

    numbers = {pair: number for number, pair in enumerate(sorted(set(classes)))}
    model = LogisticRegression(C=inverse_penalty, max_iter=iterations, tol=1e-5)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(features, [numbers[pair] for pair in classes])
    if len(numbers) == 2:  # noqa: PLR2004  (of two classes, only the second is given)
        zeros = np.zeros_like(model.coef_)
        return np.concatenate([zeros, model.coef_]).T, np.append(0.0, model.intercept_)
    return model.coef_.T, model.intercept_


def _short(weights: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return weights as they are stored: in half precision."""
    return weights.astype(np.float16).astype(np.float32)
