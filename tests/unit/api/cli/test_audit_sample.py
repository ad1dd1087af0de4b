import csv
import json
from collections.abc import Callable
from pathlib import Path

from click import UsageError
from click.testing import Result


def test_a_sample_is_drawn_labelled_and_told(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    drawn = run("audit-sample", "30", "-o", str(path))
    assert "sample 1 of edition 1" in drawn.stderr
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 30
    assert not {"theme_id", "confidence"} & rows[0].keys()
    for row in rows:
        row["label"] = "none"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    told = json.loads(run("audit-sample", "--read", str(path), "--json").stdout)
    assert (told["sample"], told["labelled"], told["drawn"]) == (1, 30, 30)
    assert all(theme["precision"]["value"] == 0 for theme in told["themes"])
    again = json.loads(run("audit-sample", "--json").stdout)
    assert again == told
    assert "Sample 1 of edition 1" in run("audit-sample").stdout


def test_drawing_and_reading_at_once_is_refused(run: Callable[..., Result], tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("sample,finding_id,label\n", encoding="utf-8")
    result = run("audit-sample", "5", "--read", str(sheet))
    assert result.exit_code == UsageError.exit_code
