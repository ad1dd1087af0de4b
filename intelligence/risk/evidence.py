"""What past engagements like an offer said of a theme, in their own words."""

from __future__ import annotations

from intelligence.risk.neighbours import Neighbours
from intelligence.risk.past_findings import PastFindings
from intelligence.risk.risk_check import PastFinding


def evidence_for(theme_id: str, neighbours: Neighbours, most: int = 3) -> tuple[PastFinding, ...]:
    """Return findings of a theme from the engagements most like the offer, the surest first.

    One an engagement, no wording twice, and of different customers while there are any. Likeness
    counts by how sure it is that the finding is of the theme: a doubtful finding of the closest
    engagement comes after a sure one of the next. Of an offer of which nothing is known, all
    engagements are as like. A theme that no known engagement shows has no evidence.
    """
    found, similarity = neighbours.past.findings, neighbours.comparison.similarity
    surest = {int(found.rows[place]): int(place) for place in found.of_theme(theme_id)}
    turn = {int(row): at for at, row in enumerate(neighbours.ordered)} if surest else {}

    def worth(row: int) -> tuple[float, int]:
        return -round(float(similarity[row] * found.sure[surest[row]]), 12), turn[row]

    rows = _worded_differently(found, sorted(surest, key=worth), surest)
    chosen = [surest[row] for row in neighbours.first_of_several_customers(rows, most)]
    chosen.sort(key=lambda place: (-found.sure[place], found.told["finding_id"][place]))
    return tuple(found.quote(place) for place in chosen)


def _worded_differently(found: PastFindings, rows: list[int], surest: dict[int, int]) -> list[int]:
    """Return the rows without those that say what one before them said, word for word."""
    met: set[str] = set()
    kept = []
    for row in rows:
        words = " ".join(str(found.told["text"][surest[row]]).casefold().split())
        if words not in met:
            met.add(words)
            kept.append(row)
    return kept
