"""Weighs statements by what a taught reader makes of them, with what cues and rules say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.sow.hit import Hit
from intelligence.sow.judge import named_cues
from intelligence.sow.passage import PassageKind
from intelligence.sow.setting import Setting
from models.wordings.classifier import WordingClassifier
from models.wordings.reading import WordingReader
from models.wordings.sieve import Sieve

Array = NDArray[np.float64]

#: A rule that is as sure as this is not overruled: "TBD", a blank, "including but not limited to".
BEYOND_DOUBT = 0.88
#: Log odds around a bound in which a second reader is asked. 1.5 and 4 told the same of texts left
#: out; within 1.5 lies one statement in ten of texts that are full of faults.
DOUBT = 1.5
#: Log odds of every kind of what was ruled out unread.
RULED_OUT = -30.0
#: How far a draft must leave the log odds of every kind below its bound, that a statement is not
#: read again. In bf16 none was off by an eighth of it (docs/quality/encoding.md).
MARGIN = 0.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement with what the rules found and how probable each kind is, if that was weighed."""

    hits: Sequence[Hit]
    probabilities: Mapping[PassageKind, float] | None
    bounds: Mapping[PassageKind, float]


@dataclass(frozen=True)
class Learned:
    """A reader of statements, and the classifier that was fitted on its readings.

    Attributes:
        reader: reads every statement.
        classifier: weighs readings with cues.
        draft: the same reader, cheaper and less exact. What it leaves far below every bound is of
            no kind and is not read again, so that the passages and how sure they are stay those of
            ``reader``, bit for bit; None to read everything once.
        second: reads what ``reader`` leaves near a bound too; there the mean of both is weighed.
        sieve: rules out by words and cues what is surely of no kind; only the rest is read, and of
            what a rule is sure. None to read everything.

    """

    reader: WordingReader
    classifier: WordingClassifier
    draft: WordingReader | None = None
    second: WordingReader | None = None
    sieve: Sieve | None = None

    def weighed(self, settings: Sequence[Setting], hits: Sequence[Sequence[Hit]]) -> list[Weighed]:
        """Return each statement weighed; parallel arguments."""
        if not settings:
            return []
        kinds = [PassageKind(kind) for kind in self.classifier.kinds]
        bounds = dict(zip(kinds, map(float, _share(self.classifier.bounds)), strict=True))
        return [
            Weighed(own, dict(zip(kinds, map(float, row), strict=True)), bounds)
            for own, row in zip(hits, _share(self._log_odds(settings, hits)), strict=True)
        ]

    def _log_odds(self, settings: Sequence[Setting], hits: Sequence[Sequence[Hit]]) -> Array:
        words = [one.words for one in settings]
        named = [named_cues(one, own) for one, own in zip(settings, hits, strict=True)]
        sure = [any(hit.confidence >= BEYOND_DOUBT for hit in own) for own in hits]
        if self.sieve is None:
            return self._read(words, named, sure)
        passed = self.sieve.passes(words, named) | np.array(sure)
        odds = np.full((len(words), len(self.classifier.kinds)), RULED_OUT)
        kept = [int(row) for row in np.flatnonzero(passed)]
        if kept:
            odds[kept] = self._read(
                [words[row] for row in kept],
                [named[row] for row in kept],
                [sure[row] for row in kept],
            )
        return odds

    def _read(
        self, words: Sequence[str], named: Sequence[Mapping[str, float]], sure: Sequence[bool]
    ) -> Array:
        """Return log odds of statements with their cues, and whether a rule is sure of them."""
        weigh, first = self.classifier.log_odds, self.draft or self.reader
        readings = first.read(words)
        odds = weigh(readings, named)
        if self.draft is not None:
            least = -MARGIN - DOUBT if self.second else -MARGIN
            near = np.max(odds - self.classifier.bounds, axis=1) >= least
            again = [int(row) for row in np.flatnonzero(near | np.array(sure))]
            if again:
                readings[again] = self.reader.read([words[row] for row in again])
                odds[again] = weigh(readings[again], [named[row] for row in again])
        if self.second is not None:
            doubtful = np.any(np.abs(odds - self.classifier.bounds) < DOUBT, axis=1)
            asked = [int(row) for row in np.flatnonzero(doubtful)]
            if asked:
                both = (readings[asked] + self.second.read([words[row] for row in asked])) / 2
                odds[asked] = weigh(both, [named[row] for row in asked])
        return odds


def _share(odds: Array) -> Array:
    shares: Array = 1 / (1 + np.exp(-odds))
    return shares
