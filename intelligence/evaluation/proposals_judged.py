"""Whether proposed themes are themes: judged by the labels that their findings really have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Share of its members that a proposal's commonest label must have for it to be right.
MAJORITY = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """Proposals against labels.

    Attributes:
        proposals: their number.
        right: those whose commonest label covers at least half of them.
        found: labels that are the commonest of a right proposal.
        labels: number of labels that could be found.
        mixed: most frequent pairs (commonest label of a proposal, other label in it, findings).

    """

    proposals: int
    right: int
    found: frozenset[str]
    labels: int
    mixed: tuple[tuple[str, str, int], ...]

    @property
    def precision(self) -> float | None:
        """Share of the proposals that are right; None without any."""
        return self.right / self.proposals if self.proposals else None

    @property
    def recall(self) -> float | None:
        """Share of the labels that a right proposal found."""
        return len(self.found) / self.labels if self.labels else None


def judge(
    members: NDArray[np.int64], gold: Sequence[str], findable: Sequence[str], pairs: int = 10
) -> Judged:
    """Compare proposals with labels.

    Args:
        members: the proposal of each text from 0, or -1.
        gold: the label of each text.
        findable: labels that a proposal could be about.
        pairs: how many pairs of mixed labels are told.

    """
    right: list[str] = []
    mixed: Counter[tuple[str, str]] = Counter()
    numbers = sorted(set(members[members >= 0].tolist()))
    for number in numbers:
        inside = Counter(gold[i] for i in np.flatnonzero(members == number).tolist())
        label, count = min(inside.items(), key=lambda item: (-item[1], item[0]))
        if count >= MAJORITY * inside.total():
            right.append(label)
        mixed.update({(label, other): n for other, n in inside.items() if other != label})
    ordered = sorted(mixed.items(), key=lambda item: (-item[1], item[0]))
    return Judged(
        len(numbers),
        len(right),
        frozenset(right) & frozenset(findable),
        len(set(findable)),
        tuple((*pair, count) for pair, count in ordered[:pairs]),
    )
