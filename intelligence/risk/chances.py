"""The chance of every theme for any engagement, learned from what past ones showed.

Effects of attributes and texts are learned for all themes at once (`statistics.incidence`), and the
chances are calibrated on predictions of later engagements by what earlier ones had taught.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from intelligence.risk.at_signature import Signed
from intelligence.risk.basis import TEXT, Basis
from intelligence.statistics.calibration import Calibration, calibrate
from intelligence.statistics.incidence import Incidence, mean_chance
from intelligence.statistics.incidence_fitting import fit_incidence, refit_incidence

Array = NDArray[np.float64]

#: Engagements that must show a theme before the text tells of it.
FEWEST_SHOWING = 20
#: Steps through the later half of engagements, each predicted by what came before.
_STEPS = 4
#: Half the width of an 80 % interval in standard deviations. The spreads are taken for known, which
#: makes intervals too narrow: in simulation (on seeds that are not printed) those of 1.28
#: held three true chances in four. They are a tenth wider.
_OF_80 = 1.2815515594 * 1.1


@dataclass(frozen=True)
class Training:
    """Past engagements to learn from.

    Attributes:
        signed: as they were at signature.
        texts: shape (engagements, dimension), NaN where there is none; None where nobody has any.
        shows: shape (engagements, themes), 0 or 1.
        visible: shape (engagements,), the share of what they will show that has been seen.

    """

    signed: Signed
    texts: Array | None
    shows: Array
    visible: Array


@dataclass(frozen=True)
class Chances:
    """What was learned.

    Attributes:
        basis: how engagements become rows.
        incidence: effects on the log odds of themes.
        used: shape (themes, sources), what tells of each theme.
        modelled: shape (themes,), whether enough engagements show the theme for all to be used.
        calibration: from raw to calibrated chances, of the themes that are modelled.

    """

    basis: Basis
    incidence: Incidence
    used: NDArray[np.bool_]
    modelled: NDArray[np.bool_]
    calibration: Calibration

    def of(self, signed: Signed, texts: Array | None) -> tuple[Array, Array, Array]:
        """Return chances with their 80 % interval, each of shape (engagements, themes)."""
        log_odds, variance = _asked(self.basis, self.incidence, self.used, (signed, texts))
        spread = np.sqrt(variance)
        low = self._calibrated(special.expit(log_odds - _OF_80 * spread))
        high = self._calibrated(special.expit(log_odds + _OF_80 * spread))
        chance = self._calibrated(mean_chance(log_odds, variance))
        return chance, np.minimum(low, chance), np.maximum(high, chance)

    @property
    def levels(self) -> Array:
        """Shape (themes,), chances before any reason and before calibration."""
        return np.asarray(special.expit(self.incidence.effects[:, 0]))

    def _calibrated(self, chances: Array) -> Array:
        return np.where(self.modelled, self.calibration(chances), chances)


def learn_chances(training: Training, basis: Basis) -> Chances:
    """Learn from past engagements; there must be one or more."""
    predictors = basis.predictors(training.signed, training.texts)
    used = _used(training, basis)
    incidence = fit_incidence(
        training.shows, predictors, training.visible, used, basis.may_be_strong
    )
    modelled = np.flatnonzero(training.shows.sum(axis=0) >= FEWEST_SHOWING)
    told, shown, visible = [np.empty(0)], [np.empty(0)], [np.empty(0)]
    for earlier, later in forward_steps(training.signed.start):
        fit = refit_incidence(
            training.shows[earlier],
            predictors.taken(earlier),
            training.visible[earlier],
            incidence,
            used,
        )
        asked = part_of(training.signed, later), _part(training.texts, later)
        told.append(mean_chance(*_asked(basis, fit, used, asked))[:, modelled].ravel())
        shown.append(training.shows[np.ix_(later, modelled)].ravel())
        visible.append(np.repeat(training.visible[later], len(modelled)))
    calibration = calibrate(*(np.concatenate(parts) for parts in (told, shown, visible)))
    enough = training.shows.sum(axis=0) >= FEWEST_SHOWING
    return Chances(basis, incidence, used, enough, calibration)


def forward_steps(
    start: tuple[str, ...],
) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Return steps through the later half in the order of start: what came before, and the step."""
    order = np.argsort(np.array(start), kind="stable").astype(np.int64)
    half = (len(order) + 1) // 2
    parts = [part for part in np.array_split(order[half:], _STEPS) if len(part)]
    found, end = [], half
    for part in parts:
        found.append((order[:end], part))
        end += len(part)
    return found


def part_of(signed: Signed, rows: NDArray[np.int64] | NDArray[np.bool_]) -> Signed:
    """Return some of the engagements."""
    places = np.arange(len(signed.engagements))[rows]
    return Signed(
        tuple(signed.engagements[row] for row in places),
        {name: tuple(v[row] for row in places) for name, v in signed.attributes.items()},
        signed.log_hours[places],
        tuple(signed.start[row] for row in places),
        signed.recorded[places],
    )


def _part(texts: Array | None, rows: NDArray[np.int64]) -> Array | None:
    return None if texts is None else texts[rows]


def _asked(
    basis: Basis,
    incidence: Incidence,
    used: NDArray[np.bool_],
    asked: tuple[Signed, Array | None],
) -> tuple[Array, Array]:
    """Return log odds and their variance; what is not known of an engagement adds its spread."""
    predictors = basis.predictors(*asked)
    missing = basis.unknown(*asked).astype(np.float64) @ (used * basis.sizes * incidence.unknown).T
    return incidence.predictor(predictors), incidence.variance(predictors) + missing


def _used(training: Training, basis: Basis) -> NDArray[np.bool_]:
    """Say what tells of each theme: attributes and time always, text where enough show it."""
    used = np.ones((training.shows.shape[1], len(basis.sources)), dtype=bool)
    if TEXT in basis.sources and training.texts is not None:
        told = ~np.isnan(training.texts).any(axis=1)
        enough = training.shows[told].sum(axis=0) >= FEWEST_SHOWING
        used[:, basis.told_by(TEXT)] = enough[:, None]
    return used
