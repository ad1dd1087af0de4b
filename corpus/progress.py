"""How long work tells how far it is, without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

#: Called with how many more units are done.
Advance = Callable[[int], None]


class Progress(Protocol):
    """Shows named steps of known or unknown length."""

    def step(self, name: str, total: int | None) -> AbstractContextManager[Advance]:
        """Open a step of ``total`` units; the value in the ``with`` block advances it."""
        ...


class Silent:
    """Shows nothing.

    >>> with Silent().step("reading", 3) as advance:
    ...     advance(3)
    """

    @contextmanager
    def step(self, name: str, total: int | None) -> Iterator[Advance]:  # noqa: ARG002 - the seam's shape
        """Open a step that nobody sees."""
        yield lambda _units: None
