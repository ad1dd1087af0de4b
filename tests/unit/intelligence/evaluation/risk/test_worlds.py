"""Simulated portfolios whose chances are known."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.evaluation.risk.worlds import Recipe, SentenceMarks, SimulatedWords, risk_world

SMALL = Recipe(engagements=300, themes=12)


def test_what_shows_is_drawn_with_the_chances_and_later_than_the_start() -> None:
    world = risk_world(SMALL, 3)
    assert world.occurrences.shows.mean() == pytest.approx(world.chances.mean(), abs=0.02)
    starts = world.occurrences.engagements.set_index("engagement")["start_quarter"]
    events = world.occurrences.events
    assert (events["quarter"] >= events["engagement"].map(starts)).all()


def test_world_of_a_seed_is_always_the_same() -> None:
    one, other = risk_world(SMALL, 5), risk_world(SMALL, 5)
    assert (one.chances == other.chances).all()
    assert one.tables["engagements"].equals(other.tables["engagements"])
    assert (risk_world(SMALL, 6).chances != one.chances).any()


def test_sentences_of_one_matter_are_nearer_than_those_of_two() -> None:
    words = SimulatedWords(0.7)
    one, same, other = words.embed(["m1w0 m1w1 x3", "m1w4 m1w5 x9", "m2w0 m2w1 x3"])
    assert one @ same > 0.4 > abs(float(one @ other))
    assert np.linalg.norm(one) == pytest.approx(1.0, abs=1e-6)


def test_texts_are_cut_at_full_stops() -> None:
    text = "x1 m2w3. x4"
    assert [text[a:b] for a, b in SentenceMarks().split([text, ""])[0]] == ["x1 m2w3", "x4"]
    assert SentenceMarks().split([""]) == [[]]
