"""The labelled causes under ``models/labelled``: who wrote them, and what they show.

Writers B, G, Z, AC, AJ, AV, AW and BB are kept apart by name: they validate, and nothing is ever
trained on them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.errors import InvalidInput

LABELLED = Path(__file__).parents[1] / "labelled"
#: The file of a writer of whole documents.
DOCUMENTS = "documents.jsonl"
#: Writers of single statements, and of whole documents, on the starter themes.
TRAINING_STATEMENTS = ("A", "C", "D", "E", "H", "I", "J")
TRAINING_DOCUMENTS = ("F", "P")
TRAINING_WRITERS = tuple(sorted((*TRAINING_STATEMENTS, *TRAINING_DOCUMENTS)))
#: Writers who teach beside the others, nearly all in short voices, and are never asked in a fold:
#: how sure to be is fitted on longer texts. Those of documents teach the roles as well.
SHORT_VOICES = (
    *("Q", "R", "S", "T", "U", "V", "W", "X", "Y", "AA", "AB"),
    *("AD", "AE", "AF", "AG", "AH", "AI", "AK", "AL", "AM", "AN", "AO"),
    *("AP", "AQ", "AR", "AS", "AT", "AU"),
)
#: Writers of notes of one plain sentence, who teach like short voices, but no encoder so far.
PLAIN_NOTES = ("AX", "AY", "AZ")
VALIDATION_STATEMENTS = "B"
#: The same, of such notes.
VALIDATION_NOTES = "BB"
VALIDATION_DOCUMENTS = ("G", "Z", "AC", "AJ", "AV", "AW")


#: Roles whose texts say of themselves that no cause is told. Impacts and recommendations often name
#: one in passing, so they stay out.
NOT_CAUSES = frozenset({"context", "positive", "noise"})


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause as a writer put it. ``gist`` is ``""`` and ``document`` set in whole documents.

    What only surrounds causes has ``""`` for theme and sub-cause.
    """

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


def training_surroundings(root: Path = LABELLED) -> tuple[Cause, ...]:
    """Return what stands around causes in the whole documents that train.

    Not that of single statements: those were written to tempt, in the very words of a cause, and
    would make a head doubt causes that are only hinted at.
    """
    return tuple(text for name in TRAINING_DOCUMENTS for text in surroundings_of(name, root))


def short_voices(root: Path = LABELLED) -> tuple[Cause, ...]:
    """Return the causes of short voices and plain notes, and what surrounds them in documents."""
    causes = [
        cause for writer in (*SHORT_VOICES, *PLAIN_NOTES) for cause in causes_of(writer, root)
    ]
    documents = [name for name in SHORT_VOICES if (root / name / DOCUMENTS).is_file()]
    return (*causes, *(text for name in documents for text in surroundings_of(name, root)))


def causes_of(writer: str, root: Path = LABELLED) -> tuple[Cause, ...]:
    """Return every cause of one writer, statements or spans of documents.

    Raises:
        InvalidInput: when there are no labelled texts of that writer.

    """
    return tuple(text for role, text in _texts_of(writer, root) if role == "cause")


def surroundings_of(writer: str, root: Path = LABELLED) -> tuple[Cause, ...]:
    """Return every text of one writer that tells no cause: context, praise, greetings.

    Raises:
        InvalidInput: when there are no labelled texts of that writer.

    """
    return tuple(
        replace(text, theme="", subcause="")
        for role, text in _texts_of(writer, root)
        if role in NOT_CAUSES
    )


def _texts_of(writer: str, root: Path) -> Iterator[tuple[str, Cause]]:
    folder = root / writer
    if not folder.is_dir():
        known = ", ".join(sorted(path.name for path in root.iterdir() if path.is_dir()))
        message = f"there is no labelled writer {writer!r}; there are {known}"
        raise InvalidInput(message)
    documents = folder / DOCUMENTS
    if documents.is_file():
        for row in _rows(documents):
            for span in row["spans"]:
                text = row["text"][span["start"] : span["end"]]
                theme, subcause = span["theme"] or "", span["subcause"] or ""
                yield span["role"], Cause(writer, theme, subcause, text, document=row["id"])
        return
    for path in sorted(folder.glob("*.jsonl")):
        for row in _rows(path):
            told = (row.get("gist") or "", row.get("explicit") or "")
            yield (
                row["role"],
                Cause(writer, row["theme"] or "", row.get("subcause") or "", row["text"], *told),
            )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)
