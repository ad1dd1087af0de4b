"""The labelled causes under ``models/labelled``: who wrote them, and what they show.

Writers B and G are kept apart by name: they validate, and nothing is ever trained on them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import InvalidInput

LABELLED = Path(__file__).parents[1] / "labelled"
TRAINING_WRITERS = ("A", "C", "D", "E", "F", "H", "I")
VALIDATION_STATEMENTS = "B"
VALIDATION_DOCUMENTS = "G"


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause as a writer put it. ``gist`` is ``""`` and ``document`` set in whole documents."""

    writer: str
    theme: str
    subcause: str
    text: str
    gist: str = ""
    explicit: str = ""
    document: str = ""


def training_causes(root: Path = LABELLED) -> tuple[Cause, ...]:
    """Return the causes of all training writers, in the order of the files."""
    return tuple(cause for writer in TRAINING_WRITERS for cause in causes_of(writer, root))


def causes_of(writer: str, root: Path = LABELLED) -> tuple[Cause, ...]:
    """Return every cause of one writer, statements or spans of documents.

    Raises:
        InvalidInput: when there are no labelled texts of that writer.

    """
    folder = root / writer
    if not folder.is_dir():
        known = ", ".join(sorted(path.name for path in root.iterdir() if path.is_dir()))
        message = f"there is no labelled writer {writer!r}; there are {known}"
        raise InvalidInput(message)
    documents = folder / "documents.jsonl"
    if documents.is_file():
        return tuple(_spans(writer, _rows(documents)))
    return tuple(
        Cause(writer, row["theme"], row["subcause"], row["text"], row["gist"], row["explicit"])
        for path in sorted(folder.glob("*.jsonl"))
        for row in _rows(path)
        if row["role"] == "cause"
    )


def _spans(writer: str, rows: Iterable[dict[str, Any]]) -> Iterator[Cause]:
    for row in rows:
        for span in row["spans"]:
            if span["role"] == "cause":
                text = row["text"][span["start"] : span["end"]]
                yield Cause(writer, span["theme"], span["subcause"], text, document=row["id"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)
