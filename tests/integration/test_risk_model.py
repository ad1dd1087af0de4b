"""The risk model with the real encoder and sentence splitter: scope texts that say why."""

from __future__ import annotations

import os
from dataclasses import dataclass

import numpy as np
import pytest

from api.settings import Settings
from api.tools import make_encoder
from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import ThemeProbability
from intelligence.risk.risk_model import RiskModel, fit_risk_model
from intelligence.risk.signed_texts import signed_texts
from models.embedding import Embedder
from models.segmentation import SpacySegmenter
from tests.fakes.offers import sentences_of
from tests.fakes.risk_portfolios import risk_portfolio

#: What is signed where theme t1 shows later, and what is signed elsewhere, each in several ways.
_INVITING = (
    "The supplier of the interface delivers its part on a date that is still to be agreed.",
    "A third party hosts the system, and its release plan is not known to us.",
    "Work depends on deliverables of another vendor who is not bound by this order.",
    "The network operator provides the lines; dates are outside our control.",
)
_CALM = (
    "All work is done on the premises of the client by our own team.",
    "The contents of the order are listed in annex A, signed by both parties.",
    "Training is given to twenty users in two groups.",
    "Acceptance follows the test plan within ten working days.",
)
_ASKED = (
    "Acceptance takes ten days. The middleware comes from a subcontractor of the client, whose "
    "delivery date nobody can commit to. Twelve users are trained."
)


@dataclass(frozen=True)
class Learned:
    model: RiskModel
    embedder: Embedder
    segmenter: SpacySegmenter

    def told(self, text: str, theme: str) -> ThemeProbability:
        sentences = sentences_of(text, self.embedder, self.segmenter)
        found = self.model.predict(Offer(text), sentences)
        return next(one for one in found if one.theme_id == theme)


@pytest.fixture(scope="module")
def learned() -> Learned:
    occurrences, tables = risk_portfolio(240, seed=3)
    draw = np.random.default_rng(1)
    scopes = [
        " ".join(
            draw.permutation(
                [*draw.choice(_CALM, 2, replace=False), draw.choice(_INVITING if shows else _CALM)]
            )
        )
        for shows in occurrences.shows[:, 1]
    ]
    tables["engagements"] = tables["engagements"].assign(scope=scopes)
    embedder, segmenter = make_encoder(Settings.from_environment(os.environ)), SpacySegmenter()
    texts = signed_texts(tables, embedder, segmenter)
    return Learned(fit_risk_model(occurrences, tables, texts), embedder, segmenter)


def test_wording_that_nobody_used_before_is_known_by_what_it_means(learned: Learned) -> None:
    calm = learned.told(" ".join(_CALM[:3]), "t1")
    inviting = learned.told(_ASKED, "t1")
    assert inviting.probability > 2 * calm.probability


def test_sentence_that_speaks_for_the_theme_is_quoted_word_for_word(learned: Learned) -> None:
    reasons = learned.told(_ASKED, "t1").reasons
    first = next(one for one in reasons if one.start is not None)
    assert "subcontractor" in _ASKED[first.start : first.end]
    assert first.odds > 1.05


def test_theme_that_has_nothing_to_do_with_the_wording_is_hardly_moved(learned: Learned) -> None:
    calm = learned.told(" ".join(_CALM[:3]), "t3")
    inviting = learned.told(_ASKED, "t3")
    assert inviting.interval[0] < calm.probability < inviting.interval[1]
