from __future__ import annotations

from models.recognition.recognised import Recognised


def test_the_best_label_leads_the_ranking_and_is_sure_from_its_threshold_on() -> None:
    found = Recognised(None, 0.5, 0.2, 0.5, (3, 1))
    assert (found.best, found.sure) == (3, True)
    assert not Recognised(None, 0.4999, 0.2, 0.5, (3,)).sure
