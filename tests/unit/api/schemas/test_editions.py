from __future__ import annotations

from api.schemas.editions import EditionSummary
from tests.fakes.editions import fake_edition


def test_a_summary_is_taken_from_a_manifest_without_its_files() -> None:
    manifest = fake_edition().manifest
    summary = EditionSummary.model_validate(manifest, from_attributes=True)
    assert (summary.number, summary.fingerprint) == (manifest.number, manifest.fingerprint)
    assert "files" not in EditionSummary.model_fields
