from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

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


def test_a_write_that_was_cut_off_anywhere_loses_that_entry_alone_or_nothing(
    tmp_path: Path,
) -> None:
    """Every entry is one transaction: the file as a power cut leaves it, at every byte of it."""
    path, copied = tmp_path / "a.db", tmp_path / "b.db"
    engine = create_engine(f"sqlite:///{path}")
    upgrade(engine)
    log = CurationTable(engine)
    written = path.with_name("a.db-wal")
    log.append([entry("a")])
    log.append([entry("b")])
    before = written.stat().st_size
    log.append([entry("c")])
    whole, database = written.read_bytes(), path.read_bytes()
    lengths = set()
    for end in _cuts(before, len(whole)):
        copied.write_bytes(database)
        copied.with_name("b.db-wal").write_bytes(whole[:end])
        cut = create_engine(f"sqlite:///{copied}")
        found = CurationTable(cut).entries()
        lengths.add(len(found))
        assert [item.payload["name"] for item in found] == list("abc")[: len(found)]
        assert CurationTable(cut).append([entry("d")], len(found))[0].sequence == len(found) + 1
        cut.dispose()
        copied.with_name("b.db-shm").unlink(missing_ok=True)
    assert lengths == {2, 3}
    engine.dispose()


def _cuts(first: int, last: int) -> list[int]:
    """Return places to cut: each byte about the borders of frames, and some between."""
    frame = 4096 + 24
    borders = range(first, last + 1, frame)
    near = {border + step for border in borders for step in (*range(-26, 27), 100, 2000)}
    return sorted(at for at in near if first <= at <= last)


def test_two_who_write_at_once_lose_nothing_and_of_one_place_only_one_gets_it(
    tmp_path: Path,
) -> None:
    address = f"sqlite:///{tmp_path / 'a.db'}"
    engines = [create_engine(address) for _ in range(2)]
    upgrade(engines[0])
    refused: list[str] = []

    def write(engine: sa.Engine, who: str) -> None:
        log = CurationTable(engine)
        for number in range(25):
            log.append([entry(f"{who} {number}")])
        try:
            log.append([entry(f"{who} last")], 0)
        except CurationConflict:
            refused.append(who)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, engines, ("ann", "bob")))
    found = [str(item.payload["name"]) for item in CurationTable(engines[0]).entries()]
    for who in ("ann", "bob"):
        own = [name for name in found if name.startswith(who)]
        assert own == [f"{who} {number}" for number in range(25)]
    assert sorted(refused) == ["ann", "bob"]
    for engine in engines:
        engine.dispose()


def test_an_empty_log_is_in_order(engine: sa.Engine) -> None:
    assert CurationTable(engine).entries() == ()
    assert CurationTable(engine).append([]) == ()
