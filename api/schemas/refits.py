"""Answers about refits, and what is sent to take one over."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

_Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
_Item = Annotated[str, StringConstraints(pattern=r"^[a-z]+-[1-9][0-9]{0,4}$")]


class RefitsQuery(BaseModel):
    """Which refits to list."""

    model_config = ConfigDict(extra="forbid")

    before: int | None = Field(
        default=None, ge=1, le=2**31 - 1, description="Only refits with a smaller number."
    )
    limit: int = Field(default=50, ge=1, le=200, description="Refits an answer.")


class RefitDecision(BaseModel):
    """Which items of a refit to take over or back, by whom and why."""

    model_config = ConfigDict(extra="forbid")

    expected: int = Field(
        ge=0,
        le=2**31 - 1,
        description="`last` of the curation log as the caller saw it; when it has grown since, "
        "nothing is noted.",
    )
    who: _Said = Field(description="Who decides.")
    why: _Said = Field(description="The reason, for those who come later.")
    only: list[_Item] = Field(
        default_factory=list,
        max_length=1_000,
        description="Names of items; none means all that are open, or to undo, all applied.",
    )


class RefitMoves(BaseModel):
    """From where to where findings would be filed; null means in no theme."""

    source: str | None = Field(description="Id of the theme that they are in.")
    to: str | None = Field(description="Id of the theme where people file their kind.")


class RefitItemHead(BaseModel):
    """One proposed change, without its evidence."""

    item: str = Field(description="Its name in the refit, as `split-1`.")
    kind: str = Field(description="`split`, `merge`, `start`, `end` or `refile`.")
    themes: list[str] = Field(
        description="Ids of the themes named; those of a merge end with the one that stays, "
        "those of a refile with the one that findings go to."
    )
    names: list[str] = Field(description="Names of the parts, or of the themes.")
    findings: int = Field(
        description="Findings that the decision names, else those that its themes lose. What is as "
        "close to named ones follows them, so `effects` of the refit may tell more."
    )
    state: str = Field(description="`open`, `applied`, `undone` or `declined` (by `keep`).")
    entries: list[int] = Field(description="Entries of the curation log that come from it.")
    moves: RefitMoves | None = Field(description="Of a `refile`; null for the others.")


class RefitSummary(BaseModel):
    """A refit without its evidence."""

    refit: int = Field(description="Its number.")
    at: str = Field(description="When it was made.")
    edition: int = Field(description="The edition that was reconsidered.")
    curation: int = Field(description="The newest decision that it knows.")
    causes: int = Field(description="Sure causes that were grouped.")
    groups: int = Field(description="Groups that they fell into.")
    items: list[RefitItemHead]


class Refits(BaseModel):
    """Refits, newest first."""

    total: int
    truncated: bool = Field(description="Whether there are older ones; ask with `before`.")
    last: int = Field(description="Newest entry of the curation log: what `expected` must be.")
    refits: list[RefitSummary]


class RefitMeasured(BaseModel):
    """Evidence as shares from 0 to 1; null where a measure does not apply."""

    agreeing: float | None = Field(description="Parts, grouped alone, that show the change.")
    told_apart: float | None = Field(description="Findings nearer to their own part or theme.")
    stability: float | None = Field(description="Overlap with which the group is found again.")
    inside: float | None = Field(description="Of the group: what the theme, or no theme, holds.")
    of_theme: float | None = Field(description="Of the theme: what the part or group has.")
    filed: float | None = Field(description="Of the decisions on the kind: those that file it so.")
    decided: int | None = Field(description="Findings of the kind that were decided on.")
    sure: float | None = Field(description="Probability of the new theme, on the average.")
    elsewhere: float | None = Field(description="Findings nearer to another theme than the part.")


class RefitQuote(BaseModel):
    """A finding that stands for a part; without words where its edition was removed."""

    finding_id: str
    document: str | None
    date: str | None
    customer: str | None
    text: str | None


class RefitEvidence(BaseModel):
    """What speaks for one part or theme."""

    name: str
    keyphrases: list[str]
    measured: RefitMeasured | None
    quotes: list[RefitQuote]


class RefitQuarter(BaseModel):
    """A theme in one quarter."""

    quarter: str
    documents: int
    engagements: int
    rate: float | None = Field(description="Engagements with it per 100 active; null for none.")


class RefitCounts(BaseModel):
    """A theme before or after."""

    findings: int
    documents: int
    engagements: int
    customers: int
    quarters: list[RefitQuarter] = Field(description="The last ones, oldest first.")


class RefitEffect(BaseModel):
    """What an item does to one theme."""

    theme_id: str | None = Field(description="Null for a theme that would be new.")
    name: str
    before: RefitCounts | None
    after: RefitCounts | None = Field(description="Null for a theme that would be merged away.")


class RefitItem(RefitItemHead):
    """One proposed change with its evidence and effects."""

    evidence: list[RefitEvidence]
    effects: list[RefitEffect]


class RefitDetail(RefitSummary):
    """A refit with everything that it rests on."""

    items: list[RefitItem]  # type: ignore[assignment]  # each is a head, and more
