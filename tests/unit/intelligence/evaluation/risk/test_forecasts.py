"""Chances of later engagements by what was known before them."""

from __future__ import annotations

import dataclasses

import numpy as np

from intelligence.evaluation.risk.as_known import known_before, started_in
from intelligence.evaluation.risk.forecasts import PRODUCT, WITHOUT_TEXT, Portfolio, forecast
from intelligence.evaluation.risk.peers import WORDS
from intelligence.evaluation.risk.worlds import (
    QUARTERS,
    Recipe,
    SentenceMarks,
    SimulatedWords,
    risk_world,
)
from intelligence.risk.signed_texts import signed_texts

WORLD = risk_world(Recipe(engagements=240, themes=8), 2)


def portfolios(*, with_text: bool) -> tuple[Portfolio, Portfolio]:
    known = known_before(WORLD.occurrences, WORLD.tables, QUARTERS[12])
    asked = started_in(WORLD.occurrences, WORLD.tables, QUARTERS[12:])
    words, marks = SimulatedWords(), SentenceMarks()
    texts = [signed_texts(one[1], words, marks) if with_text else None for one in (known, asked)]
    return Portfolio(*known, texts[0]), Portfolio(*asked, texts[1])


def test_product_and_peers_answer_for_each_engagement_that_is_asked() -> None:
    known, asked = portfolios(with_text=True)
    found = forecast(known, asked)
    assert {PRODUCT, WITHOUT_TEXT, WORDS} < set(found.chances)
    shape = (len(asked.occurrences.engagements), 8)
    assert {one.shape for one in found.chances.values()} == {shape}
    assert (found.low <= found.chances[PRODUCT]).all()
    assert (found.chances[PRODUCT] <= found.high).all()
    assert (found.chances[PRODUCT] != found.chances[WITHOUT_TEXT]).any()


def test_without_texts_and_peers_the_product_answers_alone() -> None:
    known, asked = portfolios(with_text=False)
    assert set(forecast(known, asked, peers=False).chances) == {PRODUCT}


def test_what_those_asked_show_is_not_looked_at() -> None:
    known, asked = portfolios(with_text=True)
    events = asked.occurrences.events.iloc[:0]
    blind = dataclasses.replace(
        asked, occurrences=dataclasses.replace(asked.occurrences, events=events)
    )
    one, other = forecast(known, asked), forecast(known, blind)
    for name, chances in one.chances.items():
        assert np.array_equal(chances, other.chances[name])
