"""The past engagements most like an offer: in what they are alike, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from intelligence.risk.neighbours import Neighbours
from intelligence.risk.past import PastEngagements
from intelligence.risk.risk_check import PastFinding, SimilarEngagement

_QUOTES = 3


def similar_engagements(
    neighbours: Neighbours, most: int = 5, unrelated: float = 0.0
) -> tuple[SimilarEngagement, ...]:
    """Return the past engagements most like an offer, the most alike first.

    Those no more alike than ``unrelated``, as engagements are that have nothing to do with each
    other, are said to have little in common with it.

    Each has something in common with the offer that can be named: where nothing is known of an
    offer, or nobody is like it, there are none. A running engagement is shown only where it is
    clearly more like the offer than finished ones, and at most half are of one customer while
    others are left. Themes are those of most documents first, quotes the surest, one a theme.
    """
    alike = neighbours.comparison.alike
    rows = [int(row) for row in neighbours.ordered if alike[:, row].any()]
    chosen = neighbours.first_of_several_customers(rows, most)
    chosen.sort(key=lambda row: -float(neighbours.comparison.similarity[row]))
    return tuple(_shown(neighbours, row, unrelated) for row in chosen)


def about_similar(similar: Sequence[SimilarEngagement], unrelated: float) -> tuple[str, ...]:
    """Return what a reader must know of engagements that have little in common with an offer."""
    few = sum(one.little_in_common for one in similar)
    if not few:
        return ()
    bound = f"{100 * unrelated:.0f} %"
    have = "has" if few == 1 else "have"
    note = (
        f"of {len(similar)} past engagements shown {few} {have} little in common with the offer as "
        "far as it is told: engagements of other types and customers are alike by up to "
        f"{bound} (95 of 100 pairs)"
    )
    return (note,)


def _shown(neighbours: Neighbours, row: int, unrelated: float) -> SimilarEngagement:
    past, offer, comparison = neighbours.past, neighbours.offer, neighbours.comparison
    beyond = {name: _known(values[row]) for name, values in past.outcomes.beyond.items()}
    lost = beyond["margin"]
    return SimilarEngagement(
        engagement=past.keys[row],
        name=past.names[row],
        customer=past.customers[row],
        customer_name=past.customer_names[row],
        similarity=float(comparison.similarity[row]),
        alike=past.likeness.aspects(comparison.alike, comparison, row, offer),
        different=past.likeness.aspects(comparison.different, comparison, row, offer),
        finished=bool(past.outcomes.finished[row]),
        effort_overrun=beyond["effort"],
        cost_overrun=beyond["cost"],
        margin_slippage=None if lost is None else 0.0 - lost,
        escalations=int(past.escalations[row]),
        documents=int(past.documents[row]),
        themes=tuple(past.findings.theme_names[at] for at in past.findings.shown.get(row, ())),
        quotes=_quotes(past, row),
        little_in_common=bool(comparison.similarity[row] <= unrelated),
    )


def _quotes(past: PastEngagements, row: int) -> tuple[PastFinding, ...]:
    """Return the surest causes that an engagement names, one a theme."""
    found: dict[int, PastFinding] = {}
    for place in past.findings.of_engagement(row):
        theme = int(past.findings.themes[place])
        if theme not in found:
            found[theme] = past.findings.quote(place)
        if len(found) == _QUOTES:
            break
    return tuple(found.values())


def _known(value: float) -> float | None:
    return None if isnan(value) else float(value)
