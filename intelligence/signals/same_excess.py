"""Which claims are the same excess seen twice: a segment whose one customer makes all of it.

Two values of which the same theme is claimed are compared by what is left of each outside of the
other. Where the rest of a value shows no more than is expected of it, its excess cannot be told
apart from the other value's.

Of a value that lies wholly within the other nothing is left: a customer is part of its segment.
Then the rest of the segment decides. If it shows less than it would if the whole segment had the
excess, the excess is the customer's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from intelligence.statistics.excess import Cells, Excess
from intelligence.statistics.poisson_binomial import upper_tail

#: What is left must be rarer than this by chance to count as an excess of its own.
_OWN = 0.1
_SLIM = 1e-9

#: A dimension's place, a cell and a theme.
Claim = tuple[int, int, int]


def same_excess(
    looked: Sequence[tuple[Cells, Excess]],
    claims: Sequence[NDArray[np.bool_]],
    shows: NDArray[np.bool_],
) -> Mapping[Claim, Sequence[Claim]]:
    """Return for each claim those other ones without whose units nothing is left of it.

    Args:
        looked: cells and what was found, of each dimension over the same units.
        claims: what is claimed of each dimension, shape (cells, themes) each.
        shows: shape (units, themes).

    """
    by_theme: dict[int, list[Claim]] = {}
    for place, flags in enumerate(claims):
        for cell, theme in np.argwhere(flags):
            by_theme.setdefault(int(theme), []).append((place, int(cell), int(theme)))
    shared: dict[Claim, list[Claim]] = {}
    for theme, members in by_theme.items():
        for one, other in permutations(members, 2):
            if one[0] == other[0]:
                continue
            cells, excess = looked[one[0]]
            inside = looked[other[0]][0].of_unit == other[1]
            rest = (cells.of_unit == one[1]) & ~inside
            left = np.array([shows[rest, theme].sum()], dtype=np.int64)
            chances = excess.presence.chances[rest, theme][None]
            own = upper_tail(chances, left).mid_p[0] <= _OWN
            if not rest.any():
                whole = excess.presence.chances[:, theme]
                own = _of_a_part(shows[:, theme], whole, inside, cells.of_unit == one[1])
            if not own:
                shared.setdefault(one, []).append(other)
    return shared


def _of_a_part(
    shows: NDArray[np.bool_],
    chances: NDArray[np.float64],
    whole: NDArray[np.bool_],
    part: NDArray[np.bool_],
) -> bool:
    """Say whether the excess of a whole is that of a part of it alone.

    The rest then shows less than it would if its chances were as many times higher as those of the
    whole seem to be.
    """
    rest = whole & ~part
    if not rest.any():
        return False
    lift = float(shows[whole].sum()) / max(float(chances[whole].sum()), _SLIM)
    raised = np.minimum(chances[rest] * lift, 1 - _SLIM)[None]
    left = np.array([shows[rest].sum()], dtype=np.int64)
    return bool(1 - upper_tail(raised, left).mid_p[0] <= _OWN)
