import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result


def test_the_exit_status_says_whether_all_is_well(
    run: Callable[..., Result], workspace: Path
) -> None:
    healthy = run("doctor", "--json")
    assert healthy.exit_code == 0
    assert all(item["healthy"] for item in json.loads(healthy.stdout))
    (workspace / "editions" / "0001" / "totals.parquet").unlink()
    ill = run("doctor")
    assert ill.exit_code == 1
    assert "BAD  editions" in ill.stdout
