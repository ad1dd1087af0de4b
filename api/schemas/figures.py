"""Answers made of counted cells."""

from __future__ import annotations

from pydantic import BaseModel, Field

from api.schemas.signals import TREND, SignalRow

_SMALL = "Whether fewer distinct customers stand behind the count than the setting asks for."
_RATE = "Engagements with the theme per 100 engagements active in the cell; null without exposure."


class TrendPoint(BaseModel):
    """A theme in one quarter."""

    theme_id: str
    quarter: str | None
    documents: int
    engagements: int
    customers: int | None = Field(description="Distinct customers; null where not counted.")
    active_engagements: int | None
    rate: float | None = Field(description=_RATE)
    small: bool | None = Field(description=_SMALL)


class ThemeTrend(BaseModel):
    """One theme's quarters in time order."""

    theme_id: str
    theme_key: str | None
    name: str | None
    trend: str | None = Field(description=f"{TREND} Of the whole portfolio, also in a slice.")
    changed_in: list[str] = Field(description="Quarters in which the theme's meaning changed.")
    quarters: list[TrendPoint]
    signal: SignalRow | None = Field(
        description="Its row of the signal table `theme_trends`: verdict, tests and intervals; "
        "null in a slice, and in editions that were built without it."
    )
    signal_quarters: list[SignalRow] = Field(
        description="Its rows of the signal table `trend_quarters`, oldest first, the four "
        "quarters to come included; none in a slice."
    )


class Trends(BaseModel):
    """Trends of the themes wanted; `dimension` and `value` name the slice, when one was asked."""

    edition: int
    dimension: str | None
    value: str | None
    total: int = Field(description="Themes over all pages.")
    trends: list[ThemeTrend]
    next_cursor: str | None


class DimensionCell(BaseModel):
    """A theme at one value of a dimension."""

    theme_id: str
    dimension: str
    value: str
    documents: int
    engagements: int
    customers: int
    active_engagements: int | None
    rate: float | None = Field(description=_RATE)
    small: bool | None = Field(description=_SMALL)


class DimensionTotal(BaseModel):
    """All documents at one value of a dimension, with or without a theme."""

    dimension: str
    value: str
    documents: int
    engagements: int
    customers: int
    active_engagements: int | None


class DimensionPage(BaseModel):
    """Some values of a dimension: their totals, and the cells of themes at them."""

    edition: int
    dimension: str
    total: int = Field(description="Values over all pages.")
    totals: list[DimensionTotal]
    cells: list[DimensionCell]
    next_cursor: str | None
