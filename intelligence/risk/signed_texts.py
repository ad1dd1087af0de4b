"""What past engagements were signed for, and what is offered now, as vectors of their sentences."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.sow.outline import Statement, outline
from models.embedding import Embedder, Vectors
from models.segmentation import Segmenter, Span

#: The column of the table engagements that holds what was signed.
SCOPE = "scope"
#: Wordings of an offer's statements that speak for it, each as often as it stands there: of like
#: rows all speak. Of texts of 20 pages their mean has a cosine of .99 to that of all, and moves
#: a chance by at most .06 of its interval (docs/quality/benchmarks.md).
MOST_SPEAKING = 128


@dataclass(frozen=True)
class SignedTexts:
    """The scope texts of past engagements, as they were signed.

    Attributes:
        engagements: keys of those that have a text.
        vectors: shape (engagements, dimension), the mean of the unit vectors of a text's sentences.
        identity: of the embedder.

    """

    engagements: tuple[str, ...]
    vectors: Vectors
    identity: str

    def of(self, engagements: Sequence[str]) -> NDArray[np.float64]:
        """Return the vector of each engagement, NaN where it has no text."""
        place = {key: row for row, key in enumerate(self.engagements)}
        result = np.full((len(engagements), self.vectors.shape[1]), np.nan)
        for row, key in enumerate(engagements):
            if key in place:
                result[row] = self.vectors[place[key]]
        return result


@dataclass(frozen=True)
class OfferSentences:
    """The sentences of an offer.

    Attributes:
        spans: of each sentence in the offer's text, in code points.
        vectors: shape (sentences, dimension), unit vectors.
        identity: of the embedder.

    """

    spans: tuple[Span, ...]
    vectors: Vectors
    identity: str

    @cached_property
    def bounds(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where sentences start, and where they end."""
        starts, ends = np.array(self.spans, dtype=np.int64).reshape(-1, 2).T
        return starts, ends


def signed_texts(
    tables: Mapping[str, pd.DataFrame], embedder: Embedder, segmenter: Segmenter
) -> SignedTexts | None:
    """Return the scope texts of an edition; None where it has none.

    Every distinct sentence is embedded once.
    """
    engagements = tables["engagements"]
    if SCOPE not in engagements.columns:
        return None
    given = [
        (str(key), text)
        for key, text in zip(engagements["engagement"], engagements[SCOPE], strict=True)
        if isinstance(text, str) and text.strip()
    ]
    sentences = [
        [statement.words for statement in outline(text, segmenter).statements] for _, text in given
    ]
    kept = [(key, own) for (key, _), own in zip(given, sentences, strict=True) if own]
    if not kept:
        return None
    place = {one: row for row, one in enumerate(dict.fromkeys(s for _, own in kept for s in own))}
    vectors = embedder.embed(list(place))
    means = [vectors[[place[one] for one in own]].mean(axis=0, dtype=np.float64) for _, own in kept]
    return SignedTexts(
        tuple(key for key, _ in kept), np.array(means, dtype=np.float32), embedder.identity
    )


def speaking(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements that speak for an offer: all, or those of `MOST_SPEAKING` wordings.

    Statements of the same words speak all or not at all. Which these are a digest of their words
    decides, as a lot would that always falls alike: where a statement stands and what stands beside
    it has no say, so that a word changed changes one.
    """
    drawn = {
        words: blake2b(words.encode("utf-8", "replace")).digest()
        for words in (one.words for one in statements)
    }
    chosen = set(heapq.nsmallest(MOST_SPEAKING, drawn, key=drawn.__getitem__))
    return tuple(one for one in statements if one.words in chosen)


def offer_sentences(
    statements: Sequence[Statement], vectors: Mapping[int, Vectors], identity: str
) -> OfferSentences | None:
    """Return the sentences of an offer, cut as the texts that were signed; None where it has none.

    Args:
        statements: of its text, in order.
        vectors: of each statement, by the place where it starts.
        identity: of the embedder.

    """
    if not statements:
        return None
    rows = np.array([vectors[one.start] for one in statements])
    return OfferSentences(tuple((one.start, one.end) for one in statements), rows, identity)


def vector_at(sentences: OfferSentences | None, start: int, end: int) -> Vectors | None:
    """Return the unit vector of what stands in a span: of its sentences, by how much lies in it.

    None where no sentence does.
    """
    if sentences is None:
        return None
    starts, ends = sentences.bounds
    shares = np.minimum(ends, end) - np.maximum(starts, start)
    within = shares > 0
    summed = shares[within] @ sentences.vectors[within]
    length = float(np.linalg.norm(summed))
    return None if length == 0 else (summed / length).astype(np.float32)
