"""The texts that teach the encoder, the ways of cutting them, and the batches they are drawn in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.errors import InvalidInput

#: Role numbers in the order of the role head's outputs.
ROLES = ("cause", "impact", "recommendation", "resolution", "positive", "context")

#: Theme and sub-cause.
Class = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled statement. Theme, sub-cause and gist are ``""`` where it tells no cause.

    ``world`` names the taxonomy that theme and sub-cause belong to. Themes of two worlds may mean
    the same, so their statements are never held against each other.
    """

    writer: str
    role: str
    text: str
    theme: str = ""
    subcause: str = ""
    gist: str = ""
    world: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """What a sub-cause of a world means, said in one or several ways."""

    theme: str
    subcause: str
    texts: tuple[str, ...]
    world: str = ""


@dataclass(frozen=True)
class Scheme:
    """Another way of cutting a world's causes, as another organisation would.

    Attributes:
        name: what it is called.
        world: whose classes it cuts.
        options: the texts of each option; training takes one of them at a time.
        place: the option of each class; classes that fit none are missing.

    """

    name: str
    world: str
    options: tuple[tuple[str, ...], ...]
    place: Mapping[Class, int]


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
