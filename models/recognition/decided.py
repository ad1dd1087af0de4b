"""People's decisions on texts, made ready to be learned from and applied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.recognition.examples import Said, settled
from models.recognition.folding import folded
from models.recognition.labels import Label
from models.recognition.refiling import Refiled, Rulings, learn_filing

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's last word on a text.

    Attributes:
        text: what was decided on.
        label: key of the label that it shows, ``""`` for none of the taxonomy's, None where all
            that is known is what it does not show.
        denied: keys of labels that it does not show.

    """

    text: str
    label: str | None = None
    denied: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taught:
    """What decisions teach: where sub-causes are filed, and the texts themselves."""

    refiled: Refiled
    shown: Said
    denied: Said

    def applied(
        self, texts: Sequence[str], probabilities: Floats, within: Floats, surest: Floats
    ) -> tuple[Floats, Floats]:
        """Return probabilities as people file, and the share of each that is of its own making.

        A text in the very words of one that was decided on is as sure as anything is.

        Args:
            texts: n texts.
            probabilities: of the labels, shape (n, labels).
            within: of each sub-cause, given its label, shape (n, sub-causes).
            surest: the highest probability that each label can have, shape (labels,).

        """
        found, own = self.refiled.applied(probabilities, within)
        return settled(texts, found, surest, (self.shown, self.denied)), own


def in_order(decided: Sequence[Decided]) -> tuple[Decided, ...]:
    """Return what was decided in an order that does not depend on how it came, each text once.

    Of texts that differ in spaces, capitals and a final stop only, the last one counts.
    """
    last = {folded(one.text): one for one in decided}
    return tuple(last[same] for same in sorted(last))


def with_decisions(label: Label, decided: Sequence[Decided]) -> Label:
    """Return a label with what was decided as its examples and counterexamples.

    A decision outweighs what the taxonomy's file says of the same text.
    """
    told = {folded(one.text): one for one in decided}
    yes = {same: one.text for same, one in told.items() if one.label == label.key}
    no = {same: one.text for same, one in told.items() if label.key in one.denied}

    def rest(texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(text for text in texts if folded(text) not in told)

    return replace(
        label,
        examples=(*rest(label.examples), *yes.values()),
        counterexamples=(*rest(label.counterexamples), *(no[x] for x in no if x not in yes)),
    )


def taught_of(
    decided: Sequence[Decided],
    labels: Sequence[Label],
    owner: NDArray[np.int64],
    told: Floats,
) -> Taught:
    """Learn from decisions.

    Args:
        decided: n decisions as `in_order` has them; labels that are not there teach nothing.
        labels: the taxonomy.
        owner: the label of each sub-cause, shape (sub-causes,).
        told: the probability that each text tells each sub-cause, shape (n, sub-causes).

    """
    places = {label.key: place for place, label in enumerate(labels)}
    filed = np.full(len(decided), -1, dtype=np.int64)
    denied = np.zeros((len(decided), len(labels)), dtype=bool)
    shown, unlike = {}, {}
    for row, one in enumerate(decided):
        not_these = tuple(sorted(places[key] for key in one.denied if key in places))
        denied[row, list(not_these)] = True
        if not_these:
            unlike[folded(one.text)] = not_these
        if one.label == "":
            filed[row] = len(labels)
        elif one.label in places:
            filed[row] = places[one.label]
            shown[folded(one.text)] = (places[one.label],)
    known = (filed >= 0) | denied.any(axis=1)
    rulings = Rulings(filed[known], denied[known])
    return Taught(learn_filing(told[known], owner, rulings), shown, unlike)
