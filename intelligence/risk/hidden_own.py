"""A check whose reader may be another than whoever gave the offer: its own customer goes as well.

What is quoted from the offer, and what was said of it, names whom it will; a customer that the
edition does not know is met by the name that was given, and by the first word of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from intelligence.risk.reasons import told_once
from intelligence.risk.risk_check import (
    Aspect,
    PassageFound,
    Reason,
    RiskCheck,
    SimilarEngagement,
    ThemeRisk,
)

_LEAST_LETTERS = 5
_SHORTEST = 3


@dataclass(frozen=True)
class HiddenOwn:
    """Takes the offer's own customer out of what was made of the offer.

    Attributes:
        scrub: takes names that the edition knows out of a text.
        customer: as the offer has it, a key or a name; null if it is not known.
        label: what is written in its place.
        ordinary: words that name nobody, in small letters.

    """

    scrub: Callable[[str], str]
    customer: str | None
    label: str
    ordinary: frozenset[str] = frozenset()

    def of(self, check: RiskCheck) -> RiskCheck:
        """Return a check of which the names of others were taken out, without its own as well."""
        return replace(
            check,
            themes=tuple(self._theme(one) for one in check.themes),
            passages=tuple(self._passage(one) for one in check.passages),
            similar=tuple(self._similar(one) for one in check.similar),
            notes=tuple(self._without_own(one) for one in check.notes),
        )

    def text(self, words: str) -> str:
        """Return a text without names.

        >>> hidden = HiddenOwn(str, "Zebrafish Holdings", "Customer A")
        >>> hidden.text("Zebrafish's staff and ZEBRAFISH HOLDINGS, no zebrafish")
        "Customer A's staff and Customer A, no zebrafish"
        """
        return self._without_own(self.scrub(words))

    def _without_own(self, told: str) -> str:
        for pattern in self._patterns():
            told = pattern.sub(self.label, told)
        return told

    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        words = (self.customer or "").split()
        name = " ".join(words)
        if len(name) < _SHORTEST:
            return ()
        whole = r"\s+".join(map(re.escape, words))
        found = [re.compile(rf"(?<!\w){whole}(?!\w)", re.IGNORECASE)]
        first = words[0].strip(".,;:&")
        if len(first) >= _LEAST_LETTERS and first.casefold() not in self.ordinary:
            # The same word in small letters is one like any other.
            capital = first[0].upper() + first[1:]
            forms = "|".join(re.escape(one) for one in dict.fromkeys((capital, first.upper())))
            found.append(re.compile(rf"(?<!\w)(?:{forms})(?!\w)"))
        return tuple(found)

    def _theme(self, one: ThemeRisk) -> ThemeRisk:
        reasons = tuple(self._reason(each) for each in one.risk.reasons)
        return replace(one, risk=replace(one.risk, reasons=reasons))

    def _reason(self, one: Reason) -> Reason:
        # Words were scrubbed before, and so was what is no quote.
        value = self.text(one.value) if one.kind == "text" else self._without_own(one.value)
        return replace(one, value=value, words=told_once(self._without_own(one.words)))

    def _passage(self, one: PassageFound) -> PassageFound:
        passage = one.passage
        told = replace(
            passage,
            text=self.text(passage.text),
            why=self.text(passage.why),
            rewrite=self.text(passage.rewrite),
        )
        return replace(one, passage=told)

    def _similar(self, one: SimilarEngagement) -> SimilarEngagement:
        return replace(
            one,
            alike=tuple(self._aspect(each) for each in one.alike),
            different=tuple(self._aspect(each) for each in one.different),
        )

    def _aspect(self, one: Aspect) -> Aspect:
        if one.name.strip().casefold() != "customer":
            return one
        return replace(one, offered=self.text(one.offered))
