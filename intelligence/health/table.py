"""The health table of an edition: one row a theme."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from intelligence.health.measure import ThemeHealth

_DECIMALS = 4

#: Columns, in order; ``docs/architecture.md`` says what they hold.
COLUMNS = (
    "theme_id",
    "verdict",
    "stability",
    "stability_low",
    "stability_high",
    "recovered",
    "parts",
    "way",
    "cohesion",
    "coverage",
    "confirmed",
    "rejected",
    "agreement",
    "agreement_low",
    "agreement_high",
    "largest_engagement",
    "largest_engagement_share",
    "largest_customer",
    "largest_customer_share",
)
_TEXTS = ("theme_id", "verdict", "way", "largest_engagement", "largest_customer")
_NUMBERS = ("confirmed", "rejected")


def health_table(
    health: Sequence[ThemeHealth], findings: pd.DataFrame, documents: pd.DataFrame
) -> pd.DataFrame:
    """Return one row a theme.

    Coverage is the share of the documents that state a cause and show the theme. The largest
    engagement and customer are those with most of the theme's documents, with their share among
    those whose engagement or customer is known.

    Args:
        health: of every theme.
        findings: the edition's findings.
        documents: the edition's documents.

    """
    causes = findings[findings["role"] == "cause"]
    stating = max(causes["document_uid"].nunique(), 1)
    pairs = causes.dropna(subset=["theme_id"])[["theme_id", "document_uid"]].drop_duplicates()
    places = documents[["document_uid", "engagement", "customer_key"]]
    seen = pairs.merge(places, on="document_uid")
    counted = pairs.groupby("theme_id").size().to_dict()
    engagements, customers = _largest(seen, "engagement"), _largest(seen, "customer_key")
    rows = []
    for item in health:
        stable, agreed = item.stability, item.agreement
        rows.append(
            (
                item.theme_id,
                stable.verdict.value,
                stable.mean,
                stable.low,
                stable.high,
                stable.recovered,
                stable.parts,
                stable.way.value if stable.way else None,
                item.cohesion,
                round(counted.get(item.theme_id, 0) / stating, _DECIMALS),
                item.confirmed,
                item.rejected,
                *(_rounded(agreed.value, agreed.low, agreed.high) if agreed else (None,) * 3),
                *engagements.get(item.theme_id, (None, None)),
                *customers.get(item.theme_id, (None, None)),
            )
        )
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = {name: "float64" for name in COLUMNS if name not in {*_TEXTS, *_NUMBERS}}
    kinds |= dict.fromkeys(_TEXTS, "object") | dict.fromkeys(_NUMBERS, "int64")
    return table.astype(kinds)


def _largest(seen: pd.DataFrame, column: str) -> dict[str, tuple[str, float]]:
    """Return the value with most documents of each theme, and its share; of equals, the first."""
    counts = seen.dropna(subset=[column]).groupby(["theme_id", column]).size()
    found: dict[str, tuple[str, float]] = {}
    for theme, own in counts.groupby(level="theme_id"):
        best = own.droplevel("theme_id").sort_index()
        largest = str(best.idxmax())
        found[str(theme)] = (largest, round(float(best.max() / best.sum()), _DECIMALS))
    return found


def _rounded(*figures: float) -> tuple[float, ...]:
    return tuple(round(figure, _DECIMALS) for figure in figures)
