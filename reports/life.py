"""The life of themes over quarters: when each was met, and where one came from or went to.

An edition tells what became of themes since the one before it; so the picture is put together from
every edition up to the one reported, each standing at the newest quarter that it knew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from intelligence.edition import UNKNOWN, Edition
from reports.tables import Row, rows, whole, words

#: Reads one table of one edition.
Read = Callable[[int, str], pd.DataFrame]

#: Themes drawn beside those that something happened to; of more, those met most often.
SHOWN = 30

#: Events drawn between two themes: the earlier one and the later one.
BETWEEN = ("splits", "merges")

_HAPPENS = (*BETWEEN, "starts", "ends", "revives")


@dataclass(frozen=True, slots=True)
class Step:
    """An edition: its newest quarter, what became of themes, and how often each was met."""

    edition: int
    quarter: str | None
    relations: tuple[Row, ...]
    names: Mapping[str, str]
    met: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a theme in a quarter.

    ``kind`` is ``starts``, ``ends``, ``splits``, ``merges`` or ``revives``, or what about its
    meaning changed: ``definition``, ``examples``, ``learned``, ``split``, ``merge``,
    ``taxonomy``, ``cut_anew``, ``exclusion`` or ``undo``. ``other`` is the theme it was split off,
    or the one it became a part of. ``edition`` is the edition that came with it. ``shared`` of
    ``findings`` of the part are in both themes.
    """

    kind: str
    theme_id: str
    quarter: str
    edition: int
    other: str | None = None
    shared: int = 0
    findings: int = 0

    @property
    def is_change(self) -> bool:
        """Whether the meaning of the theme changed, rather than what it came from or went to."""
        return self.kind not in _HAPPENS


@dataclass(frozen=True, slots=True)
class Lifeline:
    """One theme: documents by quarter, oldest first; ``ended`` is the place of the quarter."""

    theme_id: str
    name: str
    documents: tuple[int, ...]
    ended: int | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """Every lifeline that is drawn, parts below what they came from.

    ``editions`` is how many editions it is told by, ``hidden`` how many themes are not drawn.
    """

    quarters: tuple[str, ...]
    lines: tuple[Lifeline, ...]
    events: tuple[Event, ...]
    editions: int
    hidden: int

    def name_of(self, theme_id: str) -> str:
        """Return the name of a theme that is drawn, else its id."""
        found = (line.name for line in self.lines if line.theme_id == theme_id)
        return next(found, theme_id)


def steps_to(edition: int, numbers: Iterable[int], read: Read) -> tuple[Step, ...]:
    """Return every edition up to one, oldest first; one built anew from the same inputs is left.

    Args:
        edition: the one reported.
        numbers: of the editions that are there.
        read: reads ``lineage``, ``themes`` and ``trends`` of an edition.

    """
    steps: list[Step] = []
    for number in sorted(numbers):
        if number > edition:
            break
        tables = {name: read(number, name) for name in ("lineage", "themes", "trends")}
        step = step_of(number, tables)
        if steps and (step.relations, step.met) == (steps[-1].relations, steps[-1].met):
            continue
        steps.append(step)
    return tuple(steps)


def step_of(number: int, tables: Mapping[str, pd.DataFrame]) -> Step:
    """Return one edition as a step."""
    met: dict[str, dict[str, int]] = {}
    for row in rows(tables["trends"], ("theme_id", "quarter", "documents")):
        if row["quarter"] not in {None, UNKNOWN}:
            by_quarter = met.setdefault(str(row["theme_id"]), {})
            by_quarter[str(row["quarter"])] = whole(row["documents"])
    quarters = {quarter for by_quarter in met.values() for quarter in by_quarter}
    return Step(
        number,
        max(quarters, default=None),
        tuple(rows(tables.get("lineage", pd.DataFrame()), _RELATION)),
        _names(tables["themes"]),
        met,
    )


def _names(themes: pd.DataFrame) -> dict[str, str]:
    told = rows(themes, ("theme_id", "name"))
    return {str(row["theme_id"]): words(row["name"], str(row["theme_id"])) for row in told}


_RELATION = (
    "event",
    "theme_id",
    "previous_theme_id",
    "keeps_id",
    "shared",
    "previous_findings",
    "current_findings",
)


def life_of(edition: Edition, quarters: Sequence[str], steps: Sequence[Step]) -> Life:
    """Return the life of themes over the quarters of a report.

    Args:
        edition: the one reported.
        quarters: of its trends, oldest first.
        steps: editions up to it; without any, it speaks for itself.

    """
    told = tuple(steps) or (step_of(edition.number, edition.tables),)
    told = (*told[:-1], replace(told[-1], names=_names(edition.tables["themes"])))
    happened = _happened(told)
    events = [
        event
        for event in (*happened, *_changed(edition, told, happened))
        if event.quarter in quarters
    ]
    now = told[-1]
    gone = {event.theme_id for event in events if event.kind in {"ends", "merges"}}
    concerned = {event.theme_id for event in events} | {e.other for e in events if e.other}
    met = {theme: sum(by_quarter.values()) for theme, by_quarter in now.met.items()}
    ranked = sorted(now.names, key=lambda theme: (-met.get(theme, 0), theme))
    plain = [theme for theme in ranked if theme not in concerned and met.get(theme, 0)]
    drawn = {*concerned, *plain[: max(0, SHOWN - len(concerned))]}
    order = _below([theme for theme in [*ranked, *sorted(gone)] if theme in drawn], events)
    return Life(
        tuple(quarters),
        tuple(_line(theme, quarters, told, events) for theme in order),
        tuple(sorted(events, key=lambda e: (e.quarter, e.edition, e.kind, e.theme_id))),
        len(told),
        sum(bool(met.get(theme, 0)) for theme in ranked) - sum(theme in drawn for theme in ranked),
    )


def _happened(steps: Sequence[Step]) -> list[Event]:
    """Return what became of themes in each edition; what the first one has only starts with it."""
    events = []
    for step in steps[1:] if len(steps) > 1 else steps:
        for row in step.relations:
            event = _event(row, step)
            if event is not None and (len(steps) > 1 or event.kind in BETWEEN):
                events.append(event)
    return events


def _event(row: Row, step: Step) -> Event | None:
    kind, current, previous = str(row["event"]), row["theme_id"], row["previous_theme_id"]
    if step.quarter is None or kind not in _HAPPENS or (kind in BETWEEN and row["keeps_id"]):
        return None
    if kind == "merges":
        theme, other, size = previous, current, row["previous_findings"]
    elif kind == "splits":
        theme, other, size = current, previous, row["current_findings"]
    else:
        theme, other, size = current if kind != "ends" else previous, None, None
    if theme is None:
        return None
    shared, findings = whole(row["shared"]), whole(size)
    return Event(kind, str(theme), step.quarter, step.edition, other, shared, findings)


def _changed(edition: Edition, steps: Sequence[Step], happened: Sequence[Event]) -> list[Event]:
    """Return where meanings changed, each once, with the edition that came with the change.

    People decide after the newest quarter that they know; then a change stands at that. What an
    arc shows already is left out.
    """
    drawn = {
        (event.kind, theme)
        for event in happened
        if event.kind in BETWEEN
        for theme in (event.theme_id, event.other)
    }
    found: dict[Event, None] = {}
    table = edition.tables.get("changes", pd.DataFrame())
    for row in rows(table, ("kind", "theme_id", "quarter", "after_edition")):
        kind, theme, quarter = str(row["kind"]), row["theme_id"], str(row["quarter"])
        if theme is None or (f"{kind}s", theme) in drawn:
            continue
        before = row["after_edition"]
        later = (step for step in steps if before is not None and step.edition > before)
        came = next(later, steps[-1])
        at = quarter if came.quarter is None else min(quarter, came.quarter)
        found[Event(kind, str(theme), at, came.edition)] = None
    return [*found]


def _line(
    theme: str, quarters: Sequence[str], steps: Sequence[Step], events: Sequence[Event]
) -> Lifeline:
    """Return a theme as the newest edition that has it knows it."""
    last = next((step for step in reversed(steps) if theme in step.names), None)
    met = last.met.get(theme, {}) if last else {}
    name = last.names[theme] if last else theme
    away = [e for e in events if e.theme_id == theme and e.kind in {"ends", "merges"}]
    still = theme in steps[-1].names
    ended = None if still or not away else list(quarters).index(away[-1].quarter)
    return Lifeline(theme, name, tuple(met.get(quarter, 0) for quarter in quarters), ended)


def _below(order: Sequence[str], events: Sequence[Event]) -> list[str]:
    """Put every theme that was split off or merged away right below the other one."""
    above = {e.theme_id: e.other for e in events if e.kind in BETWEEN and e.other in order}
    placed: list[str] = []

    def place(theme: str, path: frozenset[str]) -> None:
        if theme in placed:
            return
        placed.append(theme)
        for part in order:
            if above.get(part) == theme and part not in path:
                place(part, path | {part})

    for theme in order:
        if theme not in above:
            place(theme, frozenset({theme}))
    placed.extend(theme for theme in order if theme not in placed)
    return placed
