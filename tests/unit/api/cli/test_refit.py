import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli.refit import command
from api.refitting import WorkspaceRefits
from api.services import Services
from api.tools import choose_taxonomy
from intelligence.errors import StaleEdition
from intelligence.refit.shown import details_of
from tests.fakes.refits import filing_refits, workspace_refits


@pytest.fixture
def refit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    return _command(workspace_refits(tmp_path), tmp_path, monkeypatch)


def kept_with(kept: WorkspaceRefits, taxonomy: str) -> WorkspaceRefits:
    tools = replace(kept.tools(), taxonomy=choose_taxonomy(taxonomy))
    return replace(kept, tools=lambda: tools)


def _command(
    kept: WorkspaceRefits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    def given(_services: Services, taxonomy: str | None = None) -> WorkspaceRefits:
        return kept if taxonomy is None else kept_with(kept, taxonomy)

    monkeypatch.setattr(Services, "refits", given)

    def call(*arguments: str) -> Result:
        options = [*arguments, "--workspace", str(tmp_path)]
        return CliRunner().invoke(command, options, catch_exceptions=False)

    return call


def test_without_a_word_it_proposes_with_evidence_and_effects(refit: Callable[..., Result]) -> None:
    said = refit().output
    assert "refit 1 of edition 1: 36 sure causes in 4 groups" in said
    assert "split-1 (open)" in said
    assert "100% of the parts of the causes agree" in said
    assert "“" in said
    assert "MIXED" in said
    assert "before" in said


def test_the_taxonomy_is_that_of_the_settings_or_the_one_that_is_named(
    refit: Callable[..., Result], tmp_path: Path
) -> None:
    """The edition of these tests was built with none."""
    own = tmp_path / "own.json"
    own.write_text('{"late": ["Late access", "access came too late"]}', encoding="utf-8")
    for words in (("--taxonomy", str(own)), ("propose", "--taxonomy", str(own))):
        with pytest.raises(StaleEdition, match="--taxonomy"):
            refit(*words)
    said = refit("--taxonomy", "none").output
    assert "split-1 (open)" in said
    assert refit("propose", "--taxonomy", "none").output == said


def test_a_taxonomy_that_is_named_before_the_word_counts_as_well(
    refit: Callable[..., Result], tmp_path: Path
) -> None:
    own = tmp_path / "own.json"
    own.write_text('{"late": ["Late access", "access came too late"]}', encoding="utf-8")
    with pytest.raises(StaleEdition, match="--taxonomy"):
        refit("--taxonomy", str(own), "propose")


def test_json_is_one_document(refit: Callable[..., Result]) -> None:
    told = json.loads(refit("--json").output)
    assert told["items"][0]["evidence"][0]["quotes"][0]["text"]
    assert json.loads(refit("show", "1", "--json").output) == told
    assert json.loads(refit("list", "--json").output)["refits"][0]["refit"] == 1


def test_parts_are_applied_and_undone_by_somebody_for_a_reason(
    refit: Callable[..., Result],
) -> None:
    refit()
    done = refit("apply", "1", "--only", "merge-1, start-1", "--by", "pmo", "--why", "agreed")
    assert "merge-1: applied (entries 1)" in done.output
    assert "split-1: open" in done.output
    back = refit("undo", "1", "--only", "start-1", "--by", "pmo", "--why", "no", "--json")
    states = {item["item"]: item["state"] for item in json.loads(back.output)["items"]}
    assert states == {"split-1": "open", "merge-1": "applied", "start-1": "undone"}
    assert refit("list").output.splitlines()[1].split()[-4:] == ["3", "1", "1", "0"]


def test_old_findings_of_a_kind_are_shown_with_where_they_would_go_and_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = _command(filing_refits(tmp_path), tmp_path, monkeypatch)().output
    assert "refile-1 (open)\n  4 findings from Late access to Weak plan" in said
    assert "100% of the decisions on this kind file it so" in said
    assert "2 findings of it were decided on" in said
    assert "filed there by people" in said


def test_findings_that_say_the_same_are_quoted_once_and_in_order(
    refit: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def repeated(*given: Any) -> dict[str, Any]:
        told = details_of(*given)
        for one in (one for item in told["items"] for one in item["evidence"]):
            texts = ("Came late.", "came  late.", "No plan.", "Came late.")
            one["quotes"] = [{"text": text, "finding_id": "f"} for text in texts]
        return told

    monkeypatch.setattr("api.cli.refit.details_of", repeated)
    lines = [line.strip() for line in refit().output.splitlines() if "“" in line]
    assert lines[:2] == ["“Came late.”", "“No plan.”"]
    assert len(lines) == 2 * lines.count("“No plan.”")
