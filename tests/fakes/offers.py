"""Offers cut and embedded as a risk check does it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from intelligence.risk.signed_texts import OfferSentences, offer_sentences
from intelligence.sow.embedded import StatementVectors
from intelligence.sow.outline import outline
from models.embedding import Embedder
from models.segmentation import RuleSegmenter, Segmenter
from tests.fakes.embedders import WordEmbedder


def sentences_of(
    text: str, embedder: Embedder | None = None, segmenter: Segmenter | None = None
) -> OfferSentences | None:
    """Return the sentences of an offer, of the word embedder by default."""
    chosen = embedder or WordEmbedder()
    outlined = outline(text, segmenter or RuleSegmenter())
    with ThreadPoolExecutor(1) as beside:
        vectors = StatementVectors(chosen, beside).found(outlined.statements)
    return offer_sentences(outlined.statements, vectors, chosen.identity)
