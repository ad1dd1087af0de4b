"""Judges which causes fit a theme that a person has defined anew, and which part is nearer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from intelligence.identity.closeness import Spread
from intelligence.identity.placing import Causes
from intelligence.identity.theme import Theme
from intelligence.memory import Forgetful, ResultStore
from intelligence.recognising import labels_of
from intelligence.status_notes import is_status_note
from intelligence.taxonomy import Taxonomy
from models.recognition.labels import Label
from models.recognition.recogniser import Recogniser
from models.recognition.steady import steady_product, unit_rows

_DECIMALS = 4

#: Share of a theme's members that are nearer to their nearest fellow than the bound of examples.
_TYPICAL = 0.5

#: Members looked at for the bound, so that a theme of thousands costs no more than one of hundreds.
_MOST = 400

#: The bound where a theme has too few members to tell.
_FEW = 0.8


class Judge(Protocol):
    """Answers what a replay asks about the words of causes, given by position."""

    def read(self, words: Sequence[str]) -> None:
        """Take in the words that decisions will be judged by: one by one they cost far more."""
        ...

    def fits(self, theme: Theme, positions: Sequence[int]) -> list[float | None]:
        """Return the confidence of each cause that a definition draws in, else None."""
        ...

    def nearest_example(
        self, positions: Sequence[int], examples: Sequence[str]
    ) -> NDArray[np.float64]:
        """Return how close each cause is to its nearest example, -1 to 1."""
        ...

    def bound(self, members: Sequence[int]) -> float:
        """Return from which closeness to an example a cause is of its kind."""
        ...

    def is_nearer(
        self, positions: Sequence[int], first: Sequence[int], second: Sequence[int]
    ) -> NDArray[np.bool_]:
        """Return of each cause whether it is nearer to the first causes than to the second."""
        ...


@dataclass(frozen=True)
class RecogniserJudge:
    """Judges by the recogniser of the build and by the vectors of its encoder.

    What fits a definition is remembered in ``memory``, so that an old decision costs a new build
    its new statements only.
    """

    causes: Causes
    recogniser: Recogniser
    taxonomy: Taxonomy | None
    memory: ResultStore = field(default_factory=Forgetful)
    _known: dict[str, dict[str, float | None]] = field(default_factory=dict, repr=False)
    _notes: dict[str, bool] = field(default_factory=dict, repr=False)

    def read(self, words: Sequence[str]) -> None:
        """Embed all of them at once."""
        self.recogniser.embedder.embed(words)

    def fits(self, theme: Theme, positions: Sequence[int]) -> list[float | None]:
        """Ask the recogniser with the theme's new words among the themes of the taxonomy."""
        if not theme.definition:
            return [None] * len(positions)
        labels = self._labels(theme)
        identity = self._identity(labels)
        known = self._known.setdefault(identity, {})
        texts = {self.causes.readable[at] for at in positions} - known.keys()
        known.update(self._remembered(identity, sorted(texts), labels, _key(theme)))
        return [known[self.causes.readable[at]] for at in positions]

    def _remembered(
        self, identity: str, texts: Sequence[str], labels: Sequence[Label], key: str
    ) -> dict[str, float | None]:
        """Return what fits the label of a key, asking the recogniser for the unknown only."""
        packed = self.memory.load(identity, texts) if texts else {}
        found: dict[str, float | None] = {text: json.loads(row) for text, row in packed.items()}
        missing = [text for text in texts if text not in found]
        if missing:
            fresh = self._asked(missing, labels, key)
            rows = {text: json.dumps(sure).encode() for text, sure in fresh.items()}
            self.memory.save(identity, rows)
            found.update(fresh)
        return found

    def _asked(
        self, texts: Sequence[str], labels: Sequence[Label], key: str
    ) -> dict[str, float | None]:
        found: dict[str, float | None] = dict.fromkeys(texts)
        asked = [text for text in texts if not self._is_note(text)]
        mine = next(at for at, label in enumerate(labels) if label.key == key)
        vectors = self.recogniser.embedder.embed(asked)
        prepared = self.recogniser.prepared(labels)
        for text, answer in zip(asked, prepared.recognise(asked, vectors), strict=True):
            if answer.sure and answer.best == mine:
                found[text] = answer.confidence
        return found

    def _is_note(self, text: str) -> bool:
        """Say whether a text is a status note: every definition of a log is held against it."""
        if text not in self._notes:
            self._notes[text] = is_status_note(text)
        return self._notes[text]

    def _identity(self, labels: Sequence[Label]) -> str:
        said = [[label.key, label.name, label.definition, label.subcauses] for label in labels]
        digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()
        return f"fits/{version('premortem')}/{self.recogniser.identity}/{digest}"

    def _labels(self, theme: Theme) -> list[Label]:
        others = labels_of(self.taxonomy) if self.taxonomy else ()
        old = next((label for label in others if label.key == theme.theme_key), None)
        subcauses = old.subcauses if old else ()
        new = Label(_key(theme), theme.name, theme.definition or theme.name, subcauses)
        return [*(label for label in others if label is not old), new]

    def nearest_example(
        self, positions: Sequence[int], examples: Sequence[str]
    ) -> NDArray[np.float64]:
        """Compare vectors."""
        if not examples:
            return np.full(len(positions), -1.0)
        rows = unit_rows(self.recogniser.embedder.embed(list(examples)))
        cosines = steady_product(self._rows(positions), rows.T)
        return np.asarray(np.round(cosines.max(axis=1), _DECIMALS))

    def bound(self, members: Sequence[int]) -> float:
        """Return how close the typical member is to its nearest fellow, in other words."""
        texts = sorted({self.causes.readable[at] for at in members})[:_MOST]
        if len(texts) < 3:  # noqa: PLR2004 - two members are one distance
            return _FEW
        rows = unit_rows(self.recogniser.embedder.embed(texts))
        cosines = steady_product(rows, rows.T)
        np.fill_diagonal(cosines, -1.0)
        return float(np.round(np.quantile(cosines.max(axis=1), _TYPICAL), _DECIMALS))

    def is_nearer(
        self, positions: Sequence[int], first: Sequence[int], second: Sequence[int]
    ) -> NDArray[np.bool_]:
        """Compare with the nearest of both."""
        rows = self._rows(positions)
        one, other = (Spread.of(self._rows(part)).closeness(rows) for part in (first, second))
        return np.asarray(one > other)

    def _rows(self, positions: Sequence[int]) -> NDArray[np.float64]:
        texts = [self.causes.readable[at] for at in positions]
        return unit_rows(self.recogniser.embedder.embed(texts))


def _key(theme: Theme) -> str:
    return theme.theme_key or theme.theme_id
