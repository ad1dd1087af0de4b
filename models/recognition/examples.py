"""The examples and counterexamples of a taxonomy, made ready to compare texts with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.errors import InvalidInput
from models.recognition.evidence import Views, texts_told
from models.recognition.folding import folded, once_each
from models.recognition.labels import Label
from models.recognition.mixture import Mass, Mixture
from models.recognition.steady import MOST_COSINES, steady_product

Viewed = Callable[[Sequence[str]], Views]

#: Positions of labels by folded text.
Said = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Side:
    """All examples, or all counterexamples: rows of one label side by side, in a fixed order.

    Attributes:
        views: the texts in every space.
        owners: labels that have any, in ascending order.
        starts: the first row of each of them.
        counts: how many each label has, shape (labels,).
        told: of how many texts the definition of each consists, shape (labels,).
        said: which labels a text was given for, by its folded text.

    """

    views: Views
    owners: NDArray[np.int64]
    starts: NDArray[np.int64]
    counts: NDArray[np.float64]
    told: NDArray[np.float64]
    said: Mapping[str, tuple[int, ...]]

    def mass(self, mixture: Mixture, texts: Views) -> Mass:
        """Return what the examples say of each text."""
        count = len(texts.spaces[0])
        total = np.zeros((count, len(self.counts)))
        if not len(self.owners):
            return Mass(total, self.counts, self.told)
        rows = max(1, MOST_COSINES // len(self.views.spaces[0]))
        for first in range(0, count, rows):
            part = slice(first, first + rows)
            cosines = [
                steady_product(space[part], mine.T)
                for space, mine in zip(texts.spaces, self.views.spaces, strict=True)
            ]
            likeness = mixture.likeness(cosines)
            total[part, self.owners] = np.add.reduceat(likeness, self.starts, axis=1)
        return Mass(total, self.counts, self.told)


@dataclass(frozen=True)
class Shown:
    """What a taxonomy shows of its labels beside telling what they mean.

    ``trust`` is how far the definitions of labels with examples are trusted beside these, and
    ``mixture`` how much examples say where these say it themselves, None where it is as fitted
    (`models/recognition/trusting.py`).
    """

    examples: Side
    counterexamples: Side
    trust: float = 1.0
    mixture: Mixture | None = None

    def taught(
        self, mixture: Mixture, scores: NDArray[np.float64], texts: Views
    ) -> NDArray[np.float64]:
        """Return scores of shape (texts, labels) with what the examples say."""
        told = self.mixture or mixture
        shown, denied = (x.mass(told, texts) for x in (self.examples, self.counterexamples))
        return told.taught(scores, shown, denied, self.trust)

    def settled(
        self,
        texts: Sequence[str],
        probabilities: NDArray[np.float64],
        surest: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """Return probabilities with the last word on texts that were themselves shown.

        An example's own text has its label as surely as anything is sure; shown for several, it is
        shared among them. A counterexample's own text has not.

        Args:
            texts: n texts.
            probabilities: shape (n, labels), each row adding up to 1 or less.
            surest: the highest probability that each label can have, shape (labels,).

        """
        said = (self.examples.said, self.counterexamples.said)
        return settled(texts, probabilities, surest, said)


def settled(
    texts: Sequence[str],
    probabilities: NDArray[np.float64],
    surest: NDArray[np.float64],
    said: tuple[Said, Said],
) -> NDArray[np.float64]:
    """Return probabilities with the last word on texts that are known; see `Shown.settled`.

    ``said`` are the labels of each folded text, and those that it has not.
    """
    result = probabilities
    for row, text in enumerate(texts):
        same = folded(text)
        yes, no = said[0].get(same, ()), said[1].get(same, ())
        if not yes and not no:
            continue
        result = result.copy() if result is probabilities else result
        result[row, list(no)] = np.minimum(result[row, list(no)], 1 - surest[list(no)])
        if yes:
            own = surest[list(yes)] / len(yes)
            others = np.delete(result[row], list(yes)).sum()
            result[row] *= min(1.0, (1 - own.sum()) / max(others, 1e-12))
            result[row, list(yes)] = own
    return result


def shown_of(labels: Sequence[Label], viewed: Viewed) -> Shown | None:
    """Embed the examples of a taxonomy once; None when there is none.

    Args:
        labels: with their examples.
        viewed: turns texts into rows in every space.

    Raises:
        InvalidInput: when a text is an example and a counterexample of the same label.

    """
    if not any(label.examples or label.counterexamples for label in labels):
        return None
    for label in labels:
        both = {folded(x) for x in label.examples} & {folded(x) for x in label.counterexamples}
        if both:
            message = (
                f"{len(both)} texts are examples and counterexamples of the label {label.key!r}; "
                "each can only be one of them"
            )
            raise InvalidInput(message)
    told = texts_told(labels)
    return Shown(
        _side([label.examples for label in labels], told, viewed),
        _side([label.counterexamples for label in labels], told, viewed),
    )


def _side(given: Sequence[Sequence[str]], told: NDArray[np.float64], viewed: Viewed) -> Side:
    texts = [once_each(one) for one in given]
    counts = np.array([len(one) for one in texts])
    owners = np.flatnonzero(counts)
    starts = np.concatenate([[0], np.cumsum(counts[owners])[:-1]]) if len(owners) else owners
    said: dict[str, tuple[int, ...]] = {}
    for place, one in enumerate(texts):
        for text in one:
            said[folded(text)] = (*said.get(folded(text), ()), place)
    rows = viewed([text for one in texts for text in one]) if len(owners) else Views(())
    return Side(rows, owners, starts.astype(np.int64), counts.astype(np.float64), told, said)
