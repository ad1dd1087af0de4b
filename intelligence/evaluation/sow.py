"""The SOW check against labelled passages and short documents, beside a list of weak words.

A passage counts as right when its kind is that of a label that it overlaps; of a conflict either
side may overlap. A label counts as found when such a passage overlaps it. Sections are judged in
the short documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from intelligence.evaluation.bootstrap import Draw, Share
from intelligence.evaluation.conflicts import conflict_table, left_out_judges
from intelligence.evaluation.tables import Cell, Outcome, Table
from intelligence.evaluation.weak_words import weak_words
from intelligence.sow.labels import ASIDE, STRANGERS, Label, LabelledText, labelled_texts
from intelligence.sow.learned import Learned
from intelligence.sow.learning import FOLDS, REFERENCE, REFERENCES, fitted, lessons_of
from intelligence.sow.outline import outline
from intelligence.sow.pair_judge import PairJudge
from intelligence.sow.pair_learning import PARTS, pair_lessons
from intelligence.sow.passage import Passage, PassageKind, Section, SowFindings
from intelligence.sow.wording import check_outlined, check_wording
from models.naming.grammar import Grammar
from models.segmentation import Segmenter
from models.wordings.fit import Fitting, WordingLessons, bound_of, left_out
from models.wordings.fit import fitted as fitted_wordings
from models.wordings.reading import TwoReaders
from models.wordings.sieve_fit import fit_sieve

RESAMPLES = 2000

#: Checks one labelled text; its place in the half comes with it.
Checker = Callable[[int, str], SowFindings]

_COLUMNS = ("half", "method", "kind", "labels", "found", "precision", "recall", "F1")
_SECTIONS = ("half", "section", "missing", "said", "precision", "recall")
_ALARMS = ("half", "method", "texts without a label", "flagged", "alarms per text")
_ALL = "all kinds"


@dataclass(frozen=True)
class _Judged:
    """One method on one half: what it said of each text."""

    half: str
    method: str
    texts: Sequence[LabelledText]
    said: Sequence[SowFindings]


@dataclass(frozen=True)
class SowTools:
    """What a check of wording works with.

    ``unseen`` tells what readers made of labelled statements that they were not taught.
    """

    segmenter: Segmenter
    grammar: Grammar
    learned: Learned
    lessons: WordingLessons
    unseen: TwoReaders


def evaluate_sow(
    tools: SowTools, halves: Sequence[str] = (*REFERENCES, *ASIDE, *STRANGERS, "kept")
) -> Outcome:
    """Measure the check on each half that is there.

    On what weights are fitted on, they are fitted anew for each part of the texts, without them.
    """
    segmenter, grammar = tools.segmenter, tools.grammar
    judges = left_out_judges(pair_lessons(segmenter))
    unseen = _product_left_out(tools, judges) if {*halves} & {*REFERENCES} else None
    judged: list[_Judged] = []
    for half in halves:
        texts = labelled_texts(half)
        product = unseen if half in REFERENCES else None
        for method, checker in _methods(half, texts, tools, product).items():
            said = [checker(place, one.text) for place, one in enumerate(texts)]
            judged.append(_Judged(half, method, texts, said))
    ours = [one for one in judged if one.method == "product"]
    return Outcome(
        what="sow",
        data=", ".join(f"{len(one.texts)} texts of the {one.half} half" for one in ours),
        models={
            "splitter": segmenter.identity,
            "grammar": grammar.identity,
            "reader": tools.learned.reader.identity,
        },
        tables=(
            Table("Passages", _COLUMNS, tuple(r for one in judged for r in _kinds(one)), _NOTES),
            Table("False alarms", _ALARMS, tuple(_alarms(one) for one in judged)),
            Table("Missing sections", _SECTIONS, tuple(r for one in ours for r in _parts(one))),
            conflict_table(segmenter, judges),
        ),
    )


_NOTES = (
    "Shares with a 95 % bootstrap interval over whole texts. F1 is the harmonic mean.",
    (
        "The rules alone read words; rules and cues are weighed with a grammar; the product weighs"
        " rules and cues with a taught reader, without a grammar."
    ),
    (
        "In the development half and in the documents of another writer (development_2) the readers"
        " were taught and the weights are fitted without the part that is measured, but the cues"
        " and rules were written with both in sight; only the kept half is unseen, and what was put"
        " aside (development_aside, development_aside_2), whose writers taught the rest. Nobody was"
        " taught strangers_1 and strangers_2, by two more writers, nor what was put aside; the"
        " bound of the product was chosen on these four."
        " Methods but the product weigh conflicts by weights that both had a part in."
    ),
)


def _methods(
    half: str, texts: Sequence[LabelledText], tools: SowTools, product: Checker | None
) -> Mapping[str, Checker]:
    """Return what is measured on a half; without a ``product`` it is the one that is used."""
    segmenter, grammar = tools.segmenter, tools.grammar
    cues: Checker = lambda _place, text: check_wording(text, segmenter, grammar)  # noqa: E731
    if half == REFERENCE:
        cues = _left_out(texts, segmenter, grammar)
    return {
        "weak words": lambda _place, text: weak_words(text, segmenter),
        "rules alone": lambda _place, text: check_wording(text, segmenter),
        "rules and cues": cues,
        "product": product or (lambda _place, text: _checked(text, tools, tools.learned)),
    }


def _checked(text: str, tools: SowTools, learned: Learned) -> SowFindings:
    return check_outlined(text, outline(text, tools.segmenter), learned=learned)


def _product_left_out(tools: SowTools, judges: Sequence[PairJudge]) -> Checker:
    """Return the product as it would be without the part of a reference that a text is of."""
    lessons, classifier = tools.lessons, tools.learned.classifier
    readings = tools.unseen.mean(lessons.texts)
    fitting = Fitting(classifier.kinds, classifier.reader, REFERENCES)
    own = np.array([one in REFERENCES for one in lessons.source])
    without = []
    for part in range(PARTS):
        kept = ~(own & (lessons.groups % PARTS == part))
        fit = fitted_wordings(lessons.part(kept), readings[kept], fitting)
        # By readers of half of it all, on what fits of half of the rest were not taught.
        odds = left_out(lessons.part(kept), readings[kept], fitting)[own[kept]]
        bound = bound_of(odds.ravel(), lessons.labels[own & kept].ravel())
        fit = replace(fit, bounds=np.full(len(fit.kinds), bound))
        sieve = None
        if tools.learned.sieve:
            said = fit.log_odds(readings, lessons.named) >= fit.bounds
            taught = lessons.part(kept), said[kept].any(axis=1)
            sieve, _ = fit_sieve(*taught, REFERENCES, tools.learned.sieve.weights)
        without.append(Learned(tools.unseen.first, fit, second=tools.unseen.second, sieve=sieve))
    return lambda place, text: check_outlined(
        text,
        outline(text, tools.segmenter),
        learned=without[place % PARTS],
        pairs=judges[place % PARTS],
    )


def _left_out(texts: Sequence[LabelledText], segmenter: Segmenter, grammar: Grammar) -> Checker:
    lessons = lessons_of(texts, segmenter, grammar)
    judges = [fitted(lessons.without(fold)) for fold in range(FOLDS)]
    return lambda place, text: check_wording(text, segmenter, grammar, judges[place % FOLDS])


def _kinds(judged: _Judged) -> list[tuple[Cell, ...]]:
    kinds = [*PassageKind]
    return [_measured(judged, _ALL, kinds), *(_measured(judged, one.value, [one]) for one in kinds)]


def _measured(judged: _Judged, name: str, kinds: Sequence[PassageKind]) -> tuple[Cell, ...]:
    right: list[tuple[str, bool]] = []
    found: list[tuple[str, bool]] = []
    for one, said in zip(judged.texts, judged.said, strict=True):
        labels = [label for label in one.labels if label.kind in kinds]
        passages = [passage for passage in said.passages if passage.kind in kinds]
        right += [(one.identifier, any(_meet(p, la) for la in labels)) for p in passages]
        found += [(one.identifier, any(_meet(p, la) for p in passages)) for la in labels]
    precision, recall = _share(right), _share(found)
    return (
        judged.half,
        judged.method,
        name,
        len(found),
        len(right),
        precision,
        recall,
        _harmonic(precision, recall),
    )


def _meet(passage: Passage, label: Label) -> bool:
    """Whether a passage is of a label's kind and overlaps it, by either side of a conflict."""
    if passage.kind is not label.kind:
        return False
    spans = [(passage.start, passage.end)]
    if passage.conflicts_with:
        spans.append(passage.conflicts_with)
    return any(start < label.end and label.start < end for start, end in spans)


def _share(rows: Sequence[tuple[str, bool]]) -> Share | None:
    if not rows:
        return None
    return Draw([name for name, _ in rows], RESAMPLES).share([hit for _, hit in rows])


def _harmonic(precision: Share | None, recall: Share | None) -> float | None:
    if precision is None or recall is None:
        return None
    both = precision.value + recall.value
    return 2 * precision.value * recall.value / both if both else 0.0


def _alarms(judged: _Judged) -> tuple[Cell, ...]:
    clean = [
        (one.identifier, len(said.passages))
        for one, said in zip(judged.texts, judged.said, strict=True)
        if not one.labels
    ]
    flagged = _share([(name, count > 0) for name, count in clean])
    alarms = sum(count for _, count in clean) / len(clean) if clean else None
    return judged.half, judged.method, len(clean), flagged, alarms


def _parts(judged: _Judged) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    if all(one.missing is None for one in judged.texts):
        return rows
    for name, sections in (("all", [*Section]), *((one.value, [one]) for one in Section)):
        right: list[tuple[str, bool]] = []
        found: list[tuple[str, bool]] = []
        for one, findings in zip(judged.texts, judged.said, strict=True):
            if one.missing is None:
                continue
            said = {missing.section for missing in findings.missing} & set(sections)
            true = set(one.missing) & set(sections)
            right += [(one.identifier, section in true) for section in sorted(said)]
            found += [(one.identifier, section in said) for section in sorted(true)]
        rows.append((judged.half, name, len(found), len(right), _share(right), _share(found)))
    return rows
