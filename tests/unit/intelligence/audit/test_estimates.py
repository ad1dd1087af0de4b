import pytest

from intelligence.audit.estimates import Labelled, audit, carried_over, labelled_parts, share_in
from intelligence.audit.strata import Stratum

YES, NO = frozenset({"a"}), frozenset[str]()


def part(theme: str, size: int, *labels: frozenset[str], band: int = 0) -> Labelled:
    drawn = tuple(f"{theme}{band}-{at}" for at in range(len(labels)))
    return Labelled(Stratum(theme, band, size, drawn), labels)


def test_parts_count_by_their_size_and_not_by_their_labels() -> None:
    found = share_in([part("a", 90, YES, YES), part("a", 10, NO, NO, NO, NO, band=1)], bool)
    assert found is not None
    assert found.value == pytest.approx(0.9)


def test_a_theme_labelled_whole_has_no_interval_left() -> None:
    found = share_in([part("a", 3, YES, YES, NO)], bool)
    assert found is not None
    assert found.low == found.value == found.high == pytest.approx(2 / 3)


def test_a_part_without_a_label_leaves_an_interval_even_if_the_rest_is_labelled_whole() -> None:
    found = share_in([part("a", 2, YES, YES), part("a", 8, band=1)], bool)
    assert found is not None
    assert found.low < 1


def test_precision_recall_and_true_share_follow_from_the_parts() -> None:
    (found,) = audit([part("a", 100, YES, YES, YES, NO), part("", 300, YES, *[NO] * 9)])
    assert found.precision is not None
    assert found.recall is not None
    assert found.precision.value == pytest.approx(0.75)
    assert found.recall.value == pytest.approx(75 / 105)
    assert found.raw == pytest.approx(0.25)
    assert found.corrected is not None
    assert found.corrected.value == pytest.approx(105 / 400)
    assert (found.labelled, found.right, found.missed) == (4, 3, 1)
    assert found.corrected.low < 105 / 400 < found.corrected.high


def test_a_theme_without_labels_is_unknown_and_not_wrong() -> None:
    """Its corrected share was told as 0 %, of an empty sheet for every theme."""
    (found,) = audit([part("a", 100), part("", 300, NO, NO)])
    assert found.precision is None
    assert found.recall is None
    assert found.corrected is None
    assert carried_over(found, 0.25) is None


def test_a_theme_that_is_labelled_and_was_given_to_nothing_is_told_as_missed() -> None:
    """Once it was in no row, so that the worst a theme can be was told of none."""
    theirs = frozenset({"b"})
    found = audit([part("a", 100, YES, theirs), part("", 300, theirs, NO, NO, NO)])
    assert [item.theme for item in found] == ["a", "b"]
    missed = found[1]
    assert (missed.given, missed.labelled, missed.right, missed.missed) == (0, 0, 0, 2)
    assert missed.precision is None
    assert missed.recall is not None
    assert missed.recall.value == missed.recall.high == 0
    assert missed.corrected is not None
    assert missed.corrected.value == pytest.approx((50 + 75) / 400)
    assert missed.corrected.low < missed.corrected.value < missed.corrected.high
    assert carried_over(missed, 0.1) is None


def test_without_labels_elsewhere_anything_may_have_been_missed() -> None:
    (found,) = audit([part("a", 100, YES, YES), part("", 100)])
    assert found.recall is not None
    assert found.recall.low < 0.55


def test_the_share_of_the_audited_edition_itself_is_corrected_to_what_was_estimated() -> None:
    (found,) = audit([part("a", 100, YES, YES, YES, NO), part("", 300, YES, *[NO] * 9)])
    assert found.corrected is not None
    assert carried_over(found, found.raw) == pytest.approx(found.corrected.value)


def test_labels_reach_the_parts_that_they_were_drawn_from() -> None:
    strata = [Stratum("a", 0, 9, ("f1", "f2")), Stratum("", 0, 9, ("f3",))]
    parts = labelled_parts(strata, {"f2": YES, "f3": NO})
    assert [item.labels for item in parts] == [(YES,), (NO,)]
