"""Why a chance is what it is: what each thing known of an offer adds to a theme's log odds.

The model is linear in the log odds, so the parts add up to the whole: odds factors of all reasons,
those too small to be told included, multiply to the model's odds over the theme's own level, before
calibration.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.risk.at_signature import Signed
from intelligence.risk.basis import CUSTOMER, SIZE, TEXT, TIME
from intelligence.risk.chances import Chances
from intelligence.risk.risk_check import Reason
from intelligence.risk.signed_texts import OfferSentences

Array = NDArray[np.float64]

#: Factors nearer to one than this are not told.
_LEAST = float(np.log(1.05))
#: A sentence is told where it moves the odds by so much, and has such a share in the text's part.
_LEAST_OF_SENTENCE = (float(np.log(1.01)), 0.1)
#: Sentences told of a theme, at most, that speak for it; one that speaks against it may follow.
_SENTENCES = 3
_TWICE = re.compile(r"^(\w{1,40}(?: \w{1,40})?) (?=\1\b)")


@dataclass(frozen=True)
class Explainer:
    """Tells the reasons of one offer for every theme.

    Attributes:
        chances: what was learned.
        offer: the offer, as an engagement of one row.
        sentences: of the offer; None without text, or where texts were not learned from.
        customer_names: by key.

    """

    chances: Chances
    offer: Signed
    sentences: OfferSentences | None
    customer_names: Mapping[str, str]

    def reasons(self) -> list[tuple[Reason, ...]]:
        """Return the reasons of each theme, what moves it most first; sentences come last."""
        parts = self.parts()
        sentences = self.sentence_parts()
        found = []
        for theme in range(len(self.chances.modelled)):
            own = [
                self._reason(name, float(part[theme]))
                for name, part in parts.items()
                if abs(part[theme]) >= _LEAST
            ]
            own.sort(key=lambda reason: -abs(np.log(reason.odds)))
            if TEXT in parts and abs(parts[TEXT][theme]) >= _LEAST:
                own.extend(self._sentences(sentences[:, theme]))
            found.append(tuple(own))
        return found

    def parts(self) -> dict[str, Array]:
        """Return what each source that is known adds to the log odds, shape (themes,) each."""
        basis, incidence = self.chances.basis, self.chances.incidence
        predictors = basis.predictors(self.offer, self._text())
        unknown = basis.unknown(self.offer, self._text())[0]
        found: dict[str, Array] = {}
        for place, name in enumerate(basis.sources[:-1]):
            own = predictors.blocks == place
            if not unknown[place]:
                part = predictors.columns[0, own] @ incidence.effects[:, 1:][:, own].T
                found[name] = found.get(name, 0.0) + part
        if predictors.groups[0] >= 0:
            found[CUSTOMER] = incidence.groups[:, predictors.groups[0]]
        return found

    def sentence_parts(self) -> Array:
        """Return what each sentence adds to the log odds, shape (sentences, themes)."""
        basis = self.chances.basis
        if self.sentences is None or basis.text is None:
            return np.zeros((0, len(self.chances.modelled)))
        blocks = basis.predictors(self.offer, self._text()).blocks
        own = basis.told_by(TEXT)[blocks]
        rows = basis.text.rows(self.sentences.vectors)
        return np.asarray(rows @ self.chances.incidence.effects[:, 1:][:, own].T / len(rows))

    def _text(self) -> Array | None:
        return None if self.sentences is None else mean_vector(self.sentences)

    def _reason(self, name: str, part: float) -> Reason:
        odds = float(np.exp(part))
        how = f"makes it {'likelier' if odds > 1 else 'less likely'}"
        if name == TEXT:
            return Reason("text", "scope text", "", odds, f"What the text says {how}")
        if name == SIZE:
            hours = f"{np.exp(self.offer.log_hours[0]):,.0f} h"
            return Reason("size", "planned hours", hours, odds, f"A size of {hours} {how}")
        if name == TIME:
            often = "more often" if odds > 1 else "less often"
            words = f"Engagements of late show it {often}"
            return Reason("attribute", TIME, "of late", odds, words)
        value = self.offer.attributes[name][0]
        shown = self.customer_names.get(value, value) if name == CUSTOMER else value
        words = f"{name.replace('_', ' ').capitalize()} {shown} {how}"
        return Reason("attribute", name, value, odds, told_once(words))

    def _sentences(self, parts: Array) -> list[Reason]:
        sentences = self.sentences
        if sentences is None:
            return []
        order = np.argsort(-parts, kind="stable")
        smallest, share = _LEAST_OF_SENTENCE
        least = max(smallest, share * abs(float(parts.sum())))
        chosen = [row for row in order[:_SENTENCES] if parts[row] >= least]
        if len(parts) and parts[order[-1]] <= -least:
            chosen.append(order[-1])
        found = []
        for row in chosen:
            odds = float(np.exp(parts[row]))
            how = "for" if odds > 1 else "against"
            words = f"This sentence speaks {how} it"
            start, end = sentences.spans[row]
            found.append(Reason("text", "sentence", "", odds, words, start, end))
        return found


def told_once(words: str) -> str:
    """Return what a reason says without the name of an attribute that its value begins with.

    >>> told_once("Customer Customer A makes it likelier"), told_once("Team Pune makes it likelier")
    ('Customer A makes it likelier', 'Team Pune makes it likelier')
    """
    return _TWICE.sub("", words)


def mean_vector(sentences: OfferSentences) -> Array:
    """Return the mean of an offer's sentence vectors, shape (1, dimension)."""
    return np.asarray(sentences.vectors.mean(axis=0, dtype=np.float64, keepdims=True))
