import json
from pathlib import Path

import pytest

from intelligence.evaluation.label_cells import LabelCells, lists_of

KNOWN = {"late_access", "late access", "weak_planning", "weak planning", "access, late or not"}


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("late_access;weak_planning", ["late_access", "weak_planning"]),
        ("Late access, weak planning", ["Late access", "weak planning"]),
        ("weak_planning , Access, late or not;", ["weak_planning", "Access, late or not"]),
        ("access, late or not", ["access, late or not"]),
        ("late_access, something else", ["late_access, something else"]),
        ("late_access; something else", ["late_access; something else"]),
        ("late_access | something else", ["late_access", "something else"]),
        ("late_access, late_access", ["late_access"]),
        (" , ", [","]),
        ("", []),
    ],
)
def test_a_cell_is_cut_where_every_part_is_known(cell: str, labels: list[str]) -> None:
    assert LabelCells(known=KNOWN).labels_in(cell) == labels


def test_without_a_taxonomy_a_semicolon_cuts_where_a_part_stands_alone() -> None:
    assert LabelCells({"a"}).labels_in("a; b") == ["a", "b"]
    assert LabelCells({"a"}).labels_in("a, b") == ["a, b"]


def test_lists_are_found_in_lines_and_in_whole_files_and_under_nested_keys(tmp_path: Path) -> None:
    rows = [{"fields": {"tags": ["fire; smoke", "leak"]}}, {"tags": [{"name": "x"}, {"name": "y"}]}]
    lines, whole = tmp_path / "a.jsonl", tmp_path / "a.json"
    lines.write_text("\n".join([*map(json.dumps, rows), "{broken"]), encoding="utf-8")
    whole.write_text(json.dumps({"records": rows}), encoding="utf-8")
    found = {"fire; smoke; leak": ("fire; smoke", "leak"), "x\ny": ("x", "y")}
    assert lists_of(lines, "fields.tags") == lists_of(whole, "tags") == found
    assert lists_of(tmp_path / "a.csv", "tags") == {}


def test_a_listed_cell_has_its_entries_as_labels() -> None:
    cells = LabelCells(lists={"a; b; c": ("a; b", "c")})
    assert cells.labels_in("a; b; c") == ["a; b", "c"]
