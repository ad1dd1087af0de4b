from __future__ import annotations

import numpy as np

from models.recognition.bridge import Across
from models.recognition.folds import Fold, learned_without_writers, left_out_fold
from models.recognition.situations import PARTS, TAUGHT_SHARE, answers_of, situations_of
from tests.unit.models.recognition.labelled_material import material


def fold() -> Fold:
    given = material()
    return left_out_fold(given, learned_without_writers(given, ["I"], frozenset({"plan"})))


def counted(_: Across, labels: np.ndarray) -> np.ndarray:
    """One view that says of how many labels the taxonomy consists."""
    return np.full((len(_.scores), len(labels), 1), float(len(labels)))


def test_a_taxonomy_is_asked_whole_without_a_theme_and_in_parts() -> None:
    one = fold()
    found = situations_of([one])
    lost = np.unique(one.target[one.unseen])
    assert len(found) == 1 + len(lost) + len(PARTS)
    assert np.array_equal(found[0].target, one.target)
    for label, orphans in zip(lost, found[1:], strict=False):
        assert label not in orphans.labels
        assert (orphans.target == -1).all()
        assert (one.target[orphans.rows] == label).all()


def test_a_text_whose_theme_is_not_in_the_part_is_of_none() -> None:
    one = fold()
    for part in situations_of([one])[-len(PARTS) :]:
        inside = np.isin(one.target[part.rows], part.labels)
        assert ((part.target >= 0) == inside).all()
        assert (part.labels[part.target[inside]] == one.target[part.rows][inside]).all()


def test_what_the_head_reads_is_filed_anew_where_a_theme_is_missing() -> None:
    one = fold()
    situations = situations_of([one], parts=())
    answers = answers_of(situations, counted)
    views = one.found.shape[2]
    assert answers.evidence.shape[2] == views + 1
    whole, without = one.found.shape[1], one.found.shape[1] - 1
    assert set(np.unique(answers.evidence[:, 0, views])) == {float(whole), float(without)}
    assert np.isnan(answers.evidence[-1, -1]).all(), "the missing option"


def test_every_taxonomy_counts_alike_however_many_texts_it_has() -> None:
    one = fold()
    situations = situations_of([one, one], parts=())
    weights = [x.weight.sum() for x in situations if len(x.labels) == one.found.shape[1]]
    assert np.isclose(weights[0], weights[1])
    taught = [x.weight[~one.unseen].sum() for x in situations if len(x.weight) == len(one.unseen)]
    assert np.isclose(sum(taught), TAUGHT_SHARE)
