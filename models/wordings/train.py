"""Learns everything that a check of wordings needs: the reader, what weighs it, and its card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.readers.reader import LAYERS, Taught
from models.readers.teaching import ReaderCourse, ReaderRecipe
from models.wordings.artefact import LearnedWordings
from models.wordings.fit import (
    PRECISION,
    Fitting,
    Plan,
    WordingLessons,
    bounded,
    fitted,
    left_out,
    parts_of,
)
from models.wordings.teaching import read_unseen, teach_reader

Array = NDArray[np.float64]


def learn_wordings(
    lessons: WordingLessons, asked: WordingLessons, plan: Plan, course: ReaderCourse
) -> LearnedWordings:
    """Return what the lessons teach, with a bound by what is ``asked`` and taught nobody; seeded.

    Each of two readers is taught once without each part first: what is weighed must be what a
    reader makes of statements that it was not taught.

    Raises:
        UnverifiedWeights: when the weights are not the published ones.

    """
    readers = []
    parts = parts_of(lessons, plan.references)
    for references in (plan.references, (*plan.references, *plan.further)):
        unseen = read_unseen(lessons, references, parts, course)
        course.tell(f"reader of everything, {len(references)} sources as references")
        readers.append((teach_reader(lessons, references, course), unseen))
    first, second = readers
    return weighed_together(lessons, asked, plan, course, (first, second))


def weighed_together(
    lessons: WordingLessons,
    asked: WordingLessons,
    plan: Plan,
    course: ReaderCourse,
    readers: tuple[tuple[Taught, Array], tuple[Taught, Array]],
) -> LearnedWordings:
    """Return two readers with what weighs the mean of what they make of statements not taught."""
    (first, _), (second, _) = readers
    # As they will be read back, so that an evaluation fits the same.
    mine, its = (odds.astype(np.float16).astype(np.float64) for _, odds in readers)
    readings = (mine + its) / 2
    used = [one.reader(course.weights) for one in (first, second)]
    fitting = Fitting(plan.kinds, used[0].identity, plan.references)
    read = (used[0].read(asked.texts) + used[1].read(asked.texts)) / 2
    classifier = bounded(fitted(lessons, readings, fitting), asked, read)
    course.tell(quality_of(lessons, left_out(lessons, readings, fitting), classifier.bounds[0]))
    own = quality_of(asked, classifier.log_odds(read, asked.named), classifier.bounds[0])
    course.tell(own)
    return LearnedWordings(first, second, classifier, lessons.texts, (mine, its))


def quality_of(lessons: WordingLessons, odds: Array, bound: float) -> str:
    """Return precision and recall at a bound on each source, by log odds of who knew it not."""
    source = np.array(lessons.source)
    lines = []
    for name in sorted(set(lessons.source)):
        own = source == name
        said, true = odds[own] >= bound, lessons.labels[own] > 0
        right = float((said & true).sum())
        lines.append(
            f"  {name}, left out: precision {right / max(said.sum(), 1):.2f}, "
            f"recall {right / max(true.sum(), 1):.2f}"
        )
    return "\n".join(lines)


def wordings_card(
    lessons: WordingLessons, asked: WordingLessons, recipe: ReaderRecipe, plan: Plan
) -> Mapping[str, Any]:
    """Return what the card says beside digests."""
    counts = {name: lessons.source.count(name) for name in sorted(set(lessons.source))}
    return {
        "what": "log odds that a statement of a statement of work is of each of six kinds of "
        "passages that invite disputes",
        "method": f"the {LAYERS} lower layers of all-MiniLM-L6-v2 with low-rank corrections and a "
        "linear head (models/readers/teaching.py), twice: one takes two sources for references, "
        "which count thrice, the other the offers as well, and reads what is near a bound; "
        "logistic regressions with a ridge weigh the mean of their log odds with named cues "
        "(models/wordings/fit.py), a statement of the references thrice; one bound at a precision "
        f"of {PRECISION} on texts that taught nobody",
        "recipe": asdict(recipe),
        "data": {
            "statements": counts,
            "references": list(plan.references),
            "references of the second reader": [*plan.references, *plan.further],
            "never trained on": ["kept", *sorted(set(asked.source))],
        },
        "command": "premortem train OUTPUT --stage wordings",
        "quality": "docs/quality/sow.md",
        "intended_use": "pointing at wordings of English statements of work for a person to judge",
        "limits": f"taught on invented statements of {len(counts)} sources, each labelled by one "
        "person; reads a statement by itself: what stands beside it speaks through cues alone",
    }
