"""Lets work that must not run twice at once run in turn, with few waiting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from api.errors import Busy


class Turns:
    """Gives turns, one at a time.

    Whoever waits holds a thread that every other route needs too, so that only a few may.

    Args:
        most_waiting: how many may wait beside the one whose turn it is.

    """

    def __init__(self, most_waiting: int) -> None:
        self._most_waiting = most_waiting
        self._lock = Lock()
        self._places = BoundedSemaphore(most_waiting + 1)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn and hold it.

        Raises:
            Busy: at once, when as many wait already as may.

        """
        if not self._places.acquire(blocking=False):
            message = (
                f"a risk check is being drawn and {self._most_waiting} wait for it; "
                "try again in a minute"
            )
            raise Busy(message)
        try:
            with self._lock:
                yield
        finally:
            self._places.release()
