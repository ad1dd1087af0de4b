"""Chances learned from past engagements."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.risk.at_signature import signed_engagements, vocabulary_of
from intelligence.risk.basis import Basis
from intelligence.risk.chances import Training, forward_steps, learn_chances, part_of
from tests.fakes.risk_portfolios import PLANTED, TYPES, risk_portfolio


def test_each_step_is_predicted_by_all_that_began_before_it() -> None:
    start = ("2025-03", "2025-01", "2025-02", "2025-04", "", "2025-05", "2025-06", "2025-07")
    steps = forward_steps(start)
    assert [[start[row] for row in later] for _, later in steps] == [
        ["2025-04"],
        ["2025-05"],
        ["2025-06"],
        ["2025-07"],
    ]
    assert sorted(start[row] for row in steps[0][0]) == ["", "2025-01", "2025-02", "2025-03"]
    assert len(steps[-1][0]) == 7
    assert forward_steps(("a",)) == []


def test_chances_of_types_come_near_to_those_planted() -> None:
    occurrences, tables = risk_portfolio(600)
    signed = signed_engagements(occurrences, tables)
    shows = occurrences.shows.astype(float)
    learned = learn_chances(
        Training(signed, None, shows, np.ones(600)), Basis(vocabulary_of(signed), None)
    )
    chance, low, high = learned.of(signed, None)
    for kind, planted in zip(TYPES, PLANTED, strict=True):
        own = np.array(signed.attributes["engagement_type"]) == kind
        assert chance[own, 0].mean() == pytest.approx(planted, abs=0.06)
    assert (low <= chance).all()
    assert (chance <= high).all()


def test_half_seen_engagements_count_for_half() -> None:
    """Each shows with half the chance, being seen half; the chance told is nearer to the whole."""
    occurrences, tables = risk_portfolio(600)
    signed = signed_engagements(occurrences, tables)
    seen = np.random.default_rng(1).random(occurrences.shows.shape) < 0.5
    shows = (occurrences.shows & seen).astype(float)
    basis = Basis(vocabulary_of(signed), None)
    own = part_of(signed, np.array(signed.attributes["engagement_type"]) == TYPES[0])
    told, blind = (
        learn_chances(Training(signed, None, shows, visible), basis).of(own, None)[0][:, 0].mean()
        for visible in (np.full(600, 0.5), np.ones(600))
    )
    assert told > 0.55
    assert blind < 0.45
