"""The labelled texts as passages: single statements by writer, and whole documents cut up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.errors import UnfittedArtefact
from models.roles.contract import KINDS, Evidence, Role, Statement

#: Where the labelled texts lie.
DIRECTORY = Path(__file__).resolve().parent.parent / "labelled"
#: Writers of statements that train; B, G, Z, AC, AJ, AV, AW and BB validate and appear in no fit.
TRAINING_WRITERS = ("A", "C", "D", "E", "H", "I", "J", "K", "L", "M", "N", "O", "Q", "R", "U")
#: The writers of the documents that train.
DOCUMENT_WRITERS = (
    *("F", "P", "S", "T", "V", "W", "X", "Y", "AA", "AB"),
    *("AD", "AE", "AF", "AG", "AH", "AI", "AK", "AL", "AM", "AN", "AO"),
    *("AP", "AQ", "AR", "AS", "AT", "AU"),
)
#: The writers of notes of one plain sentence that train.
NOTE_WRITERS = ("AX", "AY", "AZ")
#: The group name of the invented reports.
NARRATIVES = "narratives"


@dataclass(frozen=True, slots=True)
class Passage:
    """A document's statements with their true roles; ``writer`` is the group left out together."""

    writer: str
    id: str
    statements: tuple[Statement, ...]
    roles: tuple[Role, ...]


def written_statements(writer: str, directory: Path = DIRECTORY) -> list[Passage]:
    """Return one writer's statements, each a passage of its own, in the order of the files.

    Raises:
        UnfittedArtefact: when the writer has no files.

    """
    files = sorted((directory / writer).glob("*.jsonl"))
    if not files:
        message = f"no labelled statements of writer {writer!r} in {directory.name}/{writer}/"
        raise UnfittedArtefact(message)
    return [
        Passage(writer, f"{path.stem}-{number}", (Statement(row["text"]),), (Role(row["role"]),))
        for path in files
        for number, row in enumerate(_rows(path), start=1)
    ]


def plain_notes(writer: str, directory: Path = DIRECTORY) -> list[Passage]:
    """Return one writer's statements, each a document of its own, of every kind and none in turn.

    Raises:
        UnfittedArtefact: when the writer has no files.

    """
    kinds = (*KINDS, "")
    return [
        replace(
            one,
            statements=(replace(one.statements[0], kind=kinds[number % len(kinds)]),),
        )
        for number, one in enumerate(written_statements(writer, directory))
    ]


def invented_noise(directory: Path = DIRECTORY) -> list[Passage]:
    """Return lines that say nothing of an engagement, each a passage of its own."""
    path = directory / "noise.jsonl"
    return [
        Passage("noise", f"noise-{number}", (Statement(row["text"]),), (Role.NOISE,))
        for number, row in enumerate(_rows(path), start=1)
    ]


def invented_narratives(directory: Path = DIRECTORY) -> list[Passage]:
    """Return short incident reports from other trades, written to widen the training texts."""
    return [
        Passage(
            NARRATIVES,
            row["id"],
            tuple(Statement(item["text"]) for item in row["statements"]),
            tuple(Role(item["role"]) for item in row["statements"]),
        )
        for row in _rows(directory / "narratives.jsonl")
    ]


def cut_documents(writer: str, directory: Path = DIRECTORY) -> list[Passage]:
    """Return whole documents as cut by ``python -m intelligence.evaluation.passages``."""
    return [
        Passage(
            writer,
            row["id"],
            tuple(
                Statement(
                    item["text"], Evidence(item["evidence"]), row["kind"], item.get("column", False)
                )
                for item in row["statements"]
            ),
            tuple(Role(item["role"]) for item in row["statements"]),
        )
        for row in _rows(directory / writer / "passages.jsonl")
        if row["statements"]
    ]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
