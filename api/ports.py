"""The seam through which HTTP and pages see editions; no route knows where they are kept."""

from __future__ import annotations

from typing import Protocol

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

    def report_html(self, number: int) -> str:
        """Raise ``UnknownEdition`` for every number."""
        message = f"edition {number} does not exist: none has been built"
        raise UnknownEdition(message)

    def problems(self) -> tuple[str, ...]:
        """Return nothing: an empty source is in order."""
        return ()
