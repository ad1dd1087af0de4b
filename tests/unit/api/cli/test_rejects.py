import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from corpus.rejected import Rejected
from corpus.store.workspace import Store


def test_each_reject_is_listed_with_file_row_and_reason(
    run: Callable[..., Result], workspace: Path
) -> None:
    store = Store(f"sqlite:///{workspace / 'premortem.db'}").open()
    import_id = store.begin_import("a.csv", "0" * 64, "r")
    store.add_rejects([Rejected("a.csv", 4, "row 4 has no text", "id=\x1b[2J")], import_id)
    store.close()
    shown = run("rejects").stdout
    assert "a.csv" in shown
    assert "row 4 has no text" in shown
    assert "\x1b" not in shown
    assert json.loads(run("rejects", "--json").stdout)[0]["row"] == 4
