"""Risk checks as they are kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.store.engine import create_engine, upgrade
from corpus.store.entry_log import NewEntry
from corpus.store.risk_checks import RiskCheckLog, RiskCheckTable, StoredCheck

CHECK = StoredCheck("a" * 16, "2026-10-01T09:00:00+00:00", "ann", 2, "f" * 64, None, {"themes": []})


@pytest.fixture
def checks() -> RiskCheckTable:
    engine = create_engine("sqlite://")
    upgrade(engine)
    return RiskCheckTable(engine)


def test_checks_come_back_as_they_were_newest_or_oldest_first(checks: RiskCheckTable) -> None:
    later = replace(CHECK, id="b" * 16, at="2026-10-02T09:00:00+00:00", text="Scope: ç")
    checks.add(later)
    checks.add(CHECK)
    assert checks.get(later.id) == later
    assert checks.get("c" * 16) is None
    assert checks.newest(1) == (later,)
    assert checks.all() == (CHECK, later)


def test_text_is_kept_only_where_it_was_given(checks: RiskCheckTable) -> None:
    checks.add(CHECK)
    found = checks.get(CHECK.id)
    assert found is not None
    assert found.text is None


def test_a_forgotten_text_is_gone_from_the_file_and_the_rest_stays(tmp_path: Path) -> None:
    file = tmp_path / "checks.db"
    engine = create_engine(f"sqlite:///{file}")
    upgrade(engine)
    table = RiskCheckTable(engine)
    text = "Zugspitze " * 2_000
    table.add(replace(CHECK, text=text, payload={"passages": ["Zugspitze"]}))
    table.forget_text(CHECK.id, {"passages": [None]})
    assert table.get(CHECK.id) == replace(CHECK, payload={"passages": [None]})
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    assert all(b"Zugspitze" not in one.read_bytes() for one in tmp_path.iterdir())


def test_what_is_said_of_checks_is_a_log() -> None:
    engine = create_engine("sqlite://")
    upgrade(engine)
    log = RiskCheckLog(engine)
    said = NewEntry(CHECK.at, "ann", "signed", "signed", {"check": CHECK.id, "engagement": "P-1"})
    (entry,) = log.append([said])
    assert log.entries() == (entry,)
    assert entry.payload["engagement"] == "P-1"
