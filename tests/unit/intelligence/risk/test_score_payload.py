"""A score card as JSON."""

from __future__ import annotations

import json

import numpy as np

from intelligence.risk.score_payload import score_payload
from intelligence.risk.scoring import StoredPrediction, score_checks
from tests.fakes.planted_occurrences import occurrences_from


def test_themes_are_named_and_everything_is_plain() -> None:
    shows = np.zeros((4, 2), dtype=bool)
    shows[0, 0] = True
    told = [
        StoredPrediction(f"c{number}", 1, f"E{number}" if number else None, theme, 0.3, 0.2)
        for number in range(4)
        for theme in ("t0", "t1")
    ]
    payload = score_payload(score_checks(told, occurrences_from({}, shows)), 7, 3, {"t0": "Gap"})
    assert json.loads(json.dumps(payload, allow_nan=False)) == payload
    assert (payload["edition"], payload["signed"], payload["checks"]) == (7, 3, 4)
    for one in payload["themes"]:
        assert one["name"] == {"t0": "Gap", "t1": ""}[one["theme_id"]]
        assert "brier" in one
