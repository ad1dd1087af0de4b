"""What an audited encoder is not taught, and how well definitions alone then work for that.

Definitions that an encoder was taught flatter it. So a twin is trained that knows neither some
writers, nor a quarter of the themes, nor some whole taxonomies: what it does for these is what the
shipped encoder will do for a taxonomy that a user brings. The twin is not shipped.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from models.embedding import Embedder
from models.recognition.brought import Brought, brought_fold, terse
from models.recognition.folds import (
    Learned,
    learned_without_writers,
    left_out_fold,
)
from models.recognition.labelled import Cause, causes_of
from models.recognition.labels import Label
from models.recognition.material import Material
from models.recognition.train import Audit
from models.recognition.worlds import read_world
from models.syllabus.lesson import Syllabus
from models.syllabus.wordings import Recut

#: Of what is drawn here.
_SEED = 20


@dataclass(frozen=True, slots=True)
class Unknown:
    """What the audited encoder never meets.

    Attributes:
        writers: whose statements of the starter themes.
        worlds: which taxonomies of other trades, with their statements.
        recuts: which other cuts of the starter themes.
        words: name and definition of starter themes by key, in words that no encoder is taught.

    """

    writers: tuple[str, ...] = ("I", "J")
    worlds: tuple[str, ...] = ("K", "N")
    recuts: tuple[str, ...] = ("process_owner_view", "survey_code_book")
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict, repr=False)

    def left(self, syllabus: Syllabus) -> Syllabus:
        """Return a syllabus without any of it."""
        wordings = syllabus.wordings.without(self.recuts) if syllabus.wordings else None
        return Syllabus(
            tuple(name for name in syllabus.writers if name not in self.writers),
            tuple(name for name in syllabus.worlds if name not in self.worlds),
            syllabus.voices,
            wordings,
            syllabus.root,
        )


def audit_themes(labels: Sequence[Label]) -> frozenset[str]:
    """Return the keys of the quarter of themes that the audited encoder never meets."""
    keys = [label.key for label in labels]
    random.Random(_SEED).shuffle(keys)  # noqa: S311  (a draw, not a secret)
    return frozenset(keys[: len(keys) // 4])


def audit_of(material: Material, syllabus: Syllabus, unknown: Unknown) -> Audit:
    """Return what an encoder shows that was taught ``unknown.left(syllabus)``.

    Args:
        material: the labelled causes with that encoder's vectors.
        syllabus: what the shipped encoder is taught.
        unknown: what this one was not.

    """
    learned = learned_for_audit(material, unknown)
    # What is brought meets the head that is shipped, which knows all themes.
    everything = learned_without_writers(material, unknown.writers, frozenset())
    met = [(one, everything) for one in _brought(material, syllabus, unknown)]
    met.extend((one, learned) for one in _in_plain_words(material, unknown))
    return Audit(
        (left_out_fold(material, learned),),
        tuple(brought_fold(material, one, head) for one, head in met),
        tuple(
            brought_fold(material, replace(one, labels=terse(one.labels)), head)
            for one, head in met
        ),
    )


def learned_for_audit(material: Material, unknown: Unknown) -> Learned:
    """Return what a head learns without what the audited encoder does not know."""
    return learned_without_writers(material, unknown.writers, audit_themes(material.labels))


def _brought(material: Material, syllabus: Syllabus, unknown: Unknown) -> Iterator[Brought]:
    root = syllabus.root
    for world in unknown.worlds:
        if world in syllabus.worlds:
            labels = read_world(world, root)
            places = {label.key: number for number, label in enumerate(labels)}
            causes = causes_of(world, root)
            yield _asked(causes, [places[c.theme] for c in causes], labels, material.embedder)
    strangers = [cause for cause in material.causes if cause.writer in unknown.writers]
    for recut in syllabus.wordings.recuts if syllabus.wordings else ():
        if recut.name in unknown.recuts:
            yield _recut(recut, strangers, material.embedder)


def _in_plain_words(material: Material, unknown: Unknown) -> Iterator[Brought]:
    """Yield the themes in words that no encoder is taught, where every theme has such words."""
    if all(label.key in unknown.words for label in material.labels):
        labels = [Label(label.key, *unknown.words[label.key]) for label in material.labels]
        places = {label.key: number for number, label in enumerate(labels)}
        causes = [cause for cause in material.causes if cause.writer in unknown.writers]
        yield _asked(causes, [places[c.theme] for c in causes], labels, material.embedder)


def _recut(recut: Recut, causes: Sequence[Cause], embedder: Embedder) -> Brought:
    filed = [cause for cause in causes if (cause.theme, cause.subcause) in recut.place]
    places = [recut.place[cause.theme, cause.subcause] for cause in filed]
    return _asked(filed, places, recut.options, embedder)


def _asked(
    causes: Sequence[Cause], places: Sequence[int], labels: Sequence[Label], embedder: Embedder
) -> Brought:
    vectors = embedder.embed([cause.text for cause in causes])
    return Brought(tuple(causes), vectors, np.array(places, dtype=np.int64), tuple(labels))
