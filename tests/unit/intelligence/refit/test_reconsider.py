import numpy as np

from intelligence.identity.theme import Origin, ThemeStatus
from intelligence.refit.bounds import RefitBounds
from intelligence.refit.changes import Kind
from intelligence.refit.reconsider import Cold, Reconsidered
from intelligence.refit.standing import Known, Standing
from models.clustering.contract import Grouping
from models.clustering.resampled import Resampled


def around(axis: int, count: int, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    return np.eye(16)[[axis] * count] + random.normal(0, 0.1, (count, 16))


def reconsidered(sizes: tuple[int, int, int], axes: tuple[int, int, int]) -> Reconsidered:
    """Three known themes that no part of the causes shows in one group."""
    count = sum(sizes)
    names = tuple(np.repeat(["a", "b", "c"], sizes).tolist())
    rows = np.concatenate(
        [around(axis, size, at) for at, (axis, size) in enumerate(zip(axes, sizes, strict=True))]
    )
    nobody = np.zeros(count, dtype=bool)
    standing = Standing(
        (),
        ("",) * count,
        ("",) * count,
        names,
        (None,) * count,
        ~nobody,
        nobody,
        nobody,
        {name: Known(name, name, ThemeStatus.ACTIVE, Origin.DISCOVERY) for name in ("a", "b", "c")},
    )
    scattered = np.arange(count) % 4
    cold = Cold(
        np.arange(count), Grouping(scattered, np.zeros(4)), Resampled(np.tile(scattered, (5, 1)))
    )
    return Reconsidered(standing, rows, cold, RefitBounds())


def test_nearest_themes_that_lie_apart_by_chance_alone_merge_though_no_group_holds_them() -> None:
    (change,) = reconsidered((20, 16, 20), (0, 0, 1)).changes()
    assert (change.kind, change.themes) == (Kind.MERGE, ("b", "a"))
    assert change.measured[0].agreeing == 0.0


def test_nearest_themes_that_are_told_apart_or_too_small_to_tell_stay_two() -> None:
    assert not reconsidered((20, 16, 20), (0, 1, 2)).changes()
    assert not reconsidered((20, 8, 20), (0, 0, 1)).changes()
