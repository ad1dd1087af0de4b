import fcntl
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.services import BuildRunning, Services, UnknownRecord
from api.settings import Settings
from corpus.progress import Silent
from corpus.records import Customer
from intelligence.edition_store import EditionStore
from intelligence.errors import NothingToBuild
from tests.fakes.editions import fake_edition


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return Services(Settings(workspace=str(tmp_path / "w")))


def publish(services: Services) -> None:
    edition = fake_edition()
    EditionStore(services.workspace.editions).publish(edition.manifest, edition.tables)


def test_a_second_build_of_a_workspace_is_refused_while_one_runs(services: Services) -> None:
    with services.workspace.create().lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(BuildRunning, match="another build"):
            services.build(None, Silent())


def test_the_lock_of_a_dead_build_is_not_in_the_way(services: Services) -> None:
    services.workspace.create().lock.touch()
    with pytest.raises(NothingToBuild):
        services.build(None, Silent())


def test_limits_come_from_the_settings(tmp_path: Path) -> None:
    settings = Settings(workspace=str(tmp_path), max_file_megabytes=3, max_cell_characters=9)
    limits = Services(settings).limits()
    assert (limits.max_file_bytes, limits.max_cell_characters) == (3_000_000, 9)


def test_a_decision_names_a_record_that_exists(services: Services) -> None:
    with services.store() as store:
        store.add_customers([Customer("C1", "Acme")], store.begin_import("c", "0" * 64, "r"))
    services.decide_link("customer", "Akme", "C1", "pmo", "typo")
    with pytest.raises(UnknownRecord):
        services.decide_link("engagement", "Akme", "C1", "pmo", "typo")
    with services.store() as store:
        assert [item.given for item in store.decisions()] == ["Akme"]


def test_a_report_is_one_file_named_after_its_edition(services: Services) -> None:
    publish(services)
    path = services.write_report(None, None, None)
    assert path == services.workspace.reports / "premortem-edition-0001.html"
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert list(path.parent.iterdir()) == [path]


def test_on_the_loopback_address_other_names_are_not_answered(services: Services) -> None:
    publish(services)
    local = services.application("127.0.0.1")
    assert TestClient(local, base_url="http://127.0.0.1:8000").get("/v1/themes").status_code == 200
    refused = TestClient(local, base_url="http://evil.example").get("/v1/themes")
    assert refused.status_code in {400, 403, 421}
    wide = services.application("0.0.0.0")  # noqa: S104 - what a user may choose
    assert TestClient(wide, base_url="http://pmo.example").get("/v1/themes").status_code == 200


def test_status_of_an_empty_workspace_counts_nothing(services: Services) -> None:
    status = services.status()
    assert status["editions"] == []
    assert status["documents"] == 0
