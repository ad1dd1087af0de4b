"""Reasons add up to the log odds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from intelligence.risk.at_signature import offered
from intelligence.risk.offer import Offer
from intelligence.risk.reasons import Explainer, mean_vector
from intelligence.risk.risk_model import fit_risk_model
from intelligence.risk.signed_texts import OfferSentences, SignedTexts
from tests.fakes.risk_portfolios import TYPES, risk_portfolio


@pytest.fixture
def explainer() -> Explainer:
    occurrences, tables = risk_portfolio(200)
    draw = np.random.default_rng(3)
    keys = tuple(occurrences.engagements["engagement"])
    vectors = draw.normal(size=(200, 12)).astype(np.float32)
    vectors[:, 0] += 2 * occurrences.shows[:, 2]
    model = fit_risk_model(occurrences, tables, SignedTexts(keys, vectors, "x"))
    assert model.chances is not None
    attributes = {"engagement_type": TYPES[0], "customer": "C1", "team": "Team 2"}
    offer = offered(Offer("", attributes, 500.0))
    rows = draw.normal(size=(6, 12)).astype(np.float32)
    rows[4, 0] += 9
    sentences = OfferSentences(tuple((10 * n, 10 * n + 9) for n in range(6)), rows, "x")
    return Explainer(model.chances, offer, sentences, {"C1": "Nordwall AG"})


def test_parts_add_up_to_the_log_odds_of_the_model(explainer: Explainer) -> None:
    assert explainer.sentences is not None
    chances = explainer.chances
    predictors = chances.basis.predictors(explainer.offer, mean_vector(explainer.sentences))
    whole = chances.incidence.predictor(predictors)[0] - chances.incidence.effects[:, 0]
    assert sum(explainer.parts().values()) == pytest.approx(whole)


def test_sentences_add_up_to_what_the_text_says(explainer: Explainer) -> None:
    assert explainer.sentence_parts().sum(axis=0) == pytest.approx(explainer.parts()["text"])


def test_sentence_that_speaks_most_for_a_theme_comes_first_with_its_place(
    explainer: Explainer,
) -> None:
    told = [reason for reason in explainer.reasons()[2] if reason.start is not None]
    assert (told[0].start, told[0].end) == (40, 49)
    assert told[0].odds > 1
    assert sum(reason.odds < 1 for reason in told) <= 1


def test_customer_is_named_by_name_and_kept_by_key(explainer: Explainer) -> None:
    found = [r for reasons in explainer.reasons() for r in reasons if r.name == "customer"]
    assert {r.value for r in found} == {"C1"}
    assert all("Nordwall AG" in r.words for r in found)


def test_what_is_not_known_is_no_reason(explainer: Explainer) -> None:
    bare = Explainer(explainer.chances, offered(Offer("")), None, {})
    assert set(bare.parts()) == {"start"}
    told = {reason.words.split(":")[0] for reasons in bare.reasons() for reason in reasons}
    assert told <= {
        "Engagements of late show it more often",
        "Engagements of late show it less often",
    }


def test_what_a_value_begins_with_is_told_once(explainer: Explainer) -> None:
    named = replace(explainer, customer_names={"C1": "Customer Care plc"})
    found = [r for reasons in named.reasons() for r in reasons if r.name == "customer"]
    assert found
    assert all(r.words.startswith("Customer Care plc makes it ") for r in found)
