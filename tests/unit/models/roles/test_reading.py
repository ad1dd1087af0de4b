"""What a taught reader makes of statements."""

from __future__ import annotations

import numpy as np
import pytest

from models.readers.reader import TaughtReader
from models.roles.contract import ROLES, Role, Statement
from models.roles.reading import LONGEST_READ, read_roles
from tests.fakes.embedders import WordEmbedder


def reader(embedder: WordEmbedder) -> TaughtReader:
    bias = np.zeros(len(ROLES))
    bias[ROLES.index(Role.CONTEXT)] = 3.0
    head = np.random.default_rng(2).normal(size=(embedder.dimension, len(ROLES)))
    return TaughtReader(embedder, head, bias)


def test_statement_gets_the_same_numbers_alone_and_in_company() -> None:
    given = [Statement(f"the {word} was late") for word in ("plan", "team", "price")]
    asked = reader(WordEmbedder())

    together = read_roles(asked, given)

    assert together.sum(axis=1) == pytest.approx([1, 1, 1])
    assert all(
        np.array_equal(read_roles(asked, [one])[0], row)
        for one, row in zip(given, together, strict=True)
    )


def test_what_follows_in_an_endless_statement_is_not_read() -> None:
    embedder = WordEmbedder()

    read_roles(reader(embedder), [Statement("late " * 1000)])

    assert len(embedder.asked[-1][0]) == LONGEST_READ
