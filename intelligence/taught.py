"""What people decided about texts, as what a recogniser learns from.

A decision is a person's word on one text. A build learns from them where sub-causes are filed
(`decided_of`). The taxonomy with all of them as examples (`taught`) is an ordinary taxonomy; what
that teaches is measured beside it, and is less and costs more (`docs/quality/lineage.md`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from intelligence.taxonomy import Taxonomy
from models.recognition.decided import Decided
from models.recognition.folding import folded


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on one text: that it shows a theme, or that it does not.

    A finding that was moved is two of them: one against the old theme, one for the new.
    ``document`` tells which texts stand together, and may be ``""``.
    """

    text: str
    theme_key: str
    shows: bool
    document: str = ""


def taught(taxonomy: Taxonomy, judgements: Sequence[Judgement]) -> Taxonomy:
    """Return the taxonomy with every judgement as an example or counterexample.

    The last word on a text counts, spaces and capitals aside: it is an example of one theme at
    most, and never of a theme that it was judged not to show. What the taxonomy's file says counts
    as said before all judgements. The bounds of a file do not hold here: all that people decided is
    learned from.

    Raises:
        InvalidTaxonomy: when a judgement names a theme that the taxonomy does not have.

    """
    owner: dict[str, str] = {}
    against: dict[str, set[str]] = {}
    wordings: dict[str, str] = {}
    for one in (*_of_file(taxonomy), *judgements):
        taxonomy.theme(one.theme_key)
        same = folded(one.text)
        wordings.setdefault(same, one.text)
        if one.shows:
            owner[same] = one.theme_key
            against.get(same, set()).discard(one.theme_key)
            continue
        against.setdefault(same, set()).add(one.theme_key)
        if owner.get(same) == one.theme_key:
            del owner[same]
    return Taxonomy(
        tuple(
            replace(
                theme,
                examples=tuple(wordings[s] for s, key in owner.items() if key == theme.key),
                counterexamples=tuple(
                    wordings[s] for s, keys in against.items() if theme.key in keys
                ),
            )
            for theme in taxonomy.themes
        )
    )


def decided_of(judgements: Sequence[Judgement]) -> tuple[Decided, ...]:
    """Return the last word on every text, spaces and capitals aside.

    It shows one theme at most, and never one that it was judged later not to show.
    """
    found: dict[str, Decided] = {}
    for one in judgements:
        same = folded(one.text)
        before = found.get(same, Decided(one.text))
        denied = {*before.denied} - {one.theme_key}
        if one.shows:
            found[same] = Decided(one.text, one.theme_key, tuple(sorted(denied)))
            continue
        label = None if before.label == one.theme_key else before.label
        found[same] = Decided(one.text, label, tuple(sorted({*denied, one.theme_key})))
    return tuple(found[same] for same in sorted(found))


def _of_file(taxonomy: Taxonomy) -> Iterable[Judgement]:
    for theme in taxonomy.themes:
        yield from (Judgement(text, theme.key, shows=True) for text in theme.examples)
        yield from (Judgement(text, theme.key, shows=False) for text in theme.counterexamples)
