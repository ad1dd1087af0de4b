"""Past findings and engagements without what tells whose they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from intelligence.edition import ATTRIBUTES, UNKNOWN
from intelligence.linking.names import normalise_name
from intelligence.risk.coarse import banded, rough_numbers, stepped
from intelligence.risk.risk_check import Aspect, PastFinding, SimilarEngagement
from intelligence.risk.scrubbing import Scrubber
from intelligence.risk.small_cells import Cells

#: What stands where a value would tell of few customers.
WITHHELD = "withheld"

_Aspects = tuple[Aspect, ...]
#: Aspects whose values get labels, so that they tell of nobody.
_LABELLED = ("customer", "team")


@dataclass(frozen=True)
class Anonymous:
    """Replaces whatever is not of the reader's own customer.

    Attributes:
        scrubber: takes names out of texts.
        cells: counts customers.
        own: key of the offer's own customer, null if there is none.
        told_quarters: those with documents of enough customers.

    """

    scrubber: Scrubber
    cells: Cells
    own: str | None
    told_quarters: frozenset[str]

    def text(self, words: str) -> str:
        """Return a sentence of the check without names of others."""
        return self.scrubber.scrub(words)

    def finding(self, one: PastFinding) -> PastFinding:
        """Return a past finding with neutral labels; the own customer's stays as it is."""
        if self._is_own(one.customer):
            text = self.scrubber.scrub(one.text, of_own=True)
            return one if text == one.text else replace(one, text=text, start=0, end=len(text))
        text = self.scrubber.scrub(one.text)
        document = self._label("Document", one.document_uid)
        engagement, customer = self._engagement(one), self._customer(one)
        return PastFinding(
            finding_id=self._label("Finding", one.finding_id),
            document_uid=document,
            document=document,
            start=0,
            end=len(text),
            text=text,
            quarter=one.quarter if one.quarter in self.told_quarters else UNKNOWN,
            engagement=engagement,
            engagement_name=engagement,
            customer=customer,
            customer_name=customer,
            similarity=one.similarity,
        )

    def findings(self, found: tuple[PastFinding, ...]) -> tuple[PastFinding, ...]:
        """Return past findings with neutral labels."""
        return tuple(self.finding(one) for one in found)

    def similar(self, one: SimilarEngagement) -> SimilarEngagement:
        """Return a similar engagement, told as coarsely as the module docstring of confidential."""
        quotes, themes = self.findings(one.quotes), tuple(map(self.text, one.themes))
        if self._is_own(one.customer):
            return replace(one, quotes=quotes, themes=themes)
        engagement, customer = self._engagement(one), self._customer(one)
        alike, different = self._aspects(one)
        return SimilarEngagement(
            engagement=engagement or UNKNOWN,
            name=engagement or UNKNOWN,
            customer=customer,
            customer_name=customer,
            similarity=stepped(one.similarity, 0.05, 1.0) or 0.0,
            alike=alike,
            different=different,
            finished=one.finished,
            effort_overrun=stepped(one.effort_overrun, 10, 100),
            cost_overrun=stepped(one.cost_overrun, 10, 100),
            margin_slippage=stepped(one.margin_slippage, 5, 25),
            escalations=banded(one.escalations),
            documents=banded(one.documents),
            themes=themes,
            quotes=quotes,
            little_in_common=one.little_in_common,
        )

    def _aspects(self, one: SimilarEngagement) -> tuple[_Aspects, _Aspects]:
        """Keep what enough customers share in all of it, the rarest going first."""
        told = {_attribute(each): each.past for each in (*one.alike, *one.different)}
        values = {
            name: past
            for name, past in told.items()
            if name in ATTRIBUTES and name not in _LABELLED and past != UNKNOWN
        }
        while self.cells.is_rare(values):
            rarest = min(values, key=lambda name: self.cells.customers({name: values[name]}))
            del values[rarest]
        kept = tuple(each for each in one.alike if _attribute(each) in (*values, *_not_held(each)))
        return (
            tuple(self._aspect(each, values) for each in kept),
            tuple(self._aspect(each, values) for each in one.different),
        )

    def _aspect(self, one: Aspect, values: Mapping[str, str]) -> Aspect:
        name = _attribute(one)
        if name in values or one.past == UNKNOWN:
            # What is the same as offered is in the reader's own words, and stays.
            return one if one.past == one.offered else replace(one, past=self.text(one.past))
        if name in ATTRIBUTES and name not in _LABELLED:
            return replace(one, past=WITHHELD)
        if name in _LABELLED:
            return replace(one, past=self._named(name, one))
        return replace(one, name=self.text(one.name), past=rough_numbers(self.text(one.past)))

    def _named(self, name: str, one: Aspect) -> str:
        scrubbed = self.text(one.past)
        if scrubbed != one.past or one.past == one.offered:
            return scrubbed
        return self._label(name.capitalize(), one.past)

    def _is_own(self, customer: str | None) -> bool:
        return customer is not None and customer == self.own

    def _customer(self, one: PastFinding | SimilarEngagement) -> str | None:
        key = one.customer
        if key is None and one.customer_name is not None:
            key = f"given {normalise_name(one.customer_name)}"
        return None if key is None else self._label("Customer", key)

    def _engagement(self, one: PastFinding | SimilarEngagement) -> str | None:
        return None if one.engagement is None else self._label("Engagement", one.engagement)

    def _label(self, kind: str, key: str) -> str:
        return self.scrubber.labels.of(kind, key)


def _attribute(one: Aspect) -> str:
    return one.name.strip().casefold().replace(" ", "_")


def _not_held(one: Aspect) -> tuple[str, ...]:
    """Return the name of an aspect that may be told whatever others there are."""
    name = _attribute(one)
    return () if name in ATTRIBUTES and name not in _LABELLED else (name,)
