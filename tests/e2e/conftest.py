"""``sample``: the sample portfolio, built once from files to edition by the command line."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """One call of the command line in a workspace."""

    workspace: Path

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "api.cli", *arguments, "--workspace", str(self.workspace)],
            cwd=ROOT,
            env={**os.environ, "HF_HUB_OFFLINE": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def json(self, *arguments: str) -> Any:
        """Return the one JSON document that a command prints."""
        done = self(*arguments)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def rows(self, what: str) -> list[dict[str, Any]]:
        """Return the rows of an export."""
        done = self("export", what)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]


@dataclass(frozen=True)
class Sample:
    """The built sample portfolio and what was planted in it."""

    run: Ran
    told: str
    truth: dict[str, Any]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    run = Ran(tmp_path_factory.mktemp("sample"))
    done = run("demo")
    assert done.returncode == 0, done.stderr
    truth = json.loads((run.workspace / "sample.truth.json").read_text(encoding="utf-8"))
    return Sample(run, done.stdout, truth)
