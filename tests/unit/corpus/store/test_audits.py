from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.store.audits import LabelReading
from corpus.store.workspace import Store

DESIGN = [{"theme": "t", "band": 0, "size": 9, "drawn": ["f1", "f2"]}]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'w.db'}").open()


def test_a_sample_is_kept_as_it_was_drawn(store: Store) -> None:
    number = store.audits.add(3, "ab", 7, DESIGN, "2026-01-01T00:00:00+00:00")
    found = store.audits.sample()
    assert (found.id, found.edition, found.seed, found.design) == (number, 3, 7, DESIGN)
    assert store.audits.sample(number) == found


def test_a_sample_whose_sheet_cannot_be_handed_over_is_not_kept(store: Store) -> None:
    def hand_over() -> None:
        with store.audits.adding(3, "ab", 7, DESIGN, "2026-01-01T00:00:00+00:00"):
            raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        hand_over()
    with pytest.raises(StoreError):
        store.audits.sample()


def test_of_two_labels_of_a_finding_the_newer_counts(store: Store) -> None:
    number = store.audits.add(3, "ab", 7, DESIGN, "2026-01-01T00:00:00+00:00")
    for labels in ({"f1": ["t"], "f2": []}, {"f1": ["u"]}):
        store.audits.add_labels(number, LabelReading("pmo", "2026-01-02", labels))
    assert store.audits.labels(number) == {"f1": frozenset({"u"}), "f2": frozenset()}


def test_a_label_is_withdrawn_by_a_newer_word_and_may_come_back(store: Store) -> None:
    number = store.audits.add(3, "ab", 7, DESIGN, "2026-01-01T00:00:00+00:00")
    for labels in ({"f1": ["t"], "f2": ["t"]}, {"f1": None, "f2": None}, {"f2": []}):
        store.audits.add_labels(number, LabelReading("pmo", "2026-01-02", labels))
    assert store.audits.labels(number) == {"f2": frozenset()}


def test_a_sample_that_is_not_there_is_told_with_what_to_do(store: Store) -> None:
    with pytest.raises(StoreError, match="premortem audit-sample N"):
        store.audits.sample()
    with pytest.raises(StoreError, match="no audit sample 4"):
        store.audits.sample(4)
