"""Teaches the head of a recogniser that is there anew, and nothing that was fitted with it.

What was fitted on texts left out (how sure to be of themes and sub-causes, what definitions,
examples and decisions count) stays as it is: those texts are asked of heads of folds, whose fit
costs a quarter of an hour and more. So it can be used when there is more to teach of the same
themes; where the themes themselves, the encoder or the folds' texts changed, `recognition` makes
everything anew.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from models.errors import UnfittedArtefact
from models.recognition.artefact import load_recogniser, read_card, write_artefact
from models.recognition.bridge import Bridge, known_of
from models.recognition.head import Head
from models.recognition.material import Material, data_told, head_of_all
from models.recognition.reading import Trained


def train_head(material: Material, folder: Path, cache: Path | None = None) -> dict[str, Any]:
    """Fit the head on everything there is and write it into the recogniser.

    Args:
        material: the labelled causes with the encoder's vectors.
        folder: of the recogniser.
        cache: the user's folder for notes of what was checked, if any.

    Returns:
        What the card says of the data of the head.

    Raises:
        UnfittedArtefact: when there is no recogniser for this encoder, it is damaged, or it knows
            other themes, other definitions or other sub-causes than those given.
        UnverifiedWeights: when the package that a reader stands on is not installed.

    """
    recogniser = load_recogniser(material.embedder, folder, cache)
    trained = recogniser.trained
    if trained is None:
        message = "the recogniser was never trained; train it with `--stage recognition`"
        raise UnfittedArtefact(message)
    given = {label.key: label.fingerprint for label in material.labels}
    other = sorted(
        key
        for key in {*given} | {*trained.fingerprints}
        if given.get(key) != trained.fingerprints.get(key)
    )
    if other:
        message = (
            f"the themes are not as the recogniser was taught them, {other[0]!r} first of "
            f"{len(other)}; train it with `--stage recognition`"
        )
        raise UnfittedArtefact(message)
    head = head_of_all(material)
    if head.classes != trained.head.classes:
        message = (
            f"the labelled texts tell {len(head.classes)} sub-causes that are not the "
            f"{len(trained.head.classes)} of the recogniser; train it with `--stage recognition`"
        )
        raise UnfittedArtefact(message)
    taught = replace(trained, head=head, bridge=_bridge(material, trained, head))
    card = read_card(folder)
    told = data_told(material, head)
    by = {"head_fitted_by": f"premortem train --stage head {folder.parent.name}"}
    write_artefact(folder, taught, recogniser.plain, {**card, **told, **by})
    return told


def _bridge(material: Material, trained: Trained, head: Head) -> Bridge | None:
    """Return the bridge with the definitions as the new head's words see them."""
    if trained.bridge is None:
        return None
    known = known_of(
        material.labels,
        material.wordings,
        material.embedder,
        head,
        trained.centre.astype(float),
        material.parts,
    )
    return replace(trained.bridge, known=known)
