"""Which theme a piece of advice answers, told by what the themes mean and not by where it stands.

Advice is worded unlike the cause it answers ("Rehearse the cutover twice" against "Nobody knew who
would restart the queue"), so the nearest cause misleads. It is close to what the theme and its
sub-causes are defined as, and to other advice against the theme.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.risk.standing import standing_mitigations
from intelligence.taxonomy import Taxonomy
from models.embedding import Vectors

#: How far below the best theme of all, in standard deviations of the statement's scores over all
#: themes, the best of its document's may lie for the statement to be about it.
FARTHEST = 1.0
#: With fewer themes there is no telling how far is far.
_FEWEST_THEMES = 8
_BLOCK = 4_096


@dataclass(frozen=True, slots=True)
class Anchors:
    """Texts that stand for themes.

    Attributes:
        themes: ids.
        meaning: for each theme its definition, and those of its sub-causes or else its quotes.
        advice: for each theme standing mitigations; may be empty.

    """

    themes: tuple[str, ...]
    meaning: tuple[tuple[str, ...], ...]
    advice: tuple[tuple[str, ...], ...]

    @property
    def texts(self) -> list[str]:
        """Every text, theme by theme, meaning first."""
        pairs = zip(self.meaning, self.advice, strict=True)
        return [text for pair in pairs for part in pair for text in part]


@dataclass(frozen=True, slots=True)
class Scores:
    """How close statements are to themes, shape (statements, themes)."""

    values: NDArray[np.float64]
    places: Mapping[str, int] = field(default_factory=dict)

    def answered(self, row: int, themes: Sequence[str]) -> str | None:
        """Return which of a document's themes a statement answers, or None when none of them."""
        known = [theme for theme in themes if theme in self.places]
        if not known:
            return None
        own = self.values[row]
        best = max(known, key=lambda theme: (own[self.places[theme]], theme))
        spread = float(own.std())
        if len(own) < _FEWEST_THEMES or spread == 0:
            return best
        behind = (own.max() - own[self.places[best]]) / spread
        return best if behind <= FARTHEST else None


def anchors_of(tables: Mapping[str, pd.DataFrame], taxonomy: Taxonomy) -> Anchors:
    """Return what stands for each theme of an edition.

    Args:
        tables: of the edition.
        taxonomy: that says what sub-causes the themes with a key have; others are known by their
            definition and best quotes.

    """
    defined = {theme.key: theme for theme in taxonomy.themes}
    standing = standing_mitigations()
    quotes = dict(zip(tables["findings"]["finding_id"], tables["findings"]["text"], strict=True))
    ids, meaning, advice = [], [], []
    for row in tables["themes"].to_dict("records"):
        key = row["theme_key"] if isinstance(row["theme_key"], str) else ""
        definition = row["definition"] if isinstance(row["definition"], str) else ""
        named = f"{row['name']}. {definition}".strip()
        subcauses = [item.definition for item in defined[key].subcauses] if key in defined else []
        best = row["quotes"] if np.iterable(row["quotes"]) else ()
        own = subcauses or [quotes[i] for i in best if i in quotes]
        ids.append(row["theme_id"])
        meaning.append((named, *own))
        advice.append(tuple(one.words for one in standing.get(key, ())))
    return Anchors(tuple(ids), tuple(meaning), tuple(advice))


def scores_of(anchors: Anchors, anchor_vectors: Vectors, vectors: Vectors) -> Scores:
    """Score statements: mean of the cosines to the closest meaning and the closest advice.

    Args:
        anchors: of n themes.
        anchor_vectors: of ``anchors.texts``, shape (texts, dimension), unit rows.
        vectors: of statements, shape (statements, dimension), unit rows.

    """
    values = np.zeros((len(vectors), len(anchors.themes)))
    for first in range(0, len(vectors), _BLOCK):
        cosines = (vectors[first : first + _BLOCK] @ anchor_vectors.T).astype(np.float64)
        at = 0
        for place, parts in enumerate(zip(anchors.meaning, anchors.advice, strict=True)):
            closest = []
            for part in filter(None, parts):
                closest.append(cosines[:, at : at + len(part)].max(axis=1))
                at += len(part)
            values[first : first + len(cosines), place] = np.mean(closest, axis=0)
    return Scores(values, {theme: place for place, theme in enumerate(anchors.themes)})
