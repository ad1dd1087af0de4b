"""How a statement reads, by a taught reader or as one told it before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class WordingReader(Protocol):
    """Tells how a statement reads."""

    @property
    def identity(self) -> str:
        """What decides the log odds; a classifier goes with one."""
        ...

    def read(self, texts: Sequence[str]) -> Array:
        """Return the log odds of each kind, shape (texts, kinds)."""
        ...


@dataclass(frozen=True)
class RememberedReader:
    """Tells what was read before: of labelled statements, by readers who were not taught them."""

    identity: str
    odds: Mapping[str, Array]

    def read(self, texts: Sequence[str]) -> Array:
        """Return the log odds of each kind, shape (texts, kinds).

        Raises:
            KeyError: when a text was not read before.

        """
        return np.array([self.odds[one] for one in texts])


@dataclass(frozen=True)
class TwoReaders:
    """Two readers that were taught different texts; where both are asked, their mean counts."""

    first: WordingReader
    second: WordingReader

    def mean(self, texts: Sequence[str]) -> Array:
        """Return the mean log odds of each kind, shape (texts, kinds)."""
        both: Array = (self.first.read(texts) + self.second.read(texts)) / 2
        return both
