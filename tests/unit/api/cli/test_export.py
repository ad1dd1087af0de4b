import io
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from click.testing import Result

from intelligence.export import COLUMNS


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
