"""Draws the risk check of an offer from one edition: the one place that knows its parts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from intelligence.edition import Edition
from intelligence.errors import InvalidOffer
from intelligence.risk.evidence import evidence_for
from intelligence.risk.mitigations import Mitigations, mitigations_of
from intelligence.risk.model import RiskModel, fit_risk_model
from intelligence.risk.offer import Offer
from intelligence.risk.overrun import overrun_outlooks
from intelligence.risk.risk_check import (
    PassageFound,
    RiskCheck,
    SectionMissed,
    ThemeProbability,
    ThemeRisk,
)
from intelligence.risk.signed_texts import OfferSentences, SignedTexts, read_offer, signed_texts
from intelligence.risk.similar import PastEngagements, similar_engagements
from intelligence.risk.suppression import Suppressions, wording_digest
from intelligence.signals.occurrences import Occurrences, occurrences_of
from intelligence.signals.rates import Rates
from intelligence.sow.language import looks_english
from intelligence.sow.past import PastWording
from intelligence.sow.wording import check_wording
from models.embedding import Embedder
from models.segmentation import Segmenter

#: Longest text that is checked, in code points: about 300 pages.
MOST_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class CheckTools:
    """What a check works with.

    ``remembered`` keeps vectors of the portfolio's own texts between runs; ``fresh`` is the same
    encoder and keeps nothing, so that no trace is left of an offer. ``fewest_customers`` is how
    many distinct customers a cell needs to be shown to those who may not see names.
    """

    segmenter: Segmenter
    remembered: Embedder
    fresh: Embedder
    rates: Rates | None = None
    fewest_customers: int = 3


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text, by which it is known again without being kept."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
