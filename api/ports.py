"""The seams through which HTTP and pages see editions and the log; no route knows their place."""

from __future__ import annotations

from typing import Any, Protocol

import pandas as pd

from api.curating import Note
from api.errors import ReadOnly
from intelligence.curation.entries import Entry
from intelligence.edition import Edition, Manifest
from intelligence.errors import UnknownEdition


class EditionSource(Protocol):
    """Published editions. Another process may publish one at any moment while this one serves."""

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the published editions, ascending; asked at every request."""
        ...

    def manifest(self, number: int) -> Manifest:
        """Return what an edition says of itself, without its tables; asked at every request.

        Raises:
            UnknownEdition: when no edition of that number is published.

        """
        ...

    def get(self, number: int) -> Edition:
        """Return an edition with its tables; asked once an edition, then kept as an index.

        Raises:
            UnknownEdition: when no edition of that number is published.
            DamagedEdition: when its files do not match its manifest.

        """
        ...

    def table(self, number: int, name: str) -> pd.DataFrame:
        """Return one table of an edition; asked of every edition for the life of themes.

        Raises:
            UnknownEdition: when no edition of that number is published.
            DamagedEdition: when its file does not match its manifest.

        """
        ...

    def report_html(self, number: int) -> str:
        """Return the report of an edition as one self-contained HTML document.

        Raises:
            UnknownEdition: when no edition of that number is published.

        """
        ...

    def problems(self) -> tuple[str, ...]:
        """Return, as sentences fit for strangers, what keeps this source from answering."""
        ...


class NoEditions:
    """The source before the first build; also what ``openapi.json`` is written from.

    >>> NoEditions().numbers()
    ()
    """

    def numbers(self) -> tuple[int, ...]:
        """Return no number."""
        return ()

    def manifest(self, number: int) -> Manifest:
        """Raise ``UnknownEdition`` for every number."""
        message = f"edition {number} does not exist: none has been built"
        raise UnknownEdition(message)

    def get(self, number: int) -> Edition:
        """Raise ``UnknownEdition`` for every number."""
        message = f"edition {number} does not exist: none has been built"
        raise UnknownEdition(message)

    def table(self, number: int, name: str) -> pd.DataFrame:  # noqa: ARG002 - the seam's shape
        """Raise ``UnknownEdition`` for every number."""
        message = f"edition {number} does not exist: none has been built"
        raise UnknownEdition(message)

    def report_html(self, number: int) -> str:
        """Raise ``UnknownEdition`` for every number."""
        message = f"edition {number} does not exist: none has been built"
        raise UnknownEdition(message)

    def problems(self) -> tuple[str, ...]:
        """Return nothing: an empty source is in order."""
        return ()


class CurationLog(Protocol):
    """People's decisions on themes, appended and never changed."""

    def entries(self) -> tuple[Entry, ...]:
        """Return the whole log, oldest first."""
        ...

    def append(
        self, decision: Any, note: Note, expected: int | None = None, *, wide: bool = False
    ) -> Entry:
        """Note a decision and return it as logged.

        Raises:
            CurationConflict: when the log has grown since ``expected``.
            UnknownTheme: when the newest edition has no such theme.
            UnknownFinding: when it has no such cause.
            InvalidEntry: when the decision says nothing that can be done, or excludes much
                without ``wide``.

        """
        ...


class NoCuration:
    """The log of a service that only shows.

    >>> NoCuration().entries()
    ()
    """

    def entries(self) -> tuple[Entry, ...]:
        """Return nothing."""
        return ()

    def append(
        self, decision: Any, note: Note, expected: int | None = None, *, wide: bool = False
    ) -> Entry:
        """Refuse."""
        del decision, note, expected, wide
        raise ReadOnly("this service shows editions and takes no decisions")
