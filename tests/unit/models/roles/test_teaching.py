"""Teaching the reader of roles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from models.readers.teaching import ReaderCourse
from models.roles.contract import ROLES, Role, Statement
from models.roles.fitting import parts_of
from models.roles.labelled import Passage
from models.roles.reading import read_roles
from models.roles.teaching import learn_reading, statements_of, teach_reader
from tests.fakes.encoders import WORDS
from tests.fakes.taught import RECIPE, tiny_course

KNOWN = [word for word in WORDS if not word.startswith("[")]
SAYS = {Role.CAUSE: KNOWN[0], Role.IMPACT: KNOWN[1], Role.POSITIVE: KNOWN[2]}


def told() -> list[Passage]:
    alone = [
        Passage(writer, f"{writer}-{role}", (Statement(f"{word} {KNOWN[3]}"),), (role,))
        for writer in ("A", "E")
        for role, word in SAYS.items()
    ]
    items = tuple(Statement(f"{word} {KNOWN[4]}") for word in SAYS.values())
    whole = [Passage("FV"[number % 2], f"{number}", items, tuple(SAYS)) for number in range(4)]
    return [*alone, *whole]


def course(folder: Path, epochs: int) -> ReaderCourse:
    recipe = replace(RECIPE, rank=8, epochs=epochs, head_rate=5e-2)
    return tiny_course(folder, recipe)


def test_reader_tells_the_roles_that_it_was_taught(tmp_path: Path) -> None:
    passages, given = told(), course(tmp_path, 40)

    found = read_roles(teach_reader(passages, given).reader(given.weights), statements_of(passages))

    right = [ROLES.index(role) for passage in passages for role in passage.roles]
    assert found.argmax(axis=1).tolist() == right


def test_same_passages_teach_the_same(tmp_path: Path) -> None:
    given = course(tmp_path, 1)
    one, again = (teach_reader(told(), given) for _ in range(2))
    assert one.adapter.identity == again.adapter.identity
    assert np.array_equal(one.head, again.head)


def test_roles_of_a_part_do_not_reach_the_reader_that_reads_it(tmp_path: Path) -> None:
    passages, given = told(), course(tmp_path, 1)
    parts = parts_of(passages).tolist()
    turned = [
        replace(one, roles=(Role.CONTEXT,) * len(one.roles)) if part == 0 else one
        for one, part in zip(passages, parts, strict=True)
    ]

    plain, other = (learn_reading(ones, given).unseen for ones in (passages, turned))

    out = np.repeat(np.array(parts) == 0, [len(one.roles) for one in passages])
    assert np.array_equal(plain[out], other[out])
    assert not np.array_equal(plain[~out], other[~out])
