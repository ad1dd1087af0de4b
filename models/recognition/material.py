"""The labelled texts with their vectors, and the head that they teach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.embedding import Embedder, Vectors
from models.recognition.head import Head
from models.recognition.head_fitting import HeadOptions, fit_experts
from models.recognition.labelled import Cause
from models.recognition.labels import Label


@dataclass(frozen=True)
class Material:
    """Training texts with their vectors, shape (len(causes), dimension).

    ``surroundings`` are texts that tell no cause. They train the head as one class more, which no
    taxonomy asks for, so that a greeting or a status line that slips through has somewhere to go.
    ``parts`` is the number of vectors that stand side by side in a row, ``wordings`` are other
    definitions of sub-causes. ``voices`` are causes and surroundings that teach beside all these
    and are never asked.
    """

    causes: tuple[Cause, ...]
    vectors: Vectors
    labels: tuple[Label, ...]
    embedder: Embedder
    surroundings: tuple[Cause, ...] = ()
    parts: int = 1
    options: HeadOptions = field(default_factory=HeadOptions)
    wordings: Mapping[tuple[str, str], Sequence[str]] = field(default_factory=dict)
    voices: tuple[Cause, ...] = ()


def fit_head(
    material: Material,
    left_out: NDArray[np.bool_],
    themes: frozenset[str],
    documents: frozenset[str],
) -> Head:
    """Fit a head on the causes that are not left out, for some themes, and on their definitions.

    Other voices teach it too, but what those tell of themes that are not wanted.

    Args:
        material: everything there is.
        left_out: which causes may not be seen, shape (causes,).
        themes: keys of the themes to learn.
        documents: documents of which nothing may be seen.

    """
    wanted = np.array([c.theme in themes for c in material.causes]) & ~left_out
    causes = [c for c, want in zip(material.causes, wanted, strict=True) if want]
    own = [c for c in material.surroundings if c.document not in documents]
    around = [*own, *(c for c in material.voices if not c.theme)]
    voices = [c for c in material.voices if c.theme in themes]
    labels = [label for label in material.labels if label.key in themes]
    described = [(x.key, subcause, text) for x in labels for subcause, text in x.subcauses]
    extra = [
        *(c.text for c in voices),
        *(text for _, _, text in described),
        *(c.text for c in around),
    ]
    head = fit_experts(
        [*(c.text for c in causes), *extra],
        np.concatenate([material.vectors[wanted], material.embedder.embed(extra)]),
        [
            *((c.theme, c.subcause) for c in [*causes, *voices]),
            *((theme, subcause) for theme, subcause, _ in described),
            *(("", "") for _ in around),
        ],
        material.parts,
        material.options,
    )
    # How many greetings were at hand says nothing about how many will come: the class of what is no
    # cause is brought down to the prior of an average sub-cause.
    taught = len(causes) + len(voices) + len(described)
    surplus = len(around) / (taught / max(len(described), 1))
    bias = head.bias.copy()
    bias[[pair == ("", "") for pair in head.classes]] -= np.log(max(surplus, 1.0))
    return replace(head, bias=bias)


def head_of_all(material: Material) -> Head:
    """Fit the head that is shipped, on everything."""
    nobody = np.zeros(len(material.causes), dtype=bool)
    return fit_head(material, nobody, frozenset(x.key for x in material.labels), frozenset())


def data_told(material: Material, head: Head) -> dict[str, Any]:
    """Return what a card says of the texts that a head was taught."""
    voices = [cause for cause in material.voices if cause.theme]
    causes = len(material.causes) + len(voices)
    around = len(material.surroundings) + len(material.voices) - len(voices)
    return {
        "writers": sorted({cause.writer for cause in (*material.causes, *material.voices)}),
        "data": f"{causes} causes, {around} texts that tell none, {len(head.classes)} classes",
    }
