"""The value of a risk check: what it says, before anybody renders, stores or redacts it."""

from __future__ import annotations

from dataclasses import dataclass, field

from intelligence.risk.offer import Offer
from intelligence.sow.passage import MissingSection, Passage
from intelligence.told_names import told_name

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a theme's probability is what it is.

    ``kind`` is ``attribute`` (``name`` says which, ``value`` what it is), ``text`` (a sentence of
    the offer, ``[start, end)``) or ``size``. ``odds`` is the factor by which it moves the odds of
    the theme; above 1 it speaks for the theme. ``words`` is one sentence for people.
    """

    kind: str
    name: str
    value: str
    odds: float
    words: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class ThemeProbability:
    """How likely the engagement is to show a theme.

    Attributes:
        probability: calibrated where ``standing`` is ``modelled``, else the base rate, shrunk.
        interval: 80 %, for the probability.
        base_rate: share of the reference class that will have shown the theme, drawn towards all.
        n: engagements of the reference class; ``showing``: how many of them showed it so far.
            ``n`` of 0 (and not withheld): none was seen for long enough, so nothing is known.
        reference_class: in words, such as "engagement type Cloud migration" or "all engagements".
        lift: probability over base rate; see ``lift_note``.
        standing: ``modelled``, ``base rate only`` or ``too little data``; ``note`` says why.
        withheld: whether ``n`` and ``showing`` may not be told (too few customers stand behind
            them); both are 0 then, which is no count.
        seen: the engagements of the reference class, each counted by the share of what it will show
            that could have been seen: ``showing / seen`` is the share before it is drawn towards
            all; null where withheld.
        overall_rate: share of all engagements that will have shown it.
        level: chance before any reason and before calibration, whose odds the reasons multiply;
            null where nothing is modelled.
        lift_note: why the lift is nothing that this offer brings; empty where its reasons carry it.
        stability: verdict of the theme's health, None where the edition did not measure it.

    """

    theme_id: str
    theme_key: str | None
    name: str
    probability: float
    interval: Interval
    base_rate: float
    n: int
    showing: int
    reference_class: str
    lift: float
    standing: str
    note: str
    reasons: tuple[Reason, ...] = ()
    withheld: bool = False
    seen: float | None = None
    overall_rate: float | None = None
    level: float | None = None
    lift_note: str = ""
    stability: str | None = None

    @property
    def told_name(self) -> str:
        """The name as it is shown: that of an unstable theme says so."""
        return told_name(self.name, self.stability)


@dataclass(frozen=True, slots=True)
class PastFinding:
    """Verbatim words of a past document, and whose they are: ``document.text[start:end] == text``.

    ``similarity`` is the cosine to what it is shown beside, null where it was not chosen by that.
    """

    finding_id: str
    document_uid: str
    document: str
    start: int
    end: int
    text: str
    quarter: str
    engagement: str | None
    engagement_name: str | None
    customer: str | None
    customer_name: str | None
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing in which a past engagement is like the offer, or is not."""

    name: str
    offered: str
    past: str


@dataclass(frozen=True, slots=True)
class SimilarEngagement:
    """A past engagement like the offer, with what became of it.

    ``similarity`` is from 0 to 1. ``effort_overrun`` and ``cost_overrun`` are in percent of the
    plan, ``margin_slippage`` in points of revenue (below zero: margin was lost), null where not
    known. ``themes`` are the names of those it showed; ``quotes`` are of these.
    ``little_in_common`` says that it is no more alike than those of other types and customers are.
    """

    engagement: str
    name: str
    customer: str | None
    customer_name: str | None
    similarity: float
    alike: tuple[Aspect, ...]
    different: tuple[Aspect, ...]
    finished: bool
    effort_overrun: float | None
    cost_overrun: float | None
    margin_slippage: float | None
    escalations: int
    documents: int
    themes: tuple[str, ...]
    quotes: tuple[PastFinding, ...]
    little_in_common: bool = False


@dataclass(frozen=True, slots=True)
class OverrunOutlook:
    """How far similar engagements overran, for one measure.

    Attributes:
        measure: ``effort``, ``cost`` (percent beyond the plan) or ``margin`` (points of revenue
            lost: above zero is worse, where `SimilarEngagement.margin_slippage` is below zero).
        reference_class: in words; ``engagements`` of ``customers`` are in it.
        quantiles: by ``p50``, ``p80``, ``p90``: value, lower and upper 95 % limit (null: too few).
        shrunk: whether the class is too small by itself and is drawn towards all engagements.
        offered: the contingency offered (percent), null where none is given or it does not apply.
        stayed_within: share of the class that stayed within it, with its 95 % limits.
        needed: what is enough for `Offer.confidence` of the class, with its 95 % limits.
        withheld: whether the figures may not be told (too few customers stand behind them);
            counts are 0 then, which is no count.

    """

    measure: str
    unit: str
    reference_class: str
    engagements: int
    customers: int
    quantiles: dict[str, tuple[float, float | None, float | None]]
    shrunk: bool
    offered: float | None
    stayed_within: tuple[float, float | None, float | None] | None
    confidence: float
    needed: tuple[float, float | None, float | None] | None
    note: str
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class MeasuredEffect:
    """What an intervention that was like a mitigation did: a rate ratio with its 95 % interval.

    ``note`` says why nothing stronger is said: which number was met, and what would be needed.
    """

    intervention_id: str
    did: str
    on: str
    scope: str
    verdict: str
    ratio: float | None
    low: float | None
    high: float | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mitigation:
    """Something that helps against a theme.

    ``source`` is ``recommended`` or ``resolved`` (said in past documents, grouped: ``documents``,
    ``engagements`` and ``customers`` say how often), ``intervention`` or ``standing`` (comes with
    the taxonomy; its counts are 0). ``words`` are verbatim where it was mined. ``contexts`` are the
    engagement types and phases it was said in, commonest first, with their counts. ``withheld``:
    the counts may not be told (too few customers stand behind them) and are 0.
    """

    theme_id: str
    words: str
    source: str
    owner: str
    documents: int
    engagements: int
    customers: int
    contexts: tuple[tuple[str, str, int], ...] = ()
    quotes: tuple[PastFinding, ...] = ()
    effect: MeasuredEffect | None = None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class ThemeRisk:
    """A theme to fear: how likely, with evidence and what has helped."""

    risk: ThemeProbability
    evidence: tuple[PastFinding, ...]
    mitigations: tuple[Mitigation, ...]


@dataclass(frozen=True, slots=True)
class PassageFound:
    """A passage, past findings that began with the same kind of wording, and its suppression.

    ``suppressed`` is the reason that a person gave for showing it no more, null if nobody did.
    """

    passage: Passage
    past: tuple[PastFinding, ...]
    suppressed: str | None = None


@dataclass(frozen=True, slots=True)
class SectionMissed:
    """A section that is missing, with past findings that began so, and its suppression."""

    missing: MissingSection
    past: tuple[PastFinding, ...]
    suppressed: str | None = None


@dataclass(frozen=True, slots=True)
class RiskCheck:
    """The pre-mortem of one offer, drawn from one edition; the same inputs give the same value.

    ``themes`` are in the order of probability. ``redacted`` says that names of other customers
    and small cells were taken out. ``notes`` are what a reader must know before relying on it.
    """

    edition: int
    offer: Offer
    themes: tuple[ThemeRisk, ...]
    passages: tuple[PassageFound, ...]
    missing_sections: tuple[SectionMissed, ...]
    similar: tuple[SimilarEngagement, ...]
    overrun: tuple[OverrunOutlook, ...]
    notes: tuple[str, ...] = field(default=())
    redacted: bool = False
