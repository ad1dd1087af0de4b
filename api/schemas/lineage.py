"""Answers about what became of themes."""

from __future__ import annotations

from pydantic import BaseModel, Field


class Relation(BaseModel):
    """One event; overlaps are over the findings that both editions have."""

    event: str | None = Field(
        description="`continues`, `splits`, `merges`, `starts`, `ends` or `revives`."
    )
    theme_id: str | None = Field(description="The later theme; null for an end.")
    previous_theme_id: str | None = Field(description="The earlier theme; null for a start.")
    previous_edition: int | None = Field(description="The edition compared with; null for none.")
    keeps_id: bool | None = Field(description="Whether the later theme is the earlier one.")
    shared: int | None = Field(description="Findings that both themes have.")
    previous_findings: int | None
    current_findings: int | None
    jaccard: float | None = Field(description="Shared findings per finding of either, 0 to 1.")
    of_previous: float | None = Field(description="Share of the earlier theme in the later one.")
    of_current: float | None = Field(description="Share of the later theme in the earlier one.")


class Change(BaseModel):
    """A change of what a theme means; applied to the whole history unless it was learned."""

    theme_id: str
    kind: str = Field(
        description="`definition`, `examples`, `split`, `merge`, `taxonomy`, `cut_anew` (a "
        "proposal that nobody had decided on), `exclusion` (of a phrase) or `undo` (of one of "
        "these), which are applied to the whole history; or "
        "`learned` from decisions, applied to findings that came after."
    )
    quarter: str = Field(description="Quarter of the decision, else the newest one.")
    after_edition: int | None = Field(description="The last edition with the old meaning.")
    sequence: int | None = Field(description="Entry of the curation log; null where there is none.")


class Conflict(BaseModel):
    """A decision that does not apply, whole or in part."""

    sequence: int
    entry_id: str
    action: str
    theme_id: str | None
    reason: str
    partly: bool = Field(description="Whether the rest of it was applied.")
    count: int = Field(description="Findings that it is about, 0 where it is about none.")


class LineageOfEdition(BaseModel):
    """How an edition's themes came from those of the edition before."""

    edition: int
    relations: list[Relation]
    changes: list[Change]
    conflicts: list[Conflict]


class RelationOfEdition(Relation):
    """An event in the edition that it came with."""

    edition: int


class ThemeVersion(BaseModel):
    """A theme in one edition."""

    edition: int
    theme_id: str
    theme_key: str | None
    name: str | None
    definition: str | None
    status: str | None
    owner_role: str | None
    owner_name: str | None
    goal: str | None
    findings: int | None
    documents: int | None
    engagements: int | None
    customers: int | None
    small: bool | None = Field(
        description="Whether fewer distinct customers stand behind it than may be told apart."
    )
    stability: str | None = Field(
        description="`stable`, `between`, `unstable` or `not judged`; null where not measured."
    )


class ThemeHistory(BaseModel):
    """A theme over all editions, oldest first."""

    edition: int = Field(description="Number of the newest edition.")
    theme_id: str
    versions: list[ThemeVersion]
    lineage: list[RelationOfEdition]
    changes: list[Change]
