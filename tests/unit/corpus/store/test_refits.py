import pytest
import sqlalchemy as sa

from corpus.store.engine import create_engine, upgrade
from corpus.store.refits import RefitTable

AT = "2026-09-30T10:00:00+00:00"


@pytest.fixture
def refits() -> RefitTable:
    engine: sa.Engine = create_engine("sqlite://")
    upgrade(engine)
    return RefitTable(engine)


def test_refits_are_numbered_from_one_and_come_back_as_they_were(refits: RefitTable) -> None:
    one = refits.add(3, AT, {"items": [1]})
    two = refits.add(4, AT, {"items": ["ç"]})
    assert (one.number, two.number) == (1, 2)
    assert refits.get(2) == two
    assert refits.all() == (one, two)
    assert refits.newest() == two


def test_a_proposal_that_says_the_same_as_the_newest_is_not_kept_twice(refits: RefitTable) -> None:
    refits.add(3, AT, {"a": 1, "b": 2})
    assert refits.add(3, "2027-01-01T00:00:00+00:00", {"b": 2, "a": 1}).at == AT
    refits.add(3, AT, {"a": 2})
    assert refits.add(3, AT, {"a": 1, "b": 2}).number == 3


def test_there_may_be_none(refits: RefitTable) -> None:
    assert refits.newest() is None
    assert refits.get(1) is None
    assert refits.all() == ()
