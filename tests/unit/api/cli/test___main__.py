import subprocess
import sys
from importlib.metadata import version
from pathlib import Path


def test_the_package_runs_as_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "--version"],
        cwd=Path(__file__).parents[4],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == version("premortem")
