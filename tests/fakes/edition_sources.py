"""Edition sources in memory, as the web application sees them."""

from __future__ import annotations

import pandas as pd

from intelligence.edition import Edition, Manifest
from intelligence.errors import DamagedEdition, UnknownEdition


class MemoryEditions:
    """Holds editions by number; ``publish`` does what a build in another process does."""

    def __init__(self, *editions: Edition) -> None:
        self._editions = {edition.number: edition for edition in editions}
        self.read: list[int] = []
        self.rendered = 0
        self.report = "<!doctype html><html><head><title>R</title></head><body>R</body></html>"
        self.found_problems: tuple[str, ...] = ()

    def publish(self, edition: Edition) -> None:
        """Make an edition visible from now on."""
        self._editions[edition.number] = edition

    def remove(self, number: int) -> None:
        """Make an edition disappear, as a clean-up does."""
        del self._editions[number]

    def numbers(self) -> tuple[int, ...]:
        return tuple(sorted(self._editions))

    def manifest(self, number: int) -> Manifest:
        return self._edition(number).manifest

    def get(self, number: int) -> Edition:
        self.read.append(number)
        return self._edition(number)

    def table(self, number: int, name: str) -> pd.DataFrame:
        return self._edition(number).tables.get(name, pd.DataFrame())

    def report_html(self, number: int) -> str:
        self._edition(number)
        self.rendered += 1
        return self.report

    def problems(self) -> tuple[str, ...]:
        return self.found_problems

    def _edition(self, number: int) -> Edition:
        if number not in self._editions:
            message = f"edition {number} does not exist"
            raise UnknownEdition(message)
        return self._editions[number]


class BrokenEditions(MemoryEditions):
    """Raises the error given whenever an edition's tables are read."""

    def __init__(self, edition: Edition, error: Exception | None = None) -> None:
        super().__init__(edition)
        self._error = error or DamagedEdition("/secret/place/editions/0001 is damaged")

    def get(self, number: int) -> Edition:
        self.read.append(number)
        raise self._error
