"""Answers made of signal tables: their rows, and what their columns mean."""

from __future__ import annotations

from pydantic import BaseModel, Field

#: What may stand in a cell of a signal table.
Cell = bool | int | float | str | list[str] | None

SignalRow = dict[str, Cell]


#: What a theme's `trend` is, wherever it stands.
TREND = (
    "How the theme moves, the verdict of the signal table `theme_trends`: new, back again, rising, "
    'falling, level change up or down, seasonal, no clear change, "new, no baseline", too little '
    "data or no exposure."
)


class MetricShown(BaseModel):
    """One measure: its name, its unit and how it comes about."""

    key: str = Field(description="Its name in rows.")
    name: str
    unit: str
    formula: str
    exposure: str | None = Field(description="What it is per, where it is a rate.")


class SignalTableShown(BaseModel):
    """What a signal table answers and how to read it."""

    name: str
    title: str
    question: str
    reading: str
    verdict: str | None = Field(description="Column that says what was concluded of a row.")
    noteworthy: list[str] = Field(description="Verdicts worth attention.")
    columns: list[MetricShown]


class SignalTables(BaseModel):
    """Every signal table of an edition."""

    edition: int
    tables: list[SignalTableShown]


class CustomerShown(BaseModel):
    """What a customer's escalations amount to."""

    edition: int
    customer: SignalRow = Field(description="Row of the signal table `customer_signals`.")
    rates: list[SignalRow] = Field(description="Rows of the signal table `customer_rates`.")
    themes: list[SignalRow] = Field(
        description="Rows of `over_representation` at this customer, the surest first."
    )


class PrioritiesAnswer(BaseModel):
    """Themes in the order in which a planning cycle should take them up."""

    edition: int
    weights: dict[str, float] = Field(description="Share of each component, as it was given.")
    effective_weights: dict[str, float] = Field(
        description="Share of each component in the scores: what is known of no theme is left out "
        "and the others are raised in proportion. All 0 where no theme has a score."
    )
    total: int
    priorities: list[SignalRow] = Field(description="Rows of the signal table `priorities`.")


class SignalsPage(BaseModel):
    """Some rows of a signal table, in its order."""

    edition: int
    table: str
    total: int = Field(description="Rows over all pages.")
    told: bool = Field(
        description="False where the edition was built by a release without this table."
    )
    signals: list[SignalRow] = Field(
        description="Rows by column; `/v1/signals/tables` says what each column means."
    )
    next_cursor: str | None
