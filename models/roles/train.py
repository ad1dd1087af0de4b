"""Fit the role model on an encoder's vectors and a reader's answers, and write its artefact.

Deterministic: no sampling, a fixed order of texts, full-batch optimisation; the reader was taught
before, by its own seed (`models/roles/teaching.py`). The documents are read as
``python -m intelligence.evaluation.passages`` cut them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from models.embedding import Embedder
from models.roles import artefact
from models.roles.contract import Role
from models.roles.fitting import (
    DOCUMENT_WEIGHT,
    FIRST_STRENGTH,
    NOTE_WEIGHT,
    RECALL_BETA,
    SECOND_STRENGTH,
    SHARES,
    Corpus,
    Fitted,
    corpus,
    fit,
    verdict_roles,
)
from models.roles.labelled import (
    DOCUMENT_WRITERS,
    NARRATIVES,
    NOTE_WRITERS,
    TRAINING_WRITERS,
    Passage,
    cut_documents,
    invented_narratives,
    invented_noise,
    plain_notes,
    written_statements,
)
from models.roles.measures import accuracy, calibration_error, macro_f1, role_scores
from models.roles.reading import Reading

COMMAND = "premortem train --stage roles"


def training_passages() -> list[Passage]:
    """Return everything that trains, in a fixed order. B, G, Z, AC, AJ, AV, AW and BB stay out."""
    statements = [item for writer in TRAINING_WRITERS for item in written_statements(writer)]
    documents = [item for writer in DOCUMENT_WRITERS for item in cut_documents(writer)]
    notes = [item for writer in NOTE_WRITERS for item in plain_notes(writer)]
    return [*statements, *invented_noise(), *invented_narratives(), *documents, *notes]


def train_roles(
    passages: Sequence[Passage],
    embedder: Embedder,
    directory: Path,
    reading: Reading | None = None,
) -> dict[str, Any]:
    """Fit on passages, write the artefact, and return its card.

    Args:
        passages: everything that trains.
        embedder: gives the vectors.
        directory: where to write.
        reading: of a reader that was taught the same passages, or None to fit without one.

    """
    texts = [item.text for passage in passages for item in passage.statements]
    data = corpus(passages, embedder.embed(texts), reading.unseen if reading else None)
    fitted = fit(data)
    card = {
        "name": "Roles of statements in post-mortems, escalations and lessons",
        "command": COMMAND,
        "encoder": embedder.identity,
        "method": "hashed words and characters, sentence vectors, heading, place, kind of document "
        "and label of a column into a multinomial logistic regression, mixed with a reader taught "
        "end to end (models/roles/teaching.py); a second regression over the whole passage, which "
        "is told kind and column as well, calibrates",
        "writers": {
            "statements": list(TRAINING_WRITERS),
            "documents": list(DOCUMENT_WRITERS),
            "notes": list(NOTE_WRITERS),
        },
        "never_trained_on": ["B", "G", "Z", "AC", "AJ", "AV", "AW", "BB"],
        "statements": len(texts),
        "parameters": {
            "first_strength": FIRST_STRENGTH,
            "second_strength": SECOND_STRENGTH,
            "document_weight": DOCUMENT_WEIGHT,
            "note_weight": NOTE_WEIGHT,
            "recall_beta": RECALL_BETA,
            "shares_tried": list(SHARES) if reading else [],
        },
        "reader": dict(reading.about) if reading else None,
        "quality_on_texts_left_out": quality(data, fitted),
    }
    reader = reading.taught if reading else None
    return artefact.save(directory, artefact.Artefact(fitted.model, fitted.decision, card, reader))


def quality(data: Corpus, fitted: Fitted) -> dict[str, Any]:
    """Return cross-validated figures for documents, single statements and narratives."""
    given = verdict_roles(data, fitted.unseen, fitted.decision)
    narratives = data.written_by(NARRATIVES)
    groups = {
        "in_documents": data.in_document,
        "alone": data.alone,
        "in_notes": data.in_note,
        "in_narratives": narratives,
    }
    return {
        name: _figures(data.roles, given, fitted.unseen.max(axis=1), mask)
        for name, mask in groups.items()
        if mask.any()
    }


def _figures(
    true: Sequence[Role],
    given: Sequence[Role],
    confidence: np.ndarray[Any, np.dtype[np.float64]],
    mask: np.ndarray[Any, np.dtype[np.bool_]],
) -> dict[str, Any]:
    kept = np.flatnonzero(mask).tolist()
    t, g = [true[index] for index in kept], [given[index] for index in kept]
    scores = role_scores(t, g)
    right = [a is b for a, b in zip(t, g, strict=True)]
    return {
        "statements": len(kept),
        "accuracy": round(accuracy(t, g), 4),
        "macro_f1": round(macro_f1(scores), 4),
        "calibration_error": round(calibration_error(confidence[kept].tolist(), right), 4),
        "roles": {
            score.role.value: {
                "precision": round(score.precision, 4),
                "recall": round(score.recall, 4),
                "true": score.true,
            }
            for score in scores
        },
    }
