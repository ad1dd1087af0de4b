"""The texts on which themes are measured, and those on which the peer is trained."""

from __future__ import annotations

from dataclasses import dataclass

from models.recognition.labelled import (
    VALIDATION_DOCUMENTS,
    VALIDATION_STATEMENTS,
    Cause,
    causes_of,
    training_causes,
)


@dataclass(frozen=True, slots=True)
class EvaluationTexts:
    """What is measured on: statements, causes of whole documents; and what the peer trains on."""

    statements: tuple[Cause, ...]
    spans: tuple[Cause, ...]
    training: tuple[Cause, ...]


def validation_texts() -> EvaluationTexts:
    """Return the causes of writers B and G, and those of the training writers for the peer."""
    return EvaluationTexts(
        causes_of(VALIDATION_STATEMENTS), causes_of(VALIDATION_DOCUMENTS), training_causes()
    )
