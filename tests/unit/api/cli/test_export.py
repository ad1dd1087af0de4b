import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from click.testing import Result

from intelligence.export import COLUMNS
from intelligence.plain_rows import rows_of
from intelligence.signals.registry import SIGNALS


def test_jsonl_rows_have_exactly_the_promised_columns(run: Callable[..., Result]) -> None:
    for what, columns in COLUMNS.items():
        lines = run("export", what).stdout.splitlines()
        assert lines, what
        assert all(tuple(json.loads(line)) == columns for line in lines)


def test_a_parquet_file_holds_the_same_rows(run: Callable[..., Result], tmp_path: Path) -> None:
    target = tmp_path / "findings.parquet"
    run("export", "findings", "--format", "parquet", "-o", str(target))
    rows = pd.read_parquet(target)
    assert len(rows) == len(run("export", "findings").stdout.splitlines())


def test_csv_goes_to_standard_output_as_utf_8_with_a_mark(run: Callable[..., Result]) -> None:
    data = run("export", "documents", "--format", "csv").stdout_bytes
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(pd.read_csv(io.BytesIO(data)).columns) == list(COLUMNS["documents"])


@pytest.mark.parametrize("name", list(SIGNALS))
def test_every_signal_table_leaves_in_every_format(
    run: Callable[..., Result], tmp_path: Path, name: str
) -> None:
    rows = [json.loads(line) for line in run("export", name).stdout.splitlines()]
    assert rows == json.loads(run("signals", name, "--json").stdout)["signals"]
    target = tmp_path / "table.parquet"
    run("export", name, "--format", "parquet", "-o", str(target))
    assert rows_of(pd.read_parquet(target)) == rows
    data = run("export", name, "--format", "csv").stdout_bytes
    read = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(read) == len(rows)
    assert tuple(read[0]) == SIGNALS[name].keys


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_the_ending_of_the_file_says_the_format(
    run: Callable[..., Result], tmp_path: Path, form: str
) -> None:
    by_ending, by_option = tmp_path / f"one.{form.upper()}", tmp_path / "two"
    run("export", "priorities", "-o", str(by_ending))
    run("export", "priorities", "--format", form, "-o", str(by_option))
    assert by_ending.read_bytes() == by_option.read_bytes()


def test_an_ending_of_no_format_is_refused_unless_the_format_is_said(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    target = tmp_path / "priorities.xlsx"
    refused = run("export", "priorities", "-o", str(target))
    assert refused.exit_code == 2
    assert "'.xlsx' names no format" in refused.stderr
    assert "end the file in .jsonl, .csv, .parquet, or say" in refused.stderr
    assert not target.exists()
    run("export", "priorities", "--format", "csv", "-o", str(target))
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
