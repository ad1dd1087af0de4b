"""What was learned from people's decisions, shown on decisions that were not learned from.

Each part of the decisions is asked twice: with the taxonomy as it is, and with what the other parts
teach. A document is never on both sides. Texts that nobody decided on show what was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from intelligence.errors import UnusableLabels
from intelligence.evaluation.bootstrap import Draw, Share
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.tables import Table
from intelligence.recognising import labels_of
from intelligence.taught import Judgement, decided_of, taught
from intelligence.taxonomy import Taxonomy
from models.recognition.folding import folded
from models.recognition.recogniser import Recogniser

#: Parts of which each is asked with what the others teach.
FOLDS = 5

#: Bootstrap draws of an interval.
RESAMPLES = 1000

_SEED = 20


@dataclass(frozen=True, slots=True)
class Learned:
    """How often one theme was right about held-out texts, before and after.

    A text that was judged to show the theme is right when it gets the theme; one that was judged
    not to is right when it does not. ``change`` is after less before, text by text, from -1 to 1.
    Intervals are over documents.
    """

    theme_key: str
    texts: int
    before: Share
    after: Share
    change: Share


@dataclass(frozen=True)
class Curated:
    """What decisions taught, by theme, and what became of texts that nobody decided on.

    ``others`` are all of those texts, ``untouched`` the same by theme. ``peers`` are both totals
    where decisions are shown to the recogniser as examples instead.
    """

    themes: tuple[Learned, ...]
    total: Learned
    others: Learned | None
    untouched: tuple[Learned, ...] = ()
    peers: tuple[Learned, ...] = ()

    def tables(self, who: str) -> tuple[Table, ...]:
        """Return all of it as tables; ``who`` decided stands in their titles."""
        held = _table(
            f"{who}: held-out decisions, before and after learning",
            (self.total, *self.peers[:1], *self.themes),
            "Right: has the theme that it was judged to show, or not the one it was denied.",
        )
        if self.others is None:
            return (held,)
        left = _table(
            f"{who}: texts that nobody decided on, before and after learning",
            (self.others, *self.peers[1:], *self.untouched),
            "Right: has the theme of its label.",
        )
        return (held, left)


def _table(title: str, rows: Sequence[Learned], note: str) -> Table:
    return Table(
        title,
        ("Theme", "Texts", "Right before", "Right after", "Change"),
        tuple((x.theme_key, x.texts, x.before, x.after, x.change) for x in rows),
        (f"{note} Intervals hold 95 % of {RESAMPLES:,} bootstrap draws of whole documents.",),
    )


def learned_from(
    recogniser: Recogniser,
    taxonomy: Taxonomy,
    judgements: Sequence[Judgement],
    others: LabelledTexts | None = None,
    folds: int = FOLDS,
) -> Curated:
    """Measure what decisions teach about decisions that were held out.

    Args:
        recogniser: with the encoder to use.
        taxonomy: the themes, as they are without the decisions.
        judgements: in the order in which they were made; of a text the last ones count.
        others: labelled texts that nobody decided on, to see whether something is forgotten.
        folds: in how many parts the decisions are dealt out, whole documents together.

    Raises:
        InvalidTaxonomy: when a judgement names a theme that the taxonomy does not have.
        UnusableLabels: when the decisions are about fewer documents than two.

    """
    told: list[Judgement] = []
    before: list[bool] = []
    after: list[bool] = []
    shown: list[bool] = []
    for held in _dealt(judgements, folds):
        asked = [one for one, out in zip(judgements, held, strict=True) if out]
        rest = [one for one, out in zip(judgements, held, strict=True) if not out]
        told.extend(asked)
        before.extend(_right(recogniser, taxonomy, asked))
        after.extend(_right(recogniser, taxonomy, asked, rest))
        shown.extend(_right(recogniser, taught(taxonomy, rest), asked))
    total = _learned("all decisions", told, before, after)
    themes = _by_theme(told, before, after)
    peers = [_learned("decisions as examples: all decisions", told, before, shown)]
    if others is None:
        return Curated(themes, total, None, (), tuple(peers))
    rest = _undecided(judgements, others)
    old = _right(recogniser, taxonomy, rest)
    new = _right(recogniser, taxonomy, rest, judgements)
    beside = _right(recogniser, taught(taxonomy, judgements), rest)
    peers.append(_learned("decisions as examples: texts without a decision", rest, old, beside))
    left = _learned("texts without a decision", rest, old, new)
    return Curated(themes, total, left, _by_theme(rest, old, new), tuple(peers))


def _undecided(judgements: Sequence[Judgement], others: LabelledTexts) -> list[Judgement]:
    """Return the labelled texts that were not judged."""
    told = {folded(one.text) for one in judgements}
    rows = zip(others.texts, others.gold, others.documents, strict=True)
    known = (Judgement(text, key, shows=True, document=document) for text, key, document in rows)
    return [one for one in known if folded(one.text) not in told]


def _right(
    recogniser: Recogniser,
    taxonomy: Taxonomy,
    judgements: Sequence[Judgement],
    learned: Sequence[Judgement] = (),
) -> list[bool]:
    """Return whether each text is given its theme, or spared the one that it was denied."""
    if not judgements:
        return []
    texts = [one.text for one in judgements]
    prepared = recogniser.prepared_after(labels_of(taxonomy), decided_of(learned))
    found = prepared.recognise(texts, recogniser.embedder.embed(texts))
    given = [taxonomy.themes[one.best].key if one.sure else None for one in found]
    return [(key == one.theme_key) == one.shows for key, one in zip(given, judgements, strict=True)]


def _by_theme(
    told: Sequence[Judgement], before: Sequence[bool], after: Sequence[bool]
) -> tuple[Learned, ...]:
    """Return what became of each theme's texts, by its key."""
    found = []
    for key in sorted({one.theme_key for one in told}):
        rows = [n for n, one in enumerate(told) if one.theme_key == key]
        old, new = ([column[n] for n in rows] for column in (before, after))
        found.append(_learned(key, [told[n] for n in rows], old, new))
    return tuple(found)


def _learned(
    key: str, told: Sequence[Judgement], before: Sequence[bool], after: Sequence[bool]
) -> Learned:
    if not told:
        nothing = Share(0.0, 0.0, 0.0, 0)
        return Learned(key, 0, nothing, nothing, nothing)
    draw = Draw([one.document or folded(one.text) for one in told], RESAMPLES)
    return Learned(
        key, len(told), draw.share(before), draw.share(after), draw.difference(after, before)
    )


def _dealt(judgements: Sequence[Judgement], folds: int) -> Iterator[list[bool]]:
    """Yield for each part which judgements are in it; what says the same stays together."""
    own = [one.document or f"\0{folded(one.text)}" for one in judgements]
    names = _joined(own, [folded(one.text) for one in judgements])
    distinct = sorted(set(names))
    if len(distinct) < 2:  # noqa: PLR2004 - nothing is left to learn from
        message = f"{len(judgements)} decisions are about {len(distinct)} documents; two are needed"
        raise UnusableLabels(message)
    order = np.random.default_rng(_SEED).permutation(len(distinct))
    for part in np.array_split(order, min(folds, len(distinct))):
        held = {distinct[place] for place in part}
        yield [name in held for name in names]


def _joined(documents: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Return one name for documents that share a text, through any number of others."""
    parent: dict[str, str] = {name: name for name in documents}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    first: dict[str, str] = {}
    for name, text in zip(documents, texts, strict=True):
        one, other = sorted((root(name), root(first.setdefault(text, name))))
        parent[other] = one
    return [root(name) for name in documents]
