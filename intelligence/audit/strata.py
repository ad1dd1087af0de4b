"""Parts of the causes from which an audit draws, and how many from each.

Causes are parted by the theme that they were given (or none) and, within it, by confidence, so that
every theme is audited and doubtful assignments are not drowned by sure ones. Each part is drawn
from at random without replacement, so every cause has a known chance of being drawn that is not
zero, which is what makes estimates from the sample unbiased (Horvitz and Thompson 1952).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from intelligence.errors import InvalidAudit

#: Bands of confidence within a theme, lowest first.
BANDS = 3

#: Fewest labels of a part, where it has so many: with two, a part can contradict itself.
_FEWEST = 2

#: The part's name for causes without a theme.
UNASSIGNED = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause that can be drawn; ``theme`` is empty where it was given none."""

    finding_id: str
    theme: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part: ``size`` causes, of which ``drawn`` (finding ids) are to be labelled."""

    theme: str
    band: int
    size: int
    drawn: tuple[str, ...]

    @property
    def probability(self) -> float:
        """The chance of each cause of the part to be drawn."""
        return len(self.drawn) / self.size


def draw(causes: Sequence[Cause], number: int, seed: int) -> tuple[Stratum, ...]:
    """Return the parts with what was drawn from each, ordered by theme and band.

    Where there are too few labels for two in each part, bands are given up; where there are too
    few for one in each theme, nothing can be said of every theme, and that is refused.

    Args:
        causes: everything that can be drawn; their order decides nothing.
        number: labels wanted; of fewer causes, all are drawn.
        seed: of the draw.

    Raises:
        InvalidAudit: when there is no cause, or fewer labels than themes.

    """
    if not causes:
        raise InvalidAudit("the edition has no cause to draw")
    parts = _parts(causes, BANDS)
    if number < sum(min(_FEWEST, len(own)) for own in parts.values()):
        parts = _parts(causes, 1)
    if number < len(parts):
        message = (
            f"{number} labels are too few: there are {len(parts)} themes (one of them stands for "
            f"causes without a theme), and each needs one; ask for at least {len(parts)}"
        )
        raise InvalidAudit(message)
    counts = allocated({key: len(own) for key, own in parts.items()}, number)
    random = np.random.default_rng(seed)
    strata = []
    for key in sorted(parts):
        own = sorted(cause.finding_id for cause in parts[key])
        places = random.permutation(len(own))[: counts[key]]
        drawn = tuple(own[at] for at in sorted(places.tolist()))
        strata.append(Stratum(key[0], key[1], len(own), drawn))
    return tuple(strata)


def _parts(causes: Sequence[Cause], bands: int) -> dict[tuple[str, int], list[Cause]]:
    """Return causes by theme and band; the bands of a theme are of about one size."""
    by_theme: dict[str, list[Cause]] = {}
    for cause in causes:
        by_theme.setdefault(cause.theme, []).append(cause)
    parts: dict[tuple[str, int], list[Cause]] = {}
    for theme, own in by_theme.items():
        own.sort(key=lambda cause: (cause.confidence, cause.finding_id))
        used = bands if len(own) >= bands * _FEWEST else 1
        for band, places in enumerate(np.array_split(np.arange(len(own)), used)):
            parts[theme, band] = [own[at] for at in places.tolist()]
    return parts


def allocated(sizes: Mapping[tuple[str, int], int], number: int) -> dict[tuple[str, int], int]:
    """Return how many labels each part gets: about the square root of its size (Bankier 1988).

    A share by size would leave rare themes unlabelled, equal shares would waste labels on them.
    Each part gets two, or one where labels are too few for that, and never more than it has.

    >>> allocated({("a", 0): 100, ("b", 0): 4}, 12)
    {('a', 0): 10, ('b', 0): 2}
    """
    keys = sorted(sizes)
    total = min(number, sum(sizes.values()))
    least = _FEWEST if total >= sum(min(_FEWEST, size) for size in sizes.values()) else 1
    counts = {key: min(least, sizes[key]) for key in keys}
    # One label at a time to where it is owed most (the divisor method of Sainte-Laguë).
    for _ in range(total - sum(counts.values())):
        open_parts = [key for key in keys if counts[key] < sizes[key]]
        best = max(open_parts, key=lambda key: (sqrt(sizes[key]) / (2 * counts[key] + 1), key))
        counts[best] += 1
    return counts
