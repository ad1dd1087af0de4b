"""``workspace``: a folder with the fake edition published; ``run``: the command line over it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import premortem
from intelligence.edition_store import EditionStore
from tests.fakes.editions import fake_edition


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    edition = fake_edition()
    EditionStore(tmp_path / "editions").publish(edition.manifest, edition.tables)
    return tmp_path


@pytest.fixture
def run(workspace: Path) -> Callable[..., Result]:
    def call(*arguments: str) -> Result:
        command = premortem.get_command(None, arguments[0])  # type: ignore[arg-type]
        assert command is not None
        options = [*arguments[1:], "--workspace", str(workspace)]
        return CliRunner().invoke(command, options, catch_exceptions=False)

    return call
