from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.recognition.described_fitting import UNKNOWN_SCORES, bridged, fit_described
from models.recognition.folds import Fold, learned_without_writers, left_out_fold
from tests.unit.models.recognition.labelled_material import material


def fold() -> Fold:
    given = material()
    return left_out_fold(given, learned_without_writers(given, ["I"], frozenset({"plan"})))


def test_definitions_and_bridge_are_fitted_together() -> None:
    one = fold()
    found = fit_described([one])
    views = one.found.shape[2]
    assert found.carried is not None
    assert len(found.alone.choice.weights) == views
    assert len(found.carried.choice.weights) == views + 2
    assert found.unknown in UNKNOWN_SCORES
    for fit in (found.alone, found.carried):
        assert fit.choice.mixture is not None
        assert fit.choice.threshold == fit.quality["threshold"]
    assert fit_described([one]) == found, "fitted twice, the same numbers"


def test_without_a_head_there_is_no_bridge() -> None:
    found = fit_described([replace(fold(), across=None)])
    assert found.carried is None
    assert len(found.alone.choice.weights) == fold().found.shape[2]


def test_a_bridged_fold_shows_more_for_the_right_theme() -> None:
    one = fold()
    filing = fit_described([replace(one, across=None)]).alone.choice
    wider = bridged(one, filing, unknown=-5.0)
    assert wider.found.shape[2] == one.found.shape[2] + 2
    assert np.array_equal(wider.found[..., :-2], one.found)
    seen = np.flatnonzero(~one.unseen)
    carried = wider.found[seen, :, -2]
    assert (carried.argmax(axis=1) == one.target[seen]).mean() > 0.9
