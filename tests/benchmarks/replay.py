"""How long a log of 1,000 decisions takes on 5,000 documents, each kind in turn."""

from __future__ import annotations

import random
import time
from typing import Any

import numpy as np

from intelligence.curation import entries
from intelligence.curation.judge import RecogniserJudge
from intelligence.curation.replay import replay
from intelligence.identity.placing import Causes, Placement
from intelligence.identity.references import Finder, FindingRef
from intelligence.identity.theme import Theme, themes_of
from intelligence.taxonomy import starter_taxonomy
from models.recognition.recogniser import Recogniser
from tests.fakes.curations import finding, log_of
from tests.fakes.embedders import WordEmbedder
from tests.fakes.results import MemoryResults

DOCUMENTS, ENTRIES, CAUSES_OF_A_DOCUMENT = 5_000, 1_000, 2
_WORDS = ("access", "scope", "plan", "price", "law", "late", "vague", "weak", "test", "staff")


def main() -> None:
    """Print the seconds and what became of the entries."""
    draw = random.Random(7)  # noqa: S311 - synthetic data, not a secret
    found = [
        finding(at // CAUSES_OF_A_DOCUMENT, " ".join(draw.choices(_WORDS, k=8)), at % 2 * 200)
        for at in range(DOCUMENTS * CAUSES_OF_A_DOCUMENT)
    ]
    causes = Causes(found, [item.text for item in found], Finder(found))
    themes = {theme.theme_id: theme for theme in themes_of(starter_taxonomy())}
    names = sorted(themes)
    placements = [
        Placement(draw.choice(names), None, 0.8) if draw.random() < 0.75 else Placement()
        for _ in found
    ]
    log = log_of(*_decisions(draw, causes, placements, themes))
    memory, recogniser = MemoryResults(), Recogniser(_Remembered())
    print(f"{ENTRIES:,} entries on {DOCUMENTS:,} documents, {len(found):,} causes")  # noqa: T201 - a benchmark prints
    for what in ("never replayed before", "replayed again"):
        judge = RecogniserJudge(causes, recogniser, starter_taxonomy(), memory)
        started, worked = time.perf_counter(), time.process_time()
        result = replay(log, themes, placements, causes, judge)
        passed, worked = time.perf_counter() - started, time.process_time() - worked
        print(  # noqa: T201 - as above
            f"{what}: {passed:.1f} s, {worked:.1f} s of processors; "
            f"{len(result.conflicts):,} conflicts, {len(result.examples):,} examples"
        )


class _Remembered(WordEmbedder):
    """Embeds each text once, as the cache of a workspace does."""

    def __init__(self) -> None:
        super().__init__()
        object.__setattr__(self, "known", {})

    def embed(self, texts: Any) -> Any:
        known: dict[str, Any] = self.__dict__["known"]
        for text in {*texts} - {*known}:
            known[text] = self._row(text)
        rows = [known[text] for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.dimension)


def _decisions(
    draw: random.Random, causes: Causes, placements: list[Placement], themes: dict[str, Theme]
) -> list[Any]:
    names = sorted(themes)
    made: list[Any] = []
    for number in range(ENTRIES):
        theme = draw.choice(names)
        own = [at for at, place in enumerate(placements) if place.theme_id == theme]
        some = tuple(
            str(FindingRef.of(causes.findings[at])) for at in draw.sample(own, min(20, len(own)))
        )
        kinds = [
            entries.Rename(theme, f"Name {number}"),
            entries.Confirm(some, theme),
            entries.Reject(some[:5], theme),
            entries.Move(some[:5], draw.choice(names)),
            entries.Pin(some[:2], theme),
            entries.Define(theme, definition="late access", include=("late access plan",)),
            entries.Split(theme, "Part", chosen=some, kept=(), new_theme=f"theme-{number}"),
            entries.Exclude(phrase=" ".join(draw.choices(_WORDS, k=5))),
            entries.SetOwner(theme, "Head of delivery"),
            entries.Undo(draw.randint(1, max(number, 1))),
        ]
        made.append(kinds[number % len(kinds)])
    return made


if __name__ == "__main__":
    main()
