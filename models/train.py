"""Trains a profile: first the encoder, then the recogniser and the roles on its vectors.

Used by ``premortem train``. Everything is seeded: the same machine with the same number of cores
repeats an adapter exactly, another one within the rounding of bfloat16, also one that has no
bfloat16 and computes in float32.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from models.audit import Unknown, audit_of, audit_themes, learned_for_audit
from models.embedding import Embedder
from models.encoder.adapter import read_adapter, write_adapter
from models.encoder.locate import Weights
from models.encoder.runtime import RootCauseEncoder
from models.encoder.training.run import Recipe, train
from models.identity import Precision
from models.profiles import ADAPTER, find_profile, write_card
from models.readers.reader import reader_weights
from models.readers.teaching import ReaderCourse
from models.recognition.labelled import LABELLED
from models.recognition.labels import Label
from models.recognition.material import Material
from models.recognition.reader import LAYERS
from models.recognition.teaching import RECIPE as READER_RECIPE
from models.recognition.train import Audit, gather, train_recognition
from models.recognition.train_described import train_described
from models.recognition.train_head import train_head
from models.recognition.train_reading import train_reading
from models.recognition.train_subcauses import train_subcauses
from models.recognition.worlds import read_plain_words
from models.roles.teaching import RECIPE, learn_reading
from models.roles.train import train_roles, training_passages
from models.syllabus.lesson import Syllabus, make_lesson
from models.syllabus.wordings import read_wordings

#: What the audited twin of the encoder learned (`models/audit.py`). Not shipped.
AUDIT_ADAPTER = "audit.npz"
#: Share of the epochs that it is taught for: it stands for the encoder, and is not shipped.
AUDIT_SHARE = 2 / 3

#: Folder of other words and cuts beside the labelled statements.
WORDINGS = "wordings"

#: By family, tried with the packaged bases: layers that stay as published, rank, epochs, rate.
RECIPES = {
    "bert": Recipe(first=2, rank=32, epochs=9, rate=2e-3),
    "mpnet": Recipe(first=6, rank=16, epochs=5, rate=1.3e-3),
}

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Course:
    """What to train.

    Attributes:
        weights: the base.
        labels: the themes.
        folder: where to write; it becomes a profile.
        cache: the user's folder for what can be made again.
        tell: is given lines of progress.
        recipe: how to train the encoder; that of `RECIPES` for the base's family by default.
        syllabus: whose statements teach the encoder.
        unknown: what the audited encoder is not taught of that.
        precision: what the vectors are computed in that recogniser and roles are fitted on.

    """

    weights: Weights
    labels: Sequence[Label]
    folder: Path
    cache: Path | None
    tell: Tell
    recipe: Recipe | None = None
    syllabus: Syllabus = field(
        default_factory=lambda: Syllabus(wordings=read_wordings(LABELLED / WORDINGS))
    )
    unknown: Unknown = field(default_factory=lambda: Unknown(words=read_plain_words()))
    precision: Precision = "f32"

    @property
    def chosen(self) -> Recipe:
        """The recipe that is used."""
        return self.recipe or RECIPES[self.weights.base.family]


def train_profile(
    course: Course, stages: Sequence[str], wrapped: Callable[[Embedder], Embedder]
) -> None:
    """Train the stages asked for, each from what the ones before wrote.

    Args:
        course: what to train.
        stages: some of `models.stages.PROFILE_STAGES`.
        wrapped: puts a cache before an encoder.

    Raises:
        InvalidInput: when labels or labelled texts cannot be used.
        UnfittedArtefact: when a stage is asked for whose forerunner was never trained.
        UnverifiedWeights: when the base's weights are not the published ones.

    """
    course.folder.mkdir(parents=True, exist_ok=True)
    if "encoder" in stages:
        _train_encoder(course)
    if "audit" in stages:
        _train_audit(course)
    if "recognition" in stages:
        _train_recognition(course, wrapped)
    else:
        if "head" in stages:
            _train_head(course, wrapped)
        if "described" in stages:
            _train_described(course, wrapped)
    if "recognition" in stages or "subcauses" in stages:
        _train_subcauses(course, wrapped)
    if "recognition" in stages or "reading" in stages:
        _train_reading(course, wrapped)
    if "roles" in stages:
        _train_roles(course, wrapped)


def _train_encoder(course: Course) -> None:
    lesson = make_lesson(course.weights, course.labels, course.syllabus)
    adapter = train(lesson, course.chosen, course.tell)
    write_adapter(course.folder / ADAPTER, adapter)
    about = encoder_card(course, adapter.identity)
    write_card(course.folder, course.weights.base, course.weights.given, about)
    course.tell(f"encoder: {adapter.identity}")


def _train_audit(course: Course) -> None:
    held = audit_themes(course.labels)
    labels = [label for label in course.labels if label.key not in held]
    lesson = make_lesson(course.weights, labels, course.unknown.left(course.syllabus))
    recipe = replace(course.chosen, epochs=round(course.chosen.epochs * AUDIT_SHARE))
    adapter = train(lesson, recipe, course.tell)
    write_adapter(course.folder / AUDIT_ADAPTER, adapter)
    course.tell(f"audit: {adapter.identity} without {course.unknown} and {', '.join(sorted(held))}")


def _train_recognition(course: Course, wrapped: Callable[[Embedder], Embedder]) -> None:
    given = _materials(course, wrapped)
    about = {"command": f"premortem train --stage recognition {course.folder.name}"}
    folder = course.folder / "recognition"
    quality = train_recognition(*given.pair, folder, given.audit, about, course.tell)
    course.tell(f"recognition: {quality}")


def _train_head(course: Course, wrapped: Callable[[Embedder], Embedder]) -> None:
    material = _material(course, wrapped, _encoder(course))
    told = train_head(material, course.folder / "recognition", course.cache)
    course.tell(f"head: {told['data']}")


def _train_described(course: Course, wrapped: Callable[[Embedder], Embedder]) -> None:
    given = _materials(course, wrapped)
    folder = course.folder / "recognition"
    quality = train_described(given.pair[0], folder, given.audit, course.tell)
    course.tell(f"definitions: {quality}")


def _train_subcauses(course: Course, wrapped: Callable[[Embedder], Embedder]) -> None:
    given = _materials(course, wrapped)
    folder = course.folder / "recognition"
    quality = train_subcauses(*given.pair, folder, given.audit, course.tell)
    course.tell(f"sub-causes: {quality}")


def _train_reading(course: Course, wrapped: Callable[[Embedder], Embedder]) -> None:
    material = _material(course, wrapped, _encoder(course))
    met = _audited(course, wrapped)
    audited = (met, learned_for_audit(met, course.unknown)) if met else None
    lessons = ReaderCourse(READER_RECIPE, reader_weights(course.cache, LAYERS), course.tell)
    quality = train_reading(material, course.folder / "recognition", audited, lessons)
    course.tell(f"reader of themes: {quality}")


def _train_roles(course: Course, wrapped: Callable[[Embedder], Embedder]) -> None:
    passages = training_passages()
    lessons = ReaderCourse(RECIPE, reader_weights(course.cache), course.tell)
    reading = learn_reading(passages, lessons)
    card = train_roles(passages, wrapped(_encoder(course)), course.folder / "roles", reading)
    course.tell(f"roles: share of reader {card['share_of_reader']}")
    course.tell(f"roles: {card['quality_on_texts_left_out']}")


@dataclass(frozen=True)
class _Materials:
    """The labelled causes by the encoder, by the published one, and what the audit shows."""

    pair: tuple[Material, Material]
    audit: Audit | None


def _materials(course: Course, wrapped: Callable[[Embedder], Embedder]) -> _Materials:
    encoder = _encoder(course)
    general = gather(wrapped(replace(encoder, adapter=None, parts=("general",))), course.labels)
    met = _audited(course, wrapped)
    audit = audit_of(met, course.syllabus, course.unknown) if met else None
    return _Materials((_material(course, wrapped, encoder), general), audit)


def _material(
    course: Course, wrapped: Callable[[Embedder], Embedder], encoder: RootCauseEncoder
) -> Material:
    wordings = course.syllabus.wordings.subcauses if course.syllabus.wordings else {}
    return gather(wrapped(encoder), course.labels, 2, wordings)


def _audited(course: Course, wrapped: Callable[[Embedder], Embedder]) -> Material | None:
    """Return the labelled causes by the audited encoder, None where it was never trained."""
    path = course.folder / AUDIT_ADAPTER
    if not path.is_file():
        return None
    return _material(course, wrapped, replace(_encoder(course), adapter=read_adapter(path)))


def _encoder(course: Course) -> RootCauseEncoder:
    return find_profile(str(course.folder)).encoder(course.cache, course.precision)


def encoder_card(course: Course, adapter: str) -> Mapping[str, Any]:
    """Return what the card of an adapted encoder says of it beside its base."""
    cuts = course.syllabus.wordings.recuts if course.syllabus.wordings else ()
    return {
        "name": f"root-cause encoder on {course.weights.base.name}",
        "adapter": adapter,
        "recipe": asdict(course.chosen),
        "data": {
            "statements": list(course.syllabus.writers),
            "short_voices": list(course.syllabus.voices),
            "taxonomies_of_other_trades": list(course.syllabus.worlds),
            "other_cuts_of_the_themes": [cut.name for cut in cuts],
            "never_trained_on": ["B", "F", "G", "P"],
        },
        "method": "low-rank corrections of the upper layers, taught by definitions and other "
        "cuts of them, summaries, statements of other writers and roles; see "
        "models/encoder/training/objective.py",
        "intended_use": "finding and grouping root causes of projects and services in English "
        "post-mortems, tickets, lessons and surveys",
        "limits": "taught on statements and documents written for this purpose, by some forty "
        "voices; other languages and trades far from projects rest on the published encoder's "
        "part; no judgement of persons may be based on it",
    }
