"""Are proposals believable beside a taxonomy? Takes themes out and sees whether they come back.

With nothing taken out there is nothing new to find, so every proposal is a false one. With themes
taken out, a right proposal gathers the causes of one of them. The encoder and the trained head did
learn from other writers' statements of these very themes, so this is the kind case: a theme that
nobody ever wrote down is harder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from intelligence.assignment import Assignments, assign_themes
from intelligence.evaluation.grouping import OptionsOf
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.other_taxonomies import renamed
from intelligence.evaluation.proposals_judged import Judged, judge
from intelligence.evaluation.tables import Spread, Table
from intelligence.taxonomy import Taxonomy
from models.recognition.recogniser import Recogniser


@dataclass(frozen=True, slots=True)
class HeldOut:
    """One draw: some themes out of the taxonomy, every text asked.

    Attributes:
        removed: keys of the themes that were taken out.
        claimed: share of their causes that a theme left in the taxonomy took.
        gathered: share of their causes in a right proposal about their theme.
        judged: the proposals.
        about_removed: right proposals that are about a theme that was taken out.
        kept_right: share of the other causes that got their own theme.

    """

    removed: tuple[str, ...]
    claimed: float | None
    gathered: float | None
    judged: Judged
    about_removed: int
    kept_right: float | None


def draw_held_out(
    recogniser: Recogniser,
    data: LabelledTexts,
    taxonomy: Taxonomy,
    removed: Sequence[str],
    options: OptionsOf | None = None,
) -> HeldOut:
    """Assign with the taxonomy without some of its themes, and judge what is proposed.

    Labels that were never in the taxonomy count as taken out.
    """
    known = {theme.key for theme in taxonomy.themes}
    gone = frozenset(removed) | (set(data.gold) - known)
    rest = Taxonomy(tuple(theme for theme in taxonomy.themes if theme.key not in gone))
    chosen = options(0) if options else None
    found = assign_themes(data.texts, data.documents, rest, recogniser, chosen)
    members = np.array([-1 if c.proposal is None else c.proposal for c in found.causes])
    judged = judge(members, data.gold, sorted(gone))
    own = np.array([label in gone for label in data.gold])
    claimed = np.array([cause.theme_key is not None for cause in found.causes])
    mine = [cause.theme_key == label for cause, label in zip(found.causes, data.gold, strict=True)]
    return HeldOut(
        tuple(removed),
        float(claimed[own].mean()) if own.any() else None,
        _gathered(found, data, gone) if own.any() else None,
        judged,
        _about(found, data, gone),
        float(np.array(mine)[~own].mean()) if (~own).any() else None,
    )


def _right_labels(found: Assignments, data: LabelledTexts) -> list[str | None]:
    """Return for each proposal the label that it is about, None when it is mixed."""
    labels: list[str | None] = []
    for proposal in found.proposals:
        inside = [data.gold[i] for i in proposal.members]
        best = max(sorted(set(inside)), key=inside.count)
        labels.append(best if 2 * inside.count(best) >= len(inside) else None)
    return labels


def _about(found: Assignments, data: LabelledTexts, gone: frozenset[str]) -> int:
    return sum(label in gone for label in _right_labels(found, data) if label is not None)


def _gathered(found: Assignments, data: LabelledTexts, gone: frozenset[str]) -> float:
    labels = _right_labels(found, data)
    hits = [
        cause.proposal is not None and labels[cause.proposal] == label
        for cause, label in zip(found.causes, data.gold, strict=True)
        if label in gone
    ]
    return sum(hits) / len(hits)


def evaluate_held_out(
    recogniser: Recogniser,
    data: LabelledTexts,
    taxonomy: Taxonomy,
    seeds: int,
    take: int,
    options: OptionsOf | None = None,
) -> Table:
    """Take none out, then ``take`` themes, drawn anew with each seed, also under other keys."""
    keys = sorted({theme.key for theme in taxonomy.themes} & set(data.gold))
    take = min(take, len(taxonomy.themes) - 1, len(keys))
    rows = [_row("nothing taken out", [draw_held_out(recogniser, data, taxonomy, (), options)])]
    if take:
        gone = [_drawn(keys, take, seed) for seed in range(max(seeds, 1))]
        draws = [draw_held_out(recogniser, data, taxonomy, one, options) for one in gone]
        rows.extend(_row(f"without {', '.join(draw.removed)}", [draw]) for draw in draws)
        rows.append(_row(f"{take} taken out, {len(draws)} draws", draws))
        own, mine = renamed(taxonomy), replace(data, gold=tuple(f"my_{key}" for key in data.gold))
        others = [
            draw_held_out(recogniser, mine, own, [f"my_{key}" for key in one], options)
            for one in gone
        ]
        rows.append(_row("the same draws, themes under other keys", others))
    return Table(
        f"Beside a taxonomy of {len(taxonomy.themes)} themes: do themes that are taken out return?",
        (
            "Taxonomy",
            "Proposals",
            "about a theme taken out",
            "Precision (half of it one label)",
            "Themes returned",
            "Their causes in such a proposal",
            "Their causes claimed by another theme",
            "Other causes with their own theme",
        ),
        tuple(rows),
        (
            (
                "The starter themes were all in the training texts of encoder and head, also those "
                "that are taken out here; a theme that nobody ever wrote down is harder. Under "
                "other keys the head is asked across definitions only."
            ),
        ),
    )


def _drawn(keys: Sequence[str], take: int, seed: int) -> list[str]:
    return sorted(str(key) for key in np.random.default_rng(seed).permutation(keys)[:take])


def _row(name: str, draws: Sequence[HeldOut]) -> tuple[str | int | float | Spread | None, ...]:
    def mean(figures: Sequence[float | None]) -> float | Spread | None:
        told = [figure for figure in figures if figure is not None]
        if len(draws) == 1:
            return told[0] if told else None
        return Spread.of(told)

    return (
        name,
        mean([float(draw.judged.proposals) for draw in draws]),
        mean([float(draw.about_removed) for draw in draws]),
        mean([draw.judged.precision for draw in draws]),
        mean([draw.judged.recall for draw in draws]),
        mean([draw.gathered for draw in draws]),
        mean([draw.claimed for draw in draws]),
        mean([draw.kept_right for draw in draws]),
    )
