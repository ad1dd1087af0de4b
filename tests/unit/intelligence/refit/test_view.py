import numpy as np

from intelligence.refit.view import best_view
from tests.fakes.clusterers import AlikeClusterer


def two(axes: tuple[int, int], size: int = 6) -> np.ndarray:
    random = np.random.default_rng(0)
    middles = np.eye(8)[[axes[0]] * size + [axes[1]] * size]
    return middles + random.normal(0, 0.02, middles.shape)


SAME, SWAPPED = two((0, 1)), two((0, 1)).reshape(2, 6, 8).transpose(1, 0, 2).reshape(12, 8)


def test_the_view_is_taken_that_shows_the_known_themes_best() -> None:
    """Changes of themes (looking elsewhere) are covered end to end in ``test_look``."""
    known = np.repeat([0, 1], 6)
    assert best_view([SWAPPED, SAME], known, AlikeClusterer())[0] == 1
    assert best_view([SAME, SWAPPED], known, AlikeClusterer())[0] == 0


def test_without_known_themes_the_view_that_tells_most_is_taken() -> None:
    nothing = np.random.default_rng(1).normal(size=(12, 8))
    known = np.full(12, -1)
    best, grouping = best_view([nothing, SAME], known, AlikeClusterer())
    assert best == 1
    assert grouping.groups == 2
