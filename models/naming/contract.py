"""What is named, and what a name is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from models.errors import InvalidInput

#: Turns texts into rows of the space in which groups lie, shape (texts, dimension).
Space = Callable[[Sequence[str]], NDArray[np.floating]]


@dataclass(frozen=True)
class Group:
    """Statements that belong together.

    Attributes:
        texts: n statements.
        rows: unit rows in the space that a name is compared in, shape (n, dimension).

    Raises:
        InvalidInput: when there is no text, or texts and rows differ in number.

    """

    texts: tuple[str, ...]
    rows: NDArray[np.float64]

    def __post_init__(self) -> None:
        if not self.texts or len(self.texts) != len(self.rows):
            message = (
                f"a group has {len(self.texts)} texts and {len(self.rows)} rows; "
                "give it at least one text and one row a text"
            )
            raise InvalidInput(message)


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and how far to trust it.

    Attributes:
        text: three to seven words, as a rule, with a capital.
        confidence: 0 to 1: how far the members read like causes and the name stands for them.
            Below `UNSURE` a proposal is better withheld.
        origin: position in the group of the text that it was taken from.

    """

    text: str
    confidence: float
    origin: int


#: Confidence from which a name may stand as the name of a cause. Low on purpose: of causes in a
#: survey of a trade that was not learned from, one group in thirty is below, of half the groups of
#: praise, advice or circumstances by unseen writers the confidence is below 0.4.
UNSURE = 0.35


class Namer(Protocol):
    """Names groups that stand beside each other; no two get the same name."""

    def name(self, groups: Sequence[Group], background: NDArray[np.float64]) -> tuple[Name, ...]:
        """Return one name a group; ``background`` are rows of texts that belong to no group."""
        ...


def name_groups(
    groups: Sequence[Group], namer: Namer, background: NDArray[np.float64] | None = None
) -> tuple[Name, ...]:
    """Return one name a group, in the order given.

    Args:
        groups: siblings; a name must tell each from the others.
        namer: how to find names.
        background: rows of texts that belong to no group, shape (m, dimension).

    """
    if not groups:
        return ()
    width = groups[0].rows.shape[1]
    return namer.name(groups, np.zeros((0, width)) if background is None else background)
