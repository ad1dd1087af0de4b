"""How well the sub-cause is told, and how far its confidence can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.bootstrap import Draw
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.tables import Cell, Table
from intelligence.recognising import labels_of
from intelligence.taxonomy import Taxonomy
from models.embedding import Embedder
from models.recognition.choice import expected_calibration_error
from models.recognition.recogniser import Recogniser

COLUMNS = (
    "Method",
    "Sub-cause top 1, told the theme",
    "Theme and sub-cause top 1",
    "Calibration error (ECE) of both",
)

_NOTE = (
    "Told the theme: which of the true theme's sub-causes. Theme and sub-cause: both right, with "
    "nothing told. The calibration error is of `subcause_confidence`; a nearest definition claims "
    "no probability."
)


@dataclass(frozen=True)
class Narrow:
    """What one method says of sub-causes.

    Attributes:
        method: what it is called.
        told: whether the sub-cause is right, told the theme; a text each.
        both: whether theme and sub-cause are right, told nothing.
        confidence: how sure it is of both, or None where it claims no probability.

    """

    method: str
    told: NDArray[np.bool_]
    both: NDArray[np.bool_]
    confidence: NDArray[np.float64] | None = None

    def row(self, draw: Draw) -> tuple[Cell, ...]:
        """Return the row of a table with `COLUMNS`."""
        error = None
        if self.confidence is not None:
            error = round(expected_calibration_error(self.confidence, self.both), 4)
        told, both = self.told.tolist(), self.both.tolist()
        return (self.method, draw.share(told), draw.share(both), error)


def subcause_tables(
    compared: Compared,
    data: LabelledTexts,
    views: Sequence[tuple[str, Taxonomy]],
    resamples: int,
) -> tuple[Table, ...]:
    """Return how well sub-causes are told, the product first; nothing where none is known.

    Args:
        compared: the encoders.
        data: texts with theme and sub-cause; those whose sub-cause the taxonomy has not are left
            out.
        views: the name of a way to ask the product, with the taxonomy to ask; its themes stand in
            one order in all of them, and the peers are asked the first.
        resamples: bootstrap draws.

    """
    taxonomy = views[0][1]
    if not data.subcauses:
        return ()
    rows = [row for row, place in enumerate(_places(data, taxonomy)) if place is not None]
    if not rows:
        return ()
    asked = data.part(rows)
    places = [place for place in _places(asked, taxonomy) if place is not None]
    found = [ours(name, compared.recogniser, asked.texts, used, places) for name, used in views]
    for name, embedder in compared.encoders:
        method = f"nearest sub-cause definition, {name}"
        found.append(nearest(method, embedder, asked.texts, taxonomy, places))
    draw = Draw(asked.gold, resamples)
    left = len(data.texts) - len(rows)
    notes = (_NOTE, *([f"{left} texts tell no sub-cause of the taxonomy."] if left else []))
    return (Table("Which sub-cause", COLUMNS, tuple(one.row(draw) for one in found), notes),)


def _places(data: LabelledTexts, taxonomy: Taxonomy) -> list[tuple[int, int] | None]:
    """Return the position of each text's theme and sub-cause."""
    known = {
        (theme.key, subcause.key): (place, number)
        for place, theme in enumerate(taxonomy.themes)
        for number, subcause in enumerate(theme.subcauses)
    }
    return [known.get(pair) for pair in zip(data.gold, data.subcauses, strict=True)]


def ours(
    method: str,
    recogniser: Recogniser,
    texts: Sequence[str],
    taxonomy: Taxonomy,
    places: Sequence[tuple[int, int]],
) -> Narrow:
    """Return what the product says; a confidence that nobody fitted makes none of them count."""
    prepared, vectors = recogniser.prepared(labels_of(taxonomy)), recogniser.embedder.embed(texts)
    found = prepared.recognise(texts, vectors)
    both = [(one.best, one.subcause) == place for one, place in zip(found, places, strict=True)]
    sure = [one.subcause_confidence for one in found]
    known = [value for value in sure if value is not None]
    return Narrow(
        method,
        np.array(
            [
                chosen[theme] == subcause
                for chosen, (theme, subcause) in zip(
                    prepared.subcauses(texts, vectors), places, strict=True
                )
            ],
            dtype=bool,
        ),
        np.array(both, dtype=bool),
        np.array(known) if len(known) == len(sure) else None,
    )


def nearest(
    method: str,
    embedder: Embedder,
    texts: Sequence[str],
    taxonomy: Taxonomy,
    places: Sequence[tuple[int, int]],
) -> Narrow:
    """Return what the closest definition of a sub-cause says."""
    vectors = embedder.embed(texts)
    close = [
        vectors @ embedder.embed([one.definition for one in theme.subcauses]).T
        if theme.subcauses
        else np.full((len(texts), 1), -np.inf)
        for theme in taxonomy.themes
    ]
    of_theme = np.stack([scores.max(axis=1) for scores in close], axis=1).argmax(axis=1)
    told = [close[theme][row].argmax() == own for row, (theme, own) in enumerate(places)]
    right = [of_theme[row] == theme for row, (theme, _) in enumerate(places)]
    return Narrow(method, np.array(told, dtype=bool), np.array(told) & np.array(right))
