"""The records in PostgreSQL instead of SQLite: the same answers, in the same order.

Runs where PREMORTEM_TEST_DATABASE_URL names a PostgreSQL database in which schemas may be made.
Each test has one of its own, which is dropped afterwards.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from api.curating import Note, WorkspaceCuration
from api.past import Past, inputs_digest
from api.services import Services
from api.settings import Settings
from corpus.document import Document, DocumentKind
from corpus.errors import CurationConflict, StoreError, StoreUnavailable
from corpus.progress import Silent
from corpus.records import Customer
from corpus.rejected import Rejected
from corpus.store.engine import address_of, create_engine, upgrade
from corpus.store.entry_log import NewEntry
from corpus.store.risk_checks import StoredCheck
from corpus.store.tables import metadata
from corpus.store.workspace import LinkDecision, Store
from intelligence.curation.entries import Move, Rename
from intelligence.edition_store import EditionStore
from intelligence.pipeline import build
from tests.fakes.portfolios import portfolio, tools

URL = os.environ.get("PREMORTEM_TEST_DATABASE_URL", "")

pytestmark = pytest.mark.skipif(
    not URL, reason="PREMORTEM_TEST_DATABASE_URL names no PostgreSQL database to test with"
)

AT = "2026-09-30T10:00:00+00:00"


@pytest.fixture
def url() -> Iterator[str]:
    """Return the address of an empty schema."""
    schema = f"premortem_{uuid.uuid4().hex[:12]}"
    whole = create_engine(URL)
    with whole.begin() as connection:
        connection.execute(sa.schema.CreateSchema(schema))
    address = address_of(URL).update_query_dict({"options": f"-csearch_path={schema}"})
    yield address.render_as_string(hide_password=False)
    with whole.begin() as connection:
        connection.execute(sa.schema.DropSchema(schema, cascade=True))
    whole.dispose()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url).open()
    yield store
    store.close()


def filled(store: Store) -> Store:
    """Put the small portfolio and what a reading leaves beside it into the records."""
    given = portfolio()
    number = store.begin_import("a.csv", "0" * 64, "r")
    store.add_documents(given.documents, number)
    names = ("b", "B", "a", "Ä", "_", "é", "Z1", "z-2")
    store.add_customers((*given.customers, *(Customer(name, "N") for name in names)), number)
    store.add_engagements(given.engagements, number)
    store.add_rejects([Rejected("a.csv", 3, "no date", "x\x00y")], number)
    store.add_decision(LinkDecision("customer", "ZET", "C2", "pmo", "known", AT))
    store.finish_import(number, "finished", {"documents": 4})
    return store


def editions_of(store: Store, folder: Path) -> list[str]:
    """Build, decide and build again; return what is the same where the editions are."""
    editions, found = EditionStore(folder), []
    for turn in range(3):
        past, inputs = Past(store, editions), inputs_digest(store, tools())
        given = replace(portfolio(), history=past.history(inputs))
        edition = past.publish(inputs, build(given, tools(), Silent()))
        found += [inputs, edition.manifest.registry, edition.manifest.fingerprint]
        theme = str(edition.tables["themes"]["theme_id"].iloc[0])
        payload = {"theme": theme, "name": f"Name {turn}"}
        store.curation.append([NewEntry(AT, "pmo", "clearer", "rename", payload)], turn)
    return found


def test_migrations_lead_to_exactly_the_tables_in_the_code(url: str) -> None:
    engine = create_engine(url)
    upgrade(engine)
    upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_two_that_open_an_empty_database_at_once_migrate_it_in_turn(url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: Store(url).open(), range(4)))
    assert [store.counts()["documents"] for store in stores] == [0] * 4
    for store in stores:
        store.close()


def test_records_come_back_as_from_sqlite_and_in_the_same_order(store: Store) -> None:
    filled(store)
    other = filled(Store("sqlite://").open())
    assert list(store.documents()) == list(other.documents())
    assert store.customers() == other.customers()
    assert store.engagements() == other.engagements()
    assert store.rejects() == other.rejects()
    assert store.decisions() == other.decisions()
    assert store.counts() == other.counts()
    assert store.contents_digest() == other.contents_digest()
    assert store.finished_import("0" * 64, "r") == {"documents": 4}


def test_a_changed_row_makes_a_new_version_and_keeps_the_old(store: Store) -> None:
    number = store.begin_import("a.csv", "0" * 64, "r")
    texts = ("VPN came late.", "VPN came late, again.", "VPN came late, again.")
    made = [Document("jira", "ESC-1", DocumentKind.ESCALATION, text) for text in texts]
    added = [store.add_documents([document], number) for document in made]
    assert [(one.added, one.changed, one.unchanged) for one in added] == [
        (1, 0, 0), (0, 1, 0), (0, 0, 1),
    ]  # fmt: skip
    assert [one.text for one in store.versions_of(made[0].uid)] == list(texts[:2])


def test_builds_conclude_the_same_to_the_byte_as_with_sqlite(store: Store, tmp_path: Path) -> None:
    mine = editions_of(filled(store), tmp_path / "postgres")
    assert mine == editions_of(filled(Store("sqlite://").open()), tmp_path / "sqlite")


def test_a_log_that_several_write_at_once_has_no_gap_and_no_loss(store: Store) -> None:
    def write(number: int) -> bool:
        entry = NewEntry(AT, f"p{number}", "why\x00", "rename", {"theme": "t\x00", "name": "n"})
        try:
            store.curation.append([entry])
        except CurationConflict:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        written = list(pool.map(write, range(24)))
    log = store.curation.entries()
    assert len(log) == sum(written) >= 12
    assert [entry.sequence for entry in log] == list(range(1, len(log) + 1))
    assert {entry.why for entry in log} == {"why"}
    with pytest.raises(CurationConflict, match="3 were expected"):
        store.curation.append([NewEntry(AT, "p", "w", "rename", {})], 3)


def test_a_log_that_was_changed_by_hand_is_found_out(store: Store, url: str) -> None:
    store.interventions.append([NewEntry(AT, "ann", "why", "add", {"n": n}) for n in range(3)])
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE intervention_log SET who = 'eve' WHERE sequence = 2"))
    engine.dispose()
    with pytest.raises(StoreError, match="damaged at entry 2"):
        store.interventions.entries()


def test_refits_audits_and_risk_checks_are_kept(store: Store) -> None:
    refit = store.refits.add(1, AT, {"items": [], "b": 1, "a": None})
    assert store.refits.add(1, AT, {"a": None, "b": 1, "items": []}) == refit
    assert store.refits.get(refit.number) == refit
    check = StoredCheck("a" * 16, AT, "ann", 2, "f" * 64, "Scope\x00", {"themes": [0.25]})
    store.risk_checks.add(check)
    assert store.risk_checks.all() == (replace(check, text="Scope"),)
    (said,) = store.risk_check_log.append([NewEntry(AT, "ann", "signed", "signed", {"check": "a"})])
    assert store.risk_check_log.entries() == (said,)


def test_decisions_are_checked_and_noted_through_a_workspace(url: str, tmp_path: Path) -> None:
    services = Services(Settings(workspace=str(tmp_path), database_url=url))
    with services.store() as store:
        editions_of(filled(store), tmp_path / "editions")
    curation = WorkspaceCuration(services.store, EditionStore(tmp_path / "editions"))
    edition = EditionStore(tmp_path / "editions").latest()
    findings = edition.tables["findings"]
    cause = str(findings.loc[findings["role"] == "cause", "finding_id"].iloc[0])
    note = Note("pmo", "agreed")
    curation.append(Rename("late_access", "Late"), note, 3)
    assert curation.append(Move((cause,), None), note).sequence == 5
    with pytest.raises(CurationConflict):
        curation.append(Rename("late_access", "Later"), note, 3)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"host": "127.0.0.1", "port": 1}, "cannot be reached"),
        ({"database": "nowhere"}, "no database of that name"),
        ({"username": "nobody_at_all"}, "no such user and password"),
    ],
)
def test_a_server_that_takes_no_connection_is_told_as_what_it_is_without_the_password(
    changed: dict[str, Any], told: str
) -> None:
    address = address_of(URL).set(**changed)
    if "port" in changed:
        address = address.set(password="hunter2")  # noqa: S106
    with pytest.raises(StoreUnavailable, match=told) as caught:
        Store(address.render_as_string(hide_password=False)).open()
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (("SET statement_timeout = 20", "SELECT pg_sleep(5)"), "statement_timeout"),
        (("SET TRANSACTION READ ONLY", "CREATE TABLE more (n int)"), "may only be read"),
        (("SELECT pg_terminate_backend(pg_backend_pid())",), "starting or shutting down"),
        (("SELECT 1 / 0",), None),
    ],
)
def test_a_statement_that_the_server_ends_is_told_as_what_it_is(
    url: str, statements: tuple[str, ...], told: str | None
) -> None:
    engine = create_engine(url)
    expected = StoreUnavailable if told else sa.exc.DBAPIError
    *before, last = map(sa.text, statements)
    with engine.connect() as connection:
        for one in before:
            connection.execute(one)
        with pytest.raises(expected, match=told):
            connection.execute(last)
        connection.invalidate()
    engine.dispose()


def test_two_that_wait_for_each_other_are_told_to_run_again(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE t AS SELECT generate_series(1, 2) AS n"))
    both = Barrier(2, timeout=30)

    def take(*order: int) -> str:
        row = sa.text("SELECT n FROM t WHERE n = :n FOR UPDATE")
        try:
            with engine.begin() as connection:
                connection.execute(row, {"n": order[0]})
                both.wait()
                connection.execute(row, {"n": order[1]})
        except StoreUnavailable as error:
            return str(error)
        return ""

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(lambda order: take(*order), [(1, 2), (2, 1)]))
    engine.dispose()
    assert min(told) == ""
    assert max(told).endswith("run the command again")


def test_a_user_without_rights_is_told_to_be_granted_some(url: str) -> None:
    role = f"premortem_{uuid.uuid4().hex[:12]}"
    whole = create_engine(URL)
    try:
        with whole.begin() as connection:
            connection.execute(sa.text(f"CREATE ROLE {role} LOGIN PASSWORD 'p' CONNECTION LIMIT 1"))
    except StoreUnavailable:
        pytest.skip("the user of the test database may not make another")
    address = address_of(url).set(username=role, password="p")  # noqa: S106
    given = address.render_as_string(hide_password=False)
    try:
        with pytest.raises(StoreUnavailable, match=r"search_path|grant it the rights"):
            Store(given).open()
        engine = create_engine(given)
        with engine.connect(), pytest.raises(StoreUnavailable, match="no connection left"):
            engine.connect()
        engine.dispose()
    finally:
        with whole.begin() as connection:
            connection.execute(sa.text(f"DROP ROLE {role}"))
        whole.dispose()
