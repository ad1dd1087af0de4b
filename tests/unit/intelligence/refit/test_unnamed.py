from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from intelligence.refit.bounds import RefitBounds
from intelligence.refit.unnamed import Unnamed
from tests.fakes.standings import standing

BOUNDS = RefitBounds(beside=5)


def around(axis: int, count: int, seed: int = 0) -> np.ndarray:
    """Return statements of one thing; what is on axis 0 and 1 is a little like 4 and 5."""
    random = np.random.default_rng(seed + 100 * axis)
    middle = np.eye(16)[axis] + (0.5 * np.eye(16)[axis + 4] if axis < 2 else 0.0) + 0.1
    return np.tile(middle, (count, 1)) + random.normal(0, 0.1, (count, 16))


THEMES = [around(axis, 20) for axis in range(4, 12)]
#: What is in no theme for want of sureness: two of each known theme.
UNSURE = np.concatenate([around(axis, 2, 1) for axis in range(4, 12)])


def unnamed(
    rows: np.ndarray, themes: Sequence[np.ndarray] = THEMES, bounds: RefitBounds = BOUNDS
) -> Unnamed:
    """Return statements that are worded each in its own way, and that are always found again."""
    return Unnamed(rows, themes, bounds, np.arange(len(rows)), lambda _: 1.0)


def seen(*sets: np.ndarray, bounds: RefitBounds = BOUNDS) -> list[list[int]]:
    found = unnamed(np.concatenate(sets), bounds=bounds).kinds()
    return sorted(sorted(kind.places) for kind in found)


def test_each_new_theme_is_seen_among_what_is_unsure() -> None:
    first, second = list(range(20)), list(range(20, 36))
    assert seen(around(0, 20), around(1, 16), UNSURE) == [first, second]


def test_the_evidence_is_told() -> None:
    given = unnamed(np.concatenate([around(0, 20), UNSURE]))
    (kind,) = replace(given, again=lambda places: len(places) / 25).kinds()
    assert kind.measured.told_apart is not None
    assert kind.measured.told_apart >= BOUNDS.from_known
    assert kind.measured.stability == 0.8
    assert kind.measured.inside is None


def test_a_set_that_is_not_found_again_is_no_theme_and_hides_none() -> None:
    """The sample's only proposal was 37 causes that are like nothing: 88 % nearer to their own."""
    given = unnamed(np.concatenate([around(0, 20), around(1, 16), UNSURE]))

    def again(places: Sequence[int]) -> float:
        return 0.4999 if set(range(20)) <= set(places) else 0.5

    assert [kind.places for kind in replace(given, again=again).kinds()] == [tuple(range(20, 36))]


def test_statements_of_one_template_count_once() -> None:
    """Minutes begin with where they were written down, in as many words as there are cities."""
    given = unnamed(np.concatenate([around(0, 20), UNSURE]))
    for different, kinds in ((BOUNDS.begun - 1, 0), (BOUNDS.begun, 1)):
        wordings = np.arange(len(given.rows))
        wordings[different:20] = 0
        assert len(replace(given, wordings=wordings).kinds()) == kinds


def test_templates_are_told_by_the_words_and_what_is_found_again_by_all_causes() -> None:
    texts = [f"access came late {letter * 2} {letter * 3} {letter * 4}" for letter in "abcdefghij"]
    given = standing({"a": texts[:5]}, [*texts[5:9], f"{texts[8]} 2"])
    rows = np.concatenate([around(4, 5), around(0, 5)])
    at = np.array([9, 5, 6, 7, 8])
    found = Unnamed.among(given, rows, at, THEMES, replace(BOUNDS, template=0.9))
    assert found.wordings.tolist() == [0, 1, 2, 3, 0]
    assert found.rows.tolist() == rows[at].tolist()
    assert found.again(range(5)) == 1.0
    assert found.again([0]) < 1.0


def test_what_is_unsure_alone_or_too_little_is_no_theme() -> None:
    assert seen(UNSURE) == []
    assert seen(around(0, 8), UNSURE) == []
    assert seen(around(0, 8)) == []
    assert unnamed(np.zeros((0, 16))).kinds() == ()


def test_what_is_unsure_is_not_drawn_into_a_new_theme() -> None:
    (kind,) = seen(around(0, 16), UNSURE)
    assert kind == list(range(16))


def test_what_lies_hardly_nearer_to_a_known_theme_that_refused_it_is_the_new_one_s() -> None:
    """Known themes are many, and took statements of a new one that they had refused."""
    between = np.tile(around(0, 16).mean(axis=0) + 2 * around(4, 20).mean(axis=0), (4, 1))
    between += np.random.default_rng(1).normal(0, 0.02, between.shape)
    wide = replace(BOUNDS, refused=0.5)
    assert seen(around(0, 16), between) == [list(range(16))]
    assert seen(around(0, 16), between, bounds=wide) == [list(range(20))]


def test_a_set_that_is_not_told_from_the_nearest_themes_is_none() -> None:
    """Half of a known theme says what the set says; the theme's middle lies elsewhere."""
    overlapping = np.concatenate([around(4, 12), around(0, 12, 7)])
    rows, themes = around(0, 20), [overlapping, *THEMES[1:]]
    assert unnamed(rows, themes).kinds() == ()
    (kind,) = unnamed(rows, themes, replace(BOUNDS, from_known=0.5)).kinds()
    assert kind.measured.told_apart is not None
    assert 0.5 < kind.measured.told_apart < BOUNDS.from_known


def test_two_things_beside_one_another_are_seen_apart_whatever_their_order() -> None:
    rows = np.concatenate([around(0, 20), around(1, 16)])
    order = np.random.default_rng(2).permutation(36)
    assert sorted(sorted(order[list(kind)].tolist()) for kind in seen(rows[order])) == seen(rows)
