from pathlib import Path

from api.checks import examine
from api.services import Services
from api.settings import Settings
from intelligence.edition_store import EditionStore
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
