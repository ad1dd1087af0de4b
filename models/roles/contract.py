"""The seam of the role classifier: what it is given, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

#: Shape (statements, roles), float64, rows sum to one; columns in the order of ``ROLES``.
Probabilities = NDArray[np.float64]


class Role(StrEnum):
    """What a statement does in its document. Noise says nothing about the engagement."""

    CAUSE = "cause"
    IMPACT = "impact"
    RECOMMENDATION = "recommendation"
    RESOLUTION = "resolution"
    POSITIVE = "positive"
    CONTEXT = "context"
    NOISE = "noise"


#: Column order of every array of probabilities.
ROLES = tuple(Role)


class Evidence(StrEnum):
    """What a heading says of the statements under it. Only a fitted weight turns it into a role."""

    NONE = "none"  # no heading, or one that says nothing ("Text")
    OTHER = "other"  # a heading in words that are not known
    CAUSE = "cause"  # Root cause, Why, Contributing factors
    PROBLEM = "problem"  # What went wrong, Difficulties, Findings
    IMPACT = "impact"  # Impact, Effect, Consequences
    RECOMMENDATION = "recommendation"  # Recommendation, Next time
    ACTION = "action"  # Actions, Measures: done or still to do
    RESOLUTION = "resolution"  # Resolution, Fix, Workaround
    POSITIVE = "positive"  # What went well, Not a cause
    CONTEXT = "context"  # Background, Scope, Participants' view
    NARRATIVE = "narrative"  # What happened, Summary, Timeline
    LESSON = "lesson"  # Lessons learned: causes and advice mixed
    SILENT = "silent"  # Distribution, References: nothing under it is a finding


#: Kinds of documents whose statements are told apart; `corpus.document.DocumentKind` names them.
KINDS = ("escalation", "post_mortem", "lesson")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as the classifier sees it: its words, and the evidence of its heading.

    ``kind`` is the kind of its document (one of ``KINDS``), ``""`` where there is none or it is not
    known; ``column`` says that the heading is the label of a column or field of a record.
    """

    text: str
    evidence: Evidence = Evidence.NONE
    kind: str = ""
    column: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A role, its calibrated probability, and whether a heading decided it."""

    role: Role
    confidence: float
    by_heading: bool = False


class RoleClassifier(Protocol):
    """Gives every statement of a document its role."""

    @property
    def identity(self) -> str:
        """Name, revision and encoder; part of what an edition says of itself."""
        ...

    def classify(self, passages: Sequence[Sequence[Statement]]) -> list[list[Verdict]]:
        """Return a verdict for each statement; a passage is one document in reading order."""
        ...
