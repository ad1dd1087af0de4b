"""Groups the same rows once: an evaluation of many seeds asks for the same groups again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.clustering.contract import Grouping, KeyedClusterer


@dataclass(frozen=True)
class Remembering:
    """A `KeyedClusterer` that asks ``inner`` only for rows that it has not grouped yet."""

    inner: KeyedClusterer
    _known: dict[bytes, Grouping] = field(default_factory=dict, repr=False)

    @property
    def identity(self) -> str:
        """That of the inner one: remembering changes nothing about the groups."""
        return self.inner.identity

    def cluster(self, rows: NDArray[np.floating]) -> Grouping:
        """Group the rows, shape (n, dimension)."""
        return self._once(lambda: self.inner.cluster(rows), rows)

    def cluster_by(self, rows: NDArray[np.floating], keys: NDArray[np.floating]) -> Grouping:
        """Group the rows, shape (n, dimension); ``keys``, shape (n, any), tell texts apart."""
        return self._once(lambda: self.inner.cluster_by(rows, keys), rows, keys)

    def _once(self, work: Callable[[], Grouping], *tables: NDArray[np.floating]) -> Grouping:
        key = digest_of_rows(*tables)
        if key not in self._known:
            self._known[key] = work()
        return self._known[key]


def digest_of_rows(*tables: NDArray[np.floating]) -> bytes:
    """Return the SHA-256 of the shapes, types and numbers of tables."""
    digest = hashlib.sha256()
    for table in tables:
        digest.update(f"{table.shape} {table.dtype}".encode())
        digest.update(np.ascontiguousarray(table).tobytes())
    return digest.digest()
