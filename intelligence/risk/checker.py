"""Draws the risk check of an offer from one edition: the one place that knows its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property

from intelligence.edition import UNKNOWN, Edition
from intelligence.passages import readable
from intelligence.risk.evidence import evidence_for
from intelligence.risk.likeness import ScopeTexts
from intelligence.risk.mitigations import Mitigations, mitigations_of
from intelligence.risk.neighbours import Neighbours, neighbours_of
from intelligence.risk.offer import Offer
from intelligence.risk.offer_text import MOST_STATEMENTS, read_part, refuse_too_many
from intelligence.risk.overrun import overrun_outlooks
from intelligence.risk.past import PastEngagements
from intelligence.risk.past_wording import PastCauses
from intelligence.risk.risk_check import PassageFound, RiskCheck, SectionMissed, ThemeRisk
from intelligence.risk.risk_model import RiskModel, fit_risk_model
from intelligence.risk.signed_texts import (
    OfferSentences,
    SignedTexts,
    offer_sentences,
    signed_texts,
    speaking,
    vector_at,
)
from intelligence.risk.similar import about_similar, similar_engagements
from intelligence.risk.suppression import MISSING, Suppressions, accepted_because
from intelligence.risk.unrelated import Unrelated
from intelligence.signals.occurrences import Occurrences, occurrences_of
from intelligence.signals.rates import Rates
from intelligence.sow.embedded import StatementVectors
from intelligence.sow.learned import Learned
from intelligence.sow.outline import Statement, outline
from intelligence.sow.passage import SowFindings
from intelligence.sow.wording import check_outlined
from intelligence.taxonomy import Taxonomy
from models.embedding import Embedder, Vectors
from models.segmentation import Segmenter

#: Below so many characters a text is too short to be a statement of work.
_SHORT = 600
#: Passages that have a vector beside the statements that speak for a text: the surest ones. Others
#: are shown the surest past findings of their kind instead of the nearest.
MOST_PLACED = 64
#: Of fewer statements the mean is no text's: two odd ones would decide a chance.
_FEWEST_STATEMENTS = 3


@dataclass(frozen=True, slots=True)
class CheckTools:
    """What a check works with.

    ``wordings`` weighs statements by a reader of its own, whichever encoder is chosen; without
    it rules decide alone. ``advice`` tells which mitigations say the same. ``remembered`` keeps
    vectors of the portfolio's own texts between runs; ``fresh`` is the same encoder and keeps
    nothing, so that no trace is left of an offer. ``fewest_customers`` is how many distinct
    customers a cell needs to be shown to those who may not see names; ``taxonomy`` is the
    edition's, None for the starter one.
    """

    segmenter: Segmenter
    advice: Embedder
    remembered: Embedder
    fresh: Embedder
    rates: Rates | None = None
    fewest_customers: int = 3
    taxonomy: Taxonomy | None = None
    wordings: Learned | None = None


class Checker:
    """Draws checks from one edition; what they share is worked out once, when first needed.

    Not for several threads at once. What it holds depends on the edition alone, so it does not
    grow with the number of checks.
    """

    def __init__(self, edition: Edition, tools: CheckTools) -> None:
        self.edition = edition
        self.tools = tools

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the edition."""
        return self.edition.manifest.fingerprint

    @cached_property
    def occurrences(self) -> Occurrences:
        """Which past engagement shows which theme."""
        return occurrences_of(self.edition.tables)

    def check(
        self,
        offer: Offer,
        notes: tuple[str, ...] = (),
        suppressed: Suppressions | None = None,
    ) -> RiskCheck:
        """Return the pre-mortem of an offer; the same offer gives the same value.

        Args:
            offer: what is about to be signed.
            notes: what a reader must know of how the offer was understood.
            suppressed: wordings that people accepted, each with the reason.

        Raises:
            InvalidOffer: when the text is empty, too long, of too many statements, or not in
                English.

        """
        part = read_part(offer.text)
        found, placed, told = self._read(part.text)
        found = replace(found, missing=part.doubted(found.missing))
        telling = told.sentences if told.statements >= _FEWEST_STATEMENTS else None
        neighbours = neighbours_of(offer, self._past, self._beside(telling))
        passages, missing = self._shown(found, placed, suppressed or {})
        similar = similar_engagements(neighbours, unrelated=self._unrelated.similarity)
        return RiskCheck(
            edition=self.edition.number,
            offer=offer,
            themes=self._themes(offer, telling, neighbours) if self._is_grounded else (),
            passages=passages,
            missing_sections=missing,
            similar=similar,
            overrun=overrun_outlooks(offer, self._past.history),
            notes=(
                *self._ground(),
                *notes,
                *part.notes,
                *_about_text(offer.text, told),
                *about_similar(similar, self._unrelated.similarity),
            ),
        )

    def _read(self, text: str) -> tuple[SowFindings, OfferSentences | None, _Told]:
        """Return what a text's wording invites, what past causes are held against, and what tells.

        Statements that speak for the text have vectors, and the surest passages. Where no text was
        signed for, an offer is compared with none: only passages have vectors.
        """
        fresh, learned = self.tools.fresh, self.tools.wordings
        outlined = outline(text, self.tools.segmenter)
        statements = outlined.statements
        refuse_too_many(len(statements), MOST_STATEMENTS, "statements")
        telling = speaking(statements) if self._texts is not None else ()
        with ThreadPoolExecutor(1) as beside:
            vectors = StatementVectors(fresh, beside)
            vectors.begin(telling)
            found = check_outlined(text, outlined, learned=learned)
            placed = _placed(found, statements, telling)
            rows = vectors.found(placed)
        told = _Told(len(statements), offer_sentences(telling, rows, fresh.identity))
        return found, offer_sentences(placed, rows, fresh.identity), told

    def _themes(
        self, offer: Offer, sentences: OfferSentences | None, neighbours: Neighbours
    ) -> tuple[ThemeRisk, ...]:
        return tuple(
            ThemeRisk(
                risk,
                evidence_for(risk.theme_id, neighbours),
                self._mitigations.for_theme(risk.theme_id, offer),
            )
            for risk in self._model.predict(offer, sentences)
        )

    def _shown(
        self, found: SowFindings, placed: OfferSentences | None, suppressed: Suppressions
    ) -> tuple[tuple[PassageFound, ...], tuple[SectionMissed, ...]]:
        passages = tuple(
            PassageFound(
                one,
                self._causes.of_kind(one.kind, vector_at(placed, one.start, one.end)),
                accepted_because(suppressed, one.kind, one.text),
            )
            for one in found.passages
        )
        missing = tuple(
            SectionMissed(
                one,
                self._causes.of_kind(one.section),
                accepted_because(suppressed, MISSING, one.section),
            )
            for one in found.missing
        )
        return passages, missing

    def _beside(self, sentences: OfferSentences | None) -> ScopeTexts | None:
        texts = self._texts
        if texts is None or sentences is None:
            return None
        offered = sentences.vectors.mean(axis=0)
        return ScopeTexts(offered, self._vectors, self._unrelated.text)

    @property
    def _is_grounded(self) -> bool:
        """Whether any past engagement is known, without which a chance would be made up."""
        return len(self.occurrences.engagements) > 0

    def _ground(self) -> tuple[str, ...]:
        if not self._is_grounded:
            return ("no past engagement is known, so nothing can be said of what to fear",)
        engagements = self.occurrences.engagements
        customers = set(engagements["customer"]) - {UNKNOWN}
        quarters = self.occurrences.quarters
        latest = f"; the latest documents are of {quarters[-1]}" if quarters else ""
        counts = f"{len(engagements):,} engagements of {len(customers):,} customers"
        return (f"{counts} are the ground of this check{latest}", *self._model.notes())

    @cached_property
    def _unrelated(self) -> Unrelated:
        return Unrelated.of(self._past, self._vectors)

    @cached_property
    def _past(self) -> PastEngagements:
        return PastEngagements.of(self.occurrences, self.edition.tables, self._vectors)

    @cached_property
    def _texts(self) -> SignedTexts | None:
        return signed_texts(self.edition.tables, self.tools.remembered, self.tools.segmenter)

    @cached_property
    def _vectors(self) -> Mapping[str, Vectors]:
        texts = self._texts
        return dict(zip(texts.engagements, texts.vectors, strict=True)) if texts else {}

    @cached_property
    def _model(self) -> RiskModel:
        return fit_risk_model(self.occurrences, self.edition.tables, self._texts)

    @cached_property
    def _mitigations(self) -> Mitigations:
        return mitigations_of(self.edition.tables, self.tools.advice, self.tools.taxonomy)

    @cached_property
    def _causes(self) -> PastCauses:
        causes = PastCauses.of(self.edition.tables)
        told = {one.finding_id: one.text for own in causes.by_subcause.values() for one in own}
        if not told:
            return causes
        vectors = self.tools.remembered.embed([readable(text) for text in told.values()])
        return replace(causes, vectors=dict(zip(told, vectors, strict=True)))


@dataclass(frozen=True, slots=True)
class _Told:
    """How many statements a text has, and those that speak for it."""

    statements: int
    sentences: OfferSentences | None


def _placed(
    found: SowFindings, statements: Sequence[Statement], telling: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Return the statements that have vectors: those that tell, and the surest passages beside."""
    chosen = {one.start for one in telling}
    most = len(chosen) + MOST_PLACED
    for one in sorted(found.passages, key=lambda one: (-one.confidence, one.start)):
        if len(chosen) < most:
            chosen.add(one.start)
    return tuple(one for one in statements if one.start in chosen)


def _about_text(text: str, told: _Told) -> tuple[str, ...]:
    statements = told.statements
    if statements < _FEWEST_STATEMENTS:
        found = {0: "no statement", 1: "1 statement"}.get(statements, f"{statements} statements")
        return (f"the text has {found}, too few to tell: all chances are told without it",)
    speak = 0 if told.sentences is None else len(told.sentences.spans)
    if 0 < speak < statements:
        drawn = f"{speak} of its {statements:,} statements, drawn by lot"
        return (f"what the text says moves chances by {drawn}",)
    if len(text.strip()) >= _SHORT:
        return ()
    return (f"the text has {len(text.strip()):,} characters: it is short for a statement of work",)
