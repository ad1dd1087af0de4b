"""By what engagements are told apart, and how much it says that two of them share it.

Sharing a value tells as much as the value is rare (Lin 1998: the information of what is common), so
a team of few engagements says more than a region that everybody has. Attributes that tell the same
(a practice with one engagement type) share their weight: each counts by what the others do not
already tell, by mutual information that is corrected for chance (Vinh, Epps and Bailey 2010).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import ATTRIBUTES, UNKNOWN

Array = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Trait:
    """An attribute of past engagements, as numbers.

    Attributes:
        name: of `ATTRIBUTES`.
        codes: shape (engagements,), the place of each value among ``labels``, -1 where unknown.
        labels: the values that are met, sorted.
        shares: of the known ones, by value: how many have it, smoothed so that none is certain.
        told_by: how much of it each other attribute tells, 0 to 1.

    """

    name: str
    codes: Codes
    labels: tuple[str, ...]
    shares: Array
    told_by: Mapping[str, float]

    def code(self, value: str) -> int:
        """Return the place of a value, in any case of letters; -1 where no engagement has it."""
        if value in self.labels:
            return self.labels.index(value)
        folded = [one.strip().casefold() for one in self.labels]
        wanted = value.strip().casefold()
        return folded.index(wanted) if wanted in folded else -1

    def weight(self, code: int, beside: Collection[str]) -> float:
        """Return what sharing a value tells: the square root of its information in nats.

        By the information itself the attribute of most values, the customer, would outweigh all
        others together, and neighbours would show the same themes less often.

        Args:
            code: of the value; -1 for one that nobody has, which counts as values do on average.
            beside: the attributes that are given; what they tell too is shared with them, and an
                attribute that is not given itself counts by what none of them tells.

        """
        told = -np.log(self.shares[code]) if code >= 0 else -(self.shares @ np.log(self.shares))
        told = np.sqrt(told)
        others = [self.told_by[name] for name in beside if name != self.name]
        if self.name in beside:
            return float(told / (1 + sum(others)))
        return float(told * (1 - max(others, default=0.0)))

    @property
    def by_chance(self) -> float:
        """How likely two engagements share a value that is not known."""
        return min(float(self.shares @ self.shares), 1.0)


def traits_of(engagements: pd.DataFrame) -> tuple[Trait, ...]:
    """Return the attributes that at least one engagement has a value of.

    Args:
        engagements: of `Occurrences`; a missing column is an attribute that nobody has.

    """
    coded: dict[str, tuple[Codes, tuple[str, ...]]] = {}
    for name in ATTRIBUTES:
        if name not in engagements:
            continue
        column = engagements[name].astype("object")
        column = column.where(column.notna() & (column != UNKNOWN) & (column != ""), None)
        codes, values = pd.factorize(column, sort=True)
        if len(values):
            coded[name] = codes.astype(np.int64), tuple(str(one) for one in values)
    return tuple(_trait(name, coded) for name in coded)


def _trait(name: str, coded: dict[str, tuple[Codes, tuple[str, ...]]]) -> Trait:
    codes, values = coded[name]
    counts = np.bincount(codes[codes >= 0], minlength=len(values)).astype(np.float64)
    total = counts.sum() + 2
    others = {other: told_by(codes, coded[other][0]) for other in coded if other != name}
    return Trait(name, codes, values, (counts + 1) / total, others)


def told_by(told: Codes, by: Codes) -> float:
    """Return how much of an attribute another one tells, from 0 (nothing) to 1 (all of it).

    It is the mutual information over the entropy of what is told, both less what pairs of that many
    values have by chance; nothing where chance alone would tell everything.

    >>> same = np.array([0, 0, 1, 1, 2, 2] * 5)
    >>> told_by(same, same), told_by(same, np.zeros(30, dtype=np.int64))
    (1.0, 0.0)

    """
    known = (told >= 0) & (by >= 0)
    count = int(known.sum())
    if not count:
        return 0.0
    table = np.zeros((int(told[known].max()) + 1, int(by[known].max()) + 1))
    np.add.at(table, (told[known], by[known]), 1.0)
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    entropy = _entropy(rows)
    shared = entropy + _entropy(columns) - _entropy(table.ravel())
    kinds = ((rows > 0).sum() - 1) * ((columns > 0).sum() - 1)
    chance = float(kinds) / (2 * count)
    if entropy - chance <= np.finfo(np.float64).eps:
        return 0.0
    return float(np.clip((shared - chance) / (entropy - chance), 0.0, 1.0))


def _entropy(counts: Array) -> float:
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares @ np.log(shares)))
