from __future__ import annotations

import pytest

from api.errors import InvalidRequest
from api.signal_filters import check_filters
from intelligence.errors import UnknownDimension
from intelligence.signals.registry import SIGNALS

_CELLS = SIGNALS["over_representation"]
_ROWS = [{"dimension": "team"}, {"dimension": "customer"}, {"dimension": "team"}]


def test_a_dimension_that_does_not_exist_is_told_with_those_of_the_table() -> None:
    with pytest.raises(UnknownDimension, match=r'"bogus"; there are team, customer$'):
        check_filters(_CELLS, _ROWS, theme=None, dimension="bogus")


@pytest.mark.parametrize("dimension", ["team", "phase", None])
def test_a_known_dimension_is_taken_though_the_edition_has_nothing_of_it(
    dimension: str | None,
) -> None:
    assert _refused(_ROWS, dimension) == ""


def test_an_empty_table_cannot_say_which_dimensions_there_are() -> None:
    assert _refused([], "team x phase") == ""
    assert "no dimension" in _refused(_ROWS, "team x phase")


def test_a_table_without_the_column_is_told_with_those_that_have_it() -> None:
    with pytest.raises(InvalidRequest, match=r"structure has no dimension; .*over_representation"):
        check_filters(SIGNALS["structure"], [], theme=None, dimension="customer")
    with pytest.raises(InvalidRequest, match=r"customer_signals has no theme; these .*structure"):
        check_filters(SIGNALS["customer_signals"], [], theme="weak_planning", dimension=None)


def _refused(rows: list[dict[str, str]], dimension: str | None) -> str:
    """Return why a filter is refused, or nothing."""
    try:
        check_filters(_CELLS, rows, theme="any", dimension=dimension)
    except UnknownDimension as error:
        return str(error)
    return ""
