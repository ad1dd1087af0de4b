"""The model of risk: how likely a new engagement is to show each theme, from what is signed.

What past engagements were at signature (`at_signature`) is set against what they have shown since,
as far as it could have been seen (`visibility`). A theme that few showed has the base rate drawn by
what is known of the offer, its text apart; one that enough showed is told by all, the scope
text included, and calibrated on later engagements (`chances`). Figures: docs/quality/risk.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.risk.at_signature import Signed, offered, signed_engagements, vocabulary_of
from intelligence.risk.base_rates import BaseRates, Reference, base_rates
from intelligence.risk.basis import Basis, TextBasis, periods_of, text_basis
from intelligence.risk.chances import Chances, Training, learn_chances, part_of
from intelligence.risk.lift import lift_note
from intelligence.risk.offer import Offer
from intelligence.risk.reasons import Explainer, mean_vector
from intelligence.risk.rests_on import (
    FEWEST_ENGAGEMENTS,
    Learned,
    learned_notes,
    standing_of,
)
from intelligence.risk.risk_check import Reason, ThemeProbability
from intelligence.risk.signed_texts import OfferSentences, SignedTexts
from intelligence.risk.visibility import LEAST_VISIBLE, visibility_of
from intelligence.signals.occurrences import Occurrences

Array = NDArray[np.float64]

#: An engagement of which less could have been seen is young.
_WHOLE = 0.9

_RETIRED = "retired"
_PROPOSED = "proposed"


@dataclass(frozen=True)
class RiskModel:
    """What is known of the risk of new engagements.

    Attributes:
        themes: one row a theme that is active or proposed: ``theme_id, theme_key, name, status``.
        rates: base rates of reference classes.
        chances: what was learned; None where there is too little to learn from.
        learned: from how many.
        customer_names: by key.

    """

    themes: pd.DataFrame
    rates: BaseRates
    chances: Chances | None
    learned: Learned
    customer_names: Mapping[str, str]

    def predict(
        self, offer: Offer, sentences: OfferSentences | None = None
    ) -> tuple[ThemeProbability, ...]:
        """Return every theme that is active or proposed, the likeliest first.

        Args:
            offer: what is known before signature.
            sentences: of its text, by the embedder of the past texts.

        Raises:
            ValueError: when the sentences were embedded by another embedder.

        """
        reference = self.rates.of(offer.value("engagement_type"))
        told = [self._told(reference, theme) for theme in range(len(self.themes))]
        if self.chances is not None:
            told = self._modelled(self.chances, offer, sentences, reference)
        return tuple(sorted(told, key=lambda one: (-one.probability, one.theme_id)))

    def probabilities(self, signed: Signed, texts: Array | None = None) -> tuple[Array, ...]:
        """Return probabilities and both ends of their 80 % interval for several engagements.

        Args:
            signed: engagements as they were at signature.
            texts: shape (engagements, dimension), the vector of each text, NaN where there is none.

        Returns:
            Three arrays of shape (engagements, themes), themes as in ``themes``.

        """
        told = self._of_classes(signed)
        if self.chances is None:
            return told
        found = self.chances.of(signed, None if self.chances.basis.text is None else texts)
        return tuple(
            np.where(self._unseen, plain, own) for plain, own in zip(told, found, strict=True)
        )

    @property
    def _unseen(self) -> NDArray[np.bool_]:
        """Shape (themes,), which no past engagement shows: nothing tells offers apart by them."""
        return np.asarray(self.rates.overall.showing == 0)

    def _of_classes(self, signed: Signed) -> tuple[Array, ...]:
        types = signed.attributes["engagement_type"]
        classes = [self.rates.of(kind) for kind in types]
        shape = (len(types), len(self.themes))
        return tuple(
            np.array([getattr(one, name) for one in classes]).reshape(shape)
            for name in ("rate", "low", "high")
        )

    def notes(self) -> tuple[str, ...]:
        """Return what a reader must know before relying on the probabilities."""
        return learned_notes(self.learned, self.rates, modelled=self.chances is not None)

    def _modelled(
        self,
        chances: Chances,
        offer: Offer,
        sentences: OfferSentences | None,
        reference: Reference,
    ) -> list[ThemeProbability]:
        signed, known = offered(offer), _usable(chances, sentences)
        probability, low, high = chances.of(signed, None if known is None else mean_vector(known))
        reasons = Explainer(chances, signed, known, self.customer_names).reasons()
        return [
            self._told(
                reference,
                theme,
                (probability[0, theme], low[0, theme], high[0, theme]),
                reasons[theme],
            )
            if not self._unseen[theme]
            else self._told(reference, theme)
            for theme in range(len(self.themes))
        ]

    def _told(
        self,
        reference: Reference,
        theme: int,
        found: tuple[float, float, float] | None = None,
        reasons: tuple[Reason, ...] = (),
    ) -> ThemeProbability:
        row = self.themes.iloc[theme]
        rate = float(reference.rate[theme])
        plain = (rate, float(reference.low[theme]), float(reference.high[theme]))
        probability, low, high = (float(one) for one in (found or plain))
        modelled = None if self.chances is None else self.chances.modelled
        standing, note = standing_of(self.learned, self.rates, modelled, theme)
        if row["status"] == _PROPOSED:
            note += "; proposed, nobody has confirmed it yet"
        key = row["theme_key"]
        lift = probability / rate if rate > 0 else 1.0
        levels = None if self.chances is None or found is None else self.chances.levels
        return ThemeProbability(
            theme_id=str(row["theme_id"]),
            theme_key=key if isinstance(key, str) else None,
            name=str(row["name"]),
            probability=probability,
            interval=(low, high),
            base_rate=rate,
            n=reference.engagements,
            showing=int(reference.showing[theme]),
            reference_class=reference.words,
            lift=lift,
            standing=standing,
            note=note,
            reasons=reasons,
            seen=reference.seen,
            overall_rate=float(self.rates.overall.rate[theme]),
            level=None if levels is None else float(levels[theme]),
            lift_note=lift_note(lift, reference.words, reasons),
            stability=verdict if isinstance(verdict := row.get("verdict"), str) else None,
        )


def fit_risk_model(
    occurrences: Occurrences,
    tables: Mapping[str, pd.DataFrame],
    texts: SignedTexts | None = None,
) -> RiskModel:
    """Learn from past engagements; the same inputs give the same model.

    Args:
        occurrences: who shows what.
        tables: ``engagements``, ``themes`` and, where it was measured, ``health`` of the same
            edition.
        texts: scope texts of past engagements, if there are any.

    """
    themes = tables["themes"].set_index("theme_id").loc[list(occurrences.themes)].reset_index()
    kept_themes = (themes["status"] != _RETIRED).to_numpy()
    signed, visibility = signed_engagements(occurrences, tables), visibility_of(occurrences)
    ripe, only = visibility.share >= LEAST_VISIBLE, not signed.recorded.any()
    kept = ripe & (signed.recorded | only)
    shows = occurrences.shows[np.ix_(kept, kept_themes)].astype(np.float64)
    visible, own = visibility.share[kept], part_of(signed, kept)
    vectors = None if texts is None else texts.of(own.engagements)
    learned = Learned(
        engagements=int(kept.sum()),
        young=int((~ripe).sum()),
        unrecorded=int((ripe & ~signed.recorded).sum()),
        undated=visibility.undated,
        partly=int((visible < _WHOLE).sum()),
        only_unrecorded=only and bool(len(kept)),
    )
    chances = None
    if learned.engagements >= FEWEST_ENGAGEMENTS and shows.any():
        basis = Basis(vocabulary_of(own), _text_basis(texts, vectors), periods_of(own.start))
        chances = learn_chances(Training(own, vectors, shows, visible), basis)
    described = occurrences.engagements
    names = dict(zip(described["customer"], described["customer_name"], strict=True))
    told = themes.loc[kept_themes, ["theme_id", "theme_key", "name", "status"]]
    return RiskModel(
        told.assign(verdict=told["theme_id"].map(_verdicts(tables))),
        base_rates(shows, visible, own.attributes["engagement_type"]),
        chances,
        learned,
        names,
    )


def _verdicts(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Return how stable each theme is by its id; nothing in editions that did not measure it."""
    health = tables.get("health")
    if health is None or health.empty:
        return {}
    return dict(zip(health["theme_id"], health["verdict"], strict=True))


def _text_basis(texts: SignedTexts | None, vectors: Array | None) -> TextBasis | None:
    if texts is None or vectors is None:
        return None
    return text_basis(vectors[~np.isnan(vectors).any(axis=1)], texts.identity)


def _usable(chances: Chances, sentences: OfferSentences | None) -> OfferSentences | None:
    """Return sentences that texts were learned for, None where there are none to use.

    Raises:
        ValueError: when the sentences were embedded by another embedder.

    """
    basis = chances.basis.text
    if basis is None or sentences is None or not len(sentences.vectors):
        return None
    if sentences.identity != basis.identity:
        message = (
            f"sentences embedded by {sentences.identity!r} cannot be read by what was learned on "
            f"{basis.identity!r}"
        )
        raise ValueError(message)
    return sentences
