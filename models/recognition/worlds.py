"""Taxonomies of other trades, each with its writer's statements: what a user might bring.

They teach the encoder that causes can be cut otherwise, and show how well definitions alone work
for a taxonomy that nobody was taught.
"""

from __future__ import annotations

import json
from pathlib import Path

from models.errors import InvalidInput
from models.recognition.labelled import LABELLED
from models.recognition.labels import Label

#: Writers with a taxonomy of their own: product studios, construction and public programmes,
#: operations, surveys of software teams, agencies and consortia.
WORLDS = ("K", "L", "M", "N", "O")

TAXONOMY = "taxonomy.json"

#: Name and definition of every starter theme in words that no encoder is taught.
PLAIN_WORDS = Path("wordings", "plain_words.json")


def read_world(name: str, root: Path = LABELLED) -> tuple[Label, ...]:
    """Return a writer's own taxonomy.

    Raises:
        InvalidInput: when there is none, or it does not have the shape that it should.

    """
    path = root / name / TAXONOMY
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Label(key, title, definition, tuple(subcauses.items()))
            for key, (title, definition, subcauses) in content.items()
        )
    except (OSError, ValueError, TypeError, AttributeError) as error:
        message = f"writer {name!r} has no usable taxonomy in {root.name}/{name}/: {error}"
        raise InvalidInput(message) from error


def read_plain_words(root: Path = LABELLED) -> dict[str, tuple[str, str]]:
    """Return name and definition of the starter themes by key, in words that nobody is taught.

    Raises:
        InvalidInput: when the file is missing or does not have the shape that it should.

    """
    try:
        content = json.loads((root / PLAIN_WORDS).read_text(encoding="utf-8"))
        return {key: (str(name), str(definition)) for key, (name, definition) in content.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        message = f"the words in {PLAIN_WORDS.name} cannot be used: {error!r}"
        raise InvalidInput(message) from error
