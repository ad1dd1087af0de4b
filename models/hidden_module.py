"""Lets one import go without an optional module that it would only look at."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from types import ModuleType


class _Refusal(MetaPathFinder):
    """Answers for one module, to one thread, that it is not installed."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._thread = threading.get_ident()

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,  # noqa: ARG002 - the import system's shape
        target: ModuleType | None = None,  # noqa: ARG002 - as above
    ) -> None:
        """Refuse the module, and leave every other to the finders that follow."""
        if fullname == self._name and threading.get_ident() == self._thread:
            message = f"{self._name} is installed, but hidden from this import"
            raise ModuleNotFoundError(message, name=self._name)


@contextmanager
def hidden_module(name: str) -> Iterator[None]:
    """Make imports of a top-level module fail in this thread, as if it were not installed.

    What is imported already stays so, and other threads notice nothing. Nothing remembers the
    refusal but the modules that were first imported inside: keep their number small.

    >>> with hidden_module("wave"):
    ...     import wave
    Traceback (most recent call last):
    ModuleNotFoundError: wave is installed, but hidden from this import
    """
    refusal = _Refusal(name)
    sys.meta_path.insert(0, refusal)
    try:
        yield
    finally:
        sys.meta_path.remove(refusal)
