"""Draws the risk check of an offer from one edition: the one place that knows its parts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from intelligence.signals.rates import Rates
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
