"""What a trained head knows of project causes, carried over to themes that it was never taught.

A head tells which of its sub-causes a text shows, also where it is only hinted at. How alike that
sub-cause is to a user's theme is told by their definitions, as for any text: so each sub-cause is
filed among the user's themes, or among none, and what the head reads in a text is added up by
theme. A theme that the head knows as it stands has its own sub-causes for certain. What the head
reads and nobody's theme is about speaks for none of them. A theme that no sub-cause is filed under
gains and loses nothing by it and is told by definitions, a text that shows nothing the head knows
neither, and a taxonomy that is about something else is left as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.embedding import Embedder
from models.recognition.choice import Choice
from models.recognition.crossing import Within, placed_of
from models.recognition.evidence import LabelViews, Views, evidence, views_of
from models.recognition.head import Head
from models.recognition.labels import Label
from models.recognition.steady import softmax, steady_product, unit_rows

Floats = NDArray[np.float64]

#: A head is held back over all its classes: its scores are sharpened before they are added up.
SHARPENED = 1.5

#: Share of a theme's texts that are taken to be said as the sub-causes filed under it are.
TRUSTED = 0.9

#: Of so many sub-causes' worth of mass a theme must have more than this to be half covered.
LEAST_SIZE = 0.5

#: A theme with so many sub-causes' worth of mass is told half across the bridge, half without it.
HALF_CARRIED = 1.0

#: How far a sub-cause is filed as the others of its theme are: who brings one theme for them all
#: words it by what they have in common.
WITH_SIBLINGS = 0.5

#: Least mass that is reckoned with where mass is compared.
_LEAST_MASS = 0.02

#: A score that nothing comes back from.
NEVER = -1e9


@dataclass(frozen=True)
class Known:
    """The sub-causes of a head as they are told.

    Attributes:
        rows: their definitions in every space, other wordings averaged in; unit rows.
        columns: the head's column of each, shape (sub-causes,).
        themes: the key of the theme that each belongs to.

    """

    rows: Views
    columns: NDArray[np.int64]
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Bridge:
    """From a head's sub-causes to the themes of any taxonomy.

    Attributes:
        known: the sub-causes.
        choice: weights of the definitions' views, and last of what is carried over.
        unknown: the head's score of "a cause that it does not know".
        within: how sub-causes are told apart, None where nobody fitted it.

    """

    known: Known
    choice: Choice
    unknown: float
    within: Within | None = None

    def filed(
        self, filing: Choice, labels: LabelViews, kept: Mapping[str, int], closed: Sequence[int]
    ) -> Floats:
        """Return how far each sub-cause belongs to each label, shape (sub-causes, labels).

        Args:
            filing: weights of the definitions' views alone.
            labels: the taxonomy.
            kept: labels that the head knows as they are, by the key of their theme.
            closed: labels that nothing is filed under.

        """
        near = evidence(self.known.rows, labels)
        return filed_by(filing, near, self.known.themes, kept, closed)

    def evidence(self, scores: Floats, filed: Floats) -> Floats:
        """Return what the head's scores of the texts say of the labels; see `across_views`."""
        return across_views(scores[:, self.known.columns], scores, filed, self.unknown)

    def told(self, scores: Floats) -> Floats:
        """Return the probabilities of the sub-causes, shape (texts, sub-causes)."""
        return chances_of(scores[:, self.known.columns], scores, self.unknown)


@dataclass(frozen=True)
class Across:
    """What a bridge is fitted by.

    Attributes:
        scores: the head's scores of the texts, shape (texts, classes).
        columns: its columns of the sub-causes that it knows, shape (sub-causes,).
        near: evidence of their definitions, shape (sub-causes, labels, views).
        themes: the key of the theme that each belongs to.
        placed: their shares in each label's own sub-causes.

    """

    scores: NDArray[np.float64]
    columns: NDArray[np.int64]
    near: NDArray[np.float64]
    themes: tuple[str, ...]
    placed: tuple[NDArray[np.float64], ...] = ()

    @classmethod
    def of(cls, known: Known, texts: Views, labels: LabelViews) -> Across | None:
        """Return how texts and labels look from a head's sub-causes; None where it has none."""
        if texts.scores is None or not len(known.columns):
            return None
        near, placed = evidence(known.rows, labels), placed_of(known.rows, labels)
        return cls(texts.scores, known.columns, near, known.themes, placed)

    def views(self, filing: Choice, unknown: float, labels: NDArray[np.int64]) -> Floats:
        """Return what the head says of the texts when these labels alone are the taxonomy.

        Args:
            filing: weights of the definitions' views alone.
            unknown: the score of a cause that the head does not know.
            labels: positions of the labels that are asked.

        """
        known = self.scores[:, self.columns]
        return across_views(known, self.scores, self.filed(filing, labels), unknown)

    def filed(self, filing: Choice, labels: NDArray[np.int64]) -> Floats:
        """Return how far each sub-cause belongs to each of these labels."""
        return filed_by(filing, self.near[:, labels], self.themes)


def known_of(
    labels: Sequence[Label],
    wordings: Mapping[tuple[str, str], Sequence[str]],
    embedder: Embedder,
    head: Head,
    centre: NDArray[np.floating],
    parts: int,
) -> Known:
    """Return the sub-causes of the labels that the head knows, possibly none.

    Args:
        labels: with the definitions of their sub-causes.
        wordings: other definitions, by theme and sub-cause.
        embedder: the head's encoder.
        head: the head.
        centre: what is taken away from every vector, shape (dimension,).
        parts: how many vectors of equal length stand side by side in a row.

    """
    columns = {pair: number for number, pair in enumerate(head.classes)}
    told = [
        (columns[x.key, key], x.key, (text, *wordings.get((x.key, key), ())))
        for x in labels
        for key, text in x.subcauses
        if (x.key, key) in columns
    ]
    if not told:
        return Known(Views(()), np.zeros(0, dtype=np.int64), ())
    texts = [text for *_, ways in told for text in ways]
    starts = np.cumsum([0, *(len(ways) for *_, ways in told)])[:-1]
    views = views_of(texts, embedder.embed(texts), centre, head, parts)
    spaces = tuple(unit_rows(np.add.reduceat(space, starts, axis=0)) for space in views.spaces)
    places = np.array([column for column, *_ in told], dtype=np.int64)
    return Known(Views(spaces), places, tuple(theme for _, theme, _ in told))


def filed_by(
    filing: Choice,
    near: Floats,
    themes: Sequence[str],
    kept: Mapping[str, int] | None = None,
    closed: Sequence[int] = (),
) -> Floats:
    """Return the share of each sub-cause in each label, rows adding up to 1 or less.

    Args:
        filing: the weights.
        near: evidence of the sub-causes' definitions, shape (sub-causes, labels, views).
        themes: the key of the theme that each sub-cause belongs to.
        kept: labels that have a theme's sub-causes for certain and no others, by its key.
        closed: labels that nothing is filed under.

    """
    scores, own = filing.scores(near), kept or {}
    names = np.array(themes)
    alike = names[:, None] == names[None, :]
    among = steady_product(alike / alike.sum(axis=1, keepdims=True), scores)
    scores = (1 - WITH_SIBLINGS) * scores + WITH_SIBLINGS * among
    scores[:, [*own.values(), *closed]] = NEVER
    none = np.full((len(scores), 1), filing.none)
    filed = np.asarray(softmax(np.concatenate([scores, none], axis=1))[:, :-1])
    for theme, label in own.items():
        filed[names == theme] = np.eye(filed.shape[1])[label]
    return filed


def carried_by(filed: Floats) -> Floats:
    """Return how far each label is told across the bridge, 0 to 1, shape (labels,).

    A theme that hardly a sub-cause is filed under is nothing like what the head knows.
    """
    mass = filed.sum(axis=0)
    return np.asarray(mass / (mass + HALF_CARRIED))


def between(carried: Floats, alone: Floats, trust: Floats) -> Floats:
    """Return probabilities between those across the bridge and those of definitions alone.

    A row may add up to more than 1, where both are sure of different labels.

    Args:
        carried: shape (texts, labels), each row adding up to 1 or less.
        alone: likewise.
        trust: how far each label is told across the bridge; see `carried_by`.

    """
    return np.asarray(trust * carried + (1 - trust) * alone)


def across_views(known: Floats, scores: Floats, filed: Floats, unknown: float) -> Floats:
    """Return two views of the texts: what is carried over, and what speaks against all labels.

    The arguments are those of `carried_over`; the shape is (texts, labels, 2).
    """
    carried = carried_over(known, scores, filed, unknown)
    against = -elsewhere(known, scores, filed, unknown)
    return np.stack([carried, np.broadcast_to(against[:, None], carried.shape)], axis=2)


def carried_over(known: Floats, scores: Floats, filed: Floats, unknown: float) -> Floats:
    """Return log likelihood ratios of the texts for each label, shape (texts, labels).

    Each is about how much likelier the head's reading is for a text of the label than for any
    text; 0 where the head reads nothing that it knows, or nothing of it is filed anywhere.

    Args:
        known: the head's scores of the sub-causes, shape (texts, sub-causes).
        scores: its scores of all classes, shape (texts, classes).
        filed: the share of each sub-cause in each label, shape (sub-causes, labels).
        unknown: the score of a cause that the head does not know.

    """
    told = _told(known, scores, filed, unknown)
    rest = np.maximum(1 - told.sum(axis=1, keepdims=True), 0.0)
    size = filed.mean(axis=0)
    covered = TRUSTED * size / (size + LEAST_SIZE / len(filed))
    return np.asarray(np.log(1 - covered + covered * (told / np.maximum(size, 1e-12) + rest)))


def elsewhere(known: Floats, scores: Floats, filed: Floats, unknown: float) -> Floats:
    """Return the log-odds that what the head reads is filed under no label, shape (texts,).

    A cause that the head does not know is filed as its sub-causes are on average. The arguments are
    those of `carried_over`.
    """
    told = _told(known, scores, filed, unknown)
    some = told.sum(axis=1)
    none = _told(known, scores, 1 - filed.sum(axis=1, keepdims=True), unknown)[:, 0]
    rest = np.maximum(1 - some - none, 0.0)
    size = float(filed.sum() / max(len(filed), 1))
    against = none + rest * (1 - size) + _LEAST_MASS
    return np.asarray(np.log(against / (some + rest * size + _LEAST_MASS)))


def chances_of(known: Floats, scores: Floats, unknown: float) -> Floats:
    """Return the probabilities of the sub-causes; the arguments are those of `carried_over`."""
    every = np.concatenate([scores, np.full((len(scores), 1), unknown)], axis=1)
    top = every.max(axis=1, keepdims=True)
    total = np.exp(SHARPENED * (every - top)).sum(axis=1, keepdims=True)
    return np.asarray(np.exp(SHARPENED * (known - top)) / total)


def _told(known: Floats, scores: Floats, filed: Floats, unknown: float) -> Floats:
    """Return what the head reads, added up by label, shape (texts, labels)."""
    return steady_product(chances_of(known, scores, unknown), filed)
