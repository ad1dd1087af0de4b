from pathlib import Path

import pytest
import sqlalchemy as sa

from corpus.errors import CurationConflict, StoreError
from corpus.store.curation import CurationTable
from corpus.store.engine import create_engine, upgrade
from corpus.store.entry_log import NewEntry
from corpus.store.interventions import InterventionTable
from corpus.store.tables import intervention_log
from corpus.store.workspace import Store

AT = "2026-09-30T10:00:00+00:00"
ENTRY = NewEntry(AT, "pmo", "estimates", "register", {"theme_id": "t", "scope": []})


def test_what_was_registered_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'w.db'}"
    store = Store(url).open()
    logged = store.interventions.append([ENTRY])
    store.close()
    again = Store(url).open()
    assert again.interventions.entries() == logged
    assert again.curation.entries() == ()
    again.close()


def test_database_from_before_interventions_gets_their_log_and_keeps_its_decisions(
    tmp_path: Path,
) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'w.db'}")
    upgrade(engine)
    CurationTable(engine).append([ENTRY])
    with engine.begin() as connection:
        for table in ("intervention_log", "risk_checks", "risk_check_log"):
            connection.execute(sa.text(f"DROP TABLE {table}"))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0004'"))
    upgrade(engine)
    assert InterventionTable(engine).entries() == ()
    assert len(CurationTable(engine).entries()) == 1
    engine.dispose()


def test_entry_that_was_changed_behind_the_log_is_found_out() -> None:
    engine = create_engine("sqlite://")
    upgrade(engine)
    log = InterventionTable(engine)
    log.append([ENTRY, ENTRY])
    with engine.begin() as connection:
        connection.execute(
            sa.update(intervention_log)
            .where(intervention_log.c.sequence == 1)
            .values(payload={"theme_id": "u"})
        )
    with pytest.raises(StoreError, match="log of interventions is damaged at entry 1"):
        log.entries()


def test_who_has_not_seen_the_newest_entry_is_told() -> None:
    engine = create_engine("sqlite://")
    upgrade(engine)
    log = InterventionTable(engine)
    log.append([ENTRY], 0)
    with pytest.raises(CurationConflict, match="log of interventions has 1 entries"):
        log.append([ENTRY], 0)
