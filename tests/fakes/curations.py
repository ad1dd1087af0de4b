"""Causes, themes and a judge by hand, for tests of curation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intelligence.curation.entries import Entry
from intelligence.curation.replay import Replayed, replay
from intelligence.findings import Finding
from intelligence.identity.placing import Causes, Placement
from intelligence.identity.references import Finder, FindingRef
from intelligence.identity.theme import Origin, Theme, ThemeStatus


def finding(document: int, text: str, start: int = 0, sure: float = 0.9) -> Finding:
    """Return a cause in a document."""
    end = start + len(text)
    return Finding(f"{document:016x}", start, end, text, "cause", "classifier", sure, "")


def causes_of(texts: Sequence[str]) -> Causes:
    """Return one cause a document."""
    findings = [finding(number, text) for number, text in enumerate(texts)]
    return Causes(findings, list(texts), Finder(findings))


def theme(name: str, status: ThemeStatus = ThemeStatus.ACTIVE) -> Theme:
    """Return a theme of the taxonomy whose id is its name."""
    return Theme(name, name.upper(), Origin.TAXONOMY, status, name, f"about {name}")


def refs(causes: Causes, *positions: int) -> tuple[str, ...]:
    """Return how the log names causes."""
    return tuple(str(FindingRef.of(causes.findings[at])) for at in positions)


def log_of(*decisions: Any) -> tuple[Entry, ...]:
    """Return a log of decisions, one a day."""
    return tuple(
        Entry(number, f"{number:016x}", f"2026-01-{(number - 1) % 28 + 1:02d}T09:00:00+00:00",
              "pmo", "because", decision)
        for number, decision in enumerate(decisions, 1)
    )  # fmt: skip


class WordJudge:
    """Judges by shared words: alike is the share of words of the one that the other has."""

    def __init__(self, causes: Causes) -> None:
        self._words = [set(text.split()) for text in causes.readable]
        self.told: list[tuple[str, ...]] = []

    def read(self, words: Sequence[str]) -> None:
        self.told.append(tuple(words))

    def fits(self, theme: Theme, positions: Sequence[int]) -> list[float | None]:
        wanted = set((theme.definition or "").split())
        return [0.9 if wanted <= self._words[at] and wanted else None for at in positions]

    def nearest_example(
        self, positions: Sequence[int], examples: Sequence[str]
    ) -> NDArray[np.float64]:
        best = [
            max((self._alike(at, set(text.split())) for text in examples), default=-1.0)
            for at in positions
        ]
        return np.array(best, dtype=np.float64)

    def bound(self, members: Sequence[int]) -> float:
        del members
        return 0.5

    def is_nearer(
        self, positions: Sequence[int], first: Sequence[int], second: Sequence[int]
    ) -> NDArray[np.bool_]:
        def nearest(at: int, others: Sequence[int]) -> float:
            return max(self._alike(at, self._words[other]) for other in others)

        return np.array([nearest(at, first) > nearest(at, second) for at in positions], dtype=bool)

    def _alike(self, at: int, words: set[str]) -> float:
        both = self._words[at] | words
        return len(self._words[at] & words) / len(both) if both else 0.0


def replayed(
    log: Sequence[Entry],
    causes: Causes,
    themes: Sequence[str | None],
    names: Sequence[str] = ("a", "b", "c"),
    subcauses: Mapping[int, str] | None = None,
) -> Replayed:
    """Replay a log on causes of which each is in the theme named, or in none."""
    placements = [
        Placement(name, (subcauses or {}).get(at), 0.8) if name else Placement()
        for at, name in enumerate(themes)
    ]
    known = {name: theme(name) for name in names}
    return replay(log, known, placements, causes, WordJudge(causes))


def themes_in(result: Replayed) -> list[str | None]:
    """Return the theme of each cause."""
    return [place.theme_id for place in result.placements]
