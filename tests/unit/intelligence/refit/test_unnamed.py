from dataclasses import replace

import numpy as np

from intelligence.refit.bounds import RefitBounds
from intelligence.refit.unnamed import Unnamed

BOUNDS = RefitBounds(beside=5)


def around(axis: int, count: int, seed: int = 0) -> np.ndarray:
    """Return statements of one thing; what is on axis 0 and 1 is a little like 4 and 5."""
    random = np.random.default_rng(seed + 100 * axis)
    middle = np.eye(16)[axis] + (0.5 * np.eye(16)[axis + 4] if axis < 2 else 0.0) + 0.1
    return np.tile(middle, (count, 1)) + random.normal(0, 0.1, (count, 16))


THEMES = [around(axis, 20) for axis in range(4, 12)]
#: What is in no theme for want of sureness: two of each known theme.
UNSURE = np.concatenate([around(axis, 2, 1) for axis in range(4, 12)])


def seen(*sets: np.ndarray, bounds: RefitBounds = BOUNDS) -> list[list[int]]:
    found = Unnamed(np.concatenate(sets), THEMES, bounds).kinds()
    return sorted(sorted(kind.places) for kind in found)


def test_each_new_theme_is_seen_among_what_is_unsure() -> None:
    first, second = list(range(20)), list(range(20, 36))
    assert seen(around(0, 20), around(1, 16), UNSURE) == [first, second]


def test_the_evidence_is_told() -> None:
    (kind,) = Unnamed(np.concatenate([around(0, 20), UNSURE]), THEMES, BOUNDS).kinds()
    assert kind.measured.told_apart is not None
    assert kind.measured.told_apart >= BOUNDS.from_known


def test_what_is_unsure_alone_or_too_little_is_no_theme() -> None:
    assert seen(UNSURE) == []
    assert seen(around(0, 8), UNSURE) == []
    assert seen(around(0, 8)) == []
    assert Unnamed(np.zeros((0, 16)), THEMES, BOUNDS).kinds() == ()


def test_a_set_that_leaves_much_behind_that_is_drawn_to_it_is_not_the_theme() -> None:
    """Else every part of a new theme would be one as soon as the whole is not."""
    strict = replace(BOUNDS, begun=14, own=0.0, from_known=0.0, left_behind=0.0)
    for kind in seen(around(0, 40), UNSURE, bounds=strict):
        assert len(set(kind) & set(range(40))) in {0, 40}
