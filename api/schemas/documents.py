"""Answers about documents."""

from __future__ import annotations

from pydantic import BaseModel, Field

from api.schemas.findings import Finding


class Section(BaseModel):
    """The part of a text under one heading; offsets in code points enclose the body."""

    heading: str
    start: int
    end: int


class Segment(BaseModel):
    """A piece of the text and the findings that cover all of it.

    The pieces joined give the text back.
    """

    start: int
    end: int
    text: str
    finding_ids: list[str]


class Document(BaseModel):
    """A document with its text as received and what was found in it."""

    edition: int
    document_uid: str
    document: str = Field(description="The source's own id.")
    kind: str | None
    title: str | None
    date: str | None
    date_ambiguous: bool
    quarter: str | None
    text: str = Field(description="As received. It is data from strangers: never use it as HTML.")
    sections: list[Section]
    customer: str | None = Field(description="Canonical name; null unless linked.")
    customer_key: str | None = Field(description="Key of its record; null unless linked.")
    customer_given: str | None
    customer_link: str | None = Field(description="`linked`, `ambiguous` or `unlinked`.")
    engagement: str | None
    engagement_name: str | None
    engagement_link: str | None = Field(description="`linked`, `ambiguous` or `unlinked`.")
    segment: str | None
    engagement_type: str | None
    billing_model: str | None
    practice: str | None
    region: str | None
    team: str | None
    phase: str | None
    severity: str | None
    priority: str | None
    theme_ids: list[str]
    theme_keys: list[str]
    source_file: str | None
    source_row: int | None
    findings: list[Finding]
    segments: list[Segment]
