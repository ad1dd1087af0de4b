"""How well known themes are recognised, beside what others would do with the same texts.

The two harder cases of a user's own taxonomy stand beside the starter one: its texts under other
keys, so that no trained head applies, and themes cut and worded otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from intelligence.errors import UnusableLabels
from intelligence.evaluation.bootstrap import Draw, Share
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.label_taxonomy import taxonomy_for
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.other_taxonomies import half_reworded, other_taxonomy, renamed
from intelligence.evaluation.peer_rankings import Training, nearest_definition, peer_rankings
from intelligence.evaluation.ranked_answers import (
    AtThreshold,
    Ranked,
    confusion_table,
    kinds_table,
    ranking_table,
)
from intelligence.evaluation.subcauses import subcause_tables
from intelligence.evaluation.tables import Outcome, Table
from intelligence.recognising import labels_of
from intelligence.taxonomy import Taxonomy, starter_taxonomy
from models.recognition.recogniser import Recogniser

RESAMPLES = 1000
PRODUCT = "Premortem"


@dataclass(frozen=True)
class Answered:
    """The product's ranking, and where it was sure enough to answer."""

    ranked: Ranked
    sure: tuple[bool, ...]


def ask(
    method: str,
    recogniser: Recogniser,
    texts: Sequence[str],
    taxonomy: Taxonomy,
    meaning: Mapping[str, str] | None = None,
) -> Answered:
    """Recognise the texts' themes as a build does; ``meaning`` maps keys to labels."""
    found = recogniser.recognise(texts, labels_of(taxonomy))
    keys = [theme.key for theme in taxonomy.themes]
    named = [meaning[key] for key in keys] if meaning else keys
    order = tuple(tuple(named[place] for place in one.ranking) for one in found)
    strength = np.array([one.confidence for one in found])
    return Answered(
        Ranked(method, order, strength, calibrated=True), tuple(one.sure for one in found)
    )


def evaluate_recognition(
    compared: Compared,
    given: LabelledTexts,
    taxonomy: Taxonomy,
    training: Training | None = None,
    resamples: int = RESAMPLES,
) -> Outcome:
    """Measure recognition.

    Args:
        compared: the encoders.
        given: texts with their themes.
        taxonomy: the themes that are asked; see `label_taxonomy.taxonomy_for`.
        training: labelled texts of others, for peers that learn; None where there are none.
        resamples: bootstrap draws.

    Raises:
        UnusableLabels: when there is only one label.

    """
    whole, asked = taxonomy_for(given, taxonomy)
    keys = {theme.key for theme in asked.themes}
    data = whole.part([row for row, label in enumerate(whole.gold) if label in keys])
    if len(asked.themes) == 1:
        message = f"{given.name} has the one label {data.gold[0]!r}; two are needed to tell apart"
        raise UnusableLabels(message)
    draw, recogniser = Draw(data.gold, resamples), compared.recogniser
    ours = ask(PRODUCT, recogniser, data.texts, asked)
    views, asks = [ours], [(PRODUCT, asked)]
    starter = asked.fingerprint == starter_taxonomy().fingerprint
    if starter:
        meaning = {f"my_{theme.key}": theme.key for theme in asked.themes}
        name = f"{PRODUCT}, themes under other keys"
        views.append(ask(name, recogniser, data.texts, renamed(asked), meaning))
        asks.append((name, renamed(asked)))
        half = f"{PRODUCT}, every second theme in other words"
        views.append(ask(half, recogniser, data.texts, half_reworded(asked)))
    learned = training if training and set(training.gold) & keys else None
    peers = peer_rankings(compared, data.texts, data.gold, asked, learned)
    ranked = [*(view.ranked for view in views), *peers]
    tables = [ranking_table("Which theme", ranked, data.gold, draw)]
    if starter:
        tables.append(_other_wording(recogniser, data, resamples))
    tables.extend(subcause_tables(compared, data, asks, resamples))
    if data.kinds:
        tables.append(kinds_table(ranked, data.gold, data.kinds, draw))
    tables.append(_threshold_table(views, data, draw))
    tables.append(_abstention_table(recogniser, whole, asked, resamples, starter=starter))
    tables.append(confusion_table(ours.ranked, data.gold))
    return Outcome("recognition", whole.described(), compared.models, tuple(tables))


def _other_wording(recogniser: Recogniser, data: LabelledTexts, resamples: int) -> Table:
    """Ask for themes that are coarser than the starter's and in other words."""
    taxonomy, covers = other_taxonomy()
    gold = [covers[label] for label in data.gold]
    ours = ask(PRODUCT, recogniser, data.texts, taxonomy)
    near = nearest_definition(
        "nearest definition, our vectors", recogniser.embedder, data.texts, taxonomy
    )
    return ranking_table(
        f"Which of {len(taxonomy.themes)} themes, cut and worded otherwise, without sub-causes",
        [ours.ranked, near],
        gold,
        Draw(gold, resamples),
    )


def _threshold_table(views: Sequence[Answered], data: LabelledTexts, draw: Draw) -> Table:
    rows = [
        AtThreshold(
            view.ranked.method,
            draw.share(view.sure),
            draw.share(view.ranked.right(data.gold), view.sure),
        ).row
        for view in views
    ]
    return Table("At the threshold", ("Method", "Gets a theme", "Right when it does"), tuple(rows))


def _abstention_table(
    recogniser: Recogniser,
    whole: LabelledTexts,
    taxonomy: Taxonomy,
    resamples: int,
    *,
    starter: bool,
) -> Table:
    """Count texts without a theme where theirs is not in the taxonomy."""
    keys = {theme.key for theme in taxonomy.themes}
    told = "their theme was taken out"
    rows: list[tuple[str, Share | None]] = [
        (told, _removed(recogniser, whole, taxonomy, resamples))
    ]
    if starter:
        known = whole.part([row for row, label in enumerate(whole.gold) if label in keys])
        rows.extend(
            (f"{told}: {name}", _removed(recogniser, data, other, resamples))
            for name, other, data in _brought(known, taxonomy)
        )
    unknown = whole.part([r for r, label in enumerate(whole.gold) if label not in keys] or [0])
    if set(unknown.gold) - keys:
        sure = ask(PRODUCT, recogniser, unknown.texts, taxonomy).sure
        share = Draw(unknown.gold, resamples).share([not one for one in sure])
        rows.append(("their label was never in the taxonomy", share))
    return Table(
        "Left without a theme where the taxonomy has none for them", ("Texts", "Share"), tuple(rows)
    )


def _brought(
    data: LabelledTexts, taxonomy: Taxonomy
) -> Iterator[tuple[str, Taxonomy, LabelledTexts]]:
    """Yield the starter themes as a user might bring them, and the texts labelled by them."""
    mine = replace(data, gold=tuple(f"my_{label}" for label in data.gold))
    yield "themes under other keys", renamed(taxonomy), mine
    other, covers = other_taxonomy()
    cut = replace(data, gold=tuple(covers[label] for label in data.gold))
    yield f"{len(other.themes)} themes, cut and worded otherwise", other, cut


def _removed(
    recogniser: Recogniser, data: LabelledTexts, taxonomy: Taxonomy, resamples: int
) -> Share | None:
    """Take every theme out in turn and ask about its own causes only."""
    abstained: list[bool] = []
    groups: list[str] = []
    if len(taxonomy.themes) < 2:  # noqa: PLR2004 - without its one theme there is no taxonomy
        return None
    for theme in taxonomy.themes:
        rows = [row for row, label in enumerate(data.gold) if label == theme.key]
        if rows:
            rest = Taxonomy(tuple(other for other in taxonomy.themes if other is not theme))
            answered = ask(PRODUCT, recogniser, [data.texts[row] for row in rows], rest)
            abstained.extend(not one for one in answered.sure)
            groups.extend(theme.key for _ in rows)
    return Draw(groups, resamples).share(abstained)
