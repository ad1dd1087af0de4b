"""Walks over long lists in pages that stay with the edition they began in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from api.catalogue import Catalogue
from api.cursors import Cursor, CursorCodec, query_digest
from api.errors import InvalidCursor, InvalidRequest
from api.reading.index import EditionIndex
from api.reading.table import Positions


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page begins: the edition, the first position, and the query it belongs to."""

    index: EditionIndex
    position: int
    query: bytes


@dataclass(frozen=True, slots=True)
class Pager:
    """Opens and cuts pages."""

    catalogue: Catalogue
    codec: CursorCodec

    def open(
        self,
        route: str,
        filters: Mapping[str, object],
        *,
        cursor: str | None,
        edition: int | None,
    ) -> PageStart:
        """Return where the page asked for begins: at the cursor, else at the start.

        Raises:
            InvalidCursor: when the cursor is foreign, or of another query or edition's contents.
            InvalidRequest: when cursor and ``edition`` name different editions.
            NoEdition: when nothing has been built.
            UnknownEdition: when there is no edition of that number (any more).

        """
        if cursor is None:
            index = self.catalogue.index(edition)
            return PageStart(index, 0, _digest(route, filters, index))
        found = self.codec.decode(cursor)
        if edition is not None and edition != found.edition:
            message = (
                f"the cursor belongs to edition {found.edition}, but edition {edition} is asked "
                "for; leave `edition` out or start again without the cursor"
            )
            raise InvalidRequest(message)
        index = self.catalogue.index(found.edition)
        query = _digest(route, filters, index)
        if query != found.query:
            raise InvalidCursor(
                "the cursor was given out for another query; "
                "repeat the filters of its first page, or start again without it"
            )
        return PageStart(index, found.position, query)

    def cut(
        self, start: PageStart, positions: Positions, limit: int
    ) -> tuple[list[int], str | None]:
        """Return at most ``limit`` of the ascending positions, and the cursor of the next page."""
        first = int(np.searchsorted(positions, start.position))
        chosen = positions[first : first + limit].tolist()
        if first + limit >= len(positions):
            return chosen, None
        following = Cursor(start.index.number, int(positions[first + limit]), start.query)
        return chosen, self.codec.encode(following)


def _digest(route: str, filters: Mapping[str, object], index: EditionIndex) -> bytes:
    return query_digest(route, {**filters, "fingerprint": index.manifest.fingerprint})
