"""Published editions as the web application sees them."""

from __future__ import annotations

import pandas as pd

from intelligence.edition import Edition, Manifest
from intelligence.edition_store import EditionStore
from reports.freeze import freeze
from reports.html import render_html
from reports.life import steps_to


class ServedEditions:
    """Reads editions of a workspace and renders their reports once each."""

    def __init__(self, editions: EditionStore) -> None:
        self._editions = editions
        self._rendered: tuple[int, str] | None = None

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of all complete editions, ascending."""
        return self._editions.numbers()

    def manifest(self, number: int) -> Manifest:
        """Return an edition's manifest."""
        return self._editions.manifest(number)

    def get(self, number: int) -> Edition:
        """Return an edition with its tables."""
        return self._editions.get(number)

    def table(self, number: int, name: str) -> pd.DataFrame:
        """Return one table of an edition."""
        return self._editions.table(number, name)

    def report_html(self, number: int) -> str:
        """Return an edition's report; the one asked for last is kept."""
        kept = self._rendered
        if kept is None or kept[0] != number:
            steps = steps_to(number, self._editions.numbers(), self._editions.table)
            kept = (number, render_html(freeze(self._editions.get(number), steps=steps)))
            self._rendered = kept
        return kept[1]

    def problems(self) -> tuple[str, ...]:
        """Return what keeps editions from being served: nothing, as they are plain files."""
        return ()
