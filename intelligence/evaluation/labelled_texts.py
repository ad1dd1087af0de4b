"""Texts with their true labels, from wherever they come: what every evaluation asks about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from intelligence.errors import UnusableLabels
from models.recognition.labelled import Cause


@dataclass(frozen=True)
class LabelledTexts:
    """Texts with one true label each.

    Attributes:
        name: what the set is called in tables.
        texts: n texts.
        gold: the label of each.
        kinds: how openly each is said, or empty when nobody knows.
        groups: the document of each; empty: each text is one by itself.
        definitions: what a label means in words; a label without one is its own definition.
        subcauses: the sub-cause of each, as the taxonomy keys it, or empty when nobody knows.
        note: what was left out and how the labels were found, for people.

    """

    name: str
    texts: tuple[str, ...]
    gold: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    definitions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    note: str = ""
    subcauses: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check that there is one label a text.

        Raises:
            UnusableLabels: when there is no text, or texts and labels differ in number.

        """
        sizes = {len(self.texts), len(self.gold)}
        sizes |= {len(column) for column in (self.kinds, self.groups, self.subcauses) if column}
        if len(sizes) != 1 or not self.texts:
            message = (
                f"{self.name} has {len(self.texts)} texts and {len(self.gold)} labels; "
                "at least one text is needed, each with its label"
            )
            raise UnusableLabels(message)

    @property
    def labels(self) -> tuple[str, ...]:
        """The different labels, in alphabetical order."""
        return tuple(sorted(set(self.gold)))

    @property
    def documents(self) -> tuple[str, ...]:
        """The document of each text."""
        return self.groups or tuple(str(number) for number in range(len(self.texts)))

    def described(self) -> str:
        """Return name, size and what was left out, in one line."""
        size = f"{self.name}: {len(self.texts):,} texts, {len(self.labels):,} labels"
        return f"{size}; {self.note}" if self.note else size

    def part(self, rows: Sequence[int]) -> LabelledTexts:
        """Return the texts at these positions, in this order."""

        def of(column: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(column[row] for row in rows) if column else ()

        return replace(
            self,
            texts=of(self.texts),
            gold=of(self.gold),
            kinds=of(self.kinds),
            groups=of(self.groups),
            subcauses=of(self.subcauses),
        )

    def noted(self, note: str) -> LabelledTexts:
        """Return the same texts with one more remark."""
        return replace(self, note=f"{self.note}; {note}" if self.note else note)

    def capped(self, most: int, seed: int) -> LabelledTexts:
        """Return at most so many texts, drawn at random in a way that a seed repeats."""
        count = len(self.texts)
        if count <= most:
            return self
        rows = np.sort(np.random.default_rng(seed).permutation(count)[:most]).tolist()
        return self.part(rows).noted(f"{most:,} of {count:,} drawn with seed {seed}")

    def common(self, fewest: int) -> LabelledTexts:
        """Return the texts whose label has at least so many."""
        counts = Counter(self.gold)
        rows = [row for row, label in enumerate(self.gold) if counts[label] >= fewest]
        if not rows:
            message = f"{self.name} has no label with {fewest} texts; the commonest has "
            raise UnusableLabels(f"{message}{max(counts.values())}")
        return self.part(rows)


def of_causes(name: str, causes: Sequence[Cause]) -> LabelledTexts:
    """Return the labelled causes of a writer."""
    kinds = tuple(cause.explicit for cause in causes)
    documents = tuple(cause.document for cause in causes)
    subcauses = tuple(cause.subcause for cause in causes)
    return LabelledTexts(
        name,
        tuple(cause.text for cause in causes),
        tuple(cause.theme for cause in causes),
        kinds if all(kinds) else (),
        documents if all(documents) else (),
        subcauses=subcauses if all(subcauses) else (),
    )
