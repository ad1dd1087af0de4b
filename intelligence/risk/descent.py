"""What became of a theme over any number of editions: which themes of the newest one it went into.

From edition to edition a theme continues, splits, merges, ends, or comes back; each edition's table
of lineage tells one step. A theme of which a step says nothing is taken to be as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from intelligence.relations import Event

_Step = dict[str, list[tuple[str, str | None]]]


@dataclass(frozen=True, slots=True)
class Descent:
    """Where a theme has gone.

    Attributes:
        into: themes of the newest edition that hold it or a part of it, sorted.
        events: that it and its parts went through (``splits``, ``merges``, ``ends``, ``revives``),
            each once, in the order of editions.
        lost: whether a part is in no edition's lineage and not in the newest edition either.

    """

    into: tuple[str, ...]
    events: tuple[str, ...]
    lost: bool


class Descents:
    """Follows themes through the lineage of editions.

    Args:
        lineages: by number of an edition, its table ``lineage``; those that are missing say
            nothing.
        alive: ids of the newest edition's themes.

    """

    def __init__(self, lineages: Mapping[int, pd.DataFrame], alive: Collection[str]) -> None:
        self._steps = [(number, _step(lineages[number])) for number in sorted(lineages)]
        self._alive = frozenset(alive)

    def of(self, theme: str, edition: int) -> Descent:
        """Return what became of a theme of an edition."""
        parts, ended = {theme}, set[str]()
        events: dict[str, None] = {}
        for number, step in self._steps:
            if number <= edition:
                continue
            back = {one for one in ended if any(e == Event.REVIVES for e, _ in step.get(one, ()))}
            if back:
                events.setdefault(Event.REVIVES.value)
            ended -= back
            then: set[str] = set()
            for part in sorted(parts | back):
                rows = step.get(part)
                if rows is None:
                    then.add(part)
                    continue
                for event, after in rows:
                    if event not in {Event.CONTINUES, Event.STARTS, Event.REVIVES}:
                        events.setdefault(event)
                    if event != Event.ENDS and after is not None:
                        then.add(after)
                    elif event == Event.ENDS:
                        ended.add(part)
            parts = then
        into = parts & self._alive
        return Descent(tuple(sorted(into)), tuple(events), bool(parts - into))


def _step(lineage: pd.DataFrame) -> _Step:
    """Return the events of each earlier theme, and what it went into."""
    found: _Step = {}
    rows = zip(lineage["event"], lineage["previous_theme_id"], lineage["theme_id"], strict=True)
    for event, before, after in rows:
        into = after if isinstance(after, str) else None
        if isinstance(before, str):
            found.setdefault(before, []).append((str(event), into))
        elif event == Event.REVIVES and into is not None:
            found.setdefault(into, []).append((str(event), into))
    return found
