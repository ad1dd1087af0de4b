"""Past engagements, worked out once an edition and then only read, whatever is offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.risk.history import OverrunHistory
from intelligence.risk.learned_likeness import LearnedLikeness, learn_likeness
from intelligence.risk.likeness import Likeness
from intelligence.risk.outcomes import Outcomes, outcomes_of
from intelligence.risk.past_findings import PastFindings, known_values
from intelligence.risk.visibility import visibility_of
from intelligence.signals.occurrences import Occurrences

_ESCALATION = "escalation"


@dataclass(frozen=True)
class PastEngagements:
    """The engagements of an edition, in its order.

    Attributes:
        keys, names: of the engagements.
        customers, customer_names: key and name of each one's customer, null where not known.
        turn: place of each when nothing else tells them apart: the newest first, then by key.
        documents, escalations: how many each has; shape (engagements,).
        likeness: what they are compared by.
        findings: the causes that they name.
        outcomes: what became of them.
        history: how far they overran, by class.
        learned: how much being alike has gone with showing the same; None where that is not known.

    """

    keys: tuple[str, ...]
    names: tuple[str, ...]
    customers: tuple[str | None, ...]
    customer_names: tuple[str | None, ...]
    turn: NDArray[np.int64]
    documents: NDArray[np.int64]
    escalations: NDArray[np.int64]
    likeness: Likeness
    findings: PastFindings
    outcomes: Outcomes
    history: OverrunHistory
    learned: LearnedLikeness | None = None

    @classmethod
    def of(
        cls,
        occurrences: Occurrences,
        tables: Mapping[str, pd.DataFrame],
        vectors: Mapping[str, NDArray[np.floating]] | None = None,
    ) -> PastEngagements:
        """Read an edition.

        Args:
            occurrences: of the edition.
            tables: its ``documents``, ``findings``, ``themes`` and ``engagements``.
            vectors: by key of an engagement, the mean sentence vector of its scope.

        """
        described = occurrences.engagements.reset_index(drop=True)
        engagements = tables["engagements"].reset_index(drop=True)
        documents = tables["documents"]
        keys = pd.Index(described["engagement"])
        outcomes = outcomes_of(engagements, documents)
        escalations = documents[documents["kind"] == _ESCALATION]
        return cls(
            tuple(keys.astype(str)),
            tuple(
                str(one or key)
                for one, key in zip(known_values(described["name"]), keys, strict=True)
            ),
            known_values(described["customer"]),
            known_values(described["customer_name"]),
            _turn(described),
            _counted(documents["engagement"], keys),
            _counted(escalations["engagement"], keys),
            Likeness.of(described, engagements),
            PastFindings.of(occurrences, tables),
            outcomes,
            OverrunHistory.of(described, engagements, outcomes),
            learn_likeness(
                described,
                pd.to_numeric(engagements["planned_hours"], errors="coerce").to_numpy(np.float64),
                (occurrences.shows.astype(np.float64), visibility_of(occurrences).share),
                vectors,
            ),
        )


def _turn(described: pd.DataFrame) -> NDArray[np.int64]:
    began = [one or "" for one in known_values(described["start_quarter"])]
    ordered = sorted(range(len(began)), key=lambda row: str(described["engagement"].iloc[row]))
    ordered.sort(key=lambda row: began[row], reverse=True)
    turn = np.empty(len(began), dtype=np.int64)
    turn[ordered] = np.arange(len(began))
    return turn


def _counted(engagements: pd.Series, keys: pd.Index) -> NDArray[np.int64]:
    rows = keys.get_indexer(pd.Index(engagements.dropna()))
    return np.bincount(rows[rows >= 0], minlength=len(keys)).astype(np.int64)
