import pytest

from api.curating import Note
from api.errors import ReadOnly
from api.refit_ports import NoRefits
from intelligence.errors import UnknownRefit


def test_a_service_that_only_shows_has_no_refits_and_takes_none_over() -> None:
    nothing = NoRefits()
    assert (nothing.all(), nothing.last()) == ((), 0)
    with pytest.raises(UnknownRefit):
        nothing.read(1)
    for refuse in (nothing.apply, nothing.undo):
        with pytest.raises(ReadOnly):
            refuse(1, (), Note("a", "b"))
