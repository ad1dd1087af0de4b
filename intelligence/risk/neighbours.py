"""Past engagements in the order of their likeness to one offer, and which of them to show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from intelligence.risk.learned_likeness import blended
from intelligence.risk.likeness import Comparison, ScopeTexts
from intelligence.risk.offer import Offer
from intelligence.risk.past import PastEngagements

#: How much less a running engagement counts: it has no result yet.
_RUNNING = 0.85
#: Likeness is told apart to this many decimals, so that sums in another order are equal.
DECIMALS = 12


@dataclass(frozen=True)
class Neighbours:
    """An offer among past engagements.

    Attributes:
        offer: what is about to be signed.
        past: engagements of the edition.
        comparison: in what each is like the offer.
        ordered: their places by likeness, finished ones before running ones nearly as like.
        turn: the place of each in that order.

    """

    offer: Offer
    past: PastEngagements
    comparison: Comparison
    ordered: NDArray[np.int64]
    turn: NDArray[np.int64]

    def first_of_several_customers(self, rows: Iterable[int], most: int) -> list[int]:
        """Return the first rows, at most half of them of one customer while others are there.

        Engagements of an unknown customer count as of a customer each. Where others are too few,
        the places are filled up all the same.
        """
        cap = max(1, most // 2)
        taken: list[int] = []
        left: list[int] = []
        counts: dict[str, int] = {}
        for row in rows:
            if len(taken) == most:
                break
            customer = self.past.customers[row]
            if customer is not None and counts.get(customer, 0) >= cap:
                left.append(row)
                continue
            if customer is not None:
                counts[customer] = counts.get(customer, 0) + 1
            taken.append(row)
        return taken + left[: most - len(taken)]


def neighbours_of(
    offer: Offer, past: PastEngagements, texts: ScopeTexts | None = None
) -> Neighbours:
    """Compare an offer with all past engagements, once for everything that is shown of them.

    Args:
        offer: what is about to be signed.
        past: engagements of the edition.
        texts: vectors of scopes, where there are any.

    """
    comparison = past.likeness.compare(offer, texts)
    if past.learned is not None:
        text = None if texts is None else texts.offered
        learned = past.learned.similarity(offer, text)
        comparison = replace(comparison, similarity=blended(comparison.similarity, learned))
    worth = comparison.similarity * np.where(past.outcomes.finished, 1.0, _RUNNING)
    ordered = np.lexsort((past.turn, -np.round(worth, DECIMALS)))
    turn = np.empty_like(ordered)
    turn[ordered] = np.arange(len(ordered))
    return Neighbours(offer, past, comparison, ordered, turn)
