"""Answers about editions and the service itself."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field


class EditionSummary(BaseModel):
    """What an edition says of itself."""

    number: int
    fingerprint: str = Field(description="SHA-256 over settings, models and tables.")
    seed: int
    taxonomy: str
    settings: dict[str, str]
    models: dict[str, str]
    libraries: dict[str, str]
    counts: dict[str, int]


class Editions(BaseModel):
    """Editions, newest first."""

    edition: int = Field(description="Number of the newest edition.")
    total: int
    truncated: bool = Field(
        description="Whether older ones were left out; ask with `before` for them."
    )
    editions: list[EditionSummary]


class Health(BaseModel):
    """The process answers."""

    status: Literal["ok"]


class Readiness(BaseModel):
    """The service can answer from this edition."""

    status: Literal["ready"]
    edition: int
