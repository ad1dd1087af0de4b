"""Words and word pairs as a sparse vector, from a fixed vocabulary.

Written here rather than taken from scikit-learn so that the artefact is plain text and arrays, and
so that words never met in training still count in the length of the vector: a text of foreign words
is then short, and a head that multiplies it stays near its prior instead of guessing loudly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

#: Two letters or more; numbers and names of things made of digits say nothing about causes.
_WORD = re.compile(r"[a-z][a-z']*[a-z]")


def terms_of(text: str) -> list[str]:
    """Return the words and neighbouring word pairs of a text, lower case, in order.

    >>> terms_of("VPN access: 9 days late")
    ['vpn', 'access', 'days', 'late', 'vpn access', 'access days', 'days late']
    """
    words = _WORD.findall(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return [*words, *(f"{a} {b}" for a, b in pairwise(words))]


@dataclass(frozen=True)
class Lexicon:
    """A vocabulary with inverse document frequencies.

    ``terms`` are sorted; ``idf`` has one positive value a term; ``unknown_idf`` is the weight that
    a single word outside the vocabulary adds to the length of a vector.
    """

    terms: tuple[str, ...]
    idf: NDArray[np.float32]
    unknown_idf: float

    @classmethod
    def fitted(cls, texts: Sequence[str], minimum: int = 2) -> Lexicon:
        """Learn the terms that occur in at least ``minimum`` of the texts."""
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(set(terms_of(text)))
        terms = tuple(sorted(term for term, count in counts.items() if count >= minimum))
        frequencies = np.array([counts[term] for term in terms], dtype=np.float64)
        idf = np.log((1 + len(texts)) / (1 + frequencies)) + 1
        return cls(terms, idf.astype(np.float32), float(np.log((1 + len(texts)) / 2) + 1))

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {term: column for column, term in enumerate(self.terms)}

    def vectors(self, texts: Sequence[str]) -> csr_matrix:
        """Return rows of at most unit length, shape (len(texts), len(terms)), float64."""
        values: list[float] = []
        columns: list[int] = []
        starts = [0]
        for text in texts:
            row, unknown = self._weights(text)
            length = np.sqrt(sum(weight * weight for weight in row.values()) + unknown)
            for column in sorted(row):
                columns.append(column)
                values.append(row[column] / length)
            starts.append(len(columns))
        return csr_matrix(
            (np.array(values, dtype=np.float64), np.array(columns, dtype=np.int32), starts),
            shape=(len(texts), len(self.terms)),
        )

    def _weights(self, text: str) -> tuple[dict[int, float], float]:
        """Return the weight of each known column, and the summed squares of unknown words."""
        row: dict[int, float] = {}
        unknown = 0.0
        for term, count in Counter(terms_of(text)).items():
            share = 1 + float(np.log(count))
            column = self._columns.get(term)
            if column is not None:
                row[column] = share * float(self.idf[column])
            elif " " not in term:
                unknown += (share * self.unknown_idf) ** 2
        return row, unknown
