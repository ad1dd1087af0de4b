from __future__ import annotations

import numpy as np

from models.recognition.folds import (
    document_folds,
    learned_without,
    learned_without_writers,
    left_out_fold,
    plain_folds,
    theme_groups,
)
from tests.unit.models.recognition.labelled_material import LABELS, material


def test_a_fold_shows_no_head_for_the_themes_left_out() -> None:
    given = material()
    asked = np.array([cause.writer == "A" for cause in given.causes])
    fold = left_out_fold(given, learned_without(given, asked, frozenset({"plan"})))
    assert np.isnan(fold.logs[:, 1]).all()
    assert not np.isnan(fold.logs[:, [0, 2, 3]]).any()
    assert fold.logs.shape == (asked.sum(), 4)
    assert fold.unseen.tolist() == (fold.target == 1).tolist()


def test_document_folds_leave_out_each_documents_causes_once_and_no_statement() -> None:
    given = material()
    folds = list(document_folds(given))
    in_documents = sum(bool(cause.document) for cause in given.causes)
    assert len(folds) == len(theme_groups(LABELS))
    assert sum(len(fold.target) for fold in folds) == in_documents


def test_a_strangers_fold_looks_at_one_writer_alone() -> None:
    given = material()
    fold = left_out_fold(given, learned_without_writers(given, ["I"], frozenset({"data"})))
    away = sum(cause.writer == "I" for cause in given.causes)
    assert len(fold.target) == away
    assert fold.unseen.sum() == away / 3


def test_a_fold_keeps_its_texts_with_their_documents_so_that_some_can_be_shown() -> None:
    given = material()
    fold = next(iter(document_folds(given)))
    assert len(fold.asked.texts) == len(fold.target) == len(fold.asked.views.spaces[0])
    assert set(fold.asked.documents) <= {f"d{number}" for number in range(6)}
    assert {name.split(".")[0] for name in fold.asked.subcauses} == {"late", "plan", "data"}


def test_for_an_untrained_encoder_each_writer_is_a_fold_and_nothing_is_learned() -> None:
    folds = list(plain_folds(material()))
    assert len(folds) == 4
    assert all(fold.unseen.all() for fold in folds)
    assert all(len(fold.asked.views.spaces) == 1 for fold in folds)


def test_themes_are_dealt_out_completely_and_the_same_each_time() -> None:
    groups = theme_groups(LABELS)
    assert groups == theme_groups(LABELS)
    assert sorted(key for group in groups for key in group) == sorted(x.key for x in LABELS)
