"""Progress for people: a bar on a terminal, plain lines otherwise; always on standard error."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from tqdm import tqdm

from corpus.progress import Advance

_SECONDS_BETWEEN_LINES = 5.0


class TerminalProgress:
    """Bars where the stream is a terminal, else a line now and then and one at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    @contextmanager
    def step(self, name: str, total: int | None) -> Iterator[Advance]:
        """Show one step until its block ends."""
        if self._stream.isatty():
            with tqdm(total=total, desc=name, file=self._stream, leave=True, unit="") as bar:

                def advance(units: int) -> None:
                    bar.update(units)

                yield advance
        else:
            lines = _Lines(name, total, self._stream)
            yield lines.advance
            lines.finish()


class _Lines:
    def __init__(self, name: str, total: int | None, stream: TextIO) -> None:
        self._name, self._total, self._stream = name, total, stream
        self._done, self._last = 0, time.monotonic()
        self._started = self._last

    def advance(self, units: int) -> None:
        self._done += units
        now = time.monotonic()
        if now - self._last >= _SECONDS_BETWEEN_LINES:
            self._last = now
            of = f" of {self._total:,}" if self._total else ""
            self._stream.write(f"{self._name}: {self._done:,}{of}\n")
            self._stream.flush()

    def finish(self) -> None:
        seconds = time.monotonic() - self._started
        self._stream.write(f"{self._name}: done, {self._done:,} in {seconds:.1f} s\n")
        self._stream.flush()
