"""Teaches a reader of themes, and fits how much it says, into a recogniser that is there.

Each fold has a head and a reader of its own, neither of which was taught what the fold asks or a
theme that it holds back. On these answers the share of the reader is chosen, and everything fitted
anew that stands on the mixture: how sure to be of themes with a head and of their sub-causes, and
what decisions correct. The head itself, definitions and bridge stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.errors import UnfittedArtefact
from models.readers.reader import Taught
from models.readers.teaching import ReaderCourse
from models.recognition.answers import EXPECTED_SHARE, UNKNOWN_SHARE, headed_answers
from models.recognition.artefact import load_recogniser, read_card, write_artefact
from models.recognition.choice import Choice, fit_choice, likelihood
from models.recognition.correction import Correction
from models.recognition.correction_fitting import fit_correction
from models.recognition.decisions import decisions_of
from models.recognition.folds import (
    Fold,
    Learned,
    document_parts,
    learned_without,
    left_out_fold,
)
from models.recognition.judgement import EVEN, judged, with_decisions
from models.recognition.labelled import PLAIN_NOTES, SHORT_VOICES
from models.recognition.material import Material
from models.recognition.reader import ThemeReader, mixed, read_themes
from models.recognition.reading import Trained
from models.recognition.siblings import joined
from models.recognition.subcause_fitting import fit_sharpness, sibling_quality
from models.recognition.teaching import lesson_without, teach_themes

#: Shares of the reader that are tried.
SHARES = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3)


@dataclass(frozen=True)
class Untaught:
    """What a head and a reader make of causes that neither was taught.

    Attributes:
        material: with the vectors that the head reads.
        learned: the head, and what it was not taught.
        odds: the reader's log odds of its classes, shape (left out, classes).

    """

    material: Material
    learned: Learned
    odds: NDArray[np.float64]

    def fold(self, share: float) -> Fold:
        """Return how the causes look when the reader has a share."""
        asked = self.learned.asked
        texts = [c.text for c, out in zip(self.material.causes, asked, strict=True) if out]
        scores = self.learned.head.logits(texts, self.material.vectors[asked])
        return left_out_fold(self.material, self.learned, mixed(scores, self.odds, share))


@dataclass(frozen=True)
class ReadingFit:
    """What was fitted on mixed answers: a share, what stands on it, and how good it is."""

    share: float
    choice: Choice
    correction: Correction
    quality: dict[str, float]


def learn_untaught(
    material: Material, audited: tuple[Material, Learned] | None, course: ReaderCourse
) -> Iterator[Untaught]:
    """Teach a head and a reader for each fold of documents, and a reader for the audit's head.

    Args:
        material: everything there is.
        audited: the causes by an encoder that knows less, and what a head learned there; or None.
        course: how to teach readers.

    """
    for number, (asked, held) in enumerate(document_parts(material)):
        course.tell(f"reader of themes, without fold {number + 1}")
        yield _untaught(material, learned_without(material, asked, held), course)
    if audited is not None:
        course.tell("reader of themes, without what the audit asks")
        yield _untaught(*audited, course)


def fit_reading(answers: Sequence[Untaught]) -> ReadingFit:
    """Choose the share of greatest likelihood and fit what stands on the mixture.

    Of equals the smaller one is taken.
    """
    tried = [headed_answers([one.fold(share) for one in answers]) for share in SHARES]
    fits = [fit_choice(given) for given in tried]
    likely = [round(likelihood(*pair), 4) for pair in zip(fits, tried, strict=True)]
    best = int(np.argmax(likely))
    folds = [one.fold(SHARES[best]) for one in answers]
    choice, siblings = fits[best], joined([fold.headed for fold in folds])
    rounds = decisions_of(folds, choice)
    correction = fit_correction(rounds, choice.none)
    quality = judged(choice, tried[best], EVEN) | with_decisions(choice, correction, rounds)
    sharpness = fit_sharpness(siblings)
    quality |= sibling_quality(siblings, sharpness)
    quality |= {f"log_loss_at_{share}": -one for share, one in zip(SHARES, likely, strict=True)}
    choice = replace(choice, threshold=quality["threshold"], within=sharpness)
    choice = choice.expecting(EXPECTED_SHARE, UNKNOWN_SHARE, quality["top1"])
    return ReadingFit(SHARES[best], choice, correction, quality)


def teach_everything(
    material: Material, classes: Sequence[tuple[str, str]], course: ReaderCourse
) -> Taught:
    """Return the reader that is shipped, with its kinds in the order of a head's classes."""
    nobody = np.zeros(len(material.causes), dtype=bool)
    course.tell("reader of themes, everything")
    told = lesson_without(material, nobody, frozenset(x.key for x in material.labels))
    return teach_themes(told, classes, course)


def train_reading(
    material: Material,
    folder: Path,
    audited: tuple[Material, Learned] | None,
    course: ReaderCourse,
) -> dict[str, float]:
    """Teach, fit, and write the reader beside the head that is there.

    Args:
        material: the labelled causes with the encoder's vectors.
        folder: of the recogniser.
        audited: the same by an encoder that knows less, and what a head learned there; or None.
        course: how to teach readers.

    Returns:
        The quality on what was left out.

    Raises:
        UnfittedArtefact: when there is no recogniser for this encoder, or it is damaged.

    """
    recogniser = load_recogniser(material.embedder, folder)
    if recogniser.trained is None:
        message = "the recogniser was never trained; train it with `--stage recognition`"
        raise UnfittedArtefact(message)
    fit = fit_reading(list(learn_untaught(material, audited, course)))
    trained = replace(recogniser.trained, headed=fit.choice, correction=fit.correction, reader=None)
    if fit.share:
        taught = teach_everything(material, trained.head.classes, course)
        reader = ThemeReader(taught, taught.reader(course.weights), fit.share)
        trained = replace(trained, reader=reader)
    _write(folder, trained, recogniser.plain, fit.quality, course)
    return fit.quality


def _untaught(material: Material, learned: Learned, course: ReaderCourse) -> Untaught:
    themes = frozenset(x.key for x in material.labels) - learned.held
    told = lesson_without(material, learned.asked, themes)
    reader = teach_themes(told, learned.head.classes, course).reader(course.weights)
    texts = [c.text for c, out in zip(material.causes, learned.asked, strict=True) if out]
    return Untaught(material, learned, read_themes(reader, texts))


def _write(
    folder: Path,
    trained: Trained,
    plain: Choice,
    quality: dict[str, float],
    course: ReaderCourse,
) -> None:
    card = read_card(folder)
    about = {
        **card,
        "quality": {**card["quality"], "headed": quality},
        "reader": {
            "command": f"premortem train --stage reading {folder.parent.name}",
            "layers": course.weights.base.layers,
            "recipe": asdict(course.recipe),
            "shares_tried": SHARES,
            "short_voices": [*SHORT_VOICES, *PLAIN_NOTES],
        },
    }
    write_artefact(folder, trained, plain, about)
