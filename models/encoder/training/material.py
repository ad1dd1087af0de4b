"""The texts that teach the encoder, as tokens, and the batches they are drawn in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from models.errors import InvalidInput

#: Role numbers in the order of the role head's outputs.
ROLES = ("cause", "impact", "recommendation", "resolution", "positive", "context")

#: Theme, sub-cause, and the text that defines it.
Definition = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled statement. Theme, sub-cause and gist are ``""`` where it tells no cause."""

    writer: str
    role: str
    text: str
    theme: str = ""
    subcause: str = ""
    gist: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Positions of one step's texts among the examples.

    Attributes:
        causes: causes of one writer, so that what tells them apart is not their trade.
        others: statements of other roles by the same writer.

    """

    causes: tuple[int, ...]
    others: tuple[int, ...]


def batches(examples: Sequence[Example], size: int, random: np.random.Generator) -> Iterator[Batch]:
    """Yield one epoch: each cause once, in batches of one writer each, in random order.

    Raises:
        InvalidInput: when no writer has as many causes as a batch takes.

    """
    causes: dict[str, list[int]] = {}
    others: dict[str, list[int]] = {}
    for place, example in enumerate(examples):
        if example.role == "cause":
            causes.setdefault(example.writer, []).append(place)
        else:
            others.setdefault(example.writer, []).append(place)
    drawn: list[Batch] = []
    for writer, mine in causes.items():
        order = random.permutation(mine)
        spare = random.permutation(others.get(writer, []))
        count = len(order) // size
        share = len(spare) // max(count, 1)
        for number in range(count):
            chosen = [int(i) for i in order[number * size : (number + 1) * size]]
            around = spare[number * share : (number + 1) * share]
            drawn.append(Batch(tuple(chosen), tuple(int(i) for i in around)))
    if not drawn:
        most = max((len(mine) for mine in causes.values()), default=0)
        message = f"no writer has {size} causes; the most prolific has {most}"
        raise InvalidInput(message)
    for number in random.permutation(len(drawn)):
        yield drawn[number]
