"""Editions by number, each arranged once: what every route and page reads from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from api.errors import NoEdition
from api.ports import EditionSource
from api.reading.cache import LastUsed
from api.reading.index import EditionIndex, build_index
from intelligence.chronicle import Chronicle, chronicle
from intelligence.edition import Manifest
from intelligence.errors import UnknownEdition
from intelligence.review import review
from intelligence.review_items import Queue
from intelligence.told_names import with_told_names

_NOTHING_BUILT = "no edition has been built in this workspace yet; run `premortem build`"
_REPORTS_KEPT = 2


class Catalogue:
    """The editions of a source. Thread-safe; keeps the indexes of the last few editions read.

    Indexes are kept by number and fingerprint, so that a workspace that was emptied and built
    again under a running service is not answered for from memory.
    """

    def __init__(self, source: EditionSource, *, editions_kept: int) -> None:
        self._source = source
        self._indexes: LastUsed[tuple[int, str], EditionIndex] = LastUsed(editions_kept)
        self._chronicles: LastUsed[tuple[int, str], Chronicle] = LastUsed(1)
        self._queues: LastUsed[tuple[int, str, bool], Queue] = LastUsed(editions_kept + 1)
        self._reports: LastUsed[tuple[int, str], str] = LastUsed(_REPORTS_KEPT)

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of all editions, ascending."""
        return tuple(sorted(self._source.numbers()))

    def manifest(self, number: int | None = None) -> Manifest:
        """Return the manifest of an edition, the newest by default.

        Raises:
            NoEdition: when nothing has been built.
            UnknownEdition: when there is no edition of that number.

        """
        numbers = self.numbers()
        if not numbers:
            raise NoEdition(_NOTHING_BUILT)
        if number is None:
            return self._source.manifest(numbers[-1])
        if number not in numbers:
            message = f"edition {number} does not exist; the newest is {numbers[-1]}"
            raise UnknownEdition(message)
        return self._source.manifest(number)

    def index(self, number: int | None = None) -> EditionIndex:
        """Return an edition arranged for reading, the newest by default.

        Raises:
            NoEdition: when nothing has been built.
            UnknownEdition: when there is no edition of that number.
            DamagedEdition: when its files do not match its manifest.

        """
        manifest = self.manifest(number)
        key = (manifest.number, manifest.fingerprint)
        return self._indexes.get(key, lambda: build_index(self._source.get(manifest.number)))

    def tables(self, number: int) -> Mapping[str, pd.DataFrame]:
        """Return the tables of an edition as they are kept, for what is worked out when asked.

        Raises:
            UnknownEdition: when there is no edition of that number.
            DamagedEdition: when its files do not match its manifest.

        """
        return self._source.get(number).tables

    def queue(self, number: int | None = None, *, shown: bool = False) -> Queue:
        """Return the review queue of an edition, the newest by default.

        Where it is ``shown`` to people, the names of unstable themes say so.

        Raises:
            NoEdition: when nothing has been built.
            UnknownEdition: when there is no edition of that number.

        """
        manifest = self.manifest(number)
        key = (manifest.number, manifest.fingerprint, shown)

        def make() -> Queue:
            edition = self._source.get(manifest.number)
            return review(with_told_names(edition) if shown else edition)

        return self._queues.get(key, make)

    def report(self, manifest: Manifest) -> str:
        """Return the HTML report of an edition."""
        key = (manifest.number, manifest.fingerprint)
        return self._reports.get(key, lambda: self._source.report_html(manifest.number))

    def chronicle(self) -> Chronicle:
        """Return the life of all themes over all editions.

        Raises:
            NoEdition: when nothing has been built.

        """
        numbers, newest = self.numbers(), self.manifest()
        key = (len(numbers), newest.fingerprint)
        return self._chronicles.get(key, lambda: chronicle(numbers, self._source.table))

    def manifests(self, numbers: Iterable[int]) -> list[Manifest]:
        """Return the manifests of the numbers given, in that order."""
        return [self._source.manifest(number) for number in numbers]

    def problems(self) -> tuple[str, ...]:
        """Return what keeps the service from answering, as sentences."""
        found = tuple(self._source.problems())
        if not found and not self._source.numbers():
            return (_NOTHING_BUILT,)
        return found
