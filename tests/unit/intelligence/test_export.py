import csv
import io
import json
from dataclasses import replace

import pandas as pd
import pytest

from intelligence.edition import Edition
from intelligence.export import UnknownExport, export_table, safe_cell, write_export
from intelligence.plain_rows import rows_of
from intelligence.signals.registry import SIGNALS
from tests.fakes.editions import edition_without_signals, empty_edition, fake_edition

TABLE = pd.DataFrame(
    {
        "text": ['=HYPERLINK("http://x","y")', "ä\r\n😀", "@cmd"],
        "count": [1, -2, 3],
        "keys": [["a", "b"], [], ["=x"]],
        "missing": [None, 1.5, float("nan")],
    }
)


def written(form: str) -> bytes:
    target = io.BytesIO()
    write_export(TABLE, form, target)
    return target.getvalue()


def test_csv_cells_that_would_run_are_made_text_and_numbers_stay_numbers() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv").decode("utf-8-sig"), newline="")))
    assert rows[0]["text"] == '\'=HYPERLINK("http://x","y")'
    assert rows[1]["count"] == "-2"
    assert rows[2]["keys"] == "'=x"
    assert rows[0]["keys"] == "a; b"
    assert rows[1]["text"] == "ä\r\n😀"


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", " =1", "\uff1d1"])
def test_every_way_to_begin_a_formula_is_neutralised(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


def test_json_lines_keep_texts_verbatim_and_say_null_for_missing() -> None:
    rows = [json.loads(line) for line in written("jsonl").decode().splitlines()]
    assert rows[0] == {
        "text": '=HYPERLINK("http://x","y")',
        "count": 1,
        "keys": ["a", "b"],
        "missing": None,
    }
    assert rows[2]["missing"] is None


def test_parquet_keeps_lists_and_texts() -> None:
    table = pd.read_parquet(io.BytesIO(written("parquet")))
    assert rows_of(table)[0]["keys"] == ["a", "b"]
    assert table["text"].tolist() == TABLE["text"].tolist()


def test_unknown_exports_and_formats_are_refused_with_the_options() -> None:
    with pytest.raises(UnknownExport, match="choose from findings, documents, themes, links"):
        export_table(fake_edition(), "customers")
    with pytest.raises(UnknownExport, match="choose from jsonl, csv, parquet"):
        write_export(TABLE, "xls", io.BytesIO())


def test_an_edition_from_before_a_column_was_told_is_exported_with_empty_cells() -> None:
    edition = fake_edition()
    old = edition.tables["findings"].drop(columns="subcause_confidence")
    older = replace(edition, tables={**edition.tables, "findings": old})
    now, then = export_table(edition, "findings"), export_table(older, "findings")
    assert then.columns.tolist() == now.columns.tolist()
    assert now["subcause_confidence"].notna().any()
    assert then["subcause_confidence"].isna().all()
    assert then["text"].equals(now["text"])


def test_the_export_of_findings_names_each_as_decisions_do() -> None:
    """People are sent there for ids, and once found none."""
    edition = fake_edition()
    exported = export_table(edition, "findings")
    assert exported.columns[0] == "finding_id"
    assert exported["finding_id"].tolist() == edition.tables["findings"]["finding_id"].tolist()
    assert exported["finding_id"].is_unique


def test_a_signal_table_has_its_columns_in_every_edition_and_no_cell_that_runs() -> None:
    for name, table in SIGNALS.items():
        for edition in (fake_edition(), empty_edition(), edition_without_signals()):
            exported = export_table(edition, name)
            assert tuple(exported.columns) == table.keys
            write_export(exported, "parquet", io.BytesIO())
    edition = fake_edition()
    hostile = edition.tables["skills"].assign(skill='=HYPERLINK("http://x")', share=float("inf"))
    exported = export_table(Edition(edition.manifest, {"skills": hostile}), "skills")
    target = io.BytesIO()
    write_export(exported, "csv", target)
    (first, *_) = csv.DictReader(io.StringIO(target.getvalue().decode("utf-8-sig"), newline=""))
    assert first["skill"] == '\'=HYPERLINK("http://x")'
    assert first["share"] == ""


def test_the_export_of_themes_says_who_owns_them_and_how_far_they_can_be_relied_on() -> None:
    rows = rows_of(export_table(fake_edition(), "themes"))
    assert [row["stability"] for row in rows[:4]] == ["stable", "unstable", "between", "not judged"]
    assert (rows[0]["owner_name"], rows[0]["goal"]) == ("R. Okafor", "Faster starts")
    assert rows[0]["definition"]
    assert {row["small"] for row in rows} <= {True, False, None}
    assert [row["small"] for row in rows] == fake_edition().tables["themes"]["small"].tolist()
