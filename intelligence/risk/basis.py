"""How an engagement, past or offered, becomes a row of numbers that themes are told by."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from intelligence.risk.at_signature import Signed, Vocabulary
from intelligence.statistics.incidence import Predictors
from models.embedding import Vectors

Array = NDArray[np.float64]

#: Main directions of signed texts that are kept, and texts that each must rest on.
_MOST_DIRECTIONS = 40
_TEXTS_OF_A_DIRECTION = 5
#: Where parts of directions end, each of which has a spread of its own.
_PARTS = (4, 8, 16, 32)
#: A direction in which texts differ by less is none.
_FLAT = 1e-6
#: Periods of start that are told apart, at most, and engagements that each must have.
_MOST_PERIODS = 8
_ENGAGEMENTS_OF_A_PERIOD = 20
#: With fewer signed texts than this, texts are not learned from.
FEWEST_TEXTS = 30

#: What the spreads of size, text and customer are called, after the factors.
SIZE, TIME, TEXT, CUSTOMER = "size", "start", "text", "customer"
TYPE = "engagement_type"


@dataclass(frozen=True)
class TextBasis:
    """Main directions of signed texts, scaled so that a text's row has length one on average.

    Attributes:
        middle: shape (dimension,), the mean of all texts.
        directions: shape (dimension, kept); a row is ``(vector - middle) @ directions``, so that
            what a text says is the mean of what its sentences say.
        lengths: shape (kept,), the mean square of each entry of a row; they add up to one.
        identity: of the embedder.

    """

    middle: Array
    directions: Array
    lengths: Array
    identity: str

    def rows(self, vectors: Vectors | Array) -> Array:
        """Return the rows of texts or sentences, shape (texts, kept)."""
        return np.asarray((np.asarray(vectors, dtype=np.float64) - self.middle) @ self.directions)


def text_basis(vectors: Vectors | Array, identity: str) -> TextBasis | None:
    """Return the main directions of texts; None for few texts, or texts that are all the same."""
    if len(vectors) < FEWEST_TEXTS:
        return None
    given = np.asarray(vectors, dtype=np.float64)
    middle = given.mean(axis=0)
    _, lengths, directions = np.linalg.svd(given - middle, full_matrices=False)
    kept = min(_MOST_DIRECTIONS, len(given) // _TEXTS_OF_A_DIRECTION, int((lengths > _FLAT).sum()))
    if not kept:
        return None
    squares = lengths[:kept] ** 2
    scale = np.sqrt(squares.sum() / len(given))
    # The sign of a direction is arbitrary: the largest entry is positive, so that fits repeat.
    largest = np.abs(directions[:kept]).argmax(axis=1)
    signs = np.sign(directions[np.arange(kept), largest])
    turned = (directions[:kept] * signs[:, None]).T / scale
    return TextBasis(middle, turned, squares / squares.sum(), identity)


@dataclass(frozen=True)
class Periods:
    """Periods in which engagements started; from each to the next a theme's level may move.

    Attributes:
        firsts: the first start (ISO date) of each period but the earliest one.
        middles: shape (periods - 1,), the share of engagements that started in or after each.

    """

    firsts: tuple[str, ...]
    middles: Array

    def rows(self, start: tuple[str, ...]) -> Array:
        """Return which steps lie behind a start, off the mean; noughts where it is not known."""
        found = np.array([[one >= first for first in self.firsts] for one in start], dtype=float)
        found = found.reshape(len(start), len(self.firsts)) - self.middles
        found[[one == "" for one in start]] = 0.0
        return found


def periods_of(start: tuple[str, ...]) -> Periods:
    """Return periods of equal numbers of engagements."""
    known = sorted(one for one in start if one)
    count = min(_MOST_PERIODS, len(known) // _ENGAGEMENTS_OF_A_PERIOD)
    places = [len(known) * part // count for part in range(1, count)]
    firsts = tuple(dict.fromkeys(known[place] for place in places if known[place] > known[0]))
    middles = [sum(one >= first for one in known) / len(known) for first in firsts]
    return Periods(firsts, np.array(middles, dtype=np.float64))


@dataclass(frozen=True)
class Basis:
    """Values of attributes and directions of texts, as columns.

    A block of columns stands for each factor, then one for size, one for the time of start, and
    some for text: the first directions of texts may tell more than the later ones, and how much is
    found for each part (`_PARTS`). Customers are the groups. An attribute that is not known has no
    effect, and its spread is added to the doubt. Steps of time are a random walk of the level.
    """

    vocabulary: Vocabulary
    text: TextBasis | None
    periods: Periods = field(default_factory=lambda: Periods((), np.zeros(0)))

    @property
    def sources(self) -> tuple[str, ...]:
        """The name of each spread, in the order of `Predictors.blocks`, customers last."""
        names = [name for name, _ in self.vocabulary.factors]
        names += [SIZE] if self.vocabulary.size is not None else []
        names += [TIME] if self.periods.firsts else []
        names += [TEXT] * (0 if self.text is None else int(_part_of(self.text).max()) + 1)
        return (*names, CUSTOMER)

    @property
    def sizes(self) -> Array:
        """The mean square of what is not known, by source, for an effect of one."""
        found = np.ones(len(self.sources))
        if self.text is not None:
            first = self.sources.index(TEXT)
            found[first:-1] = np.bincount(_part_of(self.text), self.text.lengths)
        return found

    @property
    def may_be_strong(self) -> NDArray[np.bool_]:
        """Say which sources may have a few effects far beyond the others: factors and customers.

        One customer's own ways or one team's habit may bring a theme nearly always.
        """
        return np.array([source not in {SIZE, TIME, TEXT} for source in self.sources])

    def told_by(self, name: str) -> NDArray[np.bool_]:
        """Say which sources go by a name, shape (sources,)."""
        return np.array([source == name for source in self.sources])

    def predictors(self, signed: Signed, texts: Array | None) -> Predictors:
        """Return the columns of engagements.

        Args:
            signed: the engagements.
            texts: shape (engagements, dimension), the vector of each one's text, NaN where it has
                none; None where nobody has.

        """
        parts, blocks = [np.empty((len(signed.engagements), 0))], [np.empty(0, dtype=np.int64)]
        for place, (name, values) in enumerate(self.vocabulary.factors):
            codes = self.vocabulary.codes(signed.attributes[name], place)
            parts.append((codes[:, None] == np.arange(len(values))).astype(np.float64))
            blocks.append(np.full(len(values), place))
        if self.vocabulary.size is not None:
            parts.append(self.vocabulary.sizes(signed.log_hours)[:, None])
            blocks.append(np.array([self.sources.index(SIZE)]))
        if self.periods.firsts:
            parts.append(self.periods.rows(signed.start))
            blocks.append(np.full(len(self.periods.firsts), self.sources.index(TIME)))
        if self.text is not None:
            parts.append(self._text_rows(len(signed.engagements), texts))
            blocks.append(self.sources.index(TEXT) + _part_of(self.text))
        groups = self.vocabulary.customer_codes(signed.attributes["customer"])
        count = len(self.vocabulary.customers)
        return Predictors(np.hstack(parts), np.concatenate(blocks), groups, count)

    def unknown(self, signed: Signed, texts: Array | None) -> NDArray[np.bool_]:
        """Say what is not known of engagements, customers apart; shape (engagements, sources)."""
        found = np.zeros((len(signed.engagements), len(self.sources)), dtype=bool)
        for place, (name, _) in enumerate(self.vocabulary.factors):
            found[:, place] = self.vocabulary.codes(signed.attributes[name], place) < 0
        if self.vocabulary.size is not None:
            found[:, self.sources.index(SIZE)] = ~np.isfinite(signed.log_hours)
        if self.periods.firsts:
            found[:, self.sources.index(TIME)] = [one == "" for one in signed.start]
        if self.text is not None:
            missing: NDArray[np.bool_] = np.ones(len(found), dtype=bool)
            if texts is not None:
                missing = np.asarray(np.isnan(texts).any(axis=1))
            found[:, self.told_by(TEXT)] = missing[:, None]
        return found

    def _text_rows(self, count: int, texts: Array | None) -> Array:
        basis = self.text
        if basis is None or texts is None:
            return np.zeros((count, 0 if basis is None else basis.directions.shape[1]))
        return np.nan_to_num(basis.rows(texts), nan=0.0)


def _part_of(basis: TextBasis) -> NDArray[np.int64]:
    """Return the part from 0 that each direction belongs to."""
    places = np.arange(basis.directions.shape[1])
    return np.searchsorted(np.array(_PARTS), places, side="right").astype(np.int64)
