"""Mitigations mined from past documents: advice on one theme, grouped by what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from intelligence.risk.advice import named, stands_alone
from intelligence.risk.risk_check import Mitigation, PastFinding
from intelligence.risk.said import known_value
from intelligence.risk.same_advice import MOST_GROUPED, closeness, groups_of
from models.embedding import Vectors

#: What contexts are told by: the column of documents.
CONTEXTS = ("engagement_type", "phase")
_QUOTES = 3


@dataclass(frozen=True, slots=True)
class MinedAdvice:
    """The groups of one theme, best evidence first, and what could not be used.

    Attributes:
        mitigations: without their owner.
        left_out: distinct statements beyond those that are compared, the oldest.
        unclear: distinct statements of groups in which none can be read by itself.

    """

    mitigations: tuple[Mitigation, ...]
    left_out: int = 0
    unclear: int = 0


def mined_advice(
    theme_id: str, rows: pd.DataFrame, vectors: dict[str, Vectors], bound: float
) -> MinedAdvice:
    """Group what was said about a theme; recommendations and resolutions each by themselves.

    Args:
        theme_id: the theme.
        rows: statements about it, as `said_in` returns them.
        vectors: by text, each of shape (dimension,), unit length.
        bound: cosine from which two say the same.

    """
    found: list[tuple[tuple[Any, ...], Mitigation]] = []
    left_out = unclear = 0
    for source, own in rows.groupby("source", sort=True):
        texts, beyond = _newest(own)
        left_out += beyond
        matrix = np.array([vectors[text] for text in texts], dtype=np.float32)
        labels = groups_of(matrix, bound)
        by_text = {str(text): part for text, part in own.groupby("text", sort=False)}
        for label in np.unique(labels):
            places = np.flatnonzero(labels == label)
            members = [texts[place] for place in places]
            said = [by_text[text] for text in members]
            one = _mitigation(theme_id, str(source), members, said, matrix[places])
            if one is None:
                unclear += len(members)
            else:
                found.append(one)
    found.sort(key=lambda pair: pair[0])
    return MinedAdvice(tuple(mitigation for _, mitigation in found), left_out, unclear)


def _newest(rows: pd.DataFrame) -> tuple[list[str], int]:
    """Return the distinct texts in alphabetical order, at most so many, and how many were more."""
    last = rows.groupby("text")["date"].max()
    ranked = sorted(last.index, key=lambda text: (_reversed(last[text]), text))
    return sorted(ranked[:MOST_GROUPED]), max(0, len(ranked) - MOST_GROUPED)


def _mitigation(
    theme_id: str,
    source: str,
    members: Sequence[str],
    said: Sequence[pd.DataFrame],
    vectors: Vectors,
) -> tuple[tuple[Any, ...], Mitigation] | None:
    clear = [place for place, text in enumerate(members) if stands_alone(text)]
    if not clear:
        return None
    close = closeness(vectors, [part["document_uid"].nunique() for part in said])
    speaks = min(
        clear,
        key=lambda place: (
            named(members[place]) > 0,
            -round(float(close[place]), 6),
            len(members[place]),
            members[place],
        ),
    )
    alike = {text: float(v) for text, v in zip(members, vectors @ vectors[speaks], strict=True)}
    rows = pd.concat(list(said))
    engagements = rows["engagement"].map(known_value)
    customers = rows["customer_key"].map(known_value)
    unlinked = rows[engagements.isna()]["document_uid"].nunique()
    mitigation = Mitigation(
        theme_id=theme_id,
        words=members[speaks],
        source=source,
        owner="",
        documents=rows["document_uid"].nunique(),
        engagements=engagements.nunique(),
        customers=customers.nunique(),
        contexts=_contexts(rows),
        quotes=_quotes(rows, alike),
    )
    last = _reversed(rows["date"].max())
    return (-mitigation.engagements, -unlinked, last, mitigation.words), mitigation


def _reversed(day: str) -> tuple[int, ...]:
    """Return a key that puts later ISO days first, and what has no day last."""
    return tuple(-ord(char) for char in day) or (0,)


def _contexts(rows: pd.DataFrame) -> tuple[tuple[str, str, int], ...]:
    """Count engagements by type and by phase; a document without an engagement counts as one."""
    found: list[tuple[str, str, int]] = []
    for name in CONTEXTS:
        values = rows[name].map(known_value)
        units = rows["engagement"].map(known_value).fillna(rows["document_uid"])
        pairs = {pair for pair in zip(values, units, strict=True) if isinstance(pair[0], str)}
        counts = Counter(str(value) for value, _ in pairs)
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        found.extend((name, value, count) for value, count in ranked)
    return tuple(found)


def _quotes(rows: pd.DataFrame, alike: dict[str, float]) -> tuple[PastFinding, ...]:
    """Return the closest statements, each of another engagement while there are any."""
    ranked = sorted(
        rows.to_dict("records"), key=lambda row: (-alike[row["text"]], row["finding_id"])
    )
    first: list[dict[Hashable, Any]] = []
    again: list[dict[Hashable, Any]] = []
    seen: set[str] = set()
    for row in ranked:
        unit = known_value(row["engagement"]) or str(row["document_uid"])
        (again if unit in seen else first).append(row)
        seen.add(unit)
    return tuple(_quote(row, alike[row["text"]]) for row in [*first, *again][:_QUOTES])


def _quote(row: Mapping[Hashable, Any], similarity: float) -> PastFinding:
    return PastFinding(
        finding_id=str(row["finding_id"]),
        document_uid=str(row["document_uid"]),
        document=str(row["document"]),
        start=int(row["start"]),
        end=int(row["end"]),
        text=str(row["text"]),
        quarter=str(row["quarter"]),
        engagement=known_value(row["engagement"]),
        engagement_name=known_value(row["engagement_name"]),
        customer=known_value(row["customer_key"]),
        customer_name=known_value(row["customer"]),
        similarity=round(similarity, 4),
    )
