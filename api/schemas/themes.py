"""Answers about themes."""

from __future__ import annotations

from pydantic import BaseModel, Field

from api.schemas.figures import DimensionCell, TrendPoint
from api.schemas.findings import Quote
from api.schemas.signals import TREND


class Health(BaseModel):
    """How far a theme can be relied on."""

    verdict: str = Field(
        description=(
            "`stable` (mean overlap above .75), `between`, `unstable` (under .6), or `not judged` "
            "(fewer than 10 documents)."
        )
    )
    stability: float | None = Field(
        description="Mean Jaccard overlap with what is found in parts of four fifths, 0 to 1."
    )
    stability_low: float | None = Field(description="95 % of the parts lie above or below.")
    stability_high: float | None
    recovered: int | None = Field(description="Parts with an overlap above one half.")
    parts: int | None
    way: str | None = Field(
        description="`regrouped` for themes found in the portfolio, else `relearned`."
    )
    cohesion: float | None = Field(
        description="Mean cosine of a finding to the middle of the theme's others."
    )
    coverage: float | None = Field(
        description="Share of the documents that state a cause and show the theme."
    )
    confirmed: int = Field(description="Findings that people called rightly the theme's.")
    rejected: int
    agreement: float | None = Field(description="`confirmed` of both; null without any.")
    agreement_low: float | None = Field(description="Lower limit of 95 % (Wilson).")
    agreement_high: float | None
    largest_engagement: str | None = Field(description="Engagement with most of its documents.")
    largest_engagement_share: float | None = Field(
        description="Its share among the theme's documents whose engagement is known."
    )
    largest_customer: str | None = Field(description="Key of the customer, likewise.")
    largest_customer_share: float | None


class Theme(BaseModel):
    """One row of the register."""

    theme_id: str = Field(description="Lasting identity of the theme.")
    theme_key: str | None = Field(description="Key in the taxonomy; null for a proposed theme.")
    name: str | None
    definition: str | None
    status: str | None = Field(description="`proposed`, `active` or `retired`.")
    findings: int
    documents: int
    engagements: int = Field(description="Distinct engagements, of linked documents only.")
    customers: int = Field(description="Distinct customers, of linked documents only.")
    rate: float | None = Field(
        description="Engagements with the theme per 100 engagements known; null without any."
    )
    first_seen: str | None = Field(description="ISO date of the earliest dated document.")
    last_seen: str | None = Field(description="ISO date of the latest dated document.")
    keyphrases: list[str]
    trend: str | None = Field(description=TREND)
    health: Health | None = Field(description="Null in editions that did not measure it.")
    include: list[str] = Field(description="Statements that belong to it, as a person said.")
    exclude: list[str] = Field(description="Statements that do not, as a person said.")
    origin: str | None = Field(description="`taxonomy`, `discovery` or `split`.")
    owner_role: str | None
    owner_name: str | None
    goal: str | None = Field(description="The strategic goal that it stands in the way of.")
    changed_in: list[str] = Field(description="Quarters in which its meaning changed.")
    small: bool | None = Field(
        description="Whether fewer distinct customers stand behind it than the setting asks for."
    )


class Register(BaseModel):
    """The themes wanted, and what was left without a theme."""

    edition: int
    total: int = Field(description="Themes in this answer.")
    causes: int = Field(description="Cause findings in the edition.")
    unassigned: int = Field(description="Cause findings without a theme.")
    unassigned_share: float | None = Field(
        description="`unassigned` / `causes`, 0 to 1; null without causes."
    )
    themes: list[Theme]


class ThemeCells(BaseModel):
    """A theme's cells in one dimension, most documents first."""

    cells: list[DimensionCell]
    total: int = Field(description="Cells of the theme in this dimension.")
    truncated: bool = Field(
        description="Whether cells were left out; `/v1/dimensions/{name}?theme=` has all."
    )


class ThemeDetail(Theme):
    """One theme with its trend, dimensions and evidence."""

    edition: int
    quotes: list[Quote] = Field(description="Representative evidence, best first.")
    quotes_truncated: bool = Field(
        description="Whether representative quotes were left out; `/v1/findings?theme=` has all."
    )
    trend_by_quarter: list[TrendPoint]
    dimensions: dict[str, ThemeCells]
