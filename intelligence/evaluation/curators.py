"""Plays people who decide on labelled texts, and shows what the next build learns from them.

Two kinds of people. Those who agree with the themes confirm what is right and move what is wrong:
what they teach is the words of the portfolio. Those of a house with rules of its own file some
sub-causes under another theme than its definition says: that is where decisions are needed most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from intelligence.evaluation.curation import learned_from
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.tables import Outcome
from intelligence.taught import Judgement
from intelligence.taxonomy import Taxonomy
from models.recognition.decisions import FILED_OTHERWISE

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
        moved, rest = filed_elsewhere(data, taxonomy, subcauses, seed)
        house = learned_from(compared.recogniser, taxonomy, moved, rest)
        tables += house.tables("A house that files a tenth of the sub-causes elsewhere")
    return Outcome("curation", data.described(), compared.models, tables)


def filed_elsewhere(
    data: LabelledTexts, taxonomy: Taxonomy, subcauses: Sequence[str], seed: int
) -> tuple[list[Judgement], LabelledTexts]:
    """Return the decisions of a house with rules of its own, and the texts it leaves alone.

    A tenth of the sub-causes, at least one, is filed under another theme, drawn at random.
    """
    random = np.random.default_rng(seed)
    of = dict(zip(subcauses, data.gold, strict=True))
    names = sorted(of)
    chosen = random.permutation(names)[: max(1, round(FILED_OTHERWISE * len(names)))]
    keys = [theme.key for theme in taxonomy.themes]
    rule = {
        str(name): str(random.choice([key for key in keys if key != of[str(name)]]))
        for name in sorted(chosen)
    }
    moved = [
        replace(one, theme_key=rule[name])
        for one, name in zip(_agreed(data), subcauses, strict=True)
        if name in rule
    ]
    return moved, data.part([at for at, name in enumerate(subcauses) if name not in rule])


def _agreed(data: LabelledTexts) -> list[Judgement]:
    documents = data.groups or ("",) * len(data.texts)
    rows = zip(data.texts, data.gold, documents, strict=True)
    return [Judgement(text, key, shows=True, document=document) for text, key, document in rows]
