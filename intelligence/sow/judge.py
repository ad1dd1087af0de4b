"""Weighs what speaks for and against each kind of passage: a logistic model of named cues.

The cues are words (:mod:`intelligence.sow.cues`), the grammar of the clause
(:mod:`intelligence.sow.roles_in_clauses`) and what the rules found. The weights are fitted on the
development half of the labelled passages alone (:mod:`intelligence.sow.learning`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from intelligence.sow.cues import cues_of
from intelligence.sow.hit import Hit
from intelligence.sow.passage import PassageKind
from intelligence.sow.roles_in_clauses import clause_cues
from intelligence.sow.setting import Setting
from intelligence.sow.surroundings import surroundings_of
from models.naming.grammar import Parsed

#: The kinds that one statement decides; a conflict needs two.
JUDGED = tuple(kind for kind in PassageKind if kind is not PassageKind.CONFLICTING)

Array = NDArray[np.float64]


def evidence_of(setting: Setting, parsed: Parsed, hits: Sequence[Hit]) -> dict[str, float]:
    """Return everything that the judge weighs, by name: words and rules, and the grammar."""
    clauses = {name: float(there) for name, there in clause_cues(parsed).items()}
    return named_cues(setting, hits) | clauses


def named_cues(setting: Setting, hits: Sequence[Hit]) -> dict[str, float]:
    """Return what words and rules say, by name: 1 where a cue is there, sureness of a rule."""
    cues = cues_of(setting) | surroundings_of(setting)
    found = {name: float(there) for name, there in cues.items()}
    for kind in JUDGED:
        sure = [hit.confidence for hit in hits if hit.kind is kind]
        found[f"rule: {kind.value}"] = max(sure, default=0.0)
    return found


@dataclass(frozen=True)
class Judge:
    """Weights by cue and kind.

    Attributes:
        cues: names, in the order of the rows of ``weights``.
        weights: shape (cues, kinds of `JUDGED`).
        bias: shape (kinds,).
        bounds: probability from which a statement counts as a passage of the kind.

    """

    cues: tuple[str, ...]
    weights: Array
    bias: Array
    bounds: Mapping[PassageKind, float]

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {name: row for row, name in enumerate(self.cues)}

    def probabilities(self, evidence: Mapping[str, float]) -> dict[PassageKind, float]:
        """Return for each kind how probable a statement with this evidence is one of it."""
        found = np.zeros(len(self.cues))
        for name, value in evidence.items():
            row = self._rows.get(name)
            if row is not None:
                found[row] = value
        odds = found @ self.weights + self.bias
        return {kind: float(1 / (1 + np.exp(-odd))) for kind, odd in zip(JUDGED, odds, strict=True)}

    def weight(self, cue: str, kind: PassageKind) -> float:
        """Return how far a cue speaks for a kind; 0 for one that was not weighed."""
        row = self._rows.get(cue)
        return 0.0 if row is None else float(self.weights[row, JUDGED.index(kind)])


@lru_cache(maxsize=1)
def packaged_judge() -> Judge:
    """Return the judge that comes with the product."""
    told = json.loads(files("intelligence.sow").joinpath("judge.json").read_text(encoding="utf-8"))
    return Judge(
        tuple(told["cues"]),
        np.array([told["weights"][cue] for cue in told["cues"]], dtype=np.float64),
        np.array(told["bias"], dtype=np.float64),
        {PassageKind(kind): float(bound) for kind, bound in told["bounds"].items()},
    )
