"""Fits how themes are told by their definitions, into a recogniser that is there.

What is asked was left out or never met, as for the recogniser itself, but no head is fitted for the
one that is shipped: it stays as it is, so this costs a fraction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from models.errors import UnfittedArtefact
from models.recognition.artefact import load_recogniser, read_card, write_artefact
from models.recognition.described_fitting import fit_described
from models.recognition.folds import document_folds
from models.recognition.material import Material
from models.recognition.train import Audit, bridge_of, described_folds


def train_described(
    material: Material, folder: Path, audit: Audit | None, tell: Callable[[str], None]
) -> dict[str, dict[str, float]]:
    """Fit definitions, bridge and examples, and write them beside the head that is there.

    Args:
        material: the labelled causes with the encoder's vectors.
        folder: of the recogniser.
        audit: folds for definitions alone; without, documents that are left out.
        tell: is given a line of progress now and then.

    Returns:
        The quality on what was left out, by the name of the choice.

    Raises:
        UnfittedArtefact: when there is no recogniser for this encoder, or it is damaged.

    """
    recogniser = load_recogniser(material.embedder, folder)
    trained = recogniser.trained
    if trained is None:
        message = "the recogniser was never trained; train it with `--stage recognition`"
        raise UnfittedArtefact(message)
    left_out = [] if audit else list(document_folds(material))
    tell("definitions: texts left out")
    fitted = fit_described(described_folds(left_out, audit), audit.terse if audit else ())
    choice = replace(fitted.alone.choice, within=trained.described.within)
    trained = replace(trained, described=choice, bridge=bridge_of(material, trained, fitted))
    card = read_card(folder)
    kept = {name: x for name, x in card["quality"]["described"].items() if "subcause" in name}
    found = {"described": {**fitted.alone.quality, **kept}}
    if fitted.carried:
        found["carried"] = fitted.carried.quality
    about = {
        **card,
        "quality": {**card["quality"], **found},
        "definitions_fitted_by": f"premortem train --stage described {folder.parent.name}",
    }
    write_artefact(folder, trained, recogniser.plain, about)
    return found
