"""Fits how sure to be of a sub-cause, into a recogniser that is there.

What is asked was left out: the whole documents of the labelled writers, which no encoder is taught
and which a head is fitted without here, and what an audited encoder never met (`models/audit.py`).
Two heads are fitted for it, so it costs a fraction of the recogniser itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from models.recognition.artefact import read_card, write_sharpness
from models.recognition.folds import (
    Fold,
    learned_without,
    left_out_fold,
    plain_folds,
    theme_groups,
)
from models.recognition.material import Material
from models.recognition.siblings import Siblings, joined
from models.recognition.subcause_fitting import fit_sharpness, sibling_quality
from models.recognition.train import Audit


def train_subcauses(
    material: Material,
    general: Material,
    folder: Path,
    audit: Audit | None,
    tell: Callable[[str], None],
) -> dict[str, dict[str, float]]:
    """Fit the sharpness of each way to tell sub-causes apart, and write it into the card.

    Args:
        material: the labelled causes with the encoder's vectors.
        general: the same with the published encoder's vectors, for encoders not trained for.
        folder: of the recogniser.
        audit: folds for definitions alone; without, a sixth of the themes is left out.
        tell: is given a line of progress now and then.

    Returns:
        The quality on what was left out, given the theme, by the name of the choice.

    """
    groups = theme_groups(material.labels)
    held = frozenset[str]() if audit else groups[0]
    asked = np.array([bool(cause.document) for cause in material.causes])
    documents = left_out_fold(material, learned_without(material, asked, held))
    tell("sub-causes: documents left out")
    given = siblings_of(documents, list(plain_folds(general)), audit)
    if read_card(folder).get("reader"):
        del given["headed"]  # fitted on what its reader and the head say together
    fitted = {name: fit_sharpness(siblings) for name, siblings in given.items()}
    quality = {name: sibling_quality(given[name], fitted[name]) for name in given}
    write_sharpness(folder, fitted, quality)
    return quality


def siblings_of(documents: Fold, plain: list[Fold], audit: Audit | None) -> dict[str, Siblings]:
    """Return what shows how sub-causes are told apart, for each choice by its name.

    Definitions alone are judged by themes that were left out, or never met.
    """
    met = [*audit.folds, *audit.brought] if audit else [documents]
    return {
        "headed": joined([documents.headed]),
        "described": joined([fold.described.part(fold.unseen) for fold in met]),
        "plain": joined([fold.described for fold in plain]),
    }
