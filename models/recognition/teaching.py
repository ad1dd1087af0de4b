"""Teaches the reader of themes: sub-causes end to end, by cross-entropy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from models.readers.reader import Taught
from models.readers.teaching import Lesson, ReaderCourse, ReaderRecipe, teach
from models.recognition.material import Material
from models.recognition.reader import LONGEST_READ

#: More passes fit the texts that are taught, and no others.
RECIPE = ReaderRecipe(epochs=3)

Class = tuple[str, str]


def lesson_without(
    material: Material, left_out: NDArray[np.bool_], themes: frozenset[str]
) -> list[tuple[str, Class]]:
    """Return texts with their classes: causes, definitions, and what tells no cause.

    Args:
        material: everything there is.
        left_out: which causes may not be seen, shape (causes,), nor anything of their documents.
        themes: keys of the themes to teach.

    """
    hidden = {c.document for c, out in zip(material.causes, left_out, strict=True) if out} - {""}
    own = [c for c, out in zip(material.causes, left_out, strict=True) if not out]
    told = [
        (cause.text, (cause.theme, cause.subcause))
        for cause in [*own, *material.voices, *material.surroundings]
        if cause.theme in themes | {""} and cause.document not in hidden
    ]
    for label in material.labels:
        for subcause, text in label.subcauses if label.key in themes else ():
            pair = (label.key, subcause)
            told += [(way, pair) for way in (text, *material.wordings.get(pair, ()))]
    return told


def teach_themes(
    told: Sequence[tuple[str, Class]], classes: Sequence[Class], course: ReaderCourse
) -> Taught:
    """Return what texts teach; the same ones in order teach the same.

    Args:
        told: texts with their classes; of a class that is not among ``classes`` nothing is taught.
        classes: the kinds, in the order of the head's columns.
        course: how to teach.

    """
    places = {pair: place for place, pair in enumerate(classes)}
    kept = [(text[:LONGEST_READ], places[pair]) for text, pair in told if pair in places]
    right = torch.tensor([place for _, place in kept])

    def loss(odds: Tensor, drawn: Sequence[int]) -> Tensor:
        return functional.cross_entropy(odds, right[list(drawn)])

    return teach(Lesson("themes", [text for text, _ in kept], [0.0] * len(classes), loss), course)
