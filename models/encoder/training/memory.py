"""Vectors of all causes, definitions and options as they were last seen while training."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import torch
from torch import Tensor

from models.encoder.training.material import Definition, Example, Scheme

_T = TypeVar("_T", bound=Hashable)

#: Of a cause's likeness to strangers' causes, the share that goes to its own sub-cause; the rest
#: goes to the other sub-causes of its theme.
OWN_SHARE = 0.75


class Memory:
    """Causes and definitions by number, with their newest vectors.

    Attributes:
        numbers: class number of each world, theme and sub-cause.
        definitions: newest vector of each class's definition, in the order of class numbers.
        theme_of: theme number of each class.
        world_of: world number of each class.
        causes: newest vectors of the causes, in the order of the examples that are causes.
        options: newest vectors of each scheme's options.

    """

    def __init__(
        self,
        examples: Sequence[Example],
        definitions: Sequence[Definition],
        schemes: Sequence[Scheme],
        before: Mapping[str, Tensor],
    ) -> None:
        """Begin with the published encoder's vectors."""
        self.numbers = {(d.world, d.theme, d.subcause): i for i, d in enumerate(definitions)}
        themes = _numbered([(d.world, d.theme) for d in definitions])
        worlds = _numbered([d.world for d in definitions])
        self.theme_of = torch.tensor([themes[d.world, d.theme] for d in definitions])
        self.world_of = torch.tensor([worlds[d.world] for d in definitions])
        told = [i for i, example in enumerate(examples) if example.role == "cause"]
        writers = _numbered(sorted({e.writer for e in examples}))
        self._place = {example: row for row, example in enumerate(told)}
        self._writer = torch.tensor([writers[examples[i].writer] for i in told])
        self._class = torch.tensor([self.class_of(examples[i]) for i in told])
        voices = {world: {e.writer for e in examples if e.world == world} for world in worlds}
        self._lone = torch.tensor([len(voices[examples[i].world]) < 2 for i in told])  # noqa: PLR2004
        self.causes = torch.stack([before[examples[i].text] for i in told]).float()
        self.definitions = torch.stack([before[d.texts[0]] for d in definitions]).float()
        self.options = {
            scheme.name: torch.stack([before[texts[0]] for texts in scheme.options]).float()
            for scheme in schemes
        }

    def class_of(self, example: Example) -> int:
        """Return the class number of a cause."""
        return self.numbers[example.world, example.theme, example.subcause]

    def remember(self, causes: Sequence[int], vectors: Tensor, definitions: Tensor) -> None:
        """Keep a step's vectors of causes (positions among the examples) and definitions."""
        rows = [self._place[i] for i in causes]
        self.causes = self.causes.clone()
        self.causes[rows] = vectors.detach()
        self.definitions = definitions.detach()

    def remember_options(self, scheme: str, options: Tensor) -> None:
        """Keep a step's vectors of a scheme's options."""
        self.options[scheme] = options.detach()

    def wanted(self, causes: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Return the wanted shares of likeness and the pairs to skip, shape (causes, all) each.

        Own words and those of the same writer on the same theme are skipped: they share a trade.
        A world of a single writer has nobody else, so there only the cause itself is skipped.
        Causes of other worlds are skipped: nobody said whether they mean the same.
        """
        rows = torch.tensor([self._place[i] for i in causes])
        mine = self._class[rows]
        same_class = mine[:, None] == self._class[None, :]
        same_theme = self.theme_of[mine][:, None] == self.theme_of[self._class][None, :]
        other_world = self.world_of[mine][:, None] != self.world_of[self._class][None, :]
        same_writer = self._writer[rows][:, None] == self._writer[None, :]
        itself = rows[:, None] == torch.arange(len(self._class))[None, :]
        spared = torch.where(self._lone[rows][:, None], itself, same_theme & same_writer)
        own = (same_class & ~spared).float()
        wide = (same_theme & ~same_class & ~spared).float()
        own = own / own.sum(dim=1, keepdim=True).clamp(min=1)
        wide = wide / wide.sum(dim=1, keepdim=True).clamp(min=1)
        return OWN_SHARE * own + (1 - OWN_SHARE) * wide, spared | other_world


def _numbered(values: Sequence[_T]) -> dict[_T, int]:
    return {value: number for number, value in enumerate(dict.fromkeys(values))}
