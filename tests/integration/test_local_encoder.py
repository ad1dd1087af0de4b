"""A sentence-transformers folder as the encoder: all-MiniLM-L6-v2 as its package has it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli.main import premortem
from api.evaluating import Asked, Evaluator
from api.services import Services
from api.settings import Settings
from api.tools import make_check_tools, make_tools
from corpus.progress import Silent
from models.encoder.locate import packaged_minilm, user_cache
from models.profiles import find_profile
from models.recognition.labelled import causes_of
from models.vector_cache import CachedEmbedder

TEXTS = [cause.text for cause in causes_of("B")[::17]]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    shutil.copytree(packaged_minilm(), folder)
    return folder


@pytest.fixture
def settings(model: Path, tmp_path: Path) -> Settings:
    return Settings(workspace=str(tmp_path / "w"), encoder=str(model))


def test_edition_is_built_with_themes_by_the_model_and_roles_by_light(
    model: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`LocalModel` was wired to nothing: the setting said that there is no such encoder."""
    notes = tmp_path / "notes.csv"
    rows = "".join(f'N{number},"{text}"\n' for number, text in enumerate(TEXTS))
    notes.write_text(f"id,text\n{rows}", encoding="utf-8")
    Services(settings).ingest((notes,), "post_mortem", None, Silent())
    monkeypatch.setenv("PREMORTEM_ENCODER", str(model))

    result = CliRunner().invoke(
        premortem, ["build", "--workspace", settings.workspace], catch_exceptions=False
    )

    assert result.exit_code == 0, result.stderr
    warned = [line for line in result.stderr.splitlines() if line.startswith("warning: ")]
    assert len(warned) == 1
    assert "model ours: themes are told by definitions only" in warned[0]
    edition = Services(settings).edition(None)
    models, told = edition.manifest.models, edition.manifest.settings
    assert models["themes"].startswith("definitions-only/ours@")
    light = find_profile("light").encoder(None).identity
    assert models["roles"].endswith(f"/{light}")
    assert told["encoder"] == str(model)
    assert told["encoder_libraries"].startswith("sentence-transformers ")
    findings = edition.tables["findings"]
    causes = findings[findings["role"] == "cause"]
    assert len(causes) > len(TEXTS) / 2
    assert causes["theme_id"].notna().sum() > len(causes) / 4


def test_vectors_are_kept_under_the_identity_of_the_model(settings: Settings) -> None:
    services = Services(settings)
    tools = make_tools(settings, services.workspace.create(), None)
    embedder = tools.recogniser.embedder
    assert isinstance(embedder, CachedEmbedder)
    row = embedder.embed(TEXTS[:1])[0]
    assert row.shape == (384,)
    assert list(embedder.cache.load(embedder.identity, TEXTS)) == TEXTS[:1]
    assert embedder.identity.startswith("ours@")


def test_what_was_measured_with_the_profile_goes_by_the_profile(settings: Settings) -> None:
    services = Services(settings)
    tools = make_check_tools(settings, services.workspace.create())
    light = find_profile("light").encoder(user_cache(os.environ))
    assert tools.advice.identity == light.identity
    assert tools.fresh.identity == tools.remembered.identity
    assert tools.fresh.identity.startswith("all-MiniLM-L6-v2@")
    assert tools.wordings is not None


def test_evaluation_measures_the_model(settings: Settings) -> None:
    compared = Evaluator(Services(settings), Asked()).compared
    assert compared.recogniser.trained is None
    assert compared.recogniser.embedder.identity.startswith("ours@")


def test_doctor_says_which_model_tells_themes_and_that_nothing_was_trained_for_it(
    model: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREMORTEM_ENCODER", str(model))
    result = CliRunner().invoke(premortem, ["doctor", "--workspace", settings.workspace])
    assert result.exit_code == 0
    lines = {line[5:].split()[0]: line for line in result.stdout.splitlines()}
    assert "themes are told by the model ours@" in lines["encoder"]
    assert "all-MiniLM-L6-v2@" in lines["encoder"]
    assert "warning: nothing was trained for the model ours" in lines["themes"]


@pytest.mark.parametrize("damaged", ["config.json", "model.safetensors"])
def test_model_that_cannot_be_loaded_is_one_line(
    damaged: str, model: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREMORTEM_ENCODER", str(model))
    (model / damaged).write_bytes(b"{")
    result = CliRunner().invoke(premortem, ["doctor", "--workspace", settings.workspace])
    assert result.exit_code == 1
    bad = [line for line in result.stdout.splitlines() if line.startswith("BAD")]
    assert len(bad) == 1
    assert f"{model} cannot be loaded: " in bad[0]
