"""Answers about findings."""

from __future__ import annotations

from pydantic import BaseModel, Field


class Finding(BaseModel):
    """One statement of a document, word for word."""

    finding_id: str
    document_uid: str
    document: str = Field(description="The source's own id of the document.")
    kind: str | None
    start: int = Field(description="Offset in Unicode code points, not UTF-16 units.")
    end: int = Field(description="Offset after the last code point.")
    text: str
    role: str
    role_source: str | None = Field(description="`heading` or `classifier`.")
    role_confidence: float | None
    theme_id: str | None
    theme_key: str | None
    subcause_key: str | None
    confidence: float | None = Field(
        description="Calibrated probability, 0 to 1, that it tells a cause and that it is this one."
    )
    subcause_confidence: float | None = Field(
        default=None,
        description="Calibrated probability, 0 to 1, that it tells a cause of this theme and of "
        "this sub-cause; null without a sub-cause, and in editions from before it was given.",
    )
    abstention: str | None = Field(
        description="Why a cause has no theme: `no cause`, `too short`, `between two themes` or "
        "`unlike anything known`."
    )


class FindingInContext(Finding):
    """A finding with what is known of its document."""

    customer: str | None
    date: str | None
    quarter: str | None


class Quote(FindingInContext):
    """A finding with the text around it."""

    before: str
    before_cut: bool = Field(description="Whether more text stands before `before`.")
    after: str
    after_cut: bool = Field(description="Whether more text stands after `after`.")


class FindingsPage(BaseModel):
    """One page of findings in the edition's order."""

    edition: int
    total: int = Field(description="Findings over all pages.")
    findings: list[FindingInContext]
    next_cursor: str | None = Field(description="Null on the last page.")
