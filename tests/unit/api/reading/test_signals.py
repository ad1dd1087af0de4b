from __future__ import annotations

import pytest

from api.errors import InvalidRequest
from api.reading.index import build_index
from api.reading.signals import SignalFilter, select_signals
from intelligence.errors import UnknownDimension, UnknownTheme
from tests.fakes.editions import fake_edition

_INDEX = build_index(fake_edition())


def test_rows_are_chosen_in_the_order_of_the_table() -> None:
    assert select_signals(_INDEX, "margins", SignalFilter()).tolist() == list(range(9))
    loud = select_signals(_INDEX, "margins", SignalFilter(noteworthy=True))
    assert loud.tolist() == [0, 1, 3, 4, 6, 7]


def test_theme_by_id_or_key_and_dimension() -> None:
    by_key = select_signals(_INDEX, "margins", SignalFilter(theme="environment_access"))
    by_id = select_signals(_INDEX, "margins", SignalFilter(theme="T-0001"))
    assert by_key.tolist() == by_id.tolist()
    assert len(by_id) == 1
    here = SignalFilter(dimension="customer")
    assert len(select_signals(_INDEX, "over_representation", here)) == 9
    assert len(select_signals(_INDEX, "over_representation", SignalFilter(dimension="team"))) == 0
    with pytest.raises(UnknownTheme):
        select_signals(_INDEX, "margins", SignalFilter(theme="nothing"))


def test_filters_that_no_row_can_meet_are_refused() -> None:
    with pytest.raises(InvalidRequest, match="margins has no dimension"):
        select_signals(_INDEX, "margins", SignalFilter(dimension="customer"))
    with pytest.raises(InvalidRequest, match="skills has no theme"):
        select_signals(_INDEX, "skills", SignalFilter(theme="T-0001"))
    with pytest.raises(UnknownDimension, match="there are customer"):
        select_signals(_INDEX, "over_representation", SignalFilter(dimension="bogus"))
