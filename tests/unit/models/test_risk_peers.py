"""The peer of words and attributes."""

from __future__ import annotations

import numpy as np

from models.risk_peers import tfidf_regressions


def test_words_and_attributes_tell_which_theme_shows() -> None:
    texts = ["tapes are moved", "disks are kept"] * 30
    values = [["A"], ["B"], ["B"], ["A"]] * 15
    shows = np.array([[float(i % 2 == 0), float(values[i][0] == "A"), 0.0] for i in range(60)])
    found = tfidf_regressions((texts, values), shows, (["tapes", "disks"], [["A"], ["new"]]))
    assert found[0, 0] > 0.7
    assert found[1, 0] < 0.3
    assert found[0, 1] > 0.7 > found[1, 1]
    assert list(found[:, 2]) == [0.0, 0.0]


def test_without_any_text_attributes_alone_tell() -> None:
    shows = np.array([[1.0], [0.0]] * 20)
    found = tfidf_regressions(([""] * 40, [["A"], ["B"]] * 20), shows, ([""], [["A"]]))
    assert found[0, 0] > 0.8
