"""Mitigations as a table, for whoever reads a theme without an offer at hand."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from intelligence.risk.mitigations import MOST, Mitigations
from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import Mitigation
from intelligence.risk.said import CONTEXTS

COLUMNS = (
    *("theme_id", "rank", "words", "source", "owner", "documents", "engagements", "customers"),
    *("engagement_types", "phases", "quotes"),
    *("intervention_id", "verdict", "ratio", "low", "high"),
)


def mitigation_table(
    mitigations: Mitigations,
    themes: Sequence[str] | None = None,
    offer: Offer | None = None,
    most: int = MOST,
) -> pd.DataFrame:
    """Return what helps against themes, one row a mitigation in the order of `for_theme`.

    Args:
        mitigations: of an edition.
        themes: ids; all by default.
        offer: whose contexts come first.
        most: rows a theme.

    Returns:
        ``theme_id, rank`` (from 1)``, words, source, owner, documents, engagements, customers,
        engagement_types, phases`` (lists of "name (count)"), ``quotes`` (finding ids),
        ``intervention_id, verdict, ratio, low, high`` (null without an intervention; the last
        three null where its effect is not known).

    Raises:
        UnknownTheme: when the edition has no theme of such an id.

    """
    rows = [
        _row(rank, one)
        for theme in (mitigations.themes if themes is None else themes)
        for rank, one in enumerate(mitigations.for_theme(theme, offer, most), 1)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(rank: int, one: Mitigation) -> dict[str, object]:
    types, phases = (
        [f"{value} ({count})" for name, value, count in one.contexts if name == context]
        for context in CONTEXTS
    )
    effect = one.effect
    return {
        "theme_id": one.theme_id,
        "rank": rank,
        "words": one.words,
        "source": one.source,
        "owner": one.owner,
        "documents": one.documents,
        "engagements": one.engagements,
        "customers": one.customers,
        "engagement_types": types,
        "phases": phases,
        "quotes": [quote.finding_id for quote in one.quotes],
        "intervention_id": effect.intervention_id if effect else None,
        "verdict": effect.verdict if effect else None,
        "ratio": effect.ratio if effect else None,
        "low": effect.low if effect else None,
        "high": effect.high if effect else None,
    }
