from pathlib import Path

from api.workspace import Workspace


def test_everything_lies_inside_the_workspace(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "w").create()
    assert workspace.root.is_dir()
    for name in ("database", "editions", "embeddings", "reports", "sample", "lock"):
        assert workspace.root in getattr(workspace, name).parents
