"""Query parameters. An unknown one is refused: a filter misspelt must not return everything."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.annex import AnnexForm
from api.cursors import CURSOR_CHARACTERS
from api.reading.themes import ThemeSort
from intelligence.signals.registry import DEFAULT, SIGNALS

#: Largest edition number that a cursor and a folder name can hold.
LARGEST_EDITION = 2**31 - 1

_Name = Annotated[str, StringConstraints(min_length=1, max_length=500)]


class ThemeStatus(StrEnum):
    """Where a theme stands in its life."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    RETIRED = "retired"


class FindingRole(StrEnum):
    """What a finding says."""

    CAUSE = "cause"
    IMPACT = "impact"
    RECOMMENDATION = "recommendation"
    RESOLUTION = "resolution"
    POSITIVE = "positive"
    CONTEXT = "context"


class EditionQuery(BaseModel):
    """The edition to read."""

    model_config = ConfigDict(extra="forbid")

    edition: int | None = Field(
        default=None,
        ge=1,
        le=LARGEST_EDITION,
        description="Number of an edition; the newest by default.",
    )


class ThemesQuery(EditionQuery):
    """Which themes, in which order."""

    status: ThemeStatus | None = Field(default=None, description="Only themes of this status.")
    q: str | None = Field(
        default=None,
        max_length=200,
        description="Words that must all occur in id, key, name, definition or keyphrases.",
    )
    sort: ThemeSort = Field(
        default=ThemeSort.DOCUMENTS, description="Figures and dates descend, names ascend."
    )


class PageQuery(EditionQuery):
    """A walk over pages."""

    cursor: str | None = Field(
        default=None,
        max_length=200,
        description=(
            "`next_cursor` of the page before, with the same filters. It pins the edition: "
            f"`edition` may be left out. {CURSOR_CHARACTERS} characters, opaque."
        ),
    )


class FindingsQuery(PageQuery):
    """Which findings; filters combine with *and*."""

    theme: _Name | None = Field(default=None, description="Id or key of a theme.")
    role: FindingRole | None = Field(default=None, description="Only findings of this role.")
    document: _Name | None = Field(
        default=None,
        description="A document's uid, or the source's own id (all documents that share it).",
    )
    customer: _Name | None = Field(
        default=None, description="Canonical name of a customer in any case, or `Unknown`."
    )
    quarter: str | None = Field(
        default=None,
        pattern=r"^([0-9]{4}Q[1-4]|Unknown)$",
        description="Quarter of the document as `2026Q3`, or `Unknown`.",
    )
    unassigned: bool | None = Field(
        default=None, description="`true`: causes without a theme; `false`: findings that have one."
    )
    limit: int = Field(default=50, ge=1, le=500, description="Findings a page.")


class SignalsQuery(PageQuery):
    """Which rows of a signal table; filters combine with *and*."""

    table: _Name = Field(
        default=DEFAULT,
        description="Name of a signal table; `/v1/signals/tables` says what each answers.",
        json_schema_extra={"enum": list(SIGNALS)},
    )
    theme: _Name | None = Field(default=None, description="Id or key of one theme.")
    dimension: _Name | None = Field(
        default=None, description="Only rows of this dimension, in tables that have one."
    )
    noteworthy: bool = Field(
        default=False, description="Only rows whose verdict is worth attention."
    )
    limit: int = Field(default=50, ge=1, le=500, description="Rows a page.")


_Weight = Annotated[float | None, Field(ge=0, le=1_000_000, allow_inf_nan=False)]


class PrioritiesQuery(EditionQuery):
    """How much each component counts; only proportions matter, one not given keeps its default."""

    frequency: _Weight = Field(default=None, description="Weight of how frequent a theme is.")
    breadth: _Weight = Field(default=None, description="Weight of how widely it replicates.")
    trend: _Weight = Field(default=None, description="Weight of how it grows.")
    cost: _Weight = Field(default=None, description="Weight of the margin that goes with it.")
    controllability: _Weight = Field(
        default=None, description="Weight of how far it is in our own hands."
    )


class TrendsQuery(PageQuery):
    """Which trends."""

    theme: _Name | None = Field(default=None, description="Id or key of one theme.")
    dimension: _Name | None = Field(
        default=None, description="Name of a dimension; counts only documents with `value` in it."
    )
    value: _Name | None = Field(default=None, description="A value of `dimension`, or `Unknown`.")
    limit: int = Field(default=50, ge=1, le=200, description="Themes a page.")


class DimensionQuery(PageQuery):
    """Which cells of a dimension."""

    theme: _Name | None = Field(default=None, description="Id or key of one theme.")
    limit: int = Field(default=50, ge=1, le=200, description="Values of the dimension a page.")


class EditionsQuery(BaseModel):
    """Which editions, newest first."""

    model_config = ConfigDict(extra="forbid")

    before: int | None = Field(
        default=None, ge=1, le=LARGEST_EDITION, description="Only editions with a smaller number."
    )
    limit: int = Field(default=20, ge=1, le=100, description="Editions a page.")


class ChecksQuery(BaseModel):
    """How many of the newest risk checks."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=50, ge=1, le=500, description="How many at most.")


class ConfidentialQuery(BaseModel):
    """Whether other customers' names are taken out."""

    model_config = ConfigDict(extra="forbid")

    confidential: bool = Field(default=False, description="Take out other customers' names.")


class ForgetQuery(BaseModel):
    """Who wants a text forgotten, and why."""

    model_config = ConfigDict(extra="forbid")

    who: str = Field(min_length=1, max_length=200, description="Who says so.")
    why: str = Field(default="", max_length=2_000, description="The reason, for who comes later.")


class AnnexQuery(ConfidentialQuery):
    """What a risk check is written as."""

    format: AnnexForm = Field(default=AnnexForm.HTML, description="html, docx, or raid (CSV).")
