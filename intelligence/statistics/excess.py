"""Which cells show a theme more often than the kind of units in them predicts.

What is expected comes from a model of presence that does not know the cells (indirect
standardisation; Breslow and Day 1987, chapter 2). A cell with a true excess raises what is expected
of itself and of its like, and so hides. Therefore, in a second look, each cell counts for what is
ordinary only as far as it is ordinary: in turns, the chance that a cell is ordinary is worked out
from a mixture of no lift and of lifts of 1.5 to 4.5, and the model is fitted again with that chance
as weight (expectation-maximisation; the two groups of Efron 2008). As in a control chart, special
causes are taken out before the limits are drawn.

The test knows nothing of that mixture: it is the exact Poisson-binomial tail of the cell's count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.statistics.poisson_binomial import upper_tail
from intelligence.statistics.presence import Presence, fit_presence

Array = NDArray[np.float64]
Codes = NDArray[np.int64]

#: Lifts that a cell which is not ordinary may have.
_LIFTS = (1.5, 2.0, 3.0, 4.5)
_FIRST_SHARE = 0.01
#: At most this share of cells may have each of the lifts: an excess is the exception.
_LARGEST_SHARE = 0.05
_LEAST_EXPECTED = 1.0
_ROUNDS = 8
_SHARE_ROUNDS = 20
_CLOSE = 2e-3
_LARGEST_HAZARD = 700.0


@dataclass(frozen=True)
class Cells:
    """Units sorted into cells.

    Attributes:
        of_unit: shape (units,), the cell of each unit from 0; -1 for a unit in none.
        count: how many cells there are.

    """

    of_unit: Codes
    count: int

    def sums(self, values: Array | NDArray[np.bool_]) -> Array:
        """Return the sum over the units of each cell; (units, themes) to (cells, themes)."""
        inside = self.of_unit >= 0
        total = np.zeros((self.count, values.shape[1]))
        np.add.at(total, self.of_unit[inside], values[inside].astype(np.float64))
        return total

    def spread(self, values: Array, outside: float) -> Array:
        """Return each unit's value of its cell; (cells, themes) to (units, themes)."""
        padded = np.vstack([values, np.full((1, values.shape[1]), outside)])
        return np.asarray(padded[self.of_unit])

    def trials(self, chances: Array) -> Array:
        """Return the units of each cell side by side, shape (cells * themes, most units)."""
        inside = np.flatnonzero(self.of_unit >= 0)
        order = inside[np.argsort(self.of_unit[inside], kind="stable")]
        sizes = np.bincount(self.of_unit[order], minlength=self.count)
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        places = np.arange(len(order)) - np.repeat(starts, sizes)
        themes = chances.shape[1]
        wide = np.zeros((self.count, themes, int(sizes.max(initial=0))))
        wide[self.of_unit[order], :, places] = chances[order]
        return wide.reshape(self.count * themes, wide.shape[2])


@dataclass(frozen=True)
class Excess:
    """What was seen and expected in each cell; shape (cells, themes) each.

    Attributes:
        observed: units that show the theme.
        expected: how many would, if the cell were like its kind.
        p_value: one-sided mid-p value; 1 in a cell of which nothing is expected.
        ordinary: the chance that the cell has no lift.
        presence: the model of what is expected; its chances are (units, themes).

    """

    observed: Array
    expected: Array
    p_value: Array
    ordinary: Array
    presence: Presence


@dataclass(frozen=True)
class Question:
    """What is asked.

    Attributes:
        shows: shape (units, themes).
        cells: which unit is in which cell; what is tested.
        factors: codes of what else units differ by, shape (units,) each.
        log_exposure: shape (units,).

    """

    shows: NDArray[np.bool_]
    cells: Cells
    factors: Sequence[Codes]
    log_exposure: Array


def find_excess(question: Question) -> Excess:
    """Compare every cell with what its units' factors and exposure predict, all cells counting.

    Raises:
        ValueError: when shapes differ.

    """
    model = fit_presence(question.shows, question.factors, question.log_exposure)
    return _compared(question, model, np.ones((question.cells.count, question.shows.shape[1])))


def without_special_causes(question: Question, found: Excess) -> Excess:
    """Compare again, each cell counting for what is ordinary only as far as it is ordinary.

    This is for tables in which something is the matter: where nothing is, it takes the highest of
    the ordinary cells for special, and by expecting less flags somewhat more often than it should.
    """
    model, shares, ordinary = found.presence, np.full(len(_LIFTS), _FIRST_SHARE), found.ordinary
    for _ in range(_ROUNDS):
        trials = question.cells.trials(model.chances)
        ordinary, shares = _ordinary(trials, found.observed, shares)
        weights = question.cells.spread(ordinary, outside=1.0)
        refitted = fit_presence(
            question.shows, question.factors, question.log_exposure, weights, model
        )
        moved = float(np.abs(refitted.chances - model.chances).max(initial=0.0))
        model = refitted
        if moved < _CLOSE:
            break
    return _compared(question, model, ordinary)


def _compared(question: Question, model: Presence, ordinary: Array) -> Excess:
    observed = question.cells.sums(question.shows)
    trials = question.cells.trials(model.chances)
    p_value = upper_tail(trials, observed.astype(np.int64).ravel()).mid_p.reshape(observed.shape)
    expected = question.cells.sums(model.chances)
    return Excess(observed, expected, np.where(expected > 0, p_value, 1.0), ordinary, model)


def _ordinary(trials: Array, observed: Array, shares: Array) -> tuple[Array, Array]:
    """Return each cell's chance of no lift, and the share of cells that have each lift."""
    counts = observed.astype(np.int64).ravel()
    hazards = -np.log1p(-np.minimum(trials, 1 - 1e-15))
    none = np.maximum(upper_tail(trials, counts).exactly, 1e-300)
    ratios = np.stack(
        [
            upper_tail(-np.expm1(-np.minimum(hazards * lift, _LARGEST_HAZARD)), counts).exactly
            for lift in _LIFTS
        ],
        axis=1,
    )
    known = trials.sum(axis=1) > 0
    ratios = np.where(known[:, None], ratios / none[:, None], 1.0)
    telling = trials.sum(axis=1) >= _LEAST_EXPECTED
    for _ in range(_SHARE_ROUNDS):
        weighed = shares * ratios
        lifted = weighed / (1 - shares.sum() + weighed.sum(axis=1, keepdims=True))
        if not telling.any():
            break
        shares = np.minimum(lifted[telling].mean(axis=0), _LARGEST_SHARE)
    return (1 - lifted.sum(axis=1)).clip(0, 1).reshape(observed.shape), shares
