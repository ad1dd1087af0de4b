"""Conflicting statements against labelled ones, by kind of conflict.

A conflict counts as found when one that is said joins both of its sides, and one that is said as
right when it joins both sides of a label: it is not enough to meet one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intelligence.evaluation.bootstrap import Draw, Share
from intelligence.evaluation.tables import Cell, Table
from intelligence.sow.conflicts import conflicts
from intelligence.sow.labels import CONFLICTS, labelled_texts
from intelligence.sow.outline import outline
from intelligence.sow.pair_judge import PairJudge
from intelligence.sow.pair_learning import (
    PARTS,
    TAUGHT,
    PairLessons,
    conflicting,
    fitted_pairs,
    joins,
)
from models.segmentation import Segmenter

RESAMPLES = 2000
SETS = ("development", *CONFLICTS)
COLUMNS = ("set", "kind", "conflicts", "said", "precision", "recall", "clean texts", "flagged")
NOTES = (
    "Conflicts as pairs: both sides have to be met. 95 % bootstrap intervals over whole texts.",
    (
        "In a set that taught the weights, they are fitted without the fifth of texts that is"
        " measured; the words that are looked for were chosen with these sets in sight. In sets put"
        " aside neither is so."
    ),
)
_ALL = "all kinds"
#: How names of texts begin that tell the kind of their conflict.
_TELLING = frozenset({"c2", "c3"})


@dataclass(frozen=True, slots=True)
class _Checked:
    """What was said of one text: whether each that is said is right, and each label found."""

    name: str
    kind: str
    right: tuple[bool, ...]
    found: tuple[bool, ...]


def left_out_judges(lessons: PairLessons) -> list[PairJudge]:
    """Return for each part of the texts the judge that the other parts teach."""
    return [fitted_pairs(lessons.without(part)) for part in range(PARTS)]


def conflict_table(
    segmenter: Segmenter, judges: Sequence[PairJudge], sets: Sequence[str] = SETS
) -> Table:
    """Return how conflicts are found in each set, by kind of conflict.

    Args:
        segmenter: cuts texts into statements.
        judges: one for each part of the texts of `TAUGHT`, taught without it.
        sets: names of labelled texts.

    """
    rows: list[tuple[Cell, ...]] = []
    for name in sets:
        checked = list(_checked(name, segmenter, judges if name in TAUGHT else None))
        kinds = sorted({one.kind for one in checked} - {_ALL})
        rows.append(_row(name, _ALL, checked))
        rows += [_row(name, kind, [c for c in checked if c.kind == kind]) for kind in kinds]
    return Table("Conflicts by kind", COLUMNS, tuple(rows), NOTES)


def _checked(
    name: str, segmenter: Segmenter, judges: Sequence[PairJudge] | None
) -> Iterator[_Checked]:
    for place, one in enumerate(labelled_texts(name)):
        statements = outline(one.text, segmenter).statements
        said = conflicts(statements, judges[place % PARTS] if judges else None)
        spans = conflicting(one)
        yield _Checked(
            one.identifier,
            kind_of(one.identifier),
            tuple(any(joins(statements, pair, span) for span in spans) for pair in said),
            tuple(any(joins(statements, pair, span) for pair in said) for span in spans),
        )


def kind_of(identifier: str) -> str:
    """Return the kind of conflict that a text was written for, where its name tells one.

    >>> kind_of("c2-support_hours-near-03"), kind_of("cdev-conflict-001")
    ('support_hours', 'all kinds')
    """
    parts = identifier.split("-")
    return parts[1] if parts[0] in _TELLING else _ALL


def _row(name: str, kind: str, checked: Sequence[_Checked]) -> tuple[Cell, ...]:
    said = [(one.name, right) for one in checked for right in one.right]
    labels = [(one.name, found) for one in checked for found in one.found]
    clean = [(one.name, bool(one.right)) for one in checked if not one.found]
    return (
        *(name, kind, len(labels), len(said), _share(said), _share(labels)),
        *(len(clean), _share(clean)),
    )


def _share(rows: Sequence[tuple[str, bool]]) -> Share | None:
    return (
        Draw([name for name, _ in rows], RESAMPLES).share([hit for _, hit in rows])
        if rows
        else None
    )
