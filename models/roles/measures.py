"""How right a set of roles is, and how far its probabilities can be believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.roles.contract import ROLES, Role

_BINS = 10


@dataclass(frozen=True, slots=True)
class RoleScore:
    """Right, given and true counts of one role."""

    role: Role
    right: int
    given: int
    true: int

    @property
    def precision(self) -> float:
        """Share of the given that are right; 0 when none was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of the true that were found; 0 when there are none."""
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return f_score(self.precision, self.recall)


def f_score(precision: float, recall: float, beta: float = 1.0) -> float:
    """Return the F measure; ``beta`` above 1 weighs recall more (van Rijsbergen, 1979).

    >>> f_score(0.5, 0.5)
    0.5
    """
    if precision + recall == 0:
        return 0.0
    weight = beta * beta
    return (1 + weight) * precision * recall / (weight * precision + recall)


def role_scores(true: Sequence[Role], given: Sequence[Role]) -> tuple[RoleScore, ...]:
    """Return one score for each role that occurs in truth, in the order of ``ROLES``."""
    pairs = list(zip(true, given, strict=True))
    return tuple(
        RoleScore(
            role,
            right=sum(t is role and g is role for t, g in pairs),
            given=sum(g is role for _, g in pairs),
            true=sum(t is role for t, _ in pairs),
        )
        for role in ROLES
        if role in set(true)
    )


def macro_f1(scores: Sequence[RoleScore]) -> float:
    """Return the mean F1 over the roles that mean something (noise left out)."""
    told = [score.f1 for score in scores if score.role is not Role.NOISE]
    return float(np.mean(told)) if told else 0.0


def accuracy(true: Sequence[Role], given: Sequence[Role]) -> float:
    """Return the share of right answers; 0 for none."""
    hits = [t is g for t, g in zip(true, given, strict=True)]
    return float(np.mean(hits)) if hits else 0.0


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Return the expected calibration error over ten equal bins (Guo et al., 2017).

    >>> calibration_error([1.0, 1.0], [True, False])
    0.5
    """
    told, hit = np.asarray(confidences, dtype=np.float64), np.asarray(right, dtype=np.float64)
    bins = np.clip((told * _BINS).astype(int), 0, _BINS - 1)
    gaps = [
        abs(told[bins == index].mean() - hit[bins == index].mean()) * float(np.mean(bins == index))
        for index in range(_BINS)
        if (bins == index).any()
    ]
    return float(sum(gaps))
