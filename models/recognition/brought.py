"""What a recogniser does for a taxonomy that a user brings, by definitions and bridge alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.embedding import Vectors
from models.recognition.bridge import Across
from models.recognition.evidence import evidence, label_views, texts_told, views_of
from models.recognition.folds import Fold, Learned, asked_of
from models.recognition.labelled import Cause
from models.recognition.labels import Label
from models.recognition.material import Material
from models.recognition.siblings import described_siblings


@dataclass(frozen=True)
class Brought:
    """A taxonomy that nobody was taught, with causes of it.

    ``vectors`` has shape (causes, dimension); ``target`` is the position of each cause's label.
    """

    causes: tuple[Cause, ...]
    vectors: Vectors
    target: NDArray[np.int64]
    labels: tuple[Label, ...]


def terse(labels: Sequence[Label]) -> tuple[Label, ...]:
    """Return labels as a list of names tells them: without definitions, sub-causes or examples.

    >>> terse([Label("late", "Late", "It came late", (("vpn", "no VPN"),))])[0].definition
    'Late'
    """
    return tuple(Label(label.key, label.name, label.name) for label in labels)


def brought_fold(material: Material, brought: Brought, learned: Learned) -> Fold:
    """Return how causes of a taxonomy that a user brings look, by definitions alone.

    Args:
        material: everything there is, with an encoder that never met what is brought.
        brought: the taxonomy and its causes.
        learned: a head that never met it either.

    """
    head, centre, parts = learned.head, learned.centre, material.parts
    views = views_of([c.text for c in brought.causes], brought.vectors, centre, head, parts)
    labels = label_views(brought.labels, material.embedder, centre, head, parts)
    count = len(brought.causes)
    return Fold(
        evidence(views, labels),
        np.full((count, 0), np.nan),
        brought.target,
        np.ones(count, dtype=bool),
        texts_told(brought.labels),
        asked_of(brought.causes, views),
        described=described_siblings(brought.causes, brought.target, brought.labels, views, labels),
        across=Across.of(learned.known(material), views, labels),
    )
