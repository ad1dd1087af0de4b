"""Laplace's approximation of a mixed model's likelihood at given deviations and shapes.

The inner problem of `intelligence.statistics.mixed`: penalised Newton steps with sparse matrices,
in the spherical form of Bates et al. (2015), where the intercepts are ``deviation * u`` and ``u``
has unit variance. Curvatures are observed ones, of which each is positive, so steps only need
halving.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, sparse, special
from scipy.sparse.linalg import splu

Array = NDArray[np.float64]

_MOST_STEPS = 60
_HALVINGS = 30
_CLOSE = 1e-11
_FARTHEST = 30.0
_SMALL_RIDGE = 1e-9
#: Systems of up to this size are quicker dense.
_DENSE = 350


class Family(StrEnum):
    """A distribution with its link."""

    POISSON = "poisson, log"
    NEGATIVE_BINOMIAL = "negative binomial, log"
    LOGIT = "binomial, logit"


@dataclass(frozen=True)
class Curvature:
    """Likelihood of the rows, with its first two derivatives over the linear predictor.

    Attributes:
        family: distribution and link.
        outcome: shape (rows,).
        offset: shape (rows,).
        weights: shape (rows,), trials or prior weights.
        blocks: shape (rows,), which shape a row has.
        penalty: shape (coefficients,), ridge on the fixed effects.

    """

    family: Family
    outcome: Array
    offset: Array
    weights: Array
    blocks: NDArray[np.int64]
    penalty: Array

    def of(self, predictor: Array, shapes: Array) -> tuple[Array, Array, Array]:
        """Return mean, score and curvature (positive) of each row."""
        bounded = np.clip(predictor, -_FARTHEST, _FARTHEST)
        if self.family is Family.LOGIT:
            mean = special.expit(bounded)
            return mean, self.weights * (self.outcome - mean), self.weights * mean * (1 - mean)
        mean = np.exp(bounded)
        if self.family is Family.POISSON:
            return mean, self.weights * (self.outcome - mean), self.weights * mean
        shape = shapes[self.blocks]
        share = shape / (shape + mean)
        curvature = (self.outcome + shape) * share * (1 - share)
        return mean, self.weights * (self.outcome - mean) * share, self.weights * curvature

    def log_likelihood(self, predictor: Array, shapes: Array) -> float:
        """Return the log likelihood, constants included."""
        at = np.clip(predictor, -_FARTHEST, _FARTHEST)
        outcome, weights = self.outcome, self.weights
        if self.family is Family.LOGIT:
            hits = weights * outcome
            ways = special.gammaln(weights + 1) - special.gammaln(hits + 1)
            ways = ways - special.gammaln(weights - hits + 1)
            return float(np.sum(ways + hits * at - weights * np.logaddexp(0.0, at)))
        if self.family is Family.POISSON:
            terms = outcome * at - np.exp(at) - special.gammaln(outcome + 1)
            return float(np.sum(weights * terms))
        shape = shapes[self.blocks]
        terms = special.gammaln(outcome + shape) - special.gammaln(shape)
        terms = terms - special.gammaln(outcome + 1)
        terms = terms + outcome * at - (outcome + shape) * np.logaddexp(np.log(shape), at)
        return float(np.sum(weights * (terms + shape * np.log(shape))))


@dataclass(frozen=True)
class State:
    """Where the inner problem came to rest.

    Attributes:
        coefficients: shape (coefficients,).
        spherical: shape (levels of all terms,), intercepts over their deviations.
        log_likelihood: by Laplace, constants included.

    """

    coefficients: Array
    spherical: Array
    log_likelihood: float


class Laplace:
    """The approximated likelihood as a function of deviations, shapes and coefficients."""

    def __init__(
        self,
        columns: Array,
        loads: list[tuple[NDArray[np.int64], int, Array]],
        curvature: Curvature,
    ) -> None:
        """Keep the sparse matrices of ``columns`` and of ``loads`` (levels, count, loading)."""
        rows = np.arange(len(curvature.outcome))
        size = len(rows)
        groupings = [
            sparse.csr_matrix((loading, (rows, levels)), shape=(size, count))
            for levels, count, loading in loads
        ]
        self._fixed = columns.shape[1]
        self._counts = [count for _, count, _ in loads]
        self._matrix = sparse.hstack([sparse.csr_matrix(columns), *groupings]).tocsr()
        self._turned = self._matrix.T.tocsr()
        self._products, self._places = _products(self._matrix)
        self._curvature = curvature

    def at(
        self, deviations: Array, shapes: Array, coefficients: Array | None, near: State | None
    ) -> State:
        """Return the likelihood; without ``coefficients``, these are integrated out as well.

        Args:
            deviations: shape (terms,).
            shapes: shape (blocks,), of the negative binomial.
            coefficients: shape (coefficients,), held fixed; or None.
            near: a state to start from.

        """
        scale = self._scale(deviations)
        point = self._first(near, coefficients)
        free = slice(0, None) if coefficients is None else slice(self._fixed, None)
        value = self._penalised(point, scale, shapes)
        for _ in range(_MOST_STEPS):
            step = self._step(point, scale, shapes, free)
            point, now = self._halved(point, step, (scale, shapes, value))
            close = abs(now - value) <= _CLOSE * (abs(now) + 1)
            value = now
            if close:
                break
        return self._state(point, scale, shapes, (value, free))

    def mean(self, deviations: Array, state: State) -> Array:
        """Return the conditional mean of each row."""
        point = np.concatenate([state.coefficients, state.spherical])
        predictor = self._predictor(point, self._scale(deviations))
        return self._curvature.of(predictor, np.ones(int(self._curvature.blocks.max()) + 1))[0]

    def covariance(self, deviations: Array, shapes: Array, state: State) -> Array:
        """Return the joint covariance of coefficients and intercepts."""
        scale = self._scale(deviations)
        point = np.concatenate([state.coefficients, state.spherical])
        _, _, curvature = self._curvature.of(self._predictor(point, scale), shapes)
        hessian = self._hessian(curvature, scale)
        dense = hessian if isinstance(hessian, np.ndarray) else hessian.toarray()
        inverse = linalg.pinvh(dense, atol=0.0, rtol=1e-13)
        return np.asarray(inverse * scale[:, None] * scale[None, :])

    def _scale(self, deviations: Array) -> Array:
        return np.concatenate([np.ones(self._fixed), np.repeat(deviations, self._counts)])

    def _first(self, near: State | None, coefficients: Array | None) -> Array:
        if near is None:
            point = np.zeros(self._matrix.shape[1])
        else:
            point = np.concatenate([near.coefficients, near.spherical])
        if coefficients is not None:
            point[: self._fixed] = coefficients
        return point

    def _predictor(self, point: Array, scale: Array) -> Array:
        return np.asarray(self._matrix @ (scale * point)) + self._curvature.offset

    def _ridge(self) -> Array:
        fixed = self._curvature.penalty + _SMALL_RIDGE
        return np.concatenate([fixed, np.ones(self._matrix.shape[1] - self._fixed)])

    def _penalised(self, point: Array, scale: Array, shapes: Array) -> float:
        likelihood = self._curvature.log_likelihood(self._predictor(point, scale), shapes)
        return likelihood - float(self._ridge() @ point**2) / 2

    def _hessian(self, curvature: Array, scale: Array) -> Array | sparse.csc_matrix:
        """Return the matrix of the Newton step, dense while it is small."""
        size = len(scale)
        sums = self._products @ curvature
        across, down = np.divmod(self._places, size)
        entries = sums * scale[across] * scale[down]
        if size > _DENSE:
            weighted = sparse.csc_matrix((entries, (across, down)), shape=(size, size))
            return sparse.csc_matrix(weighted + sparse.diags(self._ridge()))
        dense = np.zeros(size * size)
        dense[self._places] = entries
        dense[:: size + 1] += self._ridge()
        return dense.reshape(size, size)

    def _step(self, point: Array, scale: Array, shapes: Array, free: slice) -> Array:
        _, score, curvature = self._curvature.of(self._predictor(point, scale), shapes)
        slope = scale * np.asarray(self._turned @ score) - self._ridge() * point
        hessian = self._hessian(curvature, scale)[free, free]
        step = np.zeros_like(point)
        if isinstance(hessian, np.ndarray):
            factor = linalg.cho_factor(hessian, check_finite=False)
            step[free] = linalg.cho_solve(factor, slope[free], check_finite=False)
        else:
            step[free] = _factor(hessian).solve(slope[free])
        return step

    def _halved(
        self, point: Array, step: Array, at: tuple[Array, Array, float]
    ) -> tuple[Array, float]:
        scale, shapes, value = at
        for halving in range(_HALVINGS):
            tried = point + step / 2**halving
            now = self._penalised(tried, scale, shapes)
            if now >= value - _CLOSE * (abs(value) + 1):
                return tried, now
        return point, value

    def _state(
        self, point: Array, scale: Array, shapes: Array, ended: tuple[float, slice]
    ) -> State:
        value, free = ended
        _, _, curvature = self._curvature.of(self._predictor(point, scale), shapes)
        hessian = self._hessian(curvature, scale)[free, free]
        if isinstance(hessian, np.ndarray):
            triangle = linalg.cholesky(hessian, check_finite=False)
            determinant = 2 * float(np.log(np.diag(triangle)).sum())
        else:
            determinant = float(np.log(np.abs(_factor(hessian).U.diagonal())).sum())
        if free.start == 0:
            determinant -= self._fixed * np.log(2 * np.pi)
        return State(point[: self._fixed], point[self._fixed :], value - determinant / 2)


def _products(matrix: sparse.csr_matrix) -> tuple[sparse.csr_matrix, NDArray[np.int64]]:
    """Return what turns weights of rows into the entries of ``matrix.T @ weights @ matrix``.

    The second is the place of each entry in the flattened square.
    """
    rows, size = matrix.shape
    widths = np.diff(matrix.indptr)
    pairs = widths.astype(np.int64) ** 2
    row = np.repeat(np.arange(rows), pairs)
    within = np.arange(pairs.sum()) - np.repeat(np.cumsum(pairs) - pairs, pairs)
    first, second = np.divmod(within, widths[row])
    first, second = matrix.indptr[row] + first, matrix.indptr[row] + second
    keys = matrix.indices[first].astype(np.int64) * size + matrix.indices[second]
    places, codes = np.unique(keys, return_inverse=True)
    values = matrix.data[first] * matrix.data[second]
    return sparse.csr_matrix((values, (codes, row)), shape=(len(places), rows)), places


def _factor(hessian: sparse.csc_matrix) -> splu:
    return splu(
        hessian,
        permc_spec="MMD_AT_PLUS_A",
        diag_pivot_thresh=0.0,
        options={"SymmetricMode": True},
    )
