"""Causes that past engagements name, verbatim, in the order in which they are worth quoting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.proposals import QUOTE_LENGTHS
from intelligence.risk.risk_check import PastFinding
from intelligence.signals.occurrences import Occurrences

#: What a finding tells of its engagement, and the column of `Occurrences.engagements`.
_OWN = {"engagement_name": "name", "customer": "customer", "customer_name": "customer_name"}
_TOLD = (
    *("finding_id", "document_uid", "document", "start", "end", "text", "quarter"),
    *("engagement", *_OWN),
)


@dataclass(frozen=True)
class PastFindings:
    """Causes of a known engagement and theme, by engagement and then the surest first.

    Attributes:
        told: one row a finding: what a `PastFinding` says.
        rows: place of the engagement of each, ascending; shape (findings,).
        themes: place of the theme of each among the edition's; shape (findings,).
        sure: how sure its theme is, 0 to 1; 0 where it is not known; shape (findings,).
        theme_names: of the edition, in its order.
        shown: by place of an engagement the places of the themes that it shows, that of most
            documents first.
        surest: by theme the place of the surest finding of each engagement that shows it.

    """

    told: Mapping[str, NDArray[np.object_]]
    rows: NDArray[np.int64]
    themes: NDArray[np.int64]
    sure: NDArray[np.float64]
    theme_names: tuple[str, ...]
    shown: Mapping[int, tuple[int, ...]]
    surest: Mapping[str, NDArray[np.int64]]

    @classmethod
    def of(cls, occurrences: Occurrences, tables: Mapping[str, pd.DataFrame]) -> PastFindings:
        """Read the causes of an edition; those of documents without a known engagement are none."""
        frame = _linked(occurrences, tables)
        themes = tables["themes"].set_index("theme_id")["name"].astype("object")
        names = [themes.get(one) or one for one in occurrences.themes]
        told = {name: frame[name].to_numpy(dtype=object) for name in _TOLD}
        return cls(
            told,
            frame["row"].to_numpy(dtype=np.int64),
            frame["theme"].to_numpy(dtype=np.int64),
            frame["sure"].to_numpy(dtype=np.float64),
            tuple(str(name) for name in names),
            _shown(frame),
            _surest(frame),
        )

    def of_engagement(self, row: int) -> range:
        """Return the places of an engagement's findings, the surest first."""
        first, last = np.searchsorted(self.rows, [row, row + 1])
        return range(int(first), int(last))

    def of_theme(self, theme_id: str) -> NDArray[np.int64]:
        """Return the place of the surest finding of each engagement that shows a theme.

        They are in the order of engagements; none of a theme that the edition does not know.
        """
        return self.surest.get(theme_id, np.zeros(0, dtype=np.int64))

    def quote(self, place: int) -> PastFinding:
        """Return a finding as it is shown."""
        said = {name: self.told[name][place] for name in _TOLD}
        said |= {name: int(said[name]) for name in ("start", "end")}
        return PastFinding(**said)


def known_values(column: pd.Series) -> tuple[str | None, ...]:
    """Return a column as texts, None where nothing is known."""
    unknown = column.isna() | (column == UNKNOWN)
    return tuple(None if lost else str(one) for one, lost in zip(column, unknown, strict=True))


def _linked(occurrences: Occurrences, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    findings = tables["findings"].dropna(subset=["theme_id"])
    documents = tables["documents"][["document_uid", "quarter", "engagement"]]
    frame = findings.merge(documents, on="document_uid", how="inner")
    engagements = occurrences.engagements
    frame["row"] = pd.Index(engagements["engagement"]).get_indexer(pd.Index(frame["engagement"]))
    frame["theme"] = pd.Index(occurrences.themes).get_indexer(pd.Index(frame["theme_id"]))
    frame = frame[(frame["row"] >= 0) & (frame["theme"] >= 0)].copy()
    sure = frame["confidence"].astype("float64") if "confidence" in frame else np.nan
    frame["sure"] = pd.Series(sure, index=frame.index).fillna(0.0).clip(0.0, 1.0)
    shortest, longest = QUOTE_LENGTHS
    frame["unwieldy"] = ~frame["text"].str.len().between(shortest, longest)
    frame["quarter"] = frame["quarter"].fillna(UNKNOWN)
    for told, name in _OWN.items():
        known = np.array(known_values(engagements[name]), dtype=object)
        frame[told] = pd.Series(known[frame["row"]], index=frame.index, dtype="object")
    order = ["row", "unwieldy", "sure", "finding_id"]
    return frame.sort_values(order, ascending=[True, True, False, True], ignore_index=True)


def _shown(frame: pd.DataFrame) -> dict[int, tuple[int, ...]]:
    counted = frame.groupby(["row", "theme"])["document_uid"].nunique().reset_index(name="count")
    counted = counted.sort_values(["row", "count", "theme"], ascending=[True, False, True])
    found: dict[int, list[int]] = {}
    for row, theme in zip(counted["row"], counted["theme"], strict=True):
        found.setdefault(int(row), []).append(int(theme))
    return {row: tuple(themes) for row, themes in found.items()}


def _surest(frame: pd.DataFrame) -> dict[str, NDArray[np.int64]]:
    first = frame[~frame.duplicated(["row", "theme"])]
    groups = first.groupby("theme_id").indices
    places = first.index.to_numpy(dtype=np.int64)
    return {str(theme): places[found] for theme, found in groups.items()}
