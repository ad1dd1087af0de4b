import shutil
from pathlib import Path

import pytest

from api.checks import Finding, examine
from api.services import Services
from api.settings import Settings
from intelligence.edition_store import EditionStore
from models.encoder import engine, openvino_library
from models.identity import Precision
from models.profiles import find_profile
from tests.fakes.editions import fake_edition


def test_a_sound_installation_is_healthy(tmp_path: Path) -> None:
    findings = list(examine(Services(Settings(workspace=str(tmp_path / "w")))))
    assert {item.check for item in findings} >= {"python", "packages", "encoder", "records"}
    assert [item for item in findings if not item.healthy] == []


def test_a_damaged_edition_is_found_and_the_other_checks_go_on(tmp_path: Path) -> None:
    edition = fake_edition()
    EditionStore(tmp_path / "editions").publish(edition.manifest, edition.tables)
    (tmp_path / "editions" / "0001" / "themes.parquet").write_bytes(b"?")
    findings = {item.check: item for item in examine(Services(Settings(workspace=str(tmp_path))))}
    assert not findings["editions"].healthy
    assert "themes.parquet of edition 1" in findings["editions"].told
    assert findings["records"].healthy


@pytest.mark.parametrize(
    ("chosen", "able", "healthy", "told"),
    [
        ("f32", {"f32"}, True, "f32 is chosen; this processor does not compute in bf16"),
        ("f32", {"f32", "bf16"}, True, "f32 is chosen; this processor computes in bf16"),
        ("bf16", {"f32", "bf16"}, True, "bf16 is chosen; this processor computes in bf16"),
        ("bf16", {"f32"}, False, "this processor does not compute in bf16; it does in f32"),
    ],
)
def test_precision_and_what_the_processor_can_are_told(
    chosen: Precision,
    able: set[str],
    healthy: bool,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (engine, openvino_library):
        monkeypatch.setattr(module, "processor_precisions", lambda: able)
    services = Services(Settings(workspace=str(tmp_path / "w"), precision=chosen))
    found = {item.check: item for item in examine(services)}["precision"]
    assert (found.healthy, found.told) == (healthy, told)


def test_it_is_told_what_tells_themes_and_where_nothing_was_trained_for_it(tmp_path: Path) -> None:
    """A folder trained by `--stage encoder` alone went by definitions, and nobody was told."""
    folder = tmp_path / "ours"
    shutil.copytree(find_profile("light").folder, folder)

    def told() -> Finding:
        services = Services(Settings(workspace=str(tmp_path / "w"), encoder=str(folder)))
        return {item.check: item for item in examine(services)}["themes"]

    assert told().told.startswith("told by recognition-")
    shutil.rmtree(folder / "recognition")
    assert told().healthy
    assert "warning: the encoder ours has no recogniser of its own" in told().told
    assert "`--stage recognition` trains one" in told().told
