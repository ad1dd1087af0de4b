"""What may be claimed of a family of cells: which are tested, and at what false discovery rate.

A family is the table of all themes by all values of one dimension. Cells of which two or more are
expected share nine tenths of the level. A cell of less could only be told from chance by a drastic
excess (seven of eight engagements where one was expected); such cells share the last tenth, so that
they cost the others little (weighted Benjamini-Hochberg, Genovese, Roeder and Wasserman 2006). Of
cells with next to nothing expected, nothing is claimed.

What the sparse cells leave over, and few tests or many claims, can let an excess pass that chance
alone brings about in one case of ten. Of the cell itself that is no evidence: what is claimed has a
p-value of at most `MOST_P` too, and no q-value is below its p-value.

What is expected is worked out again without what is special only once a first look, in which every
cell counts, has claimed something. So in a table in which nothing is the matter, there is a flag no
more often than that first look raises one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from intelligence.statistics.excess import (
    Excess,
    Question,
    find_excess,
    without_special_causes,
)
from intelligence.statistics.multiplicity import benjamini_hochberg

Array = NDArray[np.float64]

#: False discovery rate at which something is claimed.
LEVEL = 0.1
#: The largest p-value of a cell of which something is claimed, whatever the others are.
MOST_P = 0.05
#: Cells of which less is expected are sparse.
FEWEST_EXPECTED = 2.0
#: Cells of which less is expected are not tested.
SPARSE_EXPECTED = 0.5
#: The part of the level that all sparse cells share.
_SPARSE_PART = 0.1


def judged_excess(question: Question) -> Excess:
    """Return what is in excess, looked at twice where the first look claims anything."""
    found = find_excess(question)
    if claimed(family_q(found.p_value, found.expected), found.p_value).any():
        return without_special_causes(question, found)
    return found


def weights_of(expected: Array) -> Array:
    """Return what each cell's p-value is divided by: mean one over tested cells, else NaN."""
    full = expected >= FEWEST_EXPECTED
    sparse = (expected >= SPARSE_EXPECTED) & ~full
    tested = int(full.sum() + sparse.sum())
    weights = np.full(expected.shape, np.nan)
    part = _SPARSE_PART if full.any() else 1.0
    if full.any():
        weights[full] = (1 - part if sparse.any() else 1.0) * tested / int(full.sum())
    if sparse.any():
        weights[sparse] = part * tested / int(sparse.sum())
    return weights


def family_q(p_values: Array, expected: Array) -> Array:
    """Return the q-value of each cell of a family, no lower than p, NaN where it is not tested.

    >>> family_q(np.array([0.01, 0.5]), np.array([3.0, 0.1])).tolist()
    [0.01, nan]

    """
    weighed = np.minimum(p_values / weights_of(expected), 1.0)
    q_values = benjamini_hochberg(weighed.ravel()).reshape(expected.shape)
    return np.asarray(np.where(np.isnan(q_values), np.nan, np.maximum(q_values, p_values)))


def claimed(q_values: Array, p_values: Array) -> NDArray[np.bool_]:
    """Return which cells are claimed; those of a q-value that is NaN are not."""
    return np.asarray((np.nan_to_num(q_values, nan=1.0) <= LEVEL) & (p_values <= MOST_P))


def p_value_needed(q_values: Array, p_values: Array, expected: Array) -> Array:
    """Return the p-value at which each tested cell would now be claimed, beside those that are."""
    weights = weights_of(expected)
    tested = int(np.isfinite(weights).sum())
    flags = max(int(claimed(q_values, p_values).sum()), 1)
    return np.asarray(np.minimum(LEVEL * flags / max(tested, 1) * weights, MOST_P))
