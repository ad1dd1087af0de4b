"""Decisions on themes: as they are sent, and as the log has them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.cursors import CURSOR_CHARACTERS
from intelligence.curation.entries import Decision
from intelligence.curation.reach import WIDE

_Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


class CurationQuery(BaseModel):
    """A walk through the log."""

    model_config = ConfigDict(extra="forbid")

    cursor: str | None = Field(
        default=None,
        max_length=200,
        description=f"`next_cursor` of the page before. {CURSOR_CHARACTERS} characters, opaque.",
    )
    limit: int = Field(default=50, ge=1, le=500, description="Entries a page.")


class NewDecision(BaseModel):
    """A decision to be noted."""

    model_config = ConfigDict(extra="forbid")

    expected: int = Field(
        ge=0,
        le=2**31 - 1,
        description="`last` as the caller saw it; when the log has grown since, nothing is noted.",
    )
    who: _Said = Field(description="Who decides.")
    why: _Said = Field(description="The reason, for those who come later.")
    at: datetime | None = Field(default=None, description="When; now by default.")
    decision: Decision = Field(
        description="Themes are named by id or key, findings by id; `new_theme` and `kept` of a "
        "split are found by the service."
    )
    wide: bool = Field(
        default=False,
        description=f"Whether a phrase may take more than {100 * WIDE:.0f} % of all causes.",
    )


class LoggedDecision(BaseModel):
    """A decision in the log."""

    sequence: int = Field(description="Place in the log, from 1 without gaps.")
    id: str = Field(description="Digest of the entry and the one before it.")
    at: str
    who: str
    why: str
    action: str
    payload: dict[str, Any] = Field(description="What was decided; its fields depend on `action`.")
    undone_by: int | None = Field(description="The entry that took it back, if any.")


class CurationPage(BaseModel):
    """A part of the log, oldest first."""

    edition: int | None = Field(description="Number of the newest edition; null without one.")
    applied: int = Field(description="Newest entry that this edition knows.")
    last: int = Field(description="Newest entry of the log: what `expected` must be.")
    total: int
    entries: list[LoggedDecision]
    next_cursor: str | None
