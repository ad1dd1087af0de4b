"""How much a candidate reads like the short cause that a person would have written.

Learned from statements whose writers also gave the cause in three to ten plain words: a candidate
cut from such a statement is good when it says the same. What carries over is form (a clause with
its negation, not a bare thing) and the words in which causes are told, not the trade.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from models.errors import UnfittedArtefact
from models.keyphrases import stem
from models.naming.candidate import Candidate
from models.words import NEGATIONS

#: Where the shipped weights lie.
ARTEFACT = Path(__file__).resolve().parent.parent / "artefacts" / "naming" / "likeness.json"

_DENIALS = NEGATIONS | {"nobody", "nothing", "none", "neither", "nor"}


def features(candidate: Candidate) -> dict[str, float]:
    """Return what the model sees of a candidate: its form, and its words without endings.

    >>> "denied" in features(Candidate(("no", "plan"), ("DET", "NOUN"), "noun"))
    True
    """
    tags, words = candidate.tags, candidate.words
    found = {
        f"kind {candidate.kind}": 1.0,
        f"length {len(words)}": 1.0,
        f"starts {tags[0]}": 1.0,
        f"ends {tags[-1]}": 1.0,
        f"verb {any(tag in {'VERB', 'AUX'} for tag in tags)}": 1.0,
    }
    if any(word in _DENIALS for word in words):
        found["denied"] = 1.0
    for pair in zip(("START", *tags), (*tags, "END"), strict=True):
        found[f"{pair[0]} {pair[1]}"] = 1.0
    for word in words:
        found[f"word {stem(word)}"] = 1.0
    return found


@dataclass(frozen=True)
class Likeness:
    """Two linear scores of features; a feature that is not listed weighs nothing.

    Attributes:
        weights: towards the cosine between a candidate and the cause its author meant.
        bias: added to them.
        causal: towards the log-odds that the text states a cause at all, rather than an effect, an
            advice, a success or a circumstance.
        offset: added to them.

    """

    weights: Mapping[str, float]
    bias: float
    causal: Mapping[str, float]
    offset: float

    def score(self, candidate: Candidate) -> float:
        """Return about the cosine between the candidate and the cause its author meant."""
        return self.bias + _sum(self.weights, candidate)

    def probability(self, found: Sequence[Candidate]) -> float:
        """Return the probability that a text with these candidates states a cause, 0 for none."""
        if not found:
            return 0.0
        logit = self.offset + sum(_sum(self.causal, item) for item in found) / len(found)
        return 1 / (1 + math.exp(-logit))


def _sum(weights: Mapping[str, float], candidate: Candidate) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features(candidate).items())


@lru_cache(maxsize=1)
def shipped(path: Path = ARTEFACT) -> Likeness:
    """Read the shipped weights.

    Raises:
        UnfittedArtefact: when the file is missing or is no such artefact.

    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return Likeness(held["weights"], held["bias"], held["causal"], held["offset"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path.name} is no artefact of the namer: {error}; restore it"
        raise UnfittedArtefact(message) from error
