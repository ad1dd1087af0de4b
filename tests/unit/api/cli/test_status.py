import json
from collections.abc import Callable

from click.testing import Result


def test_status_counts_what_was_read_and_names_the_editions(run: Callable[..., Result]) -> None:
    status = json.loads(run("status", "--json").stdout)
    assert status["editions"] == [1]
    assert {status[name] for name in ("documents", "customers", "engagements", "rejects")} == {0}
    shown = run("status").stdout
    assert "editions: 1" in shown
    assert "customers:" in shown
