"""How like an offer each past engagement is, and in what.

A weighted mean over attributes, size and, where there is any, the text of the scope (Gower 1971).
What is not known of either counts as it would by chance: it makes an engagement neither alike nor
different, so that one of which hardly anything is known is never the closest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import Aspect
from intelligence.risk.traits import Trait, traits_of

Array = NDArray[np.float64]

SIZE = "planned_hours"
TEXT = "scope_text"

#: Size tells as much as an attribute of three equal values would: small, middling, large.
_SIZE_TELLS = sqrt(log(3))
#: The text tells about as much as the two most telling attributes do together.
_TEXT_TELLS = 2.0
#: Sizes are called alike within half as much again, different from twice as much.
_ALIKE_SIZE, _OTHER_SIZE = log(1.5), log(2.0)
#: A text is called alike when it is among the closest tenth and closer than those of unrelated
#: engagements are, different when in the further half.
_ALIKE_TEXT, _OTHER_TEXT = 0.9, 0.5
_FEWEST_TEXTS = 10


@dataclass(frozen=True)
class ScopeTexts:
    """Mean sentence vectors of scopes, all of one embedder.

    Attributes:
        offered: of the offer, shape (dimension,); zeros where it has no text.
        past: by key of an engagement, of its scope as it was signed; missing where there is none.
        unrelated: how far beyond the usual a text must lie to be called alike (`beyond_usual`).

    """

    offered: NDArray[np.floating]
    past: Mapping[str, NDArray[np.floating]]
    unrelated: float = 0.0


@dataclass(frozen=True)
class Comparison:
    """An offer beside every past engagement.

    Attributes:
        names: of the aspects compared, the most telling first.
        weights: shape (aspects,).
        alike, different: shape (aspects, engagements); neither where it is not known.
        similarity: shape (engagements,), from 0 to 1; higher is more alike.

    """

    names: tuple[str, ...]
    weights: Array
    alike: NDArray[np.bool_]
    different: NDArray[np.bool_]
    similarity: Array


@dataclass(frozen=True)
class _Aspect:
    name: str
    weight: float
    degree: Array  # 0 to 1; what chance gives where not known
    alike: NDArray[np.bool_]
    different: NDArray[np.bool_]


@dataclass(frozen=True)
class Likeness:
    """What past engagements are compared by; worked out once an edition.

    Attributes:
        keys: of the engagements, in order.
        customer_names: by customer key.
        traits: attributes that somebody has.
        hours: planned, shape (engagements,); NaN where unknown.
        spread: standard deviation of the logarithm of these.

    """

    keys: tuple[str, ...]
    customer_names: Mapping[str, str]
    traits: tuple[Trait, ...]
    hours: Array
    spread: float

    @classmethod
    def of(cls, described: pd.DataFrame, engagements: pd.DataFrame) -> Likeness:
        """Read the engagements of `Occurrences` and, in the same order, those of the edition."""
        hours = engagements["planned_hours"].to_numpy(dtype=np.float64)
        hours = np.where(np.isfinite(hours) & (hours > 0), hours, np.nan)
        logs = np.log(hours[np.isfinite(hours)])
        return cls(
            tuple(described["engagement"].astype(str)),
            dict(zip(described["customer"], described["customer_name"], strict=True)),
            traits_of(described),
            hours,
            float(logs.std()) if len(logs) else 0.0,
        )

    def compare(self, offer: Offer, texts: ScopeTexts | None = None) -> Comparison:
        """Return in what each engagement is like the offer, and how much."""
        given = [one.name for one in self.traits if offer.value(one.name) != UNKNOWN]
        found = [self._attribute(one, offer.value(one.name), given) for one in self.traits]
        found.append(self._size(offer.planned_hours))
        if texts is not None:
            found.append(self._text(texts))
        count = len(self.keys)
        told = sorted((one for one in found if one.weight > 0), key=lambda one: -one.weight)
        if not told:
            none = np.zeros((0, count), dtype=bool)
            return Comparison((), np.zeros(0), none, none, np.zeros(count))
        weights = np.array([one.weight for one in told])
        degrees = np.stack([one.degree for one in told])
        return Comparison(
            tuple(one.name for one in told),
            weights,
            np.stack([one.alike for one in told]),
            np.stack([one.different for one in told]),
            np.clip(weights @ degrees / weights.sum(), 0.0, 1.0),
        )

    def aspects(
        self, which: NDArray[np.bool_], comparison: Comparison, row: int, offer: Offer
    ) -> tuple[Aspect, ...]:
        """Return the aspects of ``which`` (shape as `Comparison.alike`) that hold for a row."""
        return tuple(
            self._told(name, row, offer)
            for name, holds in zip(comparison.names, which[:, row], strict=True)
            if holds
        )

    def _told(self, name: str, row: int, offer: Offer) -> Aspect:
        if name == SIZE:
            return Aspect(
                name, f"{offer.planned_hours:,.0f} hours", f"{self.hours[row]:,.0f} hours"
            )
        if name == TEXT:
            return Aspect(name, "the text of the offer", "the text of its scope")
        trait = next(one for one in self.traits if one.name == name)
        past, offered = trait.labels[trait.codes[row]], offer.value(name)
        if name == "customer":
            names = self.customer_names
            return Aspect(name, names.get(offered, offered), names.get(past, past))
        return Aspect(name, offered, past)

    def _attribute(self, trait: Trait, offered: str, given: Sequence[str]) -> _Aspect:
        nothing = np.zeros(len(self.keys), dtype=bool)
        if offered == UNKNOWN:
            degree = np.full(len(self.keys), trait.by_chance)
            return _Aspect(trait.name, trait.weight(-1, given), degree, nothing, nothing)
        code = trait.code(offered)
        known = trait.codes >= 0
        alike = known & (trait.codes == code)
        chance = float(trait.shares[code]) if code >= 0 else 0.0
        degree = np.where(known, alike, chance).astype(np.float64)
        return _Aspect(trait.name, trait.weight(code, given), degree, alike, known & ~alike)

    def _size(self, offered: float | None) -> _Aspect:
        nothing = np.zeros(len(self.keys), dtype=bool)
        known = np.isfinite(self.hours)
        if not known.any() or self.spread <= 0:
            return _Aspect(SIZE, 0.0, np.zeros(len(self.keys)), nothing, nothing)
        logs = np.log(self.hours)
        middle = log(offered) if offered else float(np.nanmedian(logs))
        apart = np.abs(logs - middle)
        near = np.exp(-apart / self.spread)
        chance = float(near[known].mean())
        if not offered:
            return _Aspect(SIZE, _SIZE_TELLS, np.full(len(near), chance), nothing, nothing)
        degree = np.where(known, near, chance)
        with np.errstate(invalid="ignore"):
            alike, other = apart <= _ALIKE_SIZE, apart >= _OTHER_SIZE
        return _Aspect(SIZE, _SIZE_TELLS, degree, alike, other)

    def _text(self, texts: ScopeTexts) -> _Aspect:
        cosines = self._cosines(texts)
        known = np.isfinite(cosines)
        nothing = np.zeros(len(known), dtype=bool)
        if not known.any():
            return _Aspect(TEXT, 0.0, np.zeros(len(known)), nothing, nothing)
        degree = np.clip(beyond_usual(cosines, cosines[known]), 0.0, 1.0)
        degree = np.where(known, degree, float(degree[known].mean()))
        if known.sum() < _FEWEST_TEXTS:
            return _Aspect(TEXT, _TEXT_TELLS, degree, nothing, nothing)
        close, far = np.quantile(cosines[known], [_ALIKE_TEXT, _OTHER_TEXT])
        alike = known & (np.nan_to_num(cosines, nan=-1.0) >= close) & (degree > texts.unrelated)
        other = known & (np.nan_to_num(cosines, nan=2.0) < far)
        return _Aspect(TEXT, _TEXT_TELLS, degree, alike, other)

    def _cosines(self, texts: ScopeTexts) -> Array:
        cosines = np.full(len(self.keys), np.nan)
        offered = np.asarray(texts.offered, dtype=np.float64)
        length = float(np.linalg.norm(offered))
        rows = [at for at, key in enumerate(self.keys) if key in texts.past]
        if not rows or not np.isfinite(length) or length <= 0:
            return cosines
        past = np.stack([texts.past[self.keys[at]] for at in rows]).astype(np.float64)
        lengths = np.linalg.norm(past, axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            found = past @ offered / (lengths * length)
        cosines[rows] = np.where(np.isfinite(found), found, np.nan)
        return cosines


def beyond_usual(cosines: Array, among: Array) -> Array:
    """Return how far cosines of texts lie beyond the usual of their kind, 1 at most.

    Any two scopes have much in common: nought is the median of ``among``.

    >>> beyond_usual(np.array([0.6, 0.8, 1.0]), np.array([0.5, 0.6, 0.7])).round(2).tolist()
    [0.0, 0.5, 1.0]
    """
    usual = float(np.median(among))
    return np.asarray((cosines - usual) / max(1 - usual, np.finfo(np.float64).eps))
