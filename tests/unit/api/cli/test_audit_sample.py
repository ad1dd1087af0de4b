import csv
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
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


def test_a_sheet_that_a_spreadsheet_saved_in_its_own_way_is_read(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    """Semicolons, other columns first, line breaks in a note, and the encoding of Windows."""
    path = tmp_path / "sheet.csv"
    run("audit-sample", "30", "-o", str(path))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for encoding in ("cp1252", "utf-16"):
        with path.open("w", encoding=encoding, errors="replace", newline="") as file:
            names = ["label", "note", "finding_id", "sample", "text", "document"]
            writer = csv.DictWriter(file, names, delimiter=";", extrasaction="ignore")
            writer.writeheader()
            writer.writerows(row | {"label": "none", "note": "müde;\nja"} for row in rows[::-1])
        told = json.loads(run("audit-sample", "--read", str(path), "--json").stdout)
        assert told["labelled"] == 30


def test_drawing_and_reading_at_once_is_refused(run: Callable[..., Result], tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("sample,finding_id,label\n", encoding="utf-8")
    result = run("audit-sample", "5", "--read", str(sheet))
    assert result.exit_code == UsageError.exit_code


def test_a_file_that_is_there_is_not_written_over(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    """Once a sheet with labels was replaced by an empty one without a word."""
    path = tmp_path / "sheet.csv"
    path.write_text("sample,finding_id,label\n1,f1,late\n", encoding="utf-8")
    before = path.read_bytes()
    result = run("audit-sample", "30", "-o", str(path))
    assert result.exit_code == 1
    assert "name a new file" in result.stderr
    assert path.read_bytes() == before


def test_a_sheet_that_cannot_be_written_leaves_no_sample(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        run("audit-sample", "30", "-o", str(tmp_path / "none" / "sheet.csv"))
    with sqlite3.connect(tmp_path / "premortem.db") as records:
        assert records.execute("SELECT count(*) FROM audit_samples").fetchone() == (0,)


@pytest.mark.parametrize("seed", ["-1", str(2**63)])
def test_a_seed_that_nothing_can_be_drawn_with_is_refused(
    run: Callable[..., Result], seed: str
) -> None:
    result = run("audit-sample", "30", "--seed", seed)
    assert result.exit_code == UsageError.exit_code
    assert "--seed" in result.stderr


def test_a_sample_without_labels_is_told_in_one_line_of_it(run: Callable[..., Result]) -> None:
    """`28 parts have no label` stood below `0 of 100 causes labelled`."""
    run("audit-sample", "30")
    shown = run("audit-sample", "--sample", "1").stdout
    assert "0 of 30 causes labelled" in shown
    assert "have no label" not in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--read", "{sheet}", "-o", "x.csv"), "-o and --seed are for a sheet"),
        (("--seed", "4"), "-o and --seed are for a sheet"),
        (("30", "--sample", "1"), "--sample tells of"),
        (("--read", "{sheet}", "--sample", "1"), "--sample tells of"),
    ],
)
def test_an_option_that_would_be_ignored_is_refused(
    run: Callable[..., Result], tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("sample,finding_id,label\n", encoding="utf-8")
    result = run("audit-sample", *(one.format(sheet=sheet) for one in arguments))
    assert result.exit_code == UsageError.exit_code
    assert told in result.stderr
