"""Makes a lesson of the labelled statements and a taxonomy's definitions."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.encoder.locate import Weights
from models.encoder.training.material import ROLES, Definition, Example, Scheme
from models.encoder.training.run import Lesson
from models.errors import InvalidInput
from models.recognition.labelled import (
    DOCUMENTS,
    LABELLED,
    SHORT_VOICES,
    TRAINING_STATEMENTS,
)
from models.recognition.labels import Label
from models.recognition.worlds import WORLDS, read_world
from models.syllabus.wordings import Wordings, ways_to_say

#: Writers of single statements of the starter themes.
WRITERS = TRAINING_STATEMENTS

#: What only fills a document, and has no place among the roles of statements.
_NOISE = "noise"
_CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Syllabus:
    """Whose statements teach.

    Attributes:
        writers: who wrote on the themes asked for.
        worlds: who wrote on taxonomies of their own.
        voices: who wrote on them in short voices, mostly whole documents. Two writers of documents
            are none of them: how sure to be is fitted on theirs, and they would flatter it.
        wordings: other ways of saying and cutting the themes.
        root: folder of the labelled statements.

    """

    writers: tuple[str, ...] = WRITERS
    worlds: tuple[str, ...] = WORLDS
    voices: tuple[str, ...] = SHORT_VOICES
    wordings: Wordings | None = None
    root: Path = LABELLED


def make_lesson(weights: Weights, labels: Sequence[Label], syllabus: Syllabus) -> Lesson:
    """Return the lesson for a base: what these writers said of these labels and of their own.

    Statements of sub-causes that are not among the labels are left out.

    Raises:
        InvalidInput: when a row is malformed or a writer has no files.
        UnverifiedWeights: when the base's weights are not the published ones.

    """
    wordings = syllabus.wordings or Wordings()
    definitions = list(definitions_of(labels, wordings))
    known = {(d.theme, d.subcause) for d in definitions}
    examples = list(_examples_of(syllabus.writers, known, syllabus.root))
    schemes = list(wordings.schemes(labels))
    for world in syllabus.worlds:
        theirs = read_world(world, syllabus.root)
        definitions.extend(definitions_of(theirs, Wordings(), world))
        examples.extend(written_examples(world, syllabus.root, world))
        schemes.extend(_themes_as_scheme(world, theirs))
    examples.extend(_examples_of(syllabus.voices, known, syllabus.root))
    return Lesson(
        base=weights.base,
        parameters=weights.parameters(),
        tokenise=weights.tokenise(),
        examples=examples,
        definitions=definitions,
        schemes=schemes,
    )


def _examples_of(
    writers: Sequence[str], known: Collection[tuple[str, str]], root: Path
) -> Iterator[Example]:
    """Yield what writers said, of causes those of known sub-causes."""
    for writer in writers:
        for example in written_examples(writer, root):
            if example.role != _CAUSE or (example.theme, example.subcause) in known:
                yield example


def definitions_of(
    labels: Sequence[Label], wordings: Wordings, world: str = ""
) -> tuple[Definition, ...]:
    """Return what every sub-cause means, first framed by its theme's name, then in other words.

    A theme without sub-causes stands for its own.
    """
    return tuple(
        Definition(
            label.key,
            subcause,
            (f"{label.name}: {text}", *wordings.subcauses.get((label.key, subcause), ())),
            world,
        )
        if subcause
        else Definition(label.key, "", ways_to_say(label.name, text), world)
        for label in labels
        for subcause, text in (label.subcauses or (("", label.definition),))
    )


def _themes_as_scheme(world: str, labels: Sequence[Label]) -> tuple[Scheme, ...]:
    """Return a world's themes as options for its sub-causes; none where it has none."""
    if not any(label.subcauses for label in labels):
        return ()
    place = {(x.key, key): number for number, x in enumerate(labels) for key, _ in x.subcauses}
    options = tuple(ways_to_say(label.name, label.definition) for label in labels)
    return (Scheme(f"themes of {world}", world, options, place),)


def written_examples(writer: str, root: Path = LABELLED, world: str = "") -> tuple[Example, ...]:
    """Return one writer's statements, or the spans of whole documents, in the order of the files.

    Raises:
        InvalidInput: when the writer has no files, or a row lacks what its role needs.

    """
    documents = root / writer / DOCUMENTS
    files = [documents] if documents.is_file() else sorted((root / writer).glob("*.jsonl"))
    if not files:
        message = f"there are no labelled statements of writer {writer!r} in {root.name}/{writer}/"
        raise InvalidInput(message)
    return tuple(
        _example(writer, row, f"{path.name}, line {number}", world)
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if line.strip()
        for row in _rows_of(json.loads(line))
    )


def _rows_of(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a statement as it is, of a document each span that tells something."""
    if "spans" not in row:
        yield row
        return
    for span in row["spans"]:
        if span["role"] != _NOISE:
            yield {**span, "text": row["text"][span["start"] : span["end"]]}


def _example(writer: str, row: Mapping[str, Any], place: str, world: str) -> Example:
    role, text = row.get("role"), row.get("text")
    if role not in ROLES or not isinstance(text, str) or not text.strip():
        message = f"{place}: a statement needs a text and a role ({', '.join(ROLES)}), got {role!r}"
        raise InvalidInput(message)
    if role != _CAUSE:
        return Example(writer, role, text, world=world)
    gist = row.get("gist") or ""
    return Example(writer, role, text, row["theme"] or "", row.get("subcause") or "", gist, world)
