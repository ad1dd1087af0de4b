"""Whole documents with every span labelled, as the domain's documents."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document, DocumentKind, Section
from intelligence.passages import Unit
from models.roles.contract import Role
from models.roles.labelled import DIRECTORY


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A labelled stretch ``[start, end)`` of a document."""

    start: int
    end: int
    role: Role
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A document and all its labelled spans, in order."""

    document: Document
    spans: tuple[GoldSpan, ...]


def read_labelled(writer: str, directory: Path = DIRECTORY) -> list[LabelledDocument]:
    """Return the labelled documents of a writer (F trains, G validates)."""
    path = directory / writer / "documents.jsonl"
    found: list[LabelledDocument] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            document = Document(
                scope=f"labelled:{writer}",
                id=row["id"],
                kind=DocumentKind(row["kind"]),
                text=row["text"],
                title=row["title"],
                sections=tuple(
                    Section(label, start, end, column=True)
                    for label, start, end in row.get("columns", ())
                ),
            )
            spans = tuple(
                GoldSpan(s["start"], s["end"], Role(s["role"]), s["theme"]) for s in row["spans"]
            )
            found.append(LabelledDocument(document, spans))
    return found


def true_role(unit: Unit, spans: Sequence[GoldSpan]) -> Role:
    """Return the role of the span that covers most of a statement; noise where none does."""
    shared = [(min(unit.end, s.end) - max(unit.start, s.start), s.role) for s in spans]
    overlap, role = max(shared, key=lambda pair: pair[0], default=(0, Role.NOISE))
    return role if overlap > 0 else Role.NOISE
