"""What the repository must never hold."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
_MEGABYTES_5 = 5_000_000
#: Folders that work leaves beside the files of the repository.
_BESIDE = {".venv", "workspace", "build", ".mypy_cache", ".ruff_cache", ".hypothesis"}


def tracked() -> list[Path]:
    """Return the files of the repository, with or without git beside it."""
    if not (ROOT / ".git").exists():
        paths = (path for path in ROOT.rglob("*") if path.is_file())
        return [path for path in paths if not _BESIDE & set(path.relative_to(ROOT).parts)]
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - the git that the developer uses
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_large_file_is_tracked() -> None:
    paths = tracked()
    assert len(paths) > 100
    assert [path for path in paths if path.exists() and path.stat().st_size > _MEGABYTES_5] == []


def test_no_python_file_unpickles() -> None:
    pattern = re.compile(
        r"^\s*(import|from) (pickle|joblib|dill)\b|allow_pickle=True", re.MULTILINE
    )
    offenders = [
        path
        for path in tracked()
        if path.suffix == ".py" and path.exists() and pattern.search(path.read_text("utf-8"))
    ]
    assert [path for path in offenders if path != Path(__file__)] == []
