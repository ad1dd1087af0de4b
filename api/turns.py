"""Lets work that must not run twice at once run in turn, with few waiting."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

from api.errors import Busy

#: Seconds that whoever is sent away is told to wait, at least and at most; the first is told before
#: it is known how long a turn takes.
_SOONEST, _LATEST = 5, 300


class Turns:
    """Gives turns, one at a time, in the order in which they were asked for.

    Whoever waits holds a thread that every other route needs too, so that only a few may.

    Args:
        most_waiting: how many may wait beside the one whose turn it is.
        now: seconds of a clock that never goes back.

    """

    def __init__(self, most_waiting: int, now: Callable[[], float] = time.monotonic) -> None:
        self._most_waiting = most_waiting
        self._now = now
        self._lock = Lock()
        #: The one whose turn it is, then those that wait.
        self._line: deque[Event] = deque()
        self._began = self._last = 0.0

    @property
    def waiting(self) -> int:
        """How many wait for their turn now."""
        with self._lock:
            return max(0, len(self._line) - 1)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn and hold it.

        Raises:
            Busy: at once, when as many wait already as may.

        """
        mine = self._join()
        try:
            mine.wait()
            yield
        finally:
            self._leave(mine)

    def _join(self) -> Event:
        """Return what is set when the turn has come."""
        mine = Event()
        with self._lock:
            if len(self._line) > self._most_waiting:
                raise self._busy()
            self._line.append(mine)
            if len(self._line) == 1:
                self._give()
        return mine

    def _leave(self, mine: Event) -> None:
        with self._lock:
            had = self._line[0] is mine
            self._line.remove(mine)
            if had:
                self._last = self._now() - self._began
                self._give()

    def _give(self) -> None:
        if self._line:
            self._began = self._now()
            self._line[0].set()

    def _busy(self) -> Busy:
        """Tell when all that stand in line will have had a turn, if each is like the last."""
        seconds = min(max(math.ceil(self._last * len(self._line)), _SOONEST), _LATEST)
        message = (
            f"a risk check is being drawn and {self._most_waiting} wait for it; "
            f"try again in {seconds} seconds"
        )
        return Busy(message, seconds=seconds)
