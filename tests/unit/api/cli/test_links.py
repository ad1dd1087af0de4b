import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.links import command
from api.cli.main import premortem
from api.services import UnknownRecord
from corpus.records import Customer
from corpus.store.workspace import Store


def call(workspace: Path, *arguments: str) -> Result:
    options = [*arguments, "--workspace", str(workspace)]
    return CliRunner().invoke(command, options, catch_exceptions=False)


def test_the_queue_and_the_counts_of_all_three_states_are_shown(workspace: Path) -> None:
    shown = call(workspace, "list").stdout
    assert "linked" in shown
    assert "ambiguous" in shown
    assert "unlinked" in shown
    queue = json.loads(call(workspace, "list", "--json").stdout)["queue"]
    assert {item["state"] for item in queue} <= {"ambiguous", "unlinked"}


def test_a_decision_is_kept_with_who_and_why(workspace: Path) -> None:
    store = Store(f"sqlite:///{workspace / 'premortem.db'}").open()
    store.add_customers([Customer("C1", "Acme")], store.begin_import("c.csv", "0" * 64, "r"))
    call(workspace, "accept", "Akme", "C1", "--who", "pmo", "--why", "typing error")
    call(workspace, "reject", "Zebra", "--who", "pmo", "--why", "a supplier")
    decisions = [(item.given, item.key, item.who, item.why) for item in store.decisions()]
    assert decisions == [
        ("Akme", "C1", "pmo", "typing error"),
        ("Zebra", None, "pmo", "a supplier"),
    ]
    store.close()


def test_a_decision_for_a_record_that_does_not_exist_is_refused(workspace: Path) -> None:
    with pytest.raises(UnknownRecord, match="no customer record with the key 'C9'"):
        call(workspace, "accept", "Akme", "C9")


def run_bare(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setenv("PREMORTEM_WORKSPACE", str(workspace))
    return CliRunner().invoke(command, [], catch_exceptions=False)


def test_without_a_further_word_the_queue_is_listed(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: Callable[[], str] = lambda: call(workspace, "list").stdout  # noqa: E731
    assert run_bare(workspace, monkeypatch).stdout == listed()


@pytest.mark.parametrize("before", [True, False])
def test_the_workspace_may_stand_before_the_word_too(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, before: bool
) -> None:
    """`premortem links --workspace W reject X` was refused, and other groups used ./workspace."""
    monkeypatch.chdir(tmp_path)
    where = ["--workspace", str(workspace)]
    words = ["links", *where, "reject", "Zebra"] if before else [*where, "links", "reject", "Zebra"]
    result = CliRunner().invoke(premortem, words, catch_exceptions=False)
    assert result.exit_code == 0
    store = Store(f"sqlite:///{workspace / 'premortem.db'}").open()
    assert [item.given for item in store.decisions()] == ["Zebra"]
    store.close()
    assert not (tmp_path / "workspace").exists()
