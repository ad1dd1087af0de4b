"""Rankings of themes, and what can be said of them: top 1, top 3, calibration, confusions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.bootstrap import Draw, Share
from intelligence.evaluation.tables import Cell, Table
from models.recognition.choice import drawn_calibration_errors, expected_calibration_error

#: Share of the texts, the most confident, on which accuracy is told as well.
CONFIDENT = 0.8

#: Head of the tables of rankings, after the method.
COLUMNS = (
    "Top 1",
    "Top 3",
    "Right on the 80 % most confident",
    "Calibration error (ECE)",
    "ECE were each probability true",
)

_TOP = 3


@dataclass(frozen=True)
class Ranked:
    """How one method ranks the themes for each text.

    Attributes:
        method: what it is called.
        order: theme keys for each text, best first.
        strength: how sure the method is of its first; any scale.
        calibrated: whether the strength claims to be a probability.

    """

    method: str
    order: tuple[tuple[str, ...], ...]
    strength: NDArray[np.float64]
    calibrated: bool

    @classmethod
    def of_scores(
        cls, method: str, scores: NDArray[np.floating], keys: Sequence[str], *, calibrated: bool
    ) -> Ranked:
        """Rank by scores of shape (texts, keys); of equals the first key."""
        best = np.argsort(-scores, axis=1, kind="stable")[:, :_TOP]
        order = tuple(tuple(keys[column] for column in row) for row in best.tolist())
        strength = np.asarray(scores.max(axis=1), dtype=np.float64)
        return cls(method, order, strength, calibrated)

    def right(self, gold: Sequence[str]) -> list[bool]:
        """Return for each text whether the first theme is the true one."""
        return [row[0] == label for row, label in zip(self.order, gold, strict=True)]

    def row(self, gold: Sequence[str], draw: Draw) -> tuple[Cell, ...]:
        """Return the row of a table with `COLUMNS`."""
        right = self.right(gold)
        three = [label in row[:_TOP] for row, label in zip(self.order, gold, strict=True)]
        return (
            self.method,
            draw.share(right),
            draw.share(three),
            draw.share(right, self.confident()),
            self.calibration_error(gold),
            self.chance_error(),
        )

    def confident(self) -> list[bool]:
        """Return for each text whether it is among the share `CONFIDENT` of the surest."""
        count = round(CONFIDENT * len(self.strength))
        surest = set(np.argsort(-self.strength, kind="stable")[:count].tolist())
        return [row in surest for row in range(len(self.strength))]

    def calibration_error(self, gold: Sequence[str]) -> float | None:
        """Return the expected calibration error of the first theme, None without probabilities."""
        if not self.calibrated:
            return None
        return round(expected_calibration_error(self.strength, np.array(self.right(gold))), 4)

    def chance_error(self) -> Share | None:
        """Return the error that chance alone would show, with the range of 95 % of draws.

        An error inside the range is no evidence against the probabilities. None without any.
        """
        if not self.calibrated or not len(self.strength):
            return None
        errors = drawn_calibration_errors(self.strength)
        low, high = np.quantile(errors, [0.025, 0.975])
        mean = round(float(errors.mean()), 3)
        return Share(mean, round(float(low), 3), round(float(high), 3), len(self.strength))


def ranking_table(title: str, ranked: Sequence[Ranked], gold: Sequence[str], draw: Draw) -> Table:
    """Return one row a method."""
    rows = tuple(one.row(gold, draw) for one in ranked)
    return Table(title, ("Method", *COLUMNS), rows)


def kinds_table(
    ranked: Sequence[Ranked], gold: Sequence[str], kinds: Sequence[str], draw: Draw
) -> Table:
    """Return top 1 by how openly the cause is said."""
    known = sorted(set(kinds), key=lambda kind: (_KINDS.get(kind, len(_KINDS)), kind))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.method,
            *(draw.share(one.right(gold), [kind == own for own in kinds]) for kind in known),
        )
        for one in ranked
    )
    return Table("Top 1 by how openly the cause is said", ("Method", *known), rows)


_KINDS = {"explicit": 0, "paraphrased": 1, "indirect": 2}


def confusion_table(one: Ranked, gold: Sequence[str], most: int = 12) -> Table:
    """Return the pairs of themes that a method confuses most often."""
    counts = Counter(gold)
    pairs = Counter(
        (label, row[0]) for label, row in zip(gold, one.order, strict=True) if label != row[0]
    )
    ordered = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))[:most]
    return Table(
        f"Most frequent confusions of {one.method}",
        ("True", "Given", "Texts", "of the true ones"),
        tuple((*pair, count, count / counts[pair[0]]) for pair, count in ordered),
    )


@dataclass(frozen=True, slots=True)
class AtThreshold:
    """Answers given only where the product is sure: how many, how right, how often wrongly."""

    method: str
    sure: Share
    accuracy: Share

    @property
    def row(self) -> tuple[Cell, ...]:
        """Method, share that gets a theme, share of those that is right."""
        return (self.method, self.sure, self.accuracy)
