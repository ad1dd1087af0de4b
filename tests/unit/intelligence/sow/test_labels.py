"""Labelled statements of work as they are read."""

from __future__ import annotations

import pytest

from intelligence.errors import UnusableLabels
from intelligence.sow.judge import JUDGED
from intelligence.sow.labels import (
    ASIDE,
    EXTRACTS,
    OFFERS,
    STRANGERS,
    WORDINGS,
    _read,
    labelled_texts,
    labelled_wordings,
)
from intelligence.sow.passage import PassageKind


def test_labels_lie_inside_their_texts_and_documents_say_what_is_missing() -> None:
    texts = labelled_texts("development")
    assert len({one.identifier for one in texts}) == len(texts)
    for one in texts:
        assert all(0 <= label.start < label.end <= len(one.text) for label in one.labels)
    assert any(one.missing for one in texts)
    assert any(one.missing is None for one in texts)
    conflicts = [
        label for one in texts for label in one.labels if label.kind is PassageKind.CONFLICTING
    ]
    assert all(label.conflicts_with for label in conflicts)


def test_a_half_that_is_not_there_is_said_by_name() -> None:
    with pytest.raises(UnusableLabels, match="'third'"):
        labelled_texts("third")


def test_a_line_that_cannot_be_read_is_said_with_its_number() -> None:
    with pytest.raises(UnusableLabels, match="line 7"):
        _read('{"id": "x"}', "development", 7)


@pytest.mark.parametrize("name", [*OFFERS, *STRANGERS])
def test_an_offers_writer_tells_every_kind_and_whole_texts_in_order(name: str) -> None:
    texts = labelled_texts(name)
    assert {label.kind for one in texts for label in one.labels} == {*JUDGED}
    assert sum(not one.labels for one in texts) > len(texts) / 5
    for one in texts:
        for label in one.labels:
            found = one.text[label.start : label.end]
            assert found
            assert found == found.strip()


def test_nothing_by_strangers_or_of_the_kept_half_is_learned_from() -> None:
    taught = {
        " ".join(one.text.lower().split())
        for name in (*OFFERS, *EXTRACTS, "development", "development_2")
        for one in labelled_texts(name)
    }
    taught |= {
        " ".join(one.text.lower().split()) for name in WORDINGS for one in labelled_wordings(name)
    }
    for name in (*STRANGERS, *ASIDE, "kept"):
        for one in labelled_texts(name):
            assert " ".join(one.text.lower().split()) not in taught


@pytest.mark.parametrize("halves", [*zip(EXTRACTS, ASIDE, strict=True)])
def test_extracts_put_aside_are_none_of_those_that_were_worked_with(
    halves: tuple[str, str],
) -> None:
    taught, aside = map(labelled_texts, halves)
    assert not {one.text for one in taught} & {one.text for one in aside}
    for one in (*taught, *aside):
        assert one.missing is None
        assert all(one.text[label.start : label.end].strip() for label in one.labels)
        sides = [
            (label.start, label.end)
            for label in one.labels
            if label.kind is PassageKind.CONFLICTING
        ]
        assert all(
            label.conflicts_with in sides
            for label in one.labels
            if label.kind is PassageKind.CONFLICTING
        )
