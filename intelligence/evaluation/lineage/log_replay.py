"""A curation log of many entries on many documents: how long a replay takes, and that it is whole.

Decisions are drawn with a seed over every kind there is, on themes and findings that exist, so that
none is idle. The log goes through the table that a workspace keeps it in.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from corpus.store.curation import LoggedEntry, NewEntry
from intelligence.curation.entries import (
    Confirm,
    Define,
    Exclude,
    Merge,
    Move,
    Pin,
    Promote,
    Reject,
    Rename,
    SetOwner,
    Split,
    Undo,
    entries_of,
    payload_of,
)
from intelligence.curation.judge import RecogniserJudge
from intelligence.curation.replay import in_force, replay
from intelligence.evaluation.tables import Table
from intelligence.findings import Finding
from intelligence.identity.placing import Causes, Placement
from intelligence.identity.references import Finder, FindingRef
from intelligence.identity.theme import Origin, Theme, ThemeStatus
from intelligence.memory import ResultStore
from models.recognition.recogniser import Recogniser
from models.roles.contract import Role

_THEMES = 40
_FREE = 0.2
_AT = "2026-01-01T09:00:00+00:00"


@dataclass(frozen=True)
class ReplayTools:
    """What a replay judges with; ``memory`` knows nothing of these texts yet."""

    recogniser: Recogniser
    memory: ResultStore


class Log(Protocol):
    """Where a curation log is kept; `corpus.store.curation.CurationTable`."""

    def entries(self) -> tuple[LoggedEntry, ...]:
        """Return the whole log, checked, oldest first."""
        ...

    def append(
        self, entries: Sequence[NewEntry], expected: int | None = None
    ) -> tuple[LoggedEntry, ...]:
        """Append entries."""
        ...


def log_table(
    texts: Sequence[str],
    tools: ReplayTools,
    log: Log,
    entries: int,
    documents: int,
    seed: int,
) -> Table:
    """Append a log, read it back, replay it, and return the seconds and what was lost.

    Args:
        texts: causes; they are repeated in further documents until there are enough.
        tools: of a build, for what definitions draw in.
        log: an empty one.
        entries: how many decisions.
        documents: of one cause each.
        seed: of everything that is drawn.

    """
    random = np.random.default_rng(seed)
    causes = _causes(texts, documents)
    themes = {name: _theme(name) for name in (f"theme-{n}" for n in range(_THEMES))}
    placements = _placements(random, documents)
    tools.recogniser.embedder.embed(sorted(set(causes.readable)))
    drawing = _drawing(random, causes, placements)
    decisions = [drawing.decision(number) for number in range(entries)]
    start = time.perf_counter()
    for decision in decisions:
        log.append([NewEntry(_AT, "pmo", "measured", decision.action, payload_of(decision))])
    appended = time.perf_counter() - start
    start = time.perf_counter()
    found = entries_of(log.entries())
    read = time.perf_counter() - start
    runs = []
    for _ in range(2):
        judge = RecogniserJudge(causes, tools.recogniser, None, tools.memory)
        start, cpu = time.perf_counter(), time.process_time()
        result = replay(found, themes, placements, causes, judge)
        runs.append((result, time.perf_counter() - start, time.process_time() - cpu))
    result, again = runs[0][0], runs[1][0]
    wrong = sum(entry.decision != wanted for entry, wanted in zip(found, decisions, strict=False))
    return Table(
        f"A curation log of {entries:,} entries on {documents:,} documents",
        (
            "Entries",
            "Lost",
            "Changed or reordered",
            "In force",
            "Conflicts told",
            "Second replay the same",
            "Appended one by one, s",
            "Read and checked, s",
            "Replayed, s (CPU-seconds)",
            "Replayed again, s (CPU-seconds)",
        ),
        (
            (
                len(found),
                entries - len(found),
                wrong,
                len(in_force(found).entries),
                len(result.conflicts),
                "yes" if again.placements == result.placements else "no",
                round(appended, 2),
                round(read, 2),
                *(f"{seconds:.1f} ({used:.1f})" for _, seconds, used in runs),
            ),
        ),
        (_NOTE,),
    )


_NOTE = (
    "Every kind of decision. Embedding the texts is not counted; what fits a definition is worked "
    "out in the first replay and remembered for the second, as from build to build."
)


def _causes(texts: Sequence[str], documents: int) -> Causes:
    findings = []
    for number in range(documents):
        text = texts[number % len(texts)]
        role = Role.CAUSE.value
        findings.append(Finding(f"{number:016x}", 0, len(text), text, role, "heading", 1.0, ""))
    return Causes(findings, [item.text for item in findings], Finder(findings))


def _theme(name: str) -> Theme:
    return Theme(name, name, Origin.TAXONOMY, ThemeStatus.ACTIVE, None, name)


def _placements(random: np.random.Generator, documents: int) -> list[Placement]:
    drawn = random.integers(0, _THEMES, documents)
    free = random.random(documents) < _FREE
    return [
        Placement() if free[at] else Placement(f"theme-{drawn[at]}", confidence=0.8)
        for at in range(documents)
    ]


@dataclass(frozen=True)
class _Drawing:
    """Draws decisions on causes and themes that are there."""

    random: np.random.Generator
    refs: Sequence[str]
    texts: Sequence[str]
    members: Mapping[str, Sequence[int]]

    def decision(self, number: int) -> Any:
        """Return a decision; every kind comes in turn, and one merge at the start."""
        if number == 0:
            return Merge((f"theme-{_THEMES - 1}",), f"theme-{_THEMES - 2}")
        # The last two are merged: nothing names them again.
        name = f"theme-{self.random.integers(0, _THEMES - 2)}"
        makers: tuple[Callable[[], Any], ...] = (
            lambda: Rename(name, f"Theme {number}"),
            lambda: Move(self._some(), name),
            lambda: Confirm(self._some(), name),
            lambda: Reject(self._some(), name),
            lambda: Pin(self._some(), name),
            lambda: SetOwner(name, "Head of delivery"),
            lambda: Define(name, f"what theme {number} means", self._example()),
            lambda: Split(
                name, f"Part {number}", None, self._part(name), new_theme=f"new-{number}"
            ),
            lambda: Exclude(document=self.refs[number].split("-")[0]),
            lambda: Promote(name),
            lambda: Undo(int(self.random.integers(1, number + 1))),
        )
        return makers[number % len(makers)]()

    def _some(self) -> tuple[str, ...]:
        drawn = self.random.choice(len(self.refs), 3, replace=False)
        return tuple(self.refs[int(at)] for at in drawn)

    def _example(self) -> tuple[str, ...]:
        return (self.texts[int(self.random.integers(0, len(self.texts)))],)

    def _part(self, name: str) -> tuple[str, ...]:
        own = self.members[name]
        drawn = self.random.choice(len(own), 3, replace=False)
        return tuple(self.refs[own[int(at)]] for at in drawn)


def _drawing(
    random: np.random.Generator, causes: Causes, placements: Sequence[Placement]
) -> _Drawing:
    members: dict[str, list[int]] = {}
    for at, place in enumerate(placements):
        if place.theme_id is not None:
            members.setdefault(place.theme_id, []).append(at)
    refs = [str(FindingRef.of(item)) for item in causes.findings]
    return _Drawing(random, refs, causes.readable, members)
