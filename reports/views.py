"""What a report holds: values only, frozen, with every figure already computed.

Rendering reads these and nothing else; it never queries. All texts are as received; making them
safe to look at is the renderer's work, in one place.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reports.figures import Estimate
from reports.funnel import FunnelPlot
from reports.life import Life
from reports.outlook import NOTHING_AHEAD, Outlook
from reports.signals import SignalSection
from reports.studies import Study
from reports.theme_signals import SignalLine


class Basis(StrEnum):
    """What a rate is counted in."""

    ENGAGEMENTS = "engagements"
    DOCUMENTS = "documents"

    @property
    def per(self) -> str:
        """The unit of a rate, for a heading."""
        return f"per 100 {self.unit}s"

    @property
    def unit(self) -> str:
        """The unit of exposure, singular."""
        return "active engagement" if self is Basis.ENGAGEMENTS else "document"


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """How many documents could be tied to a record of one kind."""

    entity: str
    linked: int
    ambiguous: int
    unlinked: int

    @property
    def total(self) -> int:
        """Documents of any state."""
        return self.linked + self.ambiguous + self.unlinked


@dataclass(frozen=True, slots=True)
class Cover:
    """What was read, and which edition speaks. ``rejected`` is ``None`` when not recorded."""

    portfolio: str
    edition: int
    fingerprint: str
    taxonomy: str
    first_date: str | None
    last_date: str | None
    undated: int
    documents: int
    findings: int
    causes: int
    unassigned: int
    engagements: int
    customers: int
    rejected: int | None
    links: tuple[LinkCounts, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim quote with what stands around it. ``cut`` is whether the quote was shortened."""

    finding_id: str
    document: str
    kind: str
    date: str | None
    date_ambiguous: bool
    customer: str
    before: str
    quote: str
    after: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One theme in one quarter. ``estimate``, with 95 % limits, is ``None`` without exposure."""

    quarter: str
    documents: int
    engagements: int
    exposure: int | None
    estimate: Estimate | None
    incomplete: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One theme at one value of one dimension."""

    value: str
    documents: int
    engagements: int
    customers: int
    exposure: int | None
    estimate: Estimate | None
    is_small: bool


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A theme by one dimension; ``cells`` and ``rest`` together hold every document of it.

    ``rest`` sums the values beyond the limit, over ``rest_values`` values; its engagements and
    customers are not summed, because one may stand in several of them.
    """

    dimension: str
    label: str
    basis: Basis
    cells: tuple[Cell, ...]
    rest_values: int
    rest_documents: int

    @property
    def documents(self) -> int:
        """The sum of all rows, which is the theme's documents."""
        return sum(cell.documents for cell in self.cells) + self.rest_documents


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as one edition sees it. Dates are ISO; ``trend`` is the edition's own word.

    ``outlook`` is what is to come of it, ``signals`` what the signal tables say of it, ``small``
    whether fewer distinct customers stand behind it than the edition asks for.
    """

    theme_id: str
    name: str
    definition: str
    status: str
    documents: int
    engagements: int
    customers: int
    findings: int
    overall: Estimate | None
    first_seen: str | None
    last_seen: str | None
    keyphrases: tuple[str, ...]
    trend: str | None
    points: tuple[Point, ...]
    breakdowns: tuple[Breakdown, ...]
    evidence: tuple[Evidence, ...]
    outlook: Outlook = NOTHING_AHEAD
    signals: tuple[SignalLine, ...] = ()
    small: bool = False

    @property
    def is_proposed(self) -> bool:
        """Whether nobody has confirmed this theme yet."""
        return self.status == "proposed"

    @property
    def is_retired(self) -> bool:
        """Whether a person took this theme out of use."""
        return self.status == "retired"

    @property
    def rates(self) -> tuple[float | None, ...]:
        """Rate per 100 by quarter, oldest first, ``None`` without exposure."""
        return tuple(point.estimate.rate if point.estimate else None for point in self.points)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One theme of a heat map; a cell is ``None`` where the theme never met the value."""

    theme_id: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Themes by the values of one dimension. ``hidden_values`` are beyond the limit."""

    dimension: str
    label: str
    basis: Basis
    values: tuple[str, ...]
    exposures: tuple[int | None, ...]
    rows: tuple[HeatRow, ...]
    breaks: tuple[float, ...]
    hidden_values: int


@dataclass(frozen=True, slots=True)
class Standout:
    """One plain sentence with its figure and a place to look.

    ``kind`` is one of `KINDS`; ``too_few`` is a caution, not a claim. ``part`` is the section of
    the theme that holds the figures: ``evidence``, ``trend``, ``signals`` or a dimension, then
    ``value`` is the value meant. A sentence of no theme, as of a customer, has an empty
    ``theme_id``; its ``part`` is then the name of a signal table.
    """

    kind: str
    theme_id: str
    name: str
    says: str
    figure: str
    part: str
    value: str | None = None
    proposed: bool = False

    @property
    def label(self) -> str:
        """The word that stands before the sentence."""
        return KINDS[self.kind]


#: Kinds of sentences at the head of a report, and the words for them.
KINDS = {
    "priority": "Take up first",
    "widespread": "Widespread",
    "new": "New",
    "back_again": "Back again",
    "rising": "Rising",
    "falling": "Falling",
    "level_change_up": "New level, higher",
    "level_change_down": "New level, lower",
    "seasonal": "Seasonal",
    "concentrated": "Concentrated",
    "local": "Local",
    "customer": "Customer",
    "margin": "Margin",
    "intervention": "Intervention",
    "too_few": "Too few to say",
}


@dataclass(frozen=True, slots=True)
class Report:
    """One edition, frozen for reading.

    ``quarter`` is the reporting quarter (``None`` when nothing is dated), ``later`` the number of
    documents dated after it, which totals include and trends do not, and ``until`` the quarter up
    to which these are (``None`` where there is none). ``basis`` is what overall
    rates are counted in, ``trend_basis`` those of a quarter: engagements without dates are on
    record but active in none. ``themes`` and ``proposed`` have documents; ``unseen`` are known
    themes that no document of this edition carries.
    """

    cover: Cover
    quarter: str | None
    incomplete: bool
    later: int
    until: str | None
    quarters: tuple[str, ...]
    basis: Basis
    trend_basis: Basis
    standouts: tuple[Standout, ...]
    compared: int
    themes: tuple[Theme, ...]
    proposed: tuple[Theme, ...]
    unseen: tuple[Theme, ...]
    heat_maps: tuple[HeatMap, ...]
    life: Life
    signals: tuple[SignalSection, ...]
    funnel: FunnelPlot | None
    studies: tuple[Study, ...]
    unassigned_evidence: tuple[Evidence, ...]

    @property
    def left_out(self) -> int:
        """Documents that rates per engagement cannot count, for want of an engagement."""
        if self.basis is Basis.DOCUMENTS:
            return 0
        return sum(k.total - k.linked for k in self.cover.links if k.entity == "engagement")

    @property
    def all_shown(self) -> tuple[Theme, ...]:
        """Every theme with a section, known ones first."""
        return self.themes + self.proposed
