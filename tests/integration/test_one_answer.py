"""One figure reads the same wherever it stands: command line, HTTP, exports, pages and report.

The signals are worked out by the real methods on the small fake edition and published to a real
store, so that what is compared went through files.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from api.cli.main import premortem
from intelligence.edition import Edition
from intelligence.edition_store import EditionStore
from intelligence.metrics import shown
from intelligence.signals.assemble import signal_tables
from intelligence.signals.registry import SIGNALS
from intelligence.tables.themes import with_trend
from intelligence.told_names import with_told_names
from reports.freeze import freeze
from reports.signals import SHOWN
from reports.views import Report
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import fake_edition
from tests.fakes.web import client_of

Row = dict[str, Any]
Run = Callable[..., str]

#: Tables of one theme, skill or intervention, which a report leaves to the command line and HTTP.
_NOT_IN_REPORTS = {
    *("customer_rates", "trend_quarters", "skill_quarters", "skill_teams"),
    "intervention_quarters",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    edition = fake_edition()
    tables = dict(edition.tables)
    tables |= signal_tables(tables)
    tables["themes"] = with_trend(tables["themes"], tables["theme_trends"])
    found = tmp_path_factory.mktemp("one-answer")
    EditionStore(found / "editions").publish(edition.manifest, tables)
    return found


@pytest.fixture(scope="module")
def edition(folder: Path) -> Edition:
    return EditionStore(folder / "editions").get(1)


@pytest.fixture(scope="module")
def client(edition: Edition) -> TestClient:
    return client_of(MemoryEditions(edition))


@pytest.fixture(scope="module")
def report(edition: Edition) -> Report:
    return freeze(edition)


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    def call(*arguments: str) -> str:
        command = premortem.get_command(None, arguments[0])  # type: ignore[arg-type]
        assert command is not None
        options = [*arguments[1:], "--workspace", str(folder)]
        return CliRunner().invoke(command, options, catch_exceptions=False).stdout

    return call


def _served(client: TestClient, name: str) -> list[Row]:
    rows: list[Row] = []
    query: dict[str, Any] = {"table": name, "limit": 500}
    while True:
        page = client.get("/v1/signals", params=query).json()
        rows += page["signals"]
        if page["next_cursor"] is None:
            assert len(rows) == page["total"]
            return rows
        query = {"table": name, "cursor": page["next_cursor"]}


@pytest.mark.parametrize("name", list(SIGNALS))
def test_command_line_http_and_export_have_the_same_rows(
    run: Run, client: TestClient, name: str
) -> None:
    told = json.loads(run("signals", name, "--json"))["signals"]
    assert _served(client, name) == told
    assert [json.loads(line) for line in run("export", name).splitlines()] == told


@pytest.mark.parametrize("name", [name for name in SIGNALS if name not in _NOT_IN_REPORTS])
def test_each_cell_of_the_report_is_the_served_value_as_it_is_written_everywhere(
    run: Run, edition: Edition, report: Report, name: str
) -> None:
    table = SIGNALS[name]
    rows = json.loads(run("signals", name, "--json"))["signals"]
    worth = [row for row in rows if table.is_noteworthy(row)]
    section = next(part for part in report.signals if part.table.name == name)
    assert (section.total, section.listed) == (len(rows), len(worth))
    themes = with_told_names(edition).tables["themes"]
    names = dict(zip(themes["theme_id"], themes["name"], strict=True))
    assert len(section.rows) == min(len(worth), SHOWN)
    for row, told in zip(worth, section.rows, strict=False):
        for column, cell in zip(section.columns, told.cells, strict=True):
            value = row[column.metric.key]
            if cell.theme_id is not None:
                assert (cell.theme_id, cell.said) == (value, names.get(value, value))
                continue
            written = shown(column.metric, value)
            assert cell.said.startswith(written.replace("_", " ")) or cell.said == written
            for end in (column.low, column.high):
                if end is not None and value is not None and row[end.key] is not None:
                    number = shown(column.metric, row[end.key]).removesuffix(" x")
                    assert number.removesuffix(" %") in cell.said, end.key


def test_the_signals_are_not_all_empty(run: Run) -> None:
    """Without rows, everything above would agree about nothing."""
    filled = {name for name in SIGNALS if json.loads(run("signals", name, "--json"))["signals"]}
    assert {"theme_trends", "trend_quarters", "structure", "margins", "priorities"} <= filled


def test_a_themes_trend_is_one_word_everywhere(run: Run, client: TestClient, folder: Path) -> None:
    verdicts = {
        row["theme_id"]: row["verdict"] for row in json.loads(run("trends", "--json"))["trends"]
    }
    listed = json.loads(run("themes", "--json"))["themes"]
    assert {row["theme_id"]: row["trend"] for row in listed} == verdicts
    exported = [json.loads(line) for line in run("export", "themes").splitlines()]
    assert {row["theme_id"]: row["trend"] for row in exported} == verdicts
    for trend in client.get("/v1/trends").json()["trends"]:
        word = verdicts[trend["theme_id"]]
        assert (trend["trend"], trend["signal"]["verdict"]) == (word, word)
        theme = client.get(f"/v1/themes/{trend['theme_id']}").json()
        assert theme["trend"] == word
        page = client.get(f"/themes/{trend['theme_id']}").text
        assert word in page
        assert f"trend: {word};" in run("theme", trend["theme_id"])
    report = freeze(EditionStore(folder / "editions").get(1))
    told = {theme.theme_id: theme.trend for theme in (*report.all_shown, *report.unseen)}
    assert told == verdicts
