"""What past documents recommend and what settled their trouble, where they show a theme too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.risk.advice import is_advice, masked

#: Role of a finding, and the source that a mitigation from it names.
SOURCES = {"recommendation": "recommended", "resolution": "resolved"}

_FINDING = ("finding_id", "document_uid", "document", "kind", "start", "end", "text", "role")
_DOCUMENT = (
    *("document_uid", "date", "quarter", "customer", "customer_key", "engagement"),
    *("engagement_name", "engagement_type", "phase"),
)
#: A statement in fewer documents than this is not judged by where it stands.
_OFTEN = 4
_OF_ONE_THEME = 0.5
#: A statement whose role is less certain is mostly something else.
_LEAST_CERTAIN = 0.7


def said_in(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return statements that may be advice, of documents that show a theme by a cause.

    Left out are template lines, answers that only close a ticket, demands of an escalation,
    statements whose role is doubtful, and what is said in documents of all kinds: a statement in
    four documents or more, figures and dates aside, of which no theme is in at least half.

    Returns:
        One row a statement, sorted by ``finding_id``: columns of the finding and of its document
        (``date`` ``""`` where unknown, other missing values null), ``source``, ``themes`` (ids of
        the document's causes, sorted tuple).

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
    rows = (
        told[np.array(kept, dtype=bool)].merge(known, on="document_uid", how="inner").astype(object)
    )
    rows = rows.where(rows.notna(), None)
    rows["date"] = [day or "" for day in rows["date"]]
    rows["source"] = rows["role"].map(SOURCES)
    rows["themes"] = rows["document_uid"].map(themes)
    rows = rows[_of_some_theme(rows)]
    return rows.sort_values("finding_id", ignore_index=True)


def known_value(value: object) -> str | None:
    """Return a value of a table, null where nothing is known."""
    return None if value is None or value in {"", UNKNOWN} else str(value)


def _certain(told: pd.DataFrame) -> pd.Series:
    if "role_confidence" not in told.columns:
        return pd.Series(data=True, index=told.index)
    return told["role_confidence"].fillna(1.0).astype("float64") >= _LEAST_CERTAIN


def _of_some_theme(rows: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell what is said of one theme from what is said everywhere."""
    keys = [masked(text) for text in rows["text"]]
    documents: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, uid, themes in zip(keys, rows["document_uid"], rows["themes"], strict=True):
        documents.setdefault(key, {})[uid] = themes
    everywhere = {
        key
        for key, own in documents.items()
        if len(own) >= _OFTEN
        and max(Counter(theme for ids in own.values() for theme in ids).values())
        < _OF_ONE_THEME * len(own)
    }
    return np.array([key not in everywhere for key in keys], dtype=bool)
