"""Vectors of all causes and definitions as they were last seen while training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from models.encoder.training.material import Definition, Example

#: Of a cause's likeness to strangers' causes, the share that goes to its own sub-cause; the rest
#: goes to the other sub-causes of its theme.
OWN_SHARE = 0.75


class Memory:
    """Causes and definitions by number, with their newest vectors.

    Attributes:
        numbers: class number of each theme and sub-cause.
        texts: the definitions in the order of class numbers.
        theme_of: theme number of each class.
        causes: newest vectors of the causes, in the order of the examples that are causes.
        definitions: newest vectors of the definitions.

    """

    def __init__(
        self,
        examples: Sequence[Example],
        definitions: Sequence[Definition],
        before: Mapping[str, Tensor],
    ) -> None:
        """Begin with the published encoder's vectors."""
        self.numbers = {(theme, sub): i for i, (theme, sub, _) in enumerate(definitions)}
        self.texts = tuple(text for _, _, text in definitions)
        themes = {theme: i for i, theme in enumerate(dict.fromkeys(t for t, _, _ in definitions))}
        self.theme_of = torch.tensor([themes[theme] for theme, _, _ in definitions])
        told = [i for i, example in enumerate(examples) if example.role == "cause"]
        writers = {name: i for i, name in enumerate(sorted({e.writer for e in examples}))}
        self._place = {example: row for row, example in enumerate(told)}
        self._writer = torch.tensor([writers[examples[i].writer] for i in told])
        self._class = torch.tensor(
            [self.numbers[examples[i].theme, examples[i].subcause] for i in told]
        )
        self.causes = torch.stack([before[examples[i].text] for i in told]).float()
        self.definitions = torch.stack([before[text] for text in self.texts]).float()

    def remember(self, causes: Sequence[int], vectors: Tensor, definitions: Tensor) -> None:
        """Keep a step's vectors of causes (positions among the examples) and definitions."""
        rows = [self._place[i] for i in causes]
        self.causes = self.causes.clone()
        self.causes[rows] = vectors.detach()
        self.definitions = definitions.detach()

    def wanted(self, causes: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Return the wanted shares of likeness and the pairs to skip, shape (causes, all) each.

        Own words and those of the same writer on the same theme are skipped: they share a trade.
        """
        rows = torch.tensor([self._place[i] for i in causes])
        same_class = self._class[rows][:, None] == self._class[None, :]
        same_theme = (
            self.theme_of[self._class[rows]][:, None] == self.theme_of[self._class][None, :]
        )
        same_writer = self._writer[rows][:, None] == self._writer[None, :]
        skipped = same_theme & same_writer
        own = (same_class & ~same_writer).float()
        wide = (same_theme & ~same_class & ~same_writer).float()
        own = own / own.sum(dim=1, keepdim=True).clamp(min=1)
        wide = wide / wide.sum(dim=1, keepdim=True).clamp(min=1)
        return OWN_SHARE * own + (1 - OWN_SHARE) * wide, skipped
