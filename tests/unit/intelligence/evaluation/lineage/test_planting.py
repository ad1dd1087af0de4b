import pytest

from intelligence.errors import UnusableLabels
from intelligence.evaluation.lineage.planting import Named, is_same, plan
from tests.unit.intelligence.evaluation.lineage.labelled import world

WORLD = world()


def test_births_are_new_pairs_are_one_theme_and_some_labels_are_two() -> None:
    planted = plan(WORLD, 3)
    assert [len(texts) for texts in planted.births] == [24, 24]
    assert not set().union(*planted.births) & set(planted.old)
    assert len(planted.splits) == len(planted.merges) == 2
    for name, (one, other) in planted.splits.items():
        assert set(planted.known[name]) == (one | other) & set(planted.old)
    for pair in planted.merges:
        first, second = (planted.known[name] for name in sorted(pair))
        assert not set(first) & set(second)
        assert len({WORLD.data.gold[at] for at in (*first, *second)}) == 1
    everything = sorted(at for own in planted.known.values() for at in own)
    assert everything == list(planted.old)


def test_a_perfect_namer_is_right_and_never_false() -> None:
    planted = plan(WORLD, 3)
    events = [
        *(Named("start", texts=texts) for texts in planted.births),
        *(Named("split", frozenset({name}), two[1]) for name, two in planted.splits.items()),
        *(Named("merge", pair) for pair in planted.merges),
    ]
    assert planted.right(events) == ([True] * 2, [True] * 2, [True] * 2, 0)


def test_what_is_named_and_was_not_planted_is_false() -> None:
    planted = plan(WORLD, 3)
    plain = next(name for name in planted.known if name in WORLD.data.labels)
    events = [
        Named("end", frozenset({plain})),
        Named("start", texts=frozenset(planted.known[plain])),
        Named("merge", frozenset({plain, *next(iter(planted.merges))})),
    ]
    births, splits, merges, false = planted.right(events)
    assert not any([*births, *splits, *merges])
    assert false == 3


def test_an_event_can_be_grouped_when_its_labels_are_groups_of_some_method() -> None:
    planted = plan(WORLD, 3)
    labels = {label: number for number, label in enumerate(WORLD.data.labels)}
    perfect = [labels[label] for label in WORLD.data.gold]
    assert planted.groupable([perfect]) == ([True] * 2, [True] * 2, [True] * 2)
    assert planted.groupable([[0] * len(perfect)]) == ([False] * 2, [False] * 2, [False] * 2)


def test_half_of_each_in_the_other_is_the_same() -> None:
    assert is_same({1, 2}, {2, 3})
    assert not is_same({1, 2, 3}, {3, 4})
    assert not is_same(set(), set())


def test_too_few_labels_are_told() -> None:
    with pytest.raises(UnusableLabels, match="3 labels with 20 texts; 4 are needed"):
        plan(world(24, 3), 0)
