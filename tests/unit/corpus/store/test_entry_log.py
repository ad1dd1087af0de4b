import pytest
import sqlalchemy as sa

from corpus.errors import CurationConflict, StoreError
from corpus.store.curation import CurationTable
from corpus.store.engine import create_engine, upgrade
from corpus.store.entry_log import NewEntry
from corpus.store.tables import curation_log


@pytest.fixture
def engine() -> sa.Engine:
    engine = create_engine("sqlite://")
    upgrade(engine)
    return engine


def entry(name: str) -> NewEntry:
    return NewEntry(
        "2026-09-30T10:00:00+00:00", "pmo", "clearer", "rename", {"theme": "t", "name": name}
    )


def test_entries_come_back_in_their_order_with_who_when_and_why(engine: sa.Engine) -> None:
    log = CurationTable(engine)
    log.append([entry("a"), entry("b")])
    log.append([entry("ç")])
    found = log.entries()
    assert [(item.sequence, item.payload["name"]) for item in found] == [
        (1, "a"),
        (2, "b"),
        (3, "ç"),
    ]
    assert (found[0].who, found[0].why, found[0].action) == ("pmo", "clearer", "rename")
    assert log.last() == 3


def test_a_thousand_entries_are_neither_lost_nor_reordered(engine: sa.Engine) -> None:
    log = CurationTable(engine)
    for first in range(0, 1000, 250):
        log.append([entry(str(number)) for number in range(first, first + 250)], first)
    assert [item.payload["name"] for item in log.entries()] == [
        str(number) for number in range(1000)
    ]


def test_who_has_not_seen_the_newest_entry_is_told_and_nothing_is_appended(
    engine: sa.Engine,
) -> None:
    log = CurationTable(engine)
    log.append([entry("a")], 0)
    with pytest.raises(CurationConflict, match="1 entries, 0 were expected") as caught:
        log.append([entry("b")], 0)
    assert (caught.value.expected, caught.value.found) == (0, 1)
    assert log.last() == 1


@pytest.mark.parametrize(
    "change",
    [
        sa.update(curation_log).where(curation_log.c.sequence == 2).values(why="another"),
        sa.delete(curation_log).where(curation_log.c.sequence == 2),
        sa.update(curation_log).where(curation_log.c.sequence == 3).values(sequence=9),
    ],
)
def test_a_log_that_was_tampered_with_is_found_out(
    engine: sa.Engine, change: sa.Executable
) -> None:
    log = CurationTable(engine)
    log.append([entry(name) for name in "abc"])
    with engine.begin() as connection:
        connection.execute(change)
    with pytest.raises(StoreError, match="damaged at entry"):
        log.entries()


def test_an_empty_log_is_in_order(engine: sa.Engine) -> None:
    assert CurationTable(engine).entries() == ()
    assert CurationTable(engine).append([]) == ()
