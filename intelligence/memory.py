"""The seam behind which a build remembers what it worked out before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class ResultStore(Protocol):
    """Remembers bytes by identity and text; :class:`models.result_cache.SqliteResultStore`."""

    def load(self, identity: str, texts: Sequence[str]) -> dict[str, bytes]:
        """Return the results that are known, by text."""
        ...

    def save(self, identity: str, results: Mapping[str, bytes]) -> None:
        """Keep results by text."""
        ...


class Forgetful:
    """Remembers nothing.

    >>> Forgetful().load("model", ["text"])
    {}
    """

    def load(self, identity: str, texts: Sequence[str]) -> dict[str, bytes]:  # noqa: ARG002 - the seam's shape
        """Return nothing."""
        return {}

    def save(self, identity: str, results: Mapping[str, bytes]) -> None:
        """Keep nothing."""
