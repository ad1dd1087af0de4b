"""An edition: the immutable, numbered snapshot of everything that a build concluded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

#: Dimensions by which every theme is counted, in the order they are shown.
DIMENSIONS = (
    "customer",
    "segment",
    "engagement_type",
    "practice",
    "team",
    "region",
    "phase",
    "billing_model",
    "severity",
    "quarter",
)

#: Attributes by which engagements are told apart; a customer is meant by its key.
ATTRIBUTES = (
    "customer",
    "segment",
    "engagement_type",
    "team",
    "region",
    "billing_model",
    "practice",
)

#: The value that stands for "not known" in every dimension.
UNKNOWN = "Unknown"

#: Tables of signals; `intelligence/signals/registry.py` says what they are.
SIGNAL_TABLES = (
    "over_representation",
    "over_represented_pairs",
    "customer_signals",
    "customer_rates",
    "priorities",
    "theme_trends",
    "trend_quarters",
    "structure",
    "skills",
    "skill_teams",
    "skill_quarters",
    "margins",
    "costs",
    "overruns",
    "forecast_errors",
    "exclusions",
    "effects",
    "interventions",
    "intervention_quarters",
    "durations",
)

#: Tables of an edition, in the order they are written.
TABLES = (
    "documents",
    "findings",
    "themes",
    "dimensions",
    "totals",
    "trends",
    "links",
    "engagements",
    "customers",
    "lineage",
    "changes",
    "conflicts",
    "health",
    "suggestions",
    "withheld",
    *SIGNAL_TABLES,
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an edition says of itself. It holds no clock: the same inputs give the same bytes.

    ``counts`` has documents, rejected (rows and files), findings, causes, unassigned, themes
    (proposed ones included, and again as ``proposed``), withheld_groups and withheld_causes (what
    was found and is not proposed), engagements, customers and the link states
    (``customers_linked``, ``customers_ambiguous``, ``customers_unlinked``, ``engagements_linked``
    …). ``fingerprint`` is a SHA-256 over settings, models and tables. ``registry`` is the digest of
    what the next build starts from, ``previous`` the edition that lineage compares with (0: none),
    ``curation`` the newest entry of the curation log that was replayed (0: none).
    """

    number: int
    fingerprint: str
    seed: int
    settings: Mapping[str, str]
    models: Mapping[str, str]
    libraries: Mapping[str, str]
    taxonomy: str
    counts: Mapping[str, int]
    files: Mapping[str, str]
    registry: str = ""
    previous: int = 0
    curation: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """A manifest and its tables (columns in ``docs/architecture.md``). Do not change the frames."""

    manifest: Manifest
    tables: Mapping[str, pd.DataFrame]

    @property
    def number(self) -> int:
        """The edition's number, from 1."""
        return self.manifest.number
