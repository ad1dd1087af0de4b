"""The published rule by which a theme is called structural, local, between or too early."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intelligence.statistics.concentration import Concentration
from intelligence.statistics.persistence import Persistence


class Structure(StrEnum):
    """What a theme is, best carried first."""

    STRUCTURAL = "structural"
    BETWEEN = "between"
    LOCAL = "local"
    TOO_EARLY = "too early"


@dataclass(frozen=True, slots=True)
class Replicated:
    """Replications of a theme, and those that chance gives as many engagements.

    ``beyond`` are the replications that remain without the customer, and without the team, that
    has most of the theme's engagements, whichever leaves fewer; ``low`` to ``high`` hold 95 % of
    chance.
    """

    count: int
    beyond: int
    expected: float
    low: float
    high: float

    @property
    def breadth(self) -> float:
        """Replications against expected ones; near 1 for what is everywhere."""
        return self.count / self.expected if self.expected else 0.0


@dataclass(frozen=True, slots=True)
class Loudest:
    """The customer or team with most of a theme's engagements: ``count`` of ``known``."""

    name: str
    count: int
    known: int


@dataclass(frozen=True, slots=True)
class Components:
    """All that the rule looks at; ``customer`` and ``team`` are the loudest, for its words."""

    replicated: Replicated
    by_customer: Concentration | None
    by_team: Concentration | None
    persistence: Persistence | None
    customer: Loudest | None = None
    team: Loudest | None = None

    @property
    def shared(self) -> tuple[tuple[str, Concentration | None, Loudest | None], ...]:
        """How far customer and team are shared, and which is the loudest."""
        return (
            ("customer", self.by_customer, self.customer),
            ("team", self.by_team, self.team),
        )


@dataclass(frozen=True, slots=True)
class StructureRule:
    """The limits of the rule; the defaults are those of the project."""

    replications: int = 3
    quarters: int = 3
    beyond: int = 2
    breadth: float = 0.6
    persistence: float = 0.6
    spread: float = 0.15
    concentrated: float = 0.3

    @property
    def text(self) -> str:
        """The rule in words."""
        return (
            f"Local: pairs of affected engagements share their customer or their team at least "
            f"{self.concentrated:g} of the way from what exposure gives to always, with an "
            f"interval above 0, or fewer than {self.replications} replications are found where 95 "
            f"% of chance gives {self.replications} or more. Too early: fewer than "
            f"{self.quarters} quarters, or fewer than {self.replications} replications where "
            f"chance gives no more. Structural: at least {self.replications} replications and "
            f"{self.quarters} quarters, {self.beyond} replications left without the loudest "
            f"customer or team, at least {self.breadth:g} of the replications and "
            f"{self.persistence:g} of the quarters that exposure gives, and neither customer nor "
            f"team shared more than {self.spread:g} of the way. Between: everything else."
        )

    def judge(self, found: Components) -> tuple[Structure, str]:
        """Return what a theme is, and why."""
        quarters = found.persistence.quarters if found.persistence else 0
        if quarters < self.quarters:
            return Structure.TOO_EARLY, f"seen in {quarters} of {self.quarters} quarters needed"
        place = self._place(found)
        if place:
            return Structure.LOCAL, place
        replicated = found.replicated
        if replicated.count < self.replications:
            few = f"{replicated.count} of {self.replications} replications needed"
            if replicated.low >= self.replications:
                chance = f"chance gives {replicated.low:g} or more"
                return Structure.LOCAL, "; ".join([few, chance, *_loudest_of(found)])
            return Structure.TOO_EARLY, f"{few}; {_by_chance(replicated)}"
        lacking = self._lacking(found)
        if lacking:
            return Structure.BETWEEN, "; ".join(lacking)
        told = f"{replicated.count} independent replications over {quarters} quarters"
        return Structure.STRUCTURAL, told

    def _place(self, found: Components) -> str | None:
        for name, shared, loudest in found.shared:
            if shared and shared.value >= self.concentrated and shared.low > 0:
                where = _told(name, loudest) if loudest else f"most engagements have one {name}"
                return (
                    f"{where}; pairs share their {name} {shared.value:.2f} of the way from what "
                    f"exposure gives to always (95 % interval {shared.low:.2f} to "
                    f"{shared.high:.2f})"
                )
        return None

    def _lacking(self, found: Components) -> list[str]:
        """Return what keeps a replicated theme from being structural."""
        replicated, lasting = found.replicated, found.persistence
        lacking = []
        if replicated.beyond < self.beyond:
            lacking.append(f"{replicated.beyond} replications without its loudest customer or team")
        if replicated.breadth < self.breadth:
            lacking.append(
                f"{replicated.count} replications where exposure gives {replicated.expected:.1f}"
            )
        if lasting and lasting.ratio < self.persistence:
            lacking.append(
                f"{lasting.quarters} quarters where exposure gives {lasting.expected:.1f}"
            )
        for name, shared in (("customers", found.by_customer), ("teams", found.by_team)):
            if shared and shared.value > self.spread:
                lacking.append(f"shared {name} {shared.value:.2f} of the way to always")
        return lacking


def _told(name: str, loudest: Loudest) -> str:
    return f"{loudest.count} of {loudest.known} engagements have the {name} {loudest.name}"


def _loudest_of(found: Components) -> list[str]:
    """Name the customer or the team, whichever has the greater share of the engagements."""
    known = [(name, loudest) for name, _, loudest in found.shared if loudest]
    by_share = sorted(known, key=lambda one: one[1].count / one[1].known, reverse=True)
    return [_told(*one) for one in by_share[:1]]


def _by_chance(found: Replicated) -> str:
    """Say how many as many engagements give: of one team never three, however long one waits."""
    span = f"{found.low:g}" + (f" to {found.high:g}" if found.high > found.low else "")
    return f"as many engagements of this portfolio give {span} by chance"


#: The rule of the project.
RULE = StructureRule()
