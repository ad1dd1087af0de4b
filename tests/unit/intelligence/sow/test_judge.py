"""How evidence is weighed."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.sow.judge import JUDGED, Judge, evidence_of, packaged_judge
from intelligence.sow.passage import PassageKind
from tests.fakes.statements import settings

KIND = PassageKind.VAGUE_TERM


def judge() -> Judge:
    weights = np.zeros((1, len(JUDGED)))
    weights[0, JUDGED.index(KIND)] = 2.0
    return Judge(("vague",), weights, np.zeros(len(JUDGED)), dict.fromkeys(JUDGED, 0.5))


def test_evidence_moves_the_probability_of_its_kind_alone() -> None:
    found = judge().probabilities({"vague": 1.0, "not weighed": 1.0})
    assert found[KIND] == pytest.approx(1 / (1 + np.exp(-2.0)))
    assert {found[kind] for kind in JUDGED if kind is not KIND} == {0.5}
    assert judge().weight("vague", KIND) == 2.0
    assert judge().weight("not weighed", KIND) == 0.0


def test_the_packaged_judge_weighs_exactly_the_evidence_that_there_is() -> None:
    (one,) = settings("The Supplier delivers a portal.")
    packaged = packaged_judge()
    assert set(evidence_of(one, (), [])) == set(packaged.cues)
    assert packaged.weights.shape == (len(packaged.cues), len(JUDGED))
    assert set(packaged.bounds) == set(JUDGED)
    assert all(0 < bound < 1 for bound in packaged.bounds.values())
