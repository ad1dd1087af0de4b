import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result


def write(folder: Path) -> Path:
    path = folder / "lessons.csv"
    path.write_text(
        "ID,Date,Description,Root Cause\n"
        "L1,2026-01-05,The cutover took two weekends,Nobody had rehearsed the data load before\n"
        "L2,2026-01-06,,\n"
    )
    return path


def test_counts_and_rejects_are_told(run: Callable[..., Result], tmp_path: Path) -> None:
    shown = run("ingest", str(write(tmp_path))).stdout
    assert "1 files read" in shown
    assert "1 rows and 0 files rejected" in shown
    assert "lessons.csv row 2" in shown
    again = json.loads(run("ingest", str(write(tmp_path)), "--json").stdout)
    assert again["documents"] == {"added": 0, "changed": 0, "unchanged": 1}
    assert again["files_unchanged"] == 1


def test_a_dry_run_shows_the_mapping_and_stores_nothing(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    shown = run("ingest", str(write(tmp_path)), "--dry-run").stdout
    assert "confidence" in shown
    assert "Nobody had rehearsed" in shown
    assert json.loads(run("status", "--json").stdout)["documents"] == 0


def test_a_proposed_mapping_can_be_saved_and_used(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    saved = tmp_path / "mapping.json"
    run("ingest", str(write(tmp_path)), "--save-mapping", str(saved))
    assert json.loads(saved.read_text(encoding="utf-8"))
    counts = json.loads(
        run("ingest", str(write(tmp_path)), "--mapping", str(saved), "--json").stdout
    )
    assert counts["documents"]["added"] == 1


def test_rows_that_share_a_reason_are_told_in_one_line(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    """A sheet of thirty rows without a text filled the screen and hid every other reason."""
    path = write(tmp_path)
    path.write_text(path.read_text() + "".join(f"L{n},2026-01-07,,\n" for n in range(3, 6)))
    shown = run("ingest", str(path)).stdout
    assert "lessons.csv row 2 and 3 more: no text" in shown
    assert "lessons.csv row 3" not in shown
