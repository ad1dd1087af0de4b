"""Trains the recogniser of root-cause themes on an encoder's vectors, and writes artefact and card.

Every calibration and threshold is fitted on texts that were left out (`models/recognition/folds`);
the head that is shipped is then fitted on everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.embedding import Embedder
from models.recognition.answers import (
    EXPECTED_SHARE,
    UNKNOWN_SHARE,
    headed_answers,
    plain_answers,
)
from models.recognition.artefact import write_artefact
from models.recognition.bridge import Bridge, known_of
from models.recognition.choice import Choice, fit_choice
from models.recognition.correction import Correction
from models.recognition.correction_fitting import fit_correction
from models.recognition.decisions import decisions_of
from models.recognition.described_fitting import Described, fit_described
from models.recognition.evidence import centre_of
from models.recognition.folds import (
    SEED,
    Fold,
    document_folds,
    plain_folds,
)
from models.recognition.judgement import EVEN, judged, with_decisions, with_examples
from models.recognition.labelled import (
    LABELLED,
    short_voices,
    training_causes,
    training_surroundings,
)
from models.recognition.labels import Label
from models.recognition.lessons import described_lessons, strangers_of
from models.recognition.material import Material, data_told, head_of_all
from models.recognition.mixture_fitting import fit_mixture
from models.recognition.parts import GeneralPart
from models.recognition.reading import Trained


@dataclass(frozen=True)
class Audit:
    """Folds of an encoder that knows neither some themes nor some writer.

    Definitions of themes that the encoder was taught flatter it; how far definitions alone can be
    trusted shows only with one that never met them. And how sure to be of a theme that it was
    taught is better seen on a stranger's statements as well than on one author's documents alone.

    Attributes:
        folds: strangers' statements of the labels.
        brought: causes of whole taxonomies that it never met.
        terse: the same taxonomies told by the names of their themes alone.

    """

    folds: Sequence[Fold]
    brought: Sequence[Fold] = ()
    terse: Sequence[Fold] = ()


@dataclass(frozen=True)
class Fitted:
    """What was fitted on texts left out, and how good it is there, each by its name."""

    choices: dict[str, Choice]
    correction: Correction
    described: Described
    quality: dict[str, dict[str, float]]


def gather(
    embedder: Embedder,
    labels: Sequence[Label],
    parts: int = 1,
    wordings: Mapping[tuple[str, str], Sequence[str]] | None = None,
    root: Path = LABELLED,
) -> Material:
    """Return the labelled causes with an encoder's vectors."""
    causes = training_causes(root)
    vectors = embedder.embed([cause.text for cause in causes])
    around = training_surroundings(root)
    told, voices = wordings or {}, short_voices(root)
    return Material(
        causes, vectors, tuple(labels), embedder, around, parts, wordings=told, voices=voices
    )


def train_recognition(
    material: Material,
    general: Material,
    folder: Path,
    audit: Audit | None,
    about: Mapping[str, Any],
    tell: Callable[[str], None],
) -> dict[str, dict[str, float]]:
    """Fit everything, write the artefact, and return the quality measured on what was left out.

    Args:
        material: the labelled causes with the encoder's vectors.
        general: the same with the published encoder's vectors, for encoders not trained for.
        folder: where to write.
        audit: folds for definitions alone; without, those of the same encoder, which flatter it
            for themes it was taught.
        about: what else the card says.
        tell: is given a line of progress now and then.

    """
    folds = []
    for fold in document_folds(material):
        folds.append(fold)
        tell(f"recognition: fold {len(folds)}")
    fitted = fit_choices(folds, general, audit)
    head = head_of_all(material)
    trained = Trained(
        head,
        {x.key: x.fingerprint for x in material.labels},
        centre_of(material.vectors).astype(np.float32),
        fitted.choices["headed"],
        fitted.described.alone.choice,
        material.parts,
        _landmarks(material),
        fitted.correction,
    )
    trained = replace(trained, bridge=bridge_of(material, trained, fitted.described))
    card = {
        "name": "recognition of root-cause themes",
        **about,
        "encoder": material.embedder.identity,
        **data_told(material, head),
        "seed": SEED,
        "audited": audit is not None,
        "unknown_share": {"fitted": UNKNOWN_SHARE, "expected_of_headed": EXPECTED_SHARE},
        "quality": fitted.quality,
    }
    write_artefact(folder, trained, fitted.choices["plain"], card)
    return fitted.quality


def fit_choices(folds: Sequence[Fold], general: Material, audit: Audit | None) -> Fitted:
    """Fit what definitions, head and examples count, and judge it.

    Args:
        folds: whole documents left out.
        general: the labelled causes with the published encoder's vectors.
        audit: folds of an encoder that knows less, or None.

    """
    met = list(audit.folds) if audit else []
    headed, plain = [*folds, *met], list(plain_folds(general))
    described = fit_described(described_folds(folds, audit), audit.terse if audit else ())
    answers = {"headed": headed_answers(headed), "plain": plain_answers(general)}
    choices = {name: fit_choice(given) for name, given in answers.items()}
    quality = {
        "headed": judged(choices["headed"], answers["headed"], EVEN),
        "described": described.alone.quality,
        **({"carried": described.carried.quality} if described.carried else {}),
        "plain": judged(choices["plain"], answers["plain"]),
    }
    lessons = described_lessons(plain, choices["plain"])
    mixture = fit_mixture(lessons, strangers_of(plain), choices["plain"].none)
    choices["plain"] = replace(choices["plain"], mixture=mixture)
    quality["plain"] |= with_examples(choices["plain"], lessons)
    rounds = decisions_of(headed, choices["headed"])
    correction = fit_correction(rounds, choices["headed"].none)
    quality["headed"] |= with_decisions(choices["headed"], correction, rounds)
    choices = {
        name: replace(choice, threshold=quality[name]["threshold"])
        for name, choice in choices.items()
    }
    right = quality["headed"]["top1"]
    choices["headed"] = choices["headed"].expecting(EXPECTED_SHARE, UNKNOWN_SHARE, right)
    return Fitted(choices, correction, described, quality)


def described_folds(folds: Sequence[Fold], audit: Audit | None) -> list[Fold]:
    """Return what definitions are judged by: what an audit shows, else documents left out."""
    return [*audit.folds, *audit.brought] if audit else list(folds)


def bridge_of(material: Material, trained: Trained, described: Described) -> Bridge | None:
    """Return the bridge from a head's sub-causes, None where none was fitted."""
    if described.carried is None:
        return None
    head, centre = trained.head, np.asarray(trained.centre, dtype=np.float64)
    known = known_of(
        material.labels, material.wordings, material.embedder, head, centre, material.parts
    )
    return Bridge(known, described.carried.choice, described.unknown, described.within)


def _landmarks(material: Material) -> NDArray[np.float32]:
    texts = [
        text for x in material.labels for text in ([s for _, s in x.subcauses] or [x.definition])
    ]
    rows = GeneralPart(material.embedder, material.parts).embed(texts)
    return rows.astype(np.float16).astype(np.float32)
