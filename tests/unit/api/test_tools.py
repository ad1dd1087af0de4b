from pathlib import Path
from typing import get_args

import pytest

from api.settings import Settings
from api.tools import choose_taxonomy, make_recogniser, make_tools
from api.workspace import Workspace
from intelligence.errors import InvalidTaxonomy
from models.encoder import engine
from models.encoder_choice import EncoderChoice
from models.errors import InvalidInput, UnfittedArtefact
from models.identity import Precision
from models.profiles import SHIPPED, Profile, find_profile
from tests.fakes.embedders import WordEmbedder


def test_nothing_given_is_the_starter_taxonomy_and_none_is_none(tmp_path: Path) -> None:
    starter = choose_taxonomy("")
    assert starter is not None
    assert len(starter.themes) == 26
    assert sum(len(theme.subcauses) for theme in starter.themes) == 156
    assert choose_taxonomy("none") is None
    own = tmp_path / "own.json"
    own.write_text('{"late": "Access came late"}')
    chosen = choose_taxonomy(str(own))
    assert chosen is not None
    assert [theme.key for theme in chosen.themes] == ["late"]


def test_a_missing_file_is_one_clear_error() -> None:
    with pytest.raises(InvalidTaxonomy, match="cannot be read"):
        choose_taxonomy("nowhere.json")


def test_settings_reach_the_tools_and_the_manifest(tmp_path: Path) -> None:
    settings = Settings(seed=11, link_auto_score=91.0, proposal_findings=9, proposal_groups=4)
    tools = make_tools(settings, Workspace(tmp_path), None)
    assert (tools.seed, tools.settings["seed"]) == (11, "11")
    assert tools.thresholds.auto == 91.0
    assert tools.assignment.proposals.findings == 9
    assert tools.assignment.proposals.groups == 4
    assert "MiniLM" in tools.recogniser.identity


@pytest.fixture
def able(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return what the processor computes in, to be changed by the test."""
    precisions = {"f32", "bf16"}
    monkeypatch.setattr(engine, "processor_precisions", lambda: precisions)
    return precisions


def test_precision_reaches_every_identity_and_the_manifest(tmp_path: Path, able: set[str]) -> None:
    assert "bf16" in able
    for precision in get_args(Precision):
        tools = make_tools(Settings(precision=precision), Workspace(tmp_path), None)
        assert tools.settings["precision"] == precision
        assert tools.recogniser.trained is not None
        for identity in (tools.recogniser.identity, tools.roles.identity):
            assert identity.endswith(f"/general+cause/{precision}/256")


def test_what_the_processor_cannot_is_refused_before_anything_is_read(
    tmp_path: Path, able: set[str]
) -> None:
    able.remove("bf16")
    with pytest.raises(InvalidInput, match="does not compute in bf16; it does in f32"):
        make_tools(Settings(precision="bf16"), Workspace(tmp_path), None)
    assert make_tools(Settings(), Workspace(tmp_path), None).recogniser.trained is not None


def test_rates_are_named_in_the_manifest_with_every_figure(tmp_path: Path) -> None:
    table = tmp_path / "rates.csv"
    table.write_text("currency,rate_to_EUR,as_of\nUSD,0.9,2026-09-30\n")
    tools = make_tools(Settings(rates=str(table)), Workspace(tmp_path), None)
    assert tools.settings["rates"] == "EUR: EUR 1, USD 0.9; of 2026-09-30 to 2026-09-30"
    assert make_tools(Settings(), Workspace(tmp_path), None).settings["rates"] == "none"


def test_a_shipped_profile_without_its_recogniser_is_an_error_and_a_trained_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both went by definitions alone, and nothing said so."""
    base = find_profile("light").base
    choice = EncoderChoice(Profile(tmp_path / "light", base))
    assert make_recogniser(choice, WordEmbedder()).trained is None
    monkeypatch.setattr("models.profiles.ARTEFACTS", tmp_path)
    assert choice.profile.folder.name in SHIPPED
    with pytest.raises(UnfittedArtefact, match="missing or damaged; train again"):
        make_recogniser(choice, WordEmbedder())
