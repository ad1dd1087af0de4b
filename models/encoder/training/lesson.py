"""Makes a lesson of the labelled statements and a taxonomy's definitions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from models.encoder.locate import Weights
from models.encoder.training.material import ROLES, Definition, Example
from models.encoder.training.run import Lesson
from models.errors import InvalidInput
from models.recognition.labelled import LABELLED, TRAINING_DOCUMENTS, TRAINING_WRITERS
from models.recognition.labels import Label

#: Writers of single statements. Whole documents teach nothing here: what was learned is calibrated
#: on them, and they would flatter it if it had seen them.
WRITERS = tuple(writer for writer in TRAINING_WRITERS if writer != TRAINING_DOCUMENTS)


def make_lesson(
    weights: Weights,
    labels: Sequence[Label],
    writers: Sequence[str] = WRITERS,
    root: Path = LABELLED,
) -> Lesson:
    """Return the lesson for a base: what these writers said of these labels.

    Raises:
        InvalidInput: when a statement's sub-cause is not among the labels, or a row is malformed.
        UnverifiedWeights: when the base's weights are not the published ones.

    """
    definitions = definitions_of(labels)
    known = {(theme, subcause) for theme, subcause, _ in definitions}
    examples = [
        example
        for writer in writers
        for example in written_examples(writer, root)
        if not example.theme or (example.theme, example.subcause) in known
    ]
    return Lesson(
        base=weights.base,
        parameters=weights.parameters(),
        tokenise=weights.tokenise(),
        examples=examples,
        definitions=definitions,
    )


def definitions_of(labels: Sequence[Label]) -> tuple[Definition, ...]:
    """Return theme, sub-cause and text of every sub-cause; the theme's name gives it its frame."""
    return tuple(
        (label.key, subcause, f"{label.name}: {text}")
        for label in labels
        for subcause, text in label.subcauses
    )


def written_examples(writer: str, root: Path = LABELLED) -> tuple[Example, ...]:
    """Return one writer's statements in the order of the files.

    Raises:
        InvalidInput: when the writer has no files, or a row lacks what its role needs.

    """
    files = sorted((root / writer).glob("*.jsonl"))
    if not files:
        message = f"there are no labelled statements of writer {writer!r} in {root.name}/{writer}/"
        raise InvalidInput(message)
    return tuple(
        _example(writer, line, f"{path.name}, line {number}")
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if line.strip()
    )


def _example(writer: str, line: str, place: str) -> Example:
    row = json.loads(line)
    role, text = row.get("role"), row.get("text")
    if role not in ROLES or not isinstance(text, str) or not text.strip():
        message = f"{place}: a statement needs a text and a role ({', '.join(ROLES)}), got {role!r}"
        raise InvalidInput(message)
    if role != "cause":
        return Example(writer, role, text)
    return Example(
        writer, role, text, row["theme"] or "", row.get("subcause") or "", row.get("gist") or ""
    )
