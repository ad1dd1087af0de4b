"""What past documents recommend and what settled their trouble, where they show a theme too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from intelligence.risk.advice import is_advice, masked
from intelligence.risk.quoted import known, past_finding
from intelligence.risk.risk_check import PastFinding

#: What contexts are told by: columns of documents.
CONTEXTS = ("engagement_type", "phase")

#: Role of a finding, and the source that a mitigation from it names.
SOURCES = {"recommendation": "recommended", "resolution": "resolved"}

_FINDING = ("finding_id", "document_uid", "document", "kind", "start", "end", "text", "role")
_DOCUMENT = (
    *("document_uid", "date", "quarter", "customer", "customer_key", "engagement"),
    *("engagement_name", *CONTEXTS),
)
#: A statement in fewer documents than this is not judged by where it stands.
_OFTEN = 4
_OF_ONE_THEME = 0.5
#: A statement whose role is less certain is mostly something else.
_LEAST_CERTAIN = 0.7


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a past document that may be advice.

    Attributes:
        finding: whose ``similarity`` is not set.
        source: ``recommended`` or ``resolved``.
        themes: ids that the document's causes show, sorted.
        date: ISO, ``""`` where unknown.
        contexts: engagement type and phase of the document, null where unknown.

    """

    finding: PastFinding
    source: str
    themes: tuple[str, ...]
    date: str
    contexts: tuple[str | None, ...]

    @property
    def text(self) -> str:
        """The statement, verbatim."""
        return self.finding.text

    @property
    def unit(self) -> str:
        """What it is evidence of: the engagement, or the document where none is known."""
        return self.finding.engagement or self.finding.document_uid


def said_in(tables: Mapping[str, pd.DataFrame]) -> tuple[Said, ...]:
    """Return statements that may be advice, of documents that show a theme by a cause.

    Left out are template lines, answers that only close a ticket, demands of an escalation,
    statements whose role is doubtful, and what is said in documents of all kinds: a statement in
    four documents or more, figures and dates aside, of which no theme is in at least half. They
    are in the order of ``finding_id``.
    """
    findings, documents = tables["findings"], tables["documents"]
    causes = findings.dropna(subset=["theme_id"])
    pairs = causes[["document_uid", "theme_id"]].drop_duplicates()
    themes = {
        str(uid): tuple(sorted(own)) for uid, own in pairs.groupby("document_uid")["theme_id"]
    }
    told = findings[findings["role"].isin(SOURCES) & findings["document_uid"].isin(themes)]
    told = told[_certain(told)][list(_FINDING)]
    kept = [
        is_advice(text, asked=kind == "escalation")
        for text, kind in zip(told["text"], told["kind"], strict=True)
    ]
    known = documents.reindex(columns=list(_DOCUMENT))
    rows = told[np.array(kept, dtype=bool)].merge(known, on="document_uid", how="inner")
    rows = rows.astype(object).where(rows.notna(), None)
    found = [_said(row, themes) for row in rows.to_dict("records")]
    return _of_some_theme(sorted(found, key=lambda one: one.finding.finding_id))


def _said(row: Mapping[Hashable, Any], themes: Mapping[str, tuple[str, ...]]) -> Said:
    finding = past_finding(row)
    return Said(
        finding,
        SOURCES[str(row["role"])],
        themes[finding.document_uid],
        str(row["date"] or ""),
        tuple(known(row[name]) for name in CONTEXTS),
    )


def _certain(told: pd.DataFrame) -> pd.Series:
    if "role_confidence" not in told.columns:
        return pd.Series(data=True, index=told.index)
    return told["role_confidence"].fillna(1.0).astype("float64") >= _LEAST_CERTAIN


def _of_some_theme(found: Sequence[Said]) -> tuple[Said, ...]:
    """Leave out what is said everywhere and not of one theme."""
    keys = [masked(one.text) for one in found]
    documents: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, one in zip(keys, found, strict=True):
        documents.setdefault(key, {})[one.finding.document_uid] = one.themes
    everywhere = {
        key
        for key, own in documents.items()
        if len(own) >= _OFTEN
        and max(Counter(theme for ids in own.values() for theme in ids).values())
        < _OF_ONE_THEME * len(own)
    }
    return tuple(one for key, one in zip(keys, found, strict=True) if key not in everywhere)
