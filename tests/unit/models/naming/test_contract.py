from __future__ import annotations

import numpy as np
import pytest

from models.errors import InvalidInput
from models.naming.contract import Group, name_groups
from models.naming.peers import MiddleSentence


def test_group_needs_a_row_for_each_text() -> None:
    with pytest.raises(InvalidInput, match="1 texts and 2 rows"):
        Group(("one",), np.eye(2))
    with pytest.raises(InvalidInput, match="0 texts"):
        Group((), np.zeros((0, 2)))


def test_no_groups_have_no_names_and_one_group_has_one() -> None:
    assert name_groups([], MiddleSentence()) == ()
    (name,) = name_groups([Group(("late", "late too"), np.eye(2))], MiddleSentence())
    assert name.text in {"late", "late too"}
