from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.recognition.answers import (
    UNKNOWN_SHARE,
    described_answers,
    headed_answers,
    plain_answers,
)
from models.recognition.evidence import Views
from models.recognition.folds import Asked, Fold
from tests.unit.models.recognition.labelled_material import LABELS, material

#: Three texts, two labels and one rival; the third text's theme was left out.
FOLD = Fold(
    found=np.arange(12.0).reshape(3, 2, 2),
    logs=np.array([[-1.0, -2.0, -3.0], [-2.0, -1.0, -3.0], [-1.0, np.nan, -3.0]]),
    target=np.array([0, 1, 1]),
    unseen=np.array([False, False, True]),
    told=np.ones(2),
    asked=Asked(("one", "two", "three"), ("",) * 3, ("a", "b", "c"), Views((np.eye(3),))),
)


def test_a_text_whose_theme_has_no_head_should_get_none() -> None:
    answers = headed_answers([FOLD])
    assert answers.target.tolist() == [0, 1, -1]
    assert answers.rivals == 1


def test_texts_without_a_theme_weigh_their_assumed_share() -> None:
    answers = headed_answers([FOLD])
    share = answers.weight[2] / answers.weight.sum()
    assert np.isclose(share, UNKNOWN_SHARE)


def test_by_definitions_alone_a_left_out_text_comes_again_without_its_theme() -> None:
    answers = described_answers([FOLD])
    assert answers.target.tolist() == [0, 1, 1, -1]
    assert np.isnan(answers.evidence[3, 1]).all()
    assert np.isclose(answers.weight[3] / answers.weight.sum(), UNKNOWN_SHARE)


def test_folds_of_different_taxonomies_stand_side_by_side() -> None:
    smaller = Fold(
        FOLD.found[:2, :1],
        FOLD.logs[:2, :0],
        np.array([0, 0]),
        np.array([True, True]),
        np.ones(1),
        Asked(("one", "two"), ("", ""), ("a", "b"), Views((np.eye(2),))),
    )

    answers = described_answers([FOLD, smaller])

    assert np.isnan(answers.evidence[3:5, 1]).all()
    assert not np.isnan(answers.evidence[:3]).any()


def test_for_an_untrained_encoder_every_text_comes_with_and_without_its_theme() -> None:
    given = material()
    answers = plain_answers(given)
    count = len(given.causes)
    assert answers.evidence.shape == (2 * count, len(LABELS), 3)
    assert (answers.target[count:] == -1).all()


def test_every_fold_of_themes_left_out_counts_alike() -> None:
    twice = replace(
        FOLD,
        found=np.concatenate([FOLD.found] * 2),
        target=np.tile(FOLD.target, 2),
        unseen=np.tile(FOLD.unseen, 2),
    )
    answers = described_answers([FOLD, twice])
    honest = answers.weight[:9][np.concatenate([FOLD.unseen, twice.unseen])]
    assert np.allclose(honest, [0.25, 0.125, 0.125])
