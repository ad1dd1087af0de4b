"""Chances of later engagements by what was known before them: of the product and of its peers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.evaluation.risk.peers import Known, peer_chances
from intelligence.risk.at_signature import Signed, signed_engagements, vocabulary_of
from intelligence.risk.basis import Basis, text_basis
from intelligence.risk.chances import part_of
from intelligence.risk.risk_model import fit_risk_model
from intelligence.risk.signed_texts import SCOPE, SignedTexts
from intelligence.risk.visibility import LEAST_VISIBLE, visibility_of
from intelligence.signals.occurrences import Occurrences

Array = NDArray[np.float64]

PRODUCT = "product"
WITHOUT_TEXT = "product, without text"


@dataclass(frozen=True)
class Portfolio:
    """What there is to learn from: occurrences, tables of the edition, texts if there are any."""

    occurrences: Occurrences
    tables: Mapping[str, pd.DataFrame]
    texts: SignedTexts | None


@dataclass(frozen=True)
class Forecast:
    """What was told of later engagements.

    Attributes:
        chances: by method, shape (asked, themes).
        low: lower end of the product's 80 % interval, same shape; ``high``: its upper end.
        learned: how many engagements taught.

    """

    chances: dict[str, Array]
    low: Array
    high: Array
    learned: int


def forecast(known: Portfolio, asked: Portfolio, *, peers: bool = True) -> Forecast:
    """Learn from one portfolio and tell the chances of the engagements of another.

    Args:
        known: as it was known before the first engagement that is asked.
        asked: later engagements; what they show is not looked at.
        peers: whether peers are asked too.

    """
    model = fit_risk_model(known.occurrences, known.tables, known.texts)
    signed = signed_engagements(asked.occurrences, asked.tables)
    texts = None if asked.texts is None else asked.texts.of(signed.engagements)
    probability, low, high = model.probabilities(signed, texts)
    chances: dict[str, Array] = {}
    if peers:
        chances |= _of_peers(known, asked, signed)
    if known.texts is not None:
        bare = fit_risk_model(known.occurrences, known.tables)
        chances[WITHOUT_TEXT] = bare.probabilities(signed)[0]
    return Forecast(chances | {PRODUCT: probability}, low, high, model.learned.engagements)


def _of_peers(known: Portfolio, asked: Portfolio, signed: Signed) -> dict[str, Array]:
    everybody = signed_engagements(known.occurrences, known.tables)
    visible = visibility_of(known.occurrences).share
    kept = visible >= LEAST_VISIBLE
    own = part_of(everybody, kept)
    vectors = None if known.texts is None else known.texts.of(own.engagements)
    text = None
    if vectors is not None and known.texts is not None:
        told = vectors[~np.isnan(vectors).any(axis=1)]
        text = text_basis(told, known.texts.identity)
    basis = Basis(vocabulary_of(own), text)
    shows = known.occurrences.shows[kept].astype(np.float64)
    return peer_chances(
        Known(own, _scopes(known.tables, own), _rows(basis, own, vectors)),
        (shows, visible[kept]),
        Known(
            signed,
            _scopes(asked.tables, signed),
            _rows(
                basis, signed, None if asked.texts is None else asked.texts.of(signed.engagements)
            ),
        ),
    )


def _rows(basis: Basis, signed: Signed, texts: Array | None) -> Array:
    predictors = basis.predictors(signed, texts)
    customers = predictors.groups[:, None] == np.arange(predictors.count)
    return np.hstack([predictors.columns, customers.astype(np.float64)])


def _scopes(tables: Mapping[str, pd.DataFrame], signed: Signed) -> list[str]:
    engagements = tables["engagements"]
    if SCOPE not in engagements.columns:
        return [""] * len(signed.engagements)
    text = dict(zip(engagements["engagement"], engagements[SCOPE], strict=True))
    found = (text.get(key) for key in signed.engagements)
    return [one if isinstance(one, str) else "" for one in found]
