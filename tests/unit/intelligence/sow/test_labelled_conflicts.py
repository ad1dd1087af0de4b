"""The labelled conflicts: spans that hold, both sides told, and nothing in two sets."""

from __future__ import annotations

import pytest

from intelligence.sow.labels import CONFLICTS, labelled_texts
from intelligence.sow.passage import PassageKind


@pytest.mark.parametrize("name", CONFLICTS)
def test_both_sides_of_a_conflict_point_at_each_other(name: str) -> None:
    for one in labelled_texts(name):
        told = {(label.start, label.end): label.conflicts_with for label in one.labels}
        for label in one.labels:
            assert label.kind is PassageKind.CONFLICTING
            assert 0 <= label.start < label.end <= len(one.text)
            assert label.conflicts_with in told, one.identifier
            assert one.text[label.start : label.end].strip() == one.text[label.start : label.end]


def test_no_text_is_in_two_sets() -> None:
    texts = [one.text for name in CONFLICTS for one in labelled_texts(name)]
    names = [one.identifier for name in CONFLICTS for one in labelled_texts(name)]
    assert len(set(texts)) == len(texts)
    assert len(set(names)) == len(names)


def test_sets_have_texts_with_and_without_a_conflict() -> None:
    for name in CONFLICTS:
        with_conflict = sum(bool(one.labels) for one in labelled_texts(name))
        assert 0 < with_conflict < len(labelled_texts(name))
