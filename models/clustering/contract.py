"""What every way of grouping rows takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from models.errors import InvalidInput

#: Jaccard overlap up to which a group counts as dissolved (Hennig 2008).
DISSOLVED = 0.5


class Recurrence:
    """How far each group comes again in each part, worked out when it is first asked for.

    >>> Recurrence(lambda: np.ones((2, 50))).overlaps.shape
    (2, 50)
    """

    def __init__(self, work: Callable[[], NDArray[np.float64]]) -> None:
        self._work = work

    @cached_property
    def overlaps(self) -> NDArray[np.float64]:
        """Jaccard overlaps, shape (groups, parts)."""
        return self._work()

    def only(self, kept: NDArray[np.int64]) -> Recurrence:
        """Return that of some groups, in the order given."""
        return Recurrence(lambda: self.overlaps[kept])


@dataclass(frozen=True)
class Grouping:
    """Who belongs where.

    Attributes:
        members: group of each row from 0, or -1; shape (rows,). Larger groups come first.
        stability: mean Jaccard overlap of each group with its closest counterpart when a part of
            the rows is grouped alone, from 0 to 1; shape (groups,).
        recurrence: that Jaccard overlap in each part by itself; None where the method groups no
            parts.

    """

    members: NDArray[np.int64]
    stability: NDArray[np.float64]
    recurrence: Recurrence | None = None

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self.stability)

    @property
    def coverage(self) -> float:
        """Share of the rows that are in a group; 0 without rows.

        >>> Grouping(np.array([0, 0, -1, 0]), np.array([1.0])).coverage
        0.75
        """
        return float((self.members >= 0).mean()) if len(self.members) else 0.0

    @property
    def worth(self) -> float:
        """Bits (in nats) that the groups tell about a row, for what of them can be repeated.

        >>> round(Grouping(np.array([0, 0, 1, 1]), np.array([1.0, 0.4])).worth, 3)
        0.173
        """
        sizes = np.bincount(self.members[self.members >= 0], minlength=self.groups)
        told = worth_of(sizes, self.stability, len(self.members))
        return float(np.maximum(told, 0).sum() / max(len(self.members), 1))


def worth_of(
    sizes: NDArray[np.int64], stability: NDArray[np.float64], rows: int
) -> NDArray[np.float64]:
    """Return what each group tells: the bits about its rows, times how far it can be repeated.

    Args:
        sizes: rows of each group, shape (groups,).
        stability: of each, shape (groups,); up to `DISSOLVED` it tells nothing.
        rows: of all groups together.

    """
    return sizes * (stability - DISSOLVED) * np.log(max(rows, 1) / np.maximum(sizes, 1))


class Clusterer(Protocol):
    """Groups rows by likeness, without being told how many groups there are."""

    @property
    def identity(self) -> str:
        """Method and settings; part of what an edition says about itself."""
        ...

    def cluster(self, rows: NDArray[np.floating]) -> Grouping:
        """Group the rows, shape (n, dimension); the order of the rows decides nothing."""
        ...


@runtime_checkable
class KeyedClusterer(Clusterer, Protocol):
    """Groups rows, and draws by other rows of the same texts that change less than these."""

    def cluster_by(self, rows: NDArray[np.floating], keys: NDArray[np.floating]) -> Grouping:
        """Group the rows, shape (n, dimension); ``keys``, shape (n, any), tell texts apart."""
        ...


def nothing(count: int) -> Grouping:
    """Return the grouping in which each of so many rows is in no group."""
    return Grouping(np.full(count, -1, dtype=np.int64), np.zeros(0))


def checked(rows: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the rows.

    Raises:
        InvalidInput: when they are no table, or hold something that is no number.

    """
    if rows.ndim != 2:  # noqa: PLR2004  (a table has two axes)
        message = f"vectors have the shape {rows.shape}, but must be (texts, dimension)"
        raise InvalidInput(message)
    wrong = np.flatnonzero(~np.isfinite(rows).all(axis=1))
    if len(wrong):
        message = (
            f"{len(wrong)} of {len(rows)} vectors hold a value that is not finite, the first at "
            f"position {wrong[0]}; every value must be a number"
        )
        raise InvalidInput(message)
    return rows


def numbered(
    members: NDArray[np.int64],
    stability: NDArray[np.float64],
    recurrence: Recurrence | None = None,
) -> Grouping:
    """Number groups from the largest; of equals, from the one with the earliest row.

    Args:
        members: group of each row, or -1; shape (rows,). Groups without a row are left out.
        stability: of each group, shape (groups,).
        recurrence: of each group, or none.

    """
    found, firsts, sizes = np.unique(members, return_index=True, return_counts=True)
    inside = found >= 0
    found, firsts, sizes = found[inside], firsts[inside], sizes[inside]
    order = found[np.lexsort((firsts, -sizes))]
    places = np.full(len(stability) + 1, -1, dtype=np.int64)
    places[order] = np.arange(len(order))
    return Grouping(
        places[members], stability[order], None if recurrence is None else recurrence.only(order)
    )
