"""Which of two numbers is the day, asked of the texts that lie beside an ambiguous one.

A table settles ``3/5/2025`` by its column. A text has one date and settles nothing, but the notes
of one folder are written by the same people: one ``3/14/2025`` among them tells for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import PurePosixPath

from corpus.date_forms import Either, read_form
from corpus.dates import Order
from corpus.errors import CorpusError
from corpus.interpret.texts import dates_said
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.registry import read
from corpus.readers.walk import Discovered, FoundFile

#: Texts that are looked at for one folder; the first that settles it is as good as all.
_MOST_LOOKED_AT = 200
_TEXTS = {".md", ".markdown", ".txt", ".text", ".docx", ".odt", ".pdf", ".html", ".htm", ".pptx"}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The files of one import, asked for the order of days and months in their dates."""

    found: Sequence[Discovered]
    limits: Limits
    _known: dict[str, Order | None] = field(default_factory=dict)
    _votes: dict[str, Order | None] = field(default_factory=dict)

    def order_near(self, name: str) -> Order | None:
        """Return the order of the nearest folder that shows one, None where none or both do."""
        for folder in PurePosixPath(name).parents:
            place = str(folder)
            if place not in self._known:
                self._known[place] = self._order_in(folder)
            if self._known[place] is not None:
                return self._known[place]
        return None

    def _order_in(self, folder: PurePosixPath) -> Order | None:
        inside = (
            item
            for item in self.found
            if isinstance(item, FoundFile)
            and PurePosixPath(item.relative).is_relative_to(folder)
            and PurePosixPath(item.relative).suffix.lower() in _TEXTS
        )
        seen: set[Order] = set()
        for item, _ in zip(inside, range(_MOST_LOOKED_AT), strict=False):
            if (vote := self._vote(item)) is not None:
                seen.add(vote)
        return seen.pop() if len(seen) == 1 else None

    def _vote(self, item: FoundFile) -> Order | None:
        if item.relative not in self._votes:
            self._votes[item.relative] = _order_of(item, self.limits)
        return self._votes[item.relative]


def _order_of(item: FoundFile, limits: Limits) -> Order | None:
    """Return the order that the dates of a text allow alone, None for any or no text."""
    try:
        with item.local(limits) as path:
            texts = [part for part in read(path, limits) if isinstance(part, RawText)]
    except (CorpusError, OSError):
        return None
    forms = map(read_form, chain.from_iterable(dates_said(text) for text in texts))
    orders = {
        Order.DAY_FIRST if form.day_first else Order.MONTH_FIRST
        for form in forms
        if isinstance(form, Either)
        and form.separator != "."
        and (form.day_first is None) != (form.month_first is None)
    }
    return orders.pop() if len(orders) == 1 else None
