"""The body of every error."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Fault(BaseModel):
    """One part of a request that cannot be used."""

    place: str = Field(description="`query`, `path`, `header` or `body`.")
    name: str
    reason: str


class Problem(BaseModel):
    """Problem details (RFC 9457). Members beyond these depend on ``type``."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(description="Names the kind of problem; stable.")
    title: str = Field(description="The kind in words; the same for every problem of a type.")
    status: int
    detail: str = Field(description="What happened this time, and what would be right.")
    errors: list[Fault] | None = Field(default=None, description="Of `invalid-parameters`.")
    documents: list[str] | None = Field(
        default=None,
        description="Of `ambiguous-document`: uids, the first few when there are many.",
    )
    total: int | None = Field(
        default=None, description="Of `ambiguous-document`: how many share the id."
    )
    expected: int | None = Field(
        default=None, description="Of `curation-conflict`: the entry that was believed the newest."
    )
    found: int | None = Field(
        default=None, description="Of `curation-conflict`: the entry that is the newest."
    )
    successor: str | None = Field(
        default=None,
        description="Of `unknown-theme`: id of the theme that the one asked for became a part of.",
    )
    problems: list[str] | None = Field(default=None, description="Of `not-ready`: why.")
    request_id: str | None = Field(
        default=None, description="Of `internal-error`: names it in the log."
    )
