"""Reads labelled statements of work: which spans are at fault, and which sections are missing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

from intelligence.errors import UnusableLabels
from intelligence.sow.passage import PassageKind, Section

#: The two halves: one to develop on, one that only an evaluation reads.
HALVES = ("development", "kept")
#: Short documents by another writer than the development half's, to learn from beside it.
DOCUMENTS = "development_2"
#: Extracts of contracts and passages by a third and a fourth writer, to learn from; a third of each
#: put aside.
EXTRACTS = ("development_3", "development_4")
ASIDE = ("development_aside", "development_aside_2")
#: Short offers and passages by eighteen more writers to learn from: both by the first seven,
#: passages alone by ten, whole offers alone by the last.
OFFERS = tuple(f"offers_{writer}" for writer in range(1, 19))
#: The same by two whom no reader and no weight was taught: to measure on.
STRANGERS = ("strangers_1", "strangers_2")
#: Short texts with and without conflicts: to develop on, and put aside.
CONFLICTS = (
    "conflicts_development",
    "conflicts_development_2",
    "conflicts_development_3",
    "conflicts_development_4",
    "conflicts_development_5",
    "conflicts_aside",
    "conflicts_aside_2",
    "conflicts_aside_3",
    "conflicts_aside_4",
)
#: Single statements by other writers, to learn from beside the development half.
WORDINGS = tuple(f"wordings_{writer}" for writer in range(1, 14))


@dataclass(frozen=True, slots=True)
class Label:
    """A span at fault; a conflict says with which span."""

    kind: PassageKind
    start: int
    end: int
    conflicts_with: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A passage, or a short document, with what is at fault in it.

    ``missing`` is null for a passage: nobody expects sections of it.
    """

    identifier: str
    text: str
    labels: tuple[Label, ...]
    missing: tuple[Section, ...] | None


def labelled_texts(half: str) -> tuple[LabelledText, ...]:
    """Return the labelled texts of a half of `HALVES`, of another writer, or a set of `CONFLICTS`.

    Raises:
        UnusableLabels: when the half is not there, or a line of it cannot be read.

    """
    source = files("intelligence.sow").joinpath("labelled", f"{half}.jsonl")
    if not source.is_file():
        raise UnusableLabels(f"there are no labelled statements of work called {half!r}")
    lines = source.read_text(encoding="utf-8").splitlines()
    return tuple(_read(line, half, number) for number, line in enumerate(lines, 1) if line.strip())


def labelled_wordings(source: str) -> tuple[LabelledText, ...]:
    """Return the statements of a source of `WORDINGS`, each a text of its own.

    Raises:
        UnusableLabels: when the source is not there, or a line of it cannot be read.

    """
    path = files("intelligence.sow").joinpath("labelled", f"{source}.jsonl")
    if source not in WORDINGS or not path.is_file():
        raise UnusableLabels(f"there are no labelled statements called {source!r}")
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            text = str(row["text"])
            labels = tuple(Label(PassageKind(kind), 0, len(text)) for kind in row["kinds"])
        except (KeyError, TypeError, ValueError) as problem:
            message = f"line {number} of {source} cannot be read: {problem!r}"
            raise UnusableLabels(message) from problem
        found.append(LabelledText(f"{source}-{number}", text, labels, None))
    return tuple(found)


def _read(line: str, half: str, number: int) -> LabelledText:
    try:
        row = json.loads(line)
        labels = tuple(
            Label(
                PassageKind(label["kind"]),
                int(label["start"]),
                int(label["end"]),
                (int(label["with"][0]), int(label["with"][1])) if label.get("with") else None,
            )
            for label in row["labels"]
        )
        missing = row.get("missing") if row.get("group") == "document" else None
        return LabelledText(
            str(row["id"]),
            str(row["text"]),
            labels,
            None if missing is None else tuple(Section(name) for name in missing),
        )
    except (KeyError, TypeError, ValueError, IndexError) as problem:
        message = f"line {number} of the {half} half cannot be read: {problem!r}"
        raise UnusableLabels(message) from problem
