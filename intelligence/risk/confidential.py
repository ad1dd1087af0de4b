"""A risk check for a reader who may not see other customers' names: same figures, no names.

What is done with whatever is not of the offer's own customer:

- Customers, engagements, teams, people, documents and findings get labels that stay the same in a
  check and tell nothing outside of it: they count by first appearance.
- Texts lose names (`scrubbing`), addresses, phone numbers and ids; the span of a quote then counts
  from its own beginning. A quarter with documents of few customers is not told.
- Counts behind which fewer than ``fewest_customers`` customers stand are withheld: those of
  reference classes, mitigations and their contexts, and what was measured of overruns and effects.
- What became of a single engagement is told coarsely: overruns to 10 % (at most 100), margins to 5
  points (at most 25), counts by the lower ends of bands. What it has in common with the offer, and
  what not, is told only as far as ``fewest_customers`` customers share all of it (k-anonymity:
  Sweeney 2002).

Probabilities, base rates, lifts and intervals stay: they are of classes, and shrunk towards all.
What is quoted from the offer is the reader's own, and stays; where the reader may be another than
whoever gave the offer, its customer is one of the others and names are taken out of quotes too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from intelligence.risk.anonymous import WITHHELD, Anonymous
from intelligence.risk.ground import Ground
from intelligence.risk.hidden_own import HiddenOwn
from intelligence.risk.name_forms import Identity
from intelligence.risk.offer import Offer
from intelligence.risk.reasons import told_once
from intelligence.risk.risk_check import (
    MeasuredEffect,
    Mitigation,
    OverrunOutlook,
    PassageFound,
    Reason,
    RiskCheck,
    SectionMissed,
    ThemeProbability,
    ThemeRisk,
)
from intelligence.risk.scrubbing import Labels, Scrubber

_Limits = tuple[float, float | None, float | None]
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def redacted(
    check: RiskCheck,
    tables: Mapping[str, pd.DataFrame],
    own_customer: str | None,
    fewest_customers: int = 3,
    ground: Ground | None = None,
    *,
    hide_own: bool = False,
) -> RiskCheck:
    """Return a check without names of other customers and without small cells.

    A check of which names were taken out before comes back as it is.

    Args:
        check: as it was drawn.
        tables: of the edition that it was drawn from: who there is, and how they are written.
        own_customer: key (or name) of the customer whose names stay; the offer's own.
        fewest_customers: as many must stand behind a count for it to be told.
        ground: `Ground.of` these tables and this number, where it is at hand: reading it takes
            far longer than using it.
        hide_own: whether the offer's own customer is hidden as well, in quotes of the offer too.

    """
    if check.redacted:
        return check
    known = ground or Ground.of(tables, fewest_customers)
    own = None if hide_own else known.key(own_customer)
    kept = {Identity("Team", check.offer.value("team"))}
    if own is not None:
        kept |= known.belonging_to(own)
    scrubber = Scrubber(known.names, frozenset(kept), Labels())
    anonymous = Anonymous(scrubber, known.cells, own, known.told_quarters)
    told = _Redaction(anonymous).of(check)
    if not hide_own:
        return told
    label = told.offer.attributes.get("customer", "")
    ordinary = known.names.ordinary | known.names.small
    return HiddenOwn(scrubber.scrub, check.offer.attributes.get("customer"), label, ordinary).of(
        told
    )


class _Redaction:
    """Walks over a check in the order in which it is read, so that labels count in it."""

    def __init__(self, anonymous: Anonymous) -> None:
        self._anonymous = anonymous
        self._cells = anonymous.cells
        self._text = anonymous.text

    def of(self, check: RiskCheck) -> RiskCheck:
        """Return the check without names and small cells."""
        findings = self._anonymous.findings
        return RiskCheck(
            edition=check.edition,
            offer=self._offer(check.offer),
            themes=tuple(self._theme(one) for one in check.themes),
            passages=tuple(
                PassageFound(one.passage, findings(one.past), self._maybe(one.suppressed))
                for one in check.passages
            ),
            missing_sections=tuple(
                SectionMissed(one.missing, findings(one.past), self._maybe(one.suppressed))
                for one in check.missing_sections
            ),
            similar=tuple(self._anonymous.similar(one) for one in check.similar),
            overrun=tuple(self._overrun(one) for one in check.overrun),
            notes=(*map(self._text, check.notes), self._note()),
            redacted=True,
        )

    def _note(self) -> str:
        return (
            "Names of other customers, their engagements, teams and people are replaced by labels; "
            f"counts behind which fewer than {self._cells.fewest} customers stand are withheld, "
            "and what became of single engagements is told in steps."
        )

    def _maybe(self, words: str | None) -> str | None:
        return None if words is None else self._text(words)

    def _offer(self, offer: Offer) -> Offer:
        customer = offer.attributes.get("customer")
        if customer is None or customer == self._anonymous.own:
            return offer
        label = self._anonymous.scrubber.labels.of("Customer", customer)
        return replace(offer, attributes={**offer.attributes, "customer": label})

    def _theme(self, one: ThemeRisk) -> ThemeRisk:
        return ThemeRisk(
            self._probability(one.risk),
            self._anonymous.findings(one.evidence),
            tuple(self._mitigation(each) for each in one.mitigations),
        )

    def _probability(self, risk: ThemeProbability) -> ThemeProbability:
        told = replace(
            risk,
            name=self._text(risk.name),
            note=self._text(risk.note),
            reference_class=self._text(risk.reference_class),
            lift_note=self._text(risk.lift_note),
            reasons=tuple(self._reason(one) for one in risk.reasons),
        )
        words = risk.reference_class
        if self._is_of_own(words) or not (
            self._few(words, risk.n) or self._cells.few_show(risk.theme_id, words, risk.showing)
        ):
            return told
        reasons = tuple(
            one if one.kind == "text" else replace(one, words=_NUMBER.sub("…", one.words))
            for one in told.reasons
        )
        return replace(
            told, n=0, showing=0, seen=None, note=self._why(), withheld=True, reasons=reasons
        )

    def _why(self) -> str:
        """Return the note of a small cell; its own would count what is withheld."""
        return f"Fewer than {self._cells.fewest} customers stand behind it: counts are withheld."

    def _reason(self, one: Reason) -> Reason:
        if one.kind == "text":
            return replace(one, words=self._text(one.words))
        words = told_once(self._text(one.words))
        return replace(one, value=self._text(one.value), words=words)

    def _mitigation(self, one: Mitigation) -> Mitigation:
        mined = one.source in ("recommended", "resolved")
        few = mined and one.customers < self._cells.fewest
        told = replace(
            one,
            words=self._text(one.words),
            owner=self._named_owner(one.owner),
            contexts=() if few else tuple(each for each in one.contexts if self._may_tell(*each)),
            quotes=self._anonymous.findings(one.quotes),
            effect=None if one.effect is None else self._effect(one.effect),
        )
        if few:
            return replace(told, documents=0, engagements=0, customers=0, withheld=True)
        return told

    def _named_owner(self, owner: str) -> str:
        """Take other customers out of an owner's title; an owner is one of us and keeps a name."""
        return self._anonymous.scrubber.scrub(owner, of_own=True)

    def _may_tell(self, kind: str, value: str, count: int) -> bool:
        name = kind.replace(" ", "_")
        return count >= self._cells.fewest and not self._cells.is_rare({name: value})

    def _effect(self, one: MeasuredEffect) -> MeasuredEffect:
        scope = one.scope.replace("_", " ")
        label = self._anonymous.scrubber.labels.of("Intervention", one.intervention_id)
        # A note counts engagements, which cells too small to be told may stand behind.
        told = replace(
            one,
            intervention_id=label,
            did=self._text(one.did),
            scope=self._text(one.scope),
            note="",
        )
        values = self._cells.values_in(scope)
        everywhere = not scope.strip() or values == {}
        if everywhere or self._is_of_own(scope) or (values and not self._few(scope, 0)):
            return told
        return replace(told, verdict=WITHHELD, ratio=None, low=None, high=None)

    def _overrun(self, one: OverrunOutlook) -> OverrunOutlook:
        told = replace(
            one, reference_class=self._text(one.reference_class), note=self._text(one.note)
        )
        if self._is_of_own(one.reference_class):
            return told
        if one.customers < self._cells.fewest:
            return replace(
                told, engagements=0, customers=0, quantiles={}, stayed_within=None, needed=None,
                note=self._why(), withheld=True,
            )  # fmt: skip
        quantiles = {name: _rounded(limits, 0) for name, limits in told.quantiles.items()}
        return replace(
            told,
            quantiles=quantiles,
            stayed_within=None if told.stayed_within is None else _rounded(told.stayed_within, 2),
            needed=None if told.needed is None else _rounded(told.needed, 0),
        )

    def _few(self, words: str, engagements: int) -> bool:
        return self._cells.is_few(words, engagements)

    def _is_of_own(self, words: str) -> bool:
        own = self._anonymous.own
        return own is not None and (self._cells.values_in(words) or {}).get("customer") == own


def _rounded(limits: _Limits, digits: int) -> _Limits:
    value, low, high = limits
    return (
        round(value, digits),
        None if low is None else round(low, digits),
        None if high is None else round(high, digits),
    )
