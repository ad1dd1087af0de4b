"""Mixed models of counts: crossed random intercepts, integrated out by Laplace's method.

Breslow and Clayton (1993); Bates, Mächler, Bolker and Walker (2015) for the spherical form, in
which a deviation of zero is an ordinary value. Which customer, and which team, makes the
difference is read from the conditional modes of their intercepts.

A term may load on some rows only, so that two outcomes stacked on each other can share an effect.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from intelligence.statistics.laplace import Curvature, Family, Laplace, State

Array = NDArray[np.float64]

_DEVIATIONS = (0.0, 5.0)
_AVOIDED = (0.02, 5.0)
_LOG_SHAPES = (-4.0, 9.0)
_FIRST_DEVIATION = 0.5
_FIRST_LOG_SHAPE = 1.0
_MOST_ROUNDS = 200


class Fixed(StrEnum):
    """What becomes of the fixed effects while deviations are estimated."""

    #: They are maximised with the deviations, as maximum likelihood has it.
    LIKELIHOOD = "likelihood"
    #: They are integrated out as well, so that estimating them takes nothing from the deviations
    #: (Laird and Ware 1982); also much faster.
    RESTRICTED = "restricted"


@dataclass(frozen=True)
class Term:
    """Random intercepts of one grouping.

    Attributes:
        levels: shape (rows,), the level of each row, from 0.
        count: how many levels there are; some may have no row.
        loading: shape (rows,), by what the intercept is multiplied in a row; one by default.

    """

    levels: NDArray[np.int64]
    count: int
    loading: Array | None = None


@dataclass(frozen=True)
class MixedDesign:
    """Rows to fit.

    Attributes:
        outcome: shape (rows,): counts; for the binomial, shares of 0 to 1.
        columns: shape (rows, coefficients), an intercept included if one is wanted.
        terms: the groupings with random intercepts, crossed or nested.
        offset: shape (rows,), added to the linear predictor; zero by default.
        trials: shape (rows,), of the binomial, or prior weights; one by default.
        blocks: shape (rows,), which shape of the negative binomial a row has, from 0; one for all.
        penalty: shape (coefficients,), ridge on the fixed effects; zero by default.

    """

    outcome: Array
    columns: Array
    terms: tuple[Term, ...]
    offset: Array | None = None
    trials: Array | None = None
    blocks: NDArray[np.int64] | None = None
    penalty: Array | None = None


@dataclass(frozen=True)
class Settings:
    """How to fit.

    Attributes:
        fixed: what becomes of the fixed effects.
        shapes: of the negative binomial, one a block; estimated when None.
        avoid_zero: whether deviations are held from zero by the weak gamma prior of Chung et al.
            (2013), without which few levels often seem to be all alike, with no uncertainty.

    """

    fixed: Fixed = Fixed.RESTRICTED
    shapes: tuple[float, ...] | None = None
    avoid_zero: bool = False


@dataclass(frozen=True)
class MixedFit:
    """A fitted model.

    Attributes:
        coefficients: shape (coefficients,), on the scale of the linear predictor.
        deviations: shape (terms,), standard deviation of each term's intercepts.
        shapes: shape (blocks,), of the negative binomial; empty for other families.
        modes: for each term its conditional modes, shape (levels,).
        covariance: joint covariance of coefficients and all modes in their order, deviations and
            shapes held fixed.
        fitted: shape (rows,), the conditional mean of each row (per trial for binomial).
        log_likelihood: by Laplace, constants included; restricted when the fixed effects were.
        converged: whether the optimiser said so.

    """

    coefficients: Array
    deviations: Array
    shapes: Array
    modes: tuple[Array, ...]
    covariance: Array
    fitted: Array
    log_likelihood: float
    converged: bool

    @property
    def errors(self) -> Array:
        """Standard errors of the coefficients, deviations held fixed."""
        return np.asarray(np.sqrt(np.diag(self.covariance)[: len(self.coefficients)]))

    def places(self, term: int) -> slice:
        """Where the modes of a term stand in `covariance`."""
        start = len(self.coefficients) + sum(len(modes) for modes in self.modes[:term])
        return slice(start, start + len(self.modes[term]))

    def mode_errors(self, term: int) -> Array:
        """Standard errors of a term's modes, with those of the fixed effects."""
        variances = np.diag(self.covariance)[self.places(term)]
        return np.asarray(np.sqrt(np.maximum(variances, 0.0)))


def fit_mixed(design: MixedDesign, family: Family, settings: Settings | None = None) -> MixedFit:
    """Fit deviations, shapes, coefficients and modes.

    Raises:
        ValueError: when there is no row or no term, lengths differ, or a level is out of range.

    """
    settings = settings or Settings()
    _check(design)
    first = _optimised(design, family, replace(settings, fixed=Fixed.RESTRICTED), None)
    if settings.fixed is Fixed.RESTRICTED:
        return first
    return _optimised(design, family, settings, first)


def _optimised(
    design: MixedDesign, family: Family, settings: Settings, before: MixedFit | None
) -> MixedFit:
    search = _Search(design, family, settings)
    found = optimize.minimize(
        search.loss,
        search.start(before),
        method="L-BFGS-B",
        bounds=search.bounds,
        options={"maxiter": _MOST_ROUNDS, "ftol": 1e-11, "gtol": 1e-5, "eps": 1e-6},
    )
    return search.finished(np.asarray(found.x), converged=bool(found.success))


class _Search:
    """The loss over deviations, log shapes and, for maximum likelihood, coefficients."""

    def __init__(self, design: MixedDesign, family: Family, settings: Settings) -> None:
        self._design = design
        self._family = family
        self._settings = settings
        self._laplace = Laplace(design.columns, _loads(design), _curvature(design, family))
        self._state: State | None = None
        blocks = 1 if design.blocks is None else int(design.blocks.max()) + 1
        counted = family is Family.NEGATIVE_BINOMIAL
        self._free = blocks if counted and settings.shapes is None else 0
        self._given = np.asarray(settings.shapes if counted and settings.shapes else (), float)
        self._terms = len(design.terms)
        self._inner = settings.fixed is Fixed.RESTRICTED

    @property
    def bounds(self) -> list[tuple[float | None, float | None]]:
        coefficients = 0 if self._inner else self._design.columns.shape[1]
        free: list[tuple[float | None, float | None]] = [(None, None)] * coefficients
        held = _AVOIDED if self._settings.avoid_zero else _DEVIATIONS
        return [held] * self._terms + [_LOG_SHAPES] * self._free + free

    def start(self, before: MixedFit | None) -> Array:
        if before is None:
            deviations = [_FIRST_DEVIATION] * self._terms
            return np.array(deviations + [_FIRST_LOG_SHAPE] * self._free)
        logs = np.log(before.shapes)[: self._free]
        return np.concatenate([before.deviations, logs, before.coefficients])

    def loss(self, at: Array) -> float:
        deviations, shapes, coefficients = self._parts(at)
        self._state = self._laplace.at(deviations, shapes, coefficients, self._state)
        likelihood = self._state.log_likelihood
        if self._settings.avoid_zero:
            likelihood += float(np.log(deviations).sum())
        return -likelihood

    def finished(self, at: Array, *, converged: bool) -> MixedFit:
        deviations, shapes, coefficients = self._parts(at)
        state = self._laplace.at(deviations, shapes, coefficients, self._state)
        counts = [term.count for term in self._design.terms]
        scales = np.repeat(deviations, counts)
        ends = np.cumsum(counts)[:-1]
        return MixedFit(
            state.coefficients,
            deviations,
            shapes,
            tuple(np.split(scales * state.spherical, ends)),
            self._laplace.covariance(deviations, shapes, state),
            self._laplace.mean(deviations, state),
            state.log_likelihood,
            converged,
        )

    def _parts(self, at: Array) -> tuple[Array, Array, Array | None]:
        rest = self._terms + self._free
        shapes = np.exp(at[self._terms : rest]) if self._free else self._given
        return np.asarray(at[: self._terms]), shapes, None if self._inner else np.asarray(at[rest:])


def _curvature(design: MixedDesign, family: Family) -> Curvature:
    rows = len(design.outcome)
    return Curvature(
        family,
        np.asarray(design.outcome, dtype=np.float64),
        np.zeros(rows) if design.offset is None else design.offset,
        np.ones(rows) if design.trials is None else design.trials,
        np.zeros(rows, dtype=np.int64) if design.blocks is None else design.blocks,
        np.zeros(design.columns.shape[1]) if design.penalty is None else design.penalty,
    )


def _loads(design: MixedDesign) -> list[tuple[NDArray[np.int64], int, Array]]:
    rows = len(design.outcome)
    return [
        (term.levels, term.count, np.ones(rows) if term.loading is None else term.loading)
        for term in design.terms
    ]


def _check(design: MixedDesign) -> None:
    rows = len(design.outcome)
    if not rows or not design.terms:
        raise ValueError("a mixed model needs rows and at least one grouping")
    lengths = [design.columns.shape[0], *(len(term.levels) for term in design.terms)]
    if any(length != rows for length in lengths):
        message = f"{rows} outcomes, but columns and groupings have {lengths} rows"
        raise ValueError(message)
    for term in design.terms:
        if term.levels.min() < 0 or term.levels.max() >= term.count:
            message = f"levels go from {term.levels.min()} to {term.levels.max()} of {term.count}"
            raise ValueError(message)
