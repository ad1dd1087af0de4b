from __future__ import annotations

import pytest

from api.reading.index import build_index
from api.reading.signals import SignalFilter, select_signals
from intelligence.errors import UnknownTheme
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
    assert len(select_signals(_INDEX, "margins", here)) == 0


def test_table_without_themes_has_no_row_of_one() -> None:
    assert len(select_signals(_INDEX, "skills", SignalFilter(theme="T-0001"))) == 0
    with pytest.raises(UnknownTheme):
        select_signals(_INDEX, "skills", SignalFilter(theme="nothing"))
