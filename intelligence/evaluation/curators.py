"""Plays people who decide on labelled texts, and shows what the next build learns from them.

Two kinds of people. Those who agree with the themes confirm what is right and move what is wrong:
what they teach is the words of the portfolio. Those of a house with rules of its own file some
sub-causes under another theme than its definition says: that is where decisions are needed most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from intelligence.evaluation.curation import learned_from
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.tables import Outcome
from intelligence.recognising import labels_of
from intelligence.taught import Judgement
from intelligence.taxonomy import Taxonomy
from models.recognition.decisions import FILED_OTHERWISE
from models.recognition.recogniser import Recogniser

_SEED = 20


def evaluate_curation(
    compared: Compared,
    data: LabelledTexts,
    taxonomy: Taxonomy,
    subcauses: Sequence[str] = (),
    seed: int = _SEED,
) -> Outcome:
    """Show by theme what curation teaches about decisions that were held out.

    Args:
        compared: the recogniser of a build.
        data: texts whose labels are keys of the taxonomy.
        taxonomy: the themes, before anybody decided.
        subcauses: of each text; without them no house with rules of its own is played.
        seed: draws the sub-causes that such a house files elsewhere.

    Raises:
        InvalidTaxonomy: when a label is no theme of the taxonomy.
        UnusableLabels: when fewer texts are there than can be dealt out.

    """
    agreed = learned_from(compared.recogniser, taxonomy, _agreed(data))
    tables = agreed.tables("People who agree with the definitions")
    if subcauses:
        moved, rest = filed_elsewhere(compared.recogniser, data, taxonomy, subcauses, seed)
        house = learned_from(compared.recogniser, taxonomy, moved, rest)
        tables += house.tables("A house that files some elsewhere")
    return Outcome("curation", data.described(), compared.models, tables)


def filed_elsewhere(
    recogniser: Recogniser,
    data: LabelledTexts,
    taxonomy: Taxonomy,
    subcauses: Sequence[str],
    seed: int,
) -> tuple[list[Judgement], LabelledTexts]:
    """Return the decisions of a house with rules of its own, and the texts it leaves alone.

    A tenth of the sub-causes, at least one, is filed under the theme that most of its texts
    resemble when their own is not offered.
    """
    rows: dict[tuple[str, str], list[int]] = {}
    for at, pair in enumerate(zip(data.gold, subcauses, strict=True)):
        rows.setdefault(pair, []).append(at)
    pairs = sorted(rows)
    order = np.random.default_rng(seed).permutation(len(pairs))
    rule: dict[int, str] = {}
    for place in order[: max(1, round(FILED_OTHERWISE * len(pairs)))].tolist():
        own = rows[pairs[place]]
        others = [label for label in labels_of(taxonomy) if label.key != pairs[place][0]]
        found = recogniser.recognise([data.texts[at] for at in own], others)
        next_best, _ = Counter(others[one.best].key for one in found).most_common(1)[0]
        rule.update(dict.fromkeys(own, next_best))
    agreed = _agreed(data)
    moved = [replace(agreed[at], theme_key=key) for at, key in sorted(rule.items())]
    return moved, data.part([at for at in range(len(data.texts)) if at not in rule])


def _agreed(data: LabelledTexts) -> list[Judgement]:
    documents = data.groups or ("",) * len(data.texts)
    rows = zip(data.texts, data.gold, documents, strict=True)
    return [Judgement(text, key, shows=True, document=document) for text, key, document in rows]
