"""From evidence to a calibrated probability, with "none of these" always among the options.

A conditional logit (McFadden 1974): the odds of a theme grow with the weighted sum of its evidence,
and a constant stands for "none". A Platt line (Platt 1999) on the log-odds then corrects what
confidence is left over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.recognition.mixture import Mixture

#: Log-odds beyond this are not told apart: no data here supports more than 99.9 %.
_MOST_LOG_ODDS = 7.0

#: Of what chance alone would make of a calibration error.
_SEED = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """Fitted weights: one a view, the constant of "none", the Platt line, and when to answer.

    ``threshold`` is the probability from which answering pays (best F1 over known themes).
    ``mixture`` says what examples add, and is None where nobody fitted it. ``within`` says how
    sharply the sub-causes of a theme are told apart (`models/recognition/subcauses.py`), None where
    nobody fitted that.
    """

    weights: tuple[float, ...]
    none: float
    slope: float = 1.0
    offset: float = 0.0
    threshold: float = 0.35
    mixture: Mixture | None = None
    within: float | None = None

    @property
    def surest(self) -> float:
        """The highest probability that is ever given."""
        return float(1 / (1 + np.exp(-(self.slope * _MOST_LOG_ODDS + self.offset))))

    def expecting(self, unknown: float, fitted: float, right: float) -> Choice:
        """Return the choice for texts of which another share shows none of the themes.

        The odds that the best theme is right rise as they do over all texts, and the threshold with
        them: which texts are given a theme does not change, only how sure that is said to be.

        Args:
            unknown: share of the texts that will show none, above 0 and below 1.
            fitted: share of those that the choice was fitted on, likewise.
            right: share of the texts of known themes whose best theme is right, above 0, below 1.

        """
        moved = _log_odds((1 - unknown) * right) - _log_odds((1 - fitted) * right)
        threshold = 1 / (1 + np.exp(-_log_odds(self.threshold) - moved))
        return replace(self, offset=self.offset + moved, threshold=round(float(threshold), 4))

    def scores(self, evidence: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the weighted evidence, shape (texts, labels)."""
        return weighted(evidence, self.weights)

    def log_odds(
        self, scores: NDArray[np.float64], others: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Return each label's log-odds against all others and none, shape (texts, labels).

        Args:
            scores: shape (texts, labels).
            others: scores of what is known but not asked for, shape (texts, others), or None.

        """
        columns = [scores, np.full((len(scores), 1), self.none)]
        if others is not None and others.shape[1]:
            columns.append(others)
        every = np.concatenate(columns, axis=1)
        top = every.max(axis=1, keepdims=True)
        exponents = np.exp(every - top)
        mine = exponents[:, : scores.shape[1]]
        rest = np.maximum(exponents.sum(axis=1, keepdims=True) - mine, 1e-300)
        odds = np.log(np.maximum(mine, 1e-300)) - np.log(rest)
        return np.asarray(np.clip(odds, -_MOST_LOG_ODDS, _MOST_LOG_ODDS))

    def probabilities_of(
        self, scores: NDArray[np.float64], others: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Return calibrated probabilities, shape (texts, labels); adding up to 1 or less."""
        line = self.slope * self.log_odds(scores, others) + self.offset
        return _beside_the_best(np.asarray(1 / (1 + np.exp(-line))))

    def probabilities(
        self, evidence: NDArray[np.float64], rivals: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Return `probabilities_of` what evidence of shape (texts, labels, views) amounts to.

        ``rivals`` is evidence of themes that are known but not asked for, same views, or None.
        """
        others = None if rivals is None else self.scores(rivals)
        return self.probabilities_of(self.scores(evidence), others)


def _log_odds(share: float) -> float:
    return float(np.log(share) - np.log1p(-share))


def _beside_the_best(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the rows adding up to 1 at most; the best keeps its own, the others share the rest.

    The line is fitted to the best of each text, so its probability is the one that holds.
    """
    if not probabilities.size:
        return probabilities
    rows, best = np.arange(len(probabilities)), probabilities.argmax(axis=1)
    top = probabilities[rows, best]
    others = probabilities.sum(axis=1) - top
    share = np.minimum(1.0, (1.0 - top) / np.maximum(others, 1e-300))
    found = probabilities * share[:, None]
    found[rows, best] = top
    return np.asarray(found)


def weighted(evidence: NDArray[np.float64], weights: tuple[float, ...]) -> NDArray[np.float64]:
    """Return the weighted sum over the last axis, added up in one fixed order."""
    total = np.zeros(evidence.shape[:-1])
    for view, weight in enumerate(weights):
        total += weight * evidence[..., view]
    return total


@dataclass(frozen=True)
class Answers:
    """Evidence with its right answers, for fitting.

    Attributes:
        evidence: shape (texts, options, views); an option that may not be chosen has NaN.
        target: the right option of each text, or -1 for "none".
        weight: how much each text counts.
        rivals: how many of the options, the last ones, compete but are never an answer.

    """

    evidence: NDArray[np.float64]
    target: NDArray[np.int64]
    weight: NDArray[np.float64]
    rivals: int = 0


def fit_choice(answers: Answers, penalty: float = 1e-3) -> Choice:
    """Fit non-negative weights and the constant by maximum likelihood (L-BFGS-B), then Platt."""
    from scipy.optimize import minimize  # noqa: PLC0415  (training only)

    absent = np.isnan(answers.evidence[..., 0])
    filled = np.nan_to_num(answers.evidence)
    views = filled.shape[2]
    chosen = np.where(answers.target < 0, filled.shape[1], answers.target)
    rows = np.arange(len(chosen))
    share = answers.weight / answers.weight.sum()

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = np.concatenate(
            [np.where(absent, -1e9, filled @ values[:views]), np.full((len(rows), 1), values[-1])],
            axis=1,
        )
        top = scores.max(axis=1, keepdims=True)
        exponents = np.exp(scores - top)
        total = exponents.sum(axis=1, keepdims=True)
        likelihood = scores[rows, chosen] - top[:, 0] - np.log(total[:, 0])
        error = exponents / total
        error[rows, chosen] -= 1
        error *= share[:, None]
        slope = np.concatenate(
            [np.einsum("nl,nlv->v", error[:, :-1], filled), [error[:, -1].sum()]]
        )
        slope[:views] += 2 * penalty * values[:views] / views
        return float(-(likelihood @ share) + penalty * (values[:views] ** 2).mean()), slope

    start = np.ones(views + 1)
    limits = [(0.0, None)] * views + [(None, None)]
    fitted = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=limits).x
    plain = Choice(tuple(float(v) for v in fitted[:views]), float(fitted[-1]))
    return with_line(plain, answers)


def likelihood(choice: Choice, answers: Answers) -> float:
    """Return the weighted mean log-likelihood of the right answers."""
    absent = np.isnan(answers.evidence[..., 0])
    scores = np.where(absent, -1e9, weighted(np.nan_to_num(answers.evidence), choice.weights))
    every = np.concatenate([scores, np.full((len(scores), 1), choice.none)], axis=1)
    chosen = np.where(answers.target < 0, scores.shape[1], answers.target)
    top = every.max(axis=1, keepdims=True)
    total = np.log(np.exp(every - top).sum(axis=1))
    found = every[np.arange(len(chosen)), chosen] - top[:, 0] - total
    return float(found @ answers.weight / answers.weight.sum())


def with_line(choice: Choice, answers: Answers) -> Choice:
    """Return the choice with its line fitted to the best option of each text: it is claimed."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (heavy, training only)

    absent = np.isnan(answers.evidence[..., 0])
    scores = np.where(absent, -1e9, weighted(np.nan_to_num(answers.evidence), choice.weights))
    full = np.concatenate([scores, np.full((len(scores), 1), choice.none)], axis=1)
    best = scores[:, : scores.shape[1] - answers.rivals].argmax(axis=1)
    rows = np.arange(len(best))
    top = full.max(axis=1, keepdims=True)
    exponents = np.exp(full - top)
    mine = np.maximum(exponents[rows, best], 1e-300)
    odds = np.log(mine) - np.log(np.maximum(exponents.sum(axis=1) - mine, 1e-300))
    right = best == answers.target
    line = LogisticRegression(C=1e6).fit(
        np.clip(odds, -_MOST_LOG_ODDS, _MOST_LOG_ODDS)[:, None],
        right,
        sample_weight=answers.weight,
    )
    return Choice(choice.weights, choice.none, float(line.coef_[0, 0]), float(line.intercept_[0]))


def expected_calibration_error(
    confidence: NDArray[np.float64],
    right: NDArray[np.bool_],
    weight: NDArray[np.float64] | None = None,
    bins: int = 10,
) -> float:
    """Return the mean distance of confidence and accuracy over equally filled bins, 0 to 1."""
    if not len(confidence):
        return 0.0
    counts = np.ones(len(confidence)) if weight is None else weight
    gaps = 0.0
    for part in np.array_split(np.argsort(confidence, kind="stable"), bins):
        gaps += abs(float(counts[part] @ (confidence[part] - right[part])))
    return gaps / float(counts.sum())


def drawn_calibration_errors(
    confidence: NDArray[np.float64], draws: int = 1000, bins: int = 10
) -> NDArray[np.float64]:
    """Return the calibration errors that true probabilities show by chance, shape (draws,).

    However good the probabilities are, a bin of 78 texts does not come out right to the last one.
    Each draw makes every text right with its own probability, and measures the error as
    `expected_calibration_error` does (Vaicenavicius et al. 2019, consistency resampling).

    Args:
        confidence: probabilities, taken as true, shape (texts,).
        draws: how many times the answers are drawn.
        bins: equally filled ones.

    """
    if not len(confidence):
        return np.zeros(draws)
    random = np.random.default_rng(_SEED)
    order = np.sort(confidence, kind="stable")
    gaps = np.zeros(draws)
    for part in np.array_split(order, bins):
        right = random.random((draws, len(part))) < part
        gaps += np.abs(part.sum() - right.sum(axis=1))
    return np.asarray(gaps / len(order))


def best_threshold(
    confidence: NDArray[np.float64],
    right: NDArray[np.bool_],
    known: NDArray[np.bool_],
    weight: NDArray[np.float64],
) -> float:
    """Return the confidence from which answering gives the best F1 over the known themes.

    Args:
        confidence: of the best theme of each text.
        right: whether that theme is right.
        known: whether the text's theme was among the options at all.
        weight: how much each text counts.

    """
    candidates = np.round(np.arange(0.05, 0.95, 0.01), 2)
    scores = []
    for threshold in candidates:
        answered = confidence >= threshold
        hits = (weight * (answered & right)).sum()
        scores.append(2 * hits / ((weight * answered).sum() + (weight * known).sum()))
    return float(candidates[int(np.argmax(np.round(scores, 6)))])
