from dataclasses import replace

import numpy as np

from intelligence.curation.kept import Kept
from intelligence.identity.theme import Origin, ThemeStatus
from intelligence.refit.bounds import RefitBounds
from intelligence.refit.changes import Kind
from intelligence.refit.reconsider import Reconsidered
from intelligence.refit.standing import Known, Standing
from intelligence.refit.view import Cold
from models.clustering.contract import Grouping
from models.clustering.resampled import Resampled


def around(axis: int, count: int, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    return np.eye(16)[[axis] * count] + random.normal(0, 0.1, (count, 16))


def reconsidered(sizes: tuple[int, int, int], axes: tuple[int, int, int]) -> Reconsidered:
    """Three known themes that no part of the causes shows in one group."""
    return of_three(
        [around(axis, size, at) for at, (axis, size) in enumerate(zip(axes, sizes, strict=True))]
    )


def of_three(sets: list[np.ndarray]) -> Reconsidered:
    """Return the same of vectors of each theme."""
    names = tuple(np.repeat(["a", "b", "c"], [len(rows) for rows in sets]).tolist())
    count = len(names)
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
    return Reconsidered(standing, np.concatenate(sets), cold, RefitBounds())


def test_nearest_themes_that_lie_apart_by_chance_alone_merge_though_no_group_holds_them() -> None:
    (change,) = reconsidered((20, 16, 20), (0, 0, 1)).changes()
    assert (change.kind, change.themes) == (Kind.MERGE, ("b", "a"))
    assert change.measured[0].agreeing == 0.0


def test_themes_that_a_third_is_as_near_to_stay_two_where_themes_do_not_tell_how_far() -> None:
    """Codes of a survey lay within one another, and up to three pairs were merged in a refit."""
    aside, wide = 0.08 * np.eye(16)[2], np.eye(16)[5]
    pair = [around(0, 20, 0) + aside, around(0, 20, 1) - aside]
    # Statements of the third lie around the two, so its middle is between theirs.
    between = of_three([*pair, np.concatenate([around(0, 20, 2) + wide, around(0, 20, 3) - wide])])
    assert not between.changes()
    (change,) = of_three([*pair, around(1, 20, 2)]).changes()
    assert (change.kind, change.themes) == (Kind.MERGE, ("b", "a"))
    assert replace(between, bounds=replace(between.bounds, third=1.0)).changes() == (change,)


def many(own: np.ndarray, free: np.ndarray, groups: int = 4) -> Reconsidered:
    """A theme beside six others, and what is in no theme; groups hold nothing together."""
    others = [around(axis, 20, axis) for axis in range(4, 10)]
    sets = [own, *others, free]
    names = np.repeat([*"abcdefg", ""], [len(rows) for rows in sets])
    count = len(names)
    nobody = np.zeros(count, dtype=bool)
    standing = Standing(
        (),
        tuple(f"said {chr(97 + at // 26)}o{chr(97 + at % 26)}u" for at in range(count)),
        tuple(map(str, range(count))),
        tuple(str(name) or None for name in names),
        (None,) * count,
        ~nobody,
        nobody,
        nobody,
        {name: Known(name, name, ThemeStatus.ACTIVE, Origin.DISCOVERY) for name in "abcdefg"},
    )
    scattered = np.arange(count) % groups
    drawn = Resampled(np.tile(scattered, (5, 1)))
    cold = Cold(np.arange(count), Grouping(scattered, np.zeros(groups)), drawn)
    return Reconsidered(standing, np.concatenate(sets) + 0.1, cold, RefitBounds(beside=5))


def retired(one: Reconsidered, name: str) -> Reconsidered:
    known = replace(one.standing.themes[name], status=ThemeStatus.RETIRED)
    themes = {**one.standing.themes, name: known}
    return replace(one, standing=replace(one.standing, themes=themes))


NOTHING = np.zeros((0, 16))


def test_of_a_theme_that_was_taken_out_of_use_neither_split_nor_merge_is_proposed() -> None:
    two = many(np.concatenate([around(0, 24, 0), around(1, 16, 1)]), NOTHING)
    assert two.changes()
    assert not retired(two, "a").changes()
    same = reconsidered((20, 16, 20), (0, 0, 1))
    assert same.changes()
    for name in "ab":
        assert not retired(same, name).changes()


def test_what_is_a_retired_themes_own_is_not_started_anew() -> None:
    given = many(around(0, 40, 0), around(4, 20, 2))
    assert not given.changes()
    assert not retired(given, "b").changes()


def test_no_merge_brings_together_by_a_third_what_is_kept_apart() -> None:
    given = reconsidered((20, 16, 12), (0, 0, 0))
    bounds = replace(given.bounds, third=1.0)
    grouped = np.zeros(48, dtype=int)
    cold = Cold(np.arange(48), Grouping(grouped, np.ones(1)), Resampled(np.tile(grouped, (5, 1))))
    given = replace(given, bounds=bounds, cold=cold)
    (change,) = given.changes()
    assert {*change.themes} == {"a", "b", "c"}
    kept = Kept(apart=frozenset({frozenset({"b", "c"})}))
    apart = replace(given, standing=replace(given.standing, kept=kept))
    assert all(not {"b", "c"} <= {*change.themes} for change in apart.changes())


def test_a_theme_of_two_things_splits_though_no_group_is_large_enough_to_be_a_part() -> None:
    two = np.concatenate([around(0, 24, 0), around(1, 16, 1)])
    (change,) = many(two, NOTHING).changes()
    assert (change.kind, change.themes) == (Kind.SPLIT, ("a",))
    assert change.parts == (tuple(range(24, 40)),)
    assert not many(around(0, 40, 0), NOTHING).changes()


def test_halves_that_groups_hold_together_are_one_thing() -> None:
    two = np.concatenate([around(0, 24, 0), around(1, 16, 1)])
    assert not many(two, NOTHING, groups=1).changes()


def test_a_new_theme_among_what_no_theme_has_starts_though_no_group_shows_it() -> None:
    (change,) = many(around(0, 40, 0), around(2, 20, 2)).changes()
    assert (change.kind, change.themes) == (Kind.START, ())
    assert change.parts == (tuple(range(160, 180)),)
    assert not many(around(0, 40, 0), around(0, 20, 2)).changes()


def test_where_themes_do_not_tell_how_far_nothing_starts_but_groups() -> None:
    many_themes = many(around(0, 40, 0), around(2, 20, 2))
    few = replace(many_themes, bounds=replace(many_themes.bounds, beside=10))
    assert not few.changes()


def in_groups(own: np.ndarray, usual: float) -> Reconsidered:
    """A theme in two groups of its own, beside themes that tell nothing but what is usual."""
    found = many(own, NOTHING)
    groups = np.repeat([0, 1, 2], [20, 20, len(found.vectors) - 40])
    drawn = Resampled(np.tile(groups, (5, 1)))
    cold = Cold(np.arange(len(groups)), Grouping(groups, np.ones(3)), drawn)
    torn = replace(found.bounds, torn=-1.0, usual=usual)
    return replace(found, cold=cold, bounds=torn)


def test_parts_with_no_more_themes_between_than_halves_have_are_one_where_themes_are_torn() -> None:
    """Of a survey's codes "lack of time" was split off "time pressure" in nearly every refit."""
    two = np.concatenate([around(0, 20, 0), around(1, 20, 1)])
    assert [change.kind for change in in_groups(two, 0.0).changes()] == [Kind.SPLIT]
    near = np.concatenate([around(0, 20, 0), 0.1 * around(1, 20, 1) + around(0, 20, 2)])
    assert not in_groups(near, 1.0).changes()


def test_nearest_themes_that_are_told_apart_or_too_small_to_tell_stay_two() -> None:
    assert not reconsidered((20, 16, 20), (0, 1, 2)).changes()
    assert not reconsidered((20, 8, 20), (0, 0, 1)).changes()
