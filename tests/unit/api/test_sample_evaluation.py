"""The sample portfolio built for an evaluation."""

from __future__ import annotations

from pathlib import Path

from api.sample_evaluation import built_sample
from api.services import Services
from api.settings import Settings
from corpus.progress import Progress
from intelligence.edition import Edition
from tests.fakes.editions import fake_edition


class Builder(Services):
    """Services without models: what it builds counts the records that were read."""

    def build(self, taxonomy: str | None, progress: Progress) -> Edition:  # noqa: ARG002 - not told
        assert taxonomy == "none"
        with self.store() as store:
            assert store.counts()["documents"] > 600
        built = fake_edition()
        return self.editions().publish(built.manifest, built.tables)


def test_the_sample_is_built_beside_the_workspace_and_comes_with_its_truth(tmp_path: Path) -> None:
    workspace = tmp_path / "own"
    edition, truth = built_sample(Builder(Settings(workspace=str(workspace))), "none")
    assert edition.number == 1
    assert len(truth["documents"]) > 600
    assert "margin" in truth["facts"]
    assert len(edition.tables["documents"]) == len(fake_edition().tables["documents"])
    assert not workspace.exists()
