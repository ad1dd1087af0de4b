from dataclasses import FrozenInstanceError

import pytest

from intelligence.sow.conflict import Conflict


def test_a_conflict_is_a_value_that_nobody_changes() -> None:
    one = Conflict(0, 3, "the date", 0.8)
    assert one == Conflict(0, 3, "the date", 0.8)
    with pytest.raises(FrozenInstanceError):
        one.second = 4  # type: ignore[misc]
