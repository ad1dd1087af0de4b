"""What past engagements like an offer said of a theme, in their own words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from intelligence.risk.neighbours import DECIMALS, Neighbours
from intelligence.risk.past_findings import PastFindings
from intelligence.risk.risk_check import PastFinding


def evidence_for(theme_id: str, neighbours: Neighbours, most: int = 3) -> tuple[PastFinding, ...]:
    """Return findings of a theme from the engagements most like the offer, the surest first.

    One an engagement, no wording twice, and of different customers while there are any. Likeness
    counts by how sure it is that the finding is of the theme: a doubtful finding of the closest
    engagement comes after a sure one of the next. Of an offer of which nothing is known, all
    engagements are as like. A theme that no known engagement shows has no evidence.
    """
    found = neighbours.past.findings
    places = found.of_theme(theme_id)
    rows = found.rows[places]
    worth = neighbours.comparison.similarity[rows] * found.sure[places]
    ordered = places[np.lexsort((neighbours.turn[rows], -np.round(worth, DECIMALS)))]
    place_of = dict(zip(rows.tolist(), places.tolist(), strict=True))
    worded = _worded_differently(found, ordered)
    chosen = [place_of[row] for row in neighbours.first_of_several_customers(worded, most)]
    chosen.sort(key=lambda place: (-found.sure[place], found.told["finding_id"][place]))
    return tuple(found.quote(place) for place in chosen)


def _worded_differently(found: PastFindings, places: NDArray[np.int64]) -> Iterator[int]:
    """Yield the engagements without those that say what one before them said, word for word."""
    met: set[str] = set()
    for place in places:
        words = " ".join(str(found.told["text"][place]).casefold().split())
        if words not in met:
            met.add(words)
            yield int(found.rows[place])
