"""Leaves what lives long out of every search for garbage.

Looking through all that the checks of an edition hold takes .1 s, which every second check of a
long text had to wait for.
"""

from __future__ import annotations

import gc


class LongLived:
    """What is at hand for one thing, an edition say, until another takes its place."""

    def __init__(self) -> None:
        self._of: str | None = None

    def settle(self, of: str) -> None:
        """Leave what is alive now out of searches, unless that was done for the same thing.

        What was left out for another thing is searched once: it may be garbage now.
        """
        if self._of == of:
            return
        if self._of is not None:
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        self._of = of
