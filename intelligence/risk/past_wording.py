"""Past findings that began with the same kind of wording: causes of what it has led to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.risk.quoted import past_finding
from intelligence.risk.risk_check import PastFinding
from intelligence.sow.passage import LED_TO, PassageKind, Section

#: Findings shown beside a passage; more would be read by nobody.
MOST = 3

Vector = NDArray[np.float32]

_CAUSE = "cause"


@dataclass(frozen=True)
class PastCauses:
    """The causes of an edition by sub-cause, surest first; made once, asked for each passage.

    ``vectors`` are unit rows by finding id, where there are any.
    """

    by_subcause: Mapping[tuple[str, str], tuple[PastFinding, ...]]
    vectors: Mapping[str, Vector]

    @classmethod
    def of(
        cls, tables: Mapping[str, pd.DataFrame], vectors: Mapping[str, Vector] | None = None
    ) -> PastCauses:
        """Read the tables of an edition; one without findings or documents has no past."""
        findings, documents = tables.get("findings"), tables.get("documents")
        if findings is None or documents is None or findings.empty or documents.empty:
            return cls({}, vectors or {})
        asked = {pair for pairs in LED_TO.values() for pair in pairs}
        pairs = pd.Series(
            list(zip(findings["theme_key"], findings["subcause_key"], strict=True)),
            index=findings.index,
        )
        chosen = findings[(findings["role"] == _CAUSE) & pairs.isin(asked)]
        told = {str(row["document_uid"]): row for row in documents.to_dict("records")}
        grouped: dict[tuple[str, str], list[PastFinding]] = {}
        for row in sorted(chosen.to_dict("records"), key=_surest_first):
            document = told.get(str(row["document_uid"]))
            if document is not None:
                pair = (str(row["theme_key"]), str(row["subcause_key"]))
                grouped.setdefault(pair, []).append(past_finding({**document, **row}))
        return cls({pair: tuple(found) for pair, found in grouped.items()}, vectors or {})

    def of_kind(
        self, kind: PassageKind | Section, passage: Vector | None = None, most: int = MOST
    ) -> tuple[PastFinding, ...]:
        """Return at most ``most`` findings, one an engagement: nearest to the passage, or surest.

        ``passage`` is the passage's unit vector; findings without a vector come after those with.
        """
        found = [one for pair in LED_TO[kind] for one in self.by_subcause.get(pair, ())]
        if passage is not None and self.vectors:
            found = sorted(
                (self._compared(one, passage) for one in found),
                key=lambda one: -2.0 if one.similarity is None else one.similarity,
                reverse=True,
            )
        kept: dict[str, PastFinding] = {}
        for one in found:
            if len(kept) >= most:
                break
            kept.setdefault(one.engagement or one.document_uid, one)
        return tuple(kept.values())

    def _compared(self, one: PastFinding, passage: Vector) -> PastFinding:
        vector = self.vectors.get(one.finding_id)
        return one if vector is None else replace(one, similarity=float(vector @ passage))


def _surest_first(row: Mapping[Any, Any]) -> tuple[float, float, str]:
    return (
        -_figure(row.get("subcause_confidence")),
        -_figure(row.get("confidence")),
        str(row["finding_id"]),
    )


def _figure(value: Any) -> float:
    return float(value) if isinstance(value, float | int) and value == value else 0.0  # noqa: PLR0124 - NaN
