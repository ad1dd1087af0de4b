"""Answers about the review queue."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.queries import PageQuery
from intelligence.review import SURE
from intelligence.review_items import Kind


class ReviewQuery(PageQuery):
    """Which part of the queue."""

    kind: Kind | None = Field(default=None, description="Only items of this kind.")
    limit: int = Field(default=50, ge=1, le=200, description="Items a page.")


class ReviewQuote(BaseModel):
    """Words that decide, as they stand in their document."""

    model_config = ConfigDict(from_attributes=True)

    finding_id: str = Field(description="Empty where the words are no finding.")
    text: str
    document_uid: str
    document: str
    date: str | None
    customer: str
    side: str = Field(
        description="Which theme or part it speaks for, or where a name stands; else empty."
    )


class ReviewItem(BaseModel):
    """One thing to decide."""

    model_config = ConfigDict(from_attributes=True)

    kind: Kind
    title: str
    question: str = Field(description="What the figures say, and what is asked.")
    theme_ids: list[str]
    confidence: float | None = Field(description="Of a doubtful assignment, 0 to 1.")
    quotes: list[ReviewQuote]
    commands: list[str] = Field(description="Decisions on the command line, ready but for words.")


class ReviewPage(BaseModel):
    """One page of the queue in the order in which it is worked off."""

    edition: int
    total: int = Field(description="Items over all pages.")
    totals: dict[str, int] = Field(
        description="Everything in doubt by kind; of assignments, what is under "
        f"{100 * SURE:.0f} % sure."
    )
    truncated: bool = Field(
        description="Whether there are more than `total`: of many assignments only the least "
        "certain are listed."
    )
    items: list[ReviewItem]
    next_cursor: str | None
