import pytest
import sqlalchemy as sa

from corpus.errors import CurationConflict
from corpus.store.curation import CurationTable, NewEntry
from corpus.store.engine import create_engine, upgrade


def test_decisions_are_kept_in_the_curation_log_and_conflicts_name_it() -> None:
    engine: sa.Engine = create_engine("sqlite://")
    upgrade(engine)
    log = CurationTable(engine)
    at = "2026-09-30T10:00:00+00:00"
    log.append([NewEntry(at, "pmo", "clearer", "rename", {"theme": "t", "name": "a"})])
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT action FROM curation_log")).scalar() == "rename"
    with pytest.raises(CurationConflict, match="the curation log has 1 entries"):
        log.append([], 0)
