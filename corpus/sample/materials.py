"""Reads the texts and words the portfolio is composed of (``materials/README.md`` has origins)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from corpus.document import DocumentKind
from corpus.records import Customer


@dataclass(frozen=True, slots=True)
class Statement:
    """A text with slots, and the industries and engagement types it fits (empty: all)."""

    role: str
    theme: str | None
    subcause: str | None
    style: str
    text: str
    industries: frozenset[str]
    types: frozenset[str]

    def fits(self, industry: str, engagement_type: str) -> bool:
        """Tell whether the text can be said of such work for such a customer."""
        return (not self.industries or industry in self.industries) and (
            not self.types or engagement_type in self.types
        )


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause as it stands in a document: the exact words, and what they say."""

    theme: str
    subcause: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole document of another firm, with the causes that stand in it."""

    id: str
    kind: DocumentKind
    title: str
    date: date
    customer: str
    engagement: str
    text: str
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A customer record and the plain noun people use for it ("the insurer")."""

    record: Customer
    noun: str


@dataclass(frozen=True, slots=True)
class ScopeSentence:
    """A sentence of what is agreed at signature, with slots.

    ``part`` is ``aim``, ``work`` (both of one engagement type), ``plain``, ``clear`` (settles a
    theme's matter) or ``invites`` (leaves it open).
    """

    part: str
    type: str | None
    theme: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Materials:
    """Everything the portfolio is composed of. ``words`` holds the vocabulary file as it is."""

    statements: tuple[Statement, ...]
    letters: tuple[Letter, ...]
    organisations: tuple[Organisation, ...]
    scopes: tuple[ScopeSentence, ...]
    words: Mapping[str, Any]

    @classmethod
    def packaged(cls) -> Materials:
        """Read the materials that come with the package.

        >>> len(Materials.packaged().organisations)
        40
        """
        statements = [*_rows("statements.jsonl"), *_rows("templates.jsonl")]
        return cls(
            statements=tuple(_statement(row) for row in statements),
            letters=tuple(_letter(row) for row in _rows("letters.jsonl")),
            organisations=tuple(_organisation(row) for row in _rows("customers.jsonl")),
            scopes=tuple(ScopeSentence(**row) for row in _rows("scopes.jsonl")),
            words=json.loads(_text("vocabulary.json")),
        )


def _text(name: str) -> str:
    return (files("corpus.sample") / "materials" / name).read_text(encoding="utf-8")


def _rows(name: str) -> Iterator[dict[str, Any]]:
    # Not str.splitlines: it also splits at the separators U+2028 and U+0085 inside a text.
    return (json.loads(line) for line in _text(name).split("\n") if line)


def _statement(row: dict[str, Any]) -> Statement:
    return Statement(
        role=row["role"],
        theme=row["theme"],
        subcause=row["subcause"],
        style=row["style"],
        text=row["text"],
        industries=frozenset(row["industries"]),
        types=frozenset(row["types"]),
    )


def _letter(row: dict[str, Any]) -> Letter:
    text = row["text"]
    return Letter(
        id=row["id"],
        kind=DocumentKind(row["kind"]),
        title=row["title"],
        date=date.fromisoformat(row["date"]),
        customer=row["customer"],
        engagement=row["engagement"],
        text=text,
        causes=tuple(
            Cause(span["theme"], span["subcause"], text[span["start"] : span["end"]])
            for span in row["spans"]
            if span["role"] == "cause"
        ),
    )


def _organisation(row: dict[str, Any]) -> Organisation:
    record = Customer(
        key=row["key"],
        name=row["name"],
        segment=row["industry"],
        region=row["region"],
        aliases=tuple(row["aliases"]),
    )
    return Organisation(record, row["noun"])
