from __future__ import annotations

import numpy as np

from models.recognition.brought import Brought, brought_fold
from models.recognition.folds import learned_without_writers
from models.recognition.labelled import Cause
from models.recognition.labels import Label
from tests.unit.models.recognition.labelled_material import material


def test_a_taxonomy_that_is_brought_is_judged_by_its_own_definitions() -> None:
    given = material()
    labels = (Label("x", "Buffer", "no slack or buffer"), Label("y", "Rows", "dirty rows"))
    texts = ("the buffer was gone", "rows were dirty", "slack was none")
    causes = tuple(Cause("K", "", str(number), text) for number, text in enumerate(texts))
    brought = Brought(causes, given.embedder.embed(texts), np.array([0, 1, 0]), labels)

    fold = brought_fold(given, brought, learned_without_writers(given, ["I"], frozenset({"data"})))

    assert fold.found.shape[:2] == (3, 2)
    assert fold.logs.shape == (3, 0)
    assert fold.unseen.all()
    assert fold.found[:, :, 0].argmax(axis=1).tolist() == [0, 1, 0]
    assert fold.asked.texts == texts
    assert fold.across is not None
    assert fold.across.near.shape == (6, 2, fold.found.shape[2])
    assert fold.across.scores.shape == (3, 7)
