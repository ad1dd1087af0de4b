"""The seam through which HTTP sees refits; no route knows where they are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import pandas as pd

from api.curating import Note
from api.errors import ReadOnly
from intelligence.errors import UnknownRefit
from intelligence.refit.shown import Refit


class RefitSource(Protocol):
    """Refits that were made, and taking them over into the curation log and back."""

    def all(self) -> tuple[Refit, ...]:
        """Return every refit, oldest first."""
        ...

    def read(self, number: int) -> Refit:
        """Return a refit.

        Raises:
            UnknownRefit: when there is none of that number.

        """
        ...

    def last(self) -> int:
        """Return the newest entry of the curation log, 0 for none."""
        ...

    def tables_of(self, refit: Refit) -> Mapping[str, pd.DataFrame] | None:
        """Return findings and documents of the edition reconsidered, None where it is gone."""
        ...

    def apply(
        self, number: int, only: Sequence[str], note: Note, expected: int | None = None
    ) -> Refit:
        """Take items over, all for none named.

        Raises:
            UnknownRefit: when there is no such refit or item.
            InvalidEntry: when nothing is left to take over.
            CurationConflict: when the log has grown since ``expected``.

        """
        ...

    def undo(
        self, number: int, only: Sequence[str], note: Note, expected: int | None = None
    ) -> Refit:
        """Take items back, all for none named; raises as :meth:`apply`."""
        ...


class NoRefits:
    """The refits of a service that only shows.

    >>> NoRefits().all()
    ()
    """

    def all(self) -> tuple[Refit, ...]:
        """Return nothing."""
        return ()

    def read(self, number: int) -> Refit:
        """Raise ``UnknownRefit`` for every number."""
        raise UnknownRefit(f"there is no refit {number}: none has been made")

    def last(self) -> int:
        """Return 0."""
        return 0

    def tables_of(self, refit: Refit) -> Mapping[str, pd.DataFrame] | None:
        """Return nothing."""
        del refit
        return None

    def apply(
        self, number: int, only: Sequence[str], note: Note, expected: int | None = None
    ) -> Refit:
        """Refuse."""
        del number, only, note, expected
        raise ReadOnly("this service shows editions and takes no decisions")

    def undo(
        self, number: int, only: Sequence[str], note: Note, expected: int | None = None
    ) -> Refit:
        """Refuse."""
        return self.apply(number, only, note, expected)
