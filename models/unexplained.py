"""Which groups of texts the known themes do not explain.

What a taxonomy leaves over is a bit of everything, and any method that must group it will. So
groups are looked for among all texts, known or not, and one is of interest only when it is found
again in nearly every part of the texts, and when more of it was left over than can be chance: then
the taxonomy has a gap where the group lies, and is not merely unsure here and there.

That a group comes again and that it is left over are two independent witnesses: where nearly all
of a group is left over, beyond any chance, it need not come again as surely. What begins is small,
and a small group loses its Jaccard overlap with a few rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.discovery import Clusters
from models.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Gap:
    """When a group shows a gap.

    Attributes:
        stability: least Jaccard overlap with its counterpart in parts of the texts; above .75 a
            group is called stable (Hennig 2007).
        chance: most probability that as many texts of any of the groups that are asked are left
            over by chance, when each is left over as often as all were (binomial, one-sided; of
            several groups asked, one would be a gap by chance, so their number multiplies it:
            Bonferroni).
        fair: least stability of a group that is clearly left over; below .6 a group is called
            unstable.
        most: least share of a group that is left over, for it to be so clearly.
        clear: most probability of that by chance, counted as ``chance`` is.

    """

    stability: float = 0.75
    chance: float = 0.05
    fair: float = 0.6
    most: float = 0.5
    clear: float = 0.001

    def shown_by(
        self,
        stability: NDArray[np.floating],
        number: int,
        inside: NDArray[np.bool_],
        left: NDArray[np.bool_],
        share: float,
    ) -> bool:
        """Say whether a group shows a gap.

        Args:
            stability: of every group, shape (groups,).
            number: the group.
            inside: which of n texts are in it, shape (n,).
            left: which are left over, shape (n,).
            share: of all texts that were left over before any was proposed as a theme.

        """
        own, least = float(stability[number]), min(self.stability, self.fair)
        if own < least:
            return False
        chance = chance_of(inside, left, share)
        of_stable, of_fair = (
            min(1.0, chance * int(np.sum(stability >= bound))) for bound in (self.stability, least)
        )
        if own >= self.stability and of_stable <= self.chance:
            return True
        own_share = float(left[inside].mean()) if inside.any() else 0.0
        return own_share >= self.most and of_fair <= self.clear


def gaps(
    clusters: Clusters,
    left: NDArray[np.bool_],
    gap: Gap | None = None,
    share: float | None = None,
) -> Clusters:
    """Return the groups that show a gap, with what was left over as their only members.

    Args:
        clusters: of all n texts.
        left: which texts no known theme explains, shape (n,).
        gap: the bounds.
        share: of all texts that the themes left over which nobody proposed here; that of ``left``
            by default. Proposals explain what they were made of: by what these leave over, each
            would make the next group look like a gap, and a build of the same texts propose more.

    Raises:
        InvalidInput: when texts differ in number.

    """
    if len(left) != len(clusters.members):
        message = f"{len(clusters.members)} texts came with {len(left)} marks; give one a text"
        raise InvalidInput(message)
    chosen = gap or Gap()
    usual = (float(left.mean()) if len(left) else 0.0) if share is None else share
    shown = [
        number
        for number in range(len(clusters.middles))
        if chosen.shown_by(clusters.stability, number, clusters.members == number, left, usual)
    ]
    return clusters.only(shown).without(~left)


def chance_of(inside: NDArray[np.bool_], left: NDArray[np.bool_], share: float) -> float:
    """Return how probable it is that at least as many texts of a group are left over by chance.

    ``share`` is how often any text is.

    >>> inside = np.arange(100) < 10
    >>> round(chance_of(inside, np.arange(100) < 5, 0.05), 4)
    0.0001
    """
    from scipy.special import bdtrc  # noqa: PLC0415  (scipy.stats would take a second)

    found = int((inside & left).sum())
    if found == 0:
        return 1.0
    return float(bdtrc(found - 1, int(inside.sum()), share))
