"""Where people file what a sub-cause tells, learned from what they decided.

A house that files a sub-cause under another theme says so of a few texts, and means all of its
kind. So what is learned is about sub-causes, not about texts: the share of each sub-cause's texts
that people file under each theme. It is a Dirichlet posterior, found by EM where nobody said which
sub-cause a text tells (Dawid and Skene 1979 estimate such tables the same way). A decision counts
for the sub-causes that the text may tell, and of these for those whose texts are filed so; that one
text was read wrongly explains a decision as well, until several agree.

The shares are applied to calibrated probabilities by the law of total probability. Without
decisions nothing changes, bit for bit, and a theme that no sub-cause is filed into or out of keeps
its probability exactly. It can lose a text only where what another theme gained outweighs it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.recognition.steady import steady_product

Floats = NDArray[np.float64]

#: Steps of EM; the shares are still long before.
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Habits:
    """What is assumed of a house before it decided anything.

    Attributes:
        prior: for how many decisions it counts that a sub-cause is filed where it is defined.
        doubt: the share of it that is left for all other places together, 0 to 1.
        least: decisions, each counted by how likely it is about the sub-cause, that must agree
            before any text is filed elsewhere.
        majority: the share of a sub-cause's decisions that must agree on the other place. Below,
            texts were read wrongly, and nobody filed them otherwise.

    """

    prior: float = 0.3
    doubt: float = 0.05
    least: float = 1.5
    majority: float = 0.65


#: Chosen on two writers who train, with a head that was fitted without them: houses that file a
#: tenth of the sub-causes elsewhere should be followed, and people who agree should lose nothing.
HABITS = Habits()


@dataclass(frozen=True)
class Rulings:
    """What was decided on n texts, as positions of labels.

    Attributes:
        filed: where each belongs, shape (n,); the number of labels for "in none of them", and -1
            where all that is known is where it does not belong.
        denied: where each does not belong, shape (n, labels).

    """

    filed: NDArray[np.int64]
    denied: NDArray[np.bool_]


@dataclass(frozen=True)
class Refiled:
    """The share of each sub-cause that is filed under each label.

    Attributes:
        owner: the label that defines each sub-cause, shape (sub-causes,).
        shares: shape (sub-causes, labels + 1), rows adding up to 1; the last column is what is
            filed under no label.

    """

    owner: NDArray[np.int64]
    shares: Floats

    @property
    def moved(self) -> NDArray[np.bool_]:
        """Which sub-causes are filed elsewhere in part, shape (sub-causes,)."""
        return np.asarray(self.shares[np.arange(len(self.owner)), self.owner] < 1)

    def applied(self, probabilities: Floats, within: Floats) -> tuple[Floats, Floats]:
        """Return the probabilities as people file, and what share of each is of its own making.

        Args:
            probabilities: of the labels, shape (texts, labels).
            within: of each sub-cause, given its label, shape (texts, sub-causes).

        """
        result, own = probabilities.copy(), probabilities.copy()
        for part in np.flatnonzero(self.moved).tolist():
            told = probabilities[:, self.owner[part]] * within[:, part]
            kept = self.shares[part, self.owner[part]]
            result[:, self.owner[part]] -= told * (1 - kept)
            own[:, self.owner[part]] -= told * (1 - kept)
            for place in np.flatnonzero(self.shares[part, :-1]).tolist():
                if place != self.owner[part]:
                    result[:, place] += told * self.shares[part, place]
        result, own = np.maximum(result, 0.0), np.maximum(own, 0.0)
        return result, np.divide(own, result, out=np.ones_like(own), where=result > 0)


def learn_filing(
    told: Floats,
    owner: NDArray[np.int64],
    rulings: Rulings,
    habits: Habits = HABITS,
) -> Refiled:
    """Learn where people file each sub-cause.

    Args:
        told: probability that a text tells each sub-cause, shape (texts, sub-causes); what a row
            lacks of 1 is that it tells none of them.
        owner: the label that defines each sub-cause, shape (sub-causes,).
        rulings: what was decided on each text.
        habits: what is assumed before.

    """
    labels = rulings.denied.shape[1]
    rows = np.arange(len(owner))
    prior = np.full((len(owner), labels + 1), habits.prior * habits.doubt / labels)
    prior[rows, owner] = habits.prior * (1 - habits.doubt)
    counts = np.zeros_like(prior)
    for _ in range(_STEPS):
        shares = prior + counts
        shares /= shares.sum(axis=1, keepdims=True)
        counts = _counts(told, owner, rulings, shares)
    counts[rows, owner] += habits.prior
    total = counts.sum(axis=1, keepdims=True)
    kept = (counts >= habits.least) & (counts > habits.majority * total)
    kept[rows, owner] = True
    counts[~kept] = 0.0
    return Refiled(owner, counts / counts.sum(axis=1, keepdims=True))


def _counts(told: Floats, owner: NDArray[np.int64], rulings: Rulings, shares: Floats) -> Floats:
    """Return how many decisions file each sub-cause under each label, one step of EM."""
    labels, filed = rulings.denied.shape[1], rulings.filed
    rows, open_ = np.arange(len(owner)), filed < 0
    away = rulings.denied[:, owner]
    likely = np.where(
        open_[:, None],
        1 - steady_product(rulings.denied.astype(np.float64), shares[:, :-1].T),
        shares.T[filed],
    )
    allowed = np.where(open_, labels + 1 - rulings.denied.sum(axis=1), 1)
    unknown = np.maximum(1 - told.sum(axis=1), 0.0) * allowed / (labels + 1)
    weight = told * likely
    total = weight.sum(axis=1) + unknown
    mine = weight / np.where(total > 0, total, 1.0)[:, None]
    found = np.zeros_like(shares)
    for place in sorted(set(filed[~open_].tolist())):
        found[:, place] += mine[filed == place].sum(axis=0)
    found[:, labels] += (mine * (open_[:, None] & away)).sum(axis=0)
    found[rows, owner] += (mine * (open_[:, None] & ~away)).sum(axis=0)
    return found
