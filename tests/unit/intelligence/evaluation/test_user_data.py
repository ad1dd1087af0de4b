import json
from pathlib import Path

import pytest

from intelligence.errors import UnusableLabels
from intelligence.evaluation.user_data import ROLE_COLUMNS, Source, read_labelled_table


def csv(folder: Path, text: str, name: str = "mine.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_are_found_by_their_names_whatever_their_case(tmp_path: Path) -> None:
    path = csv(tmp_path, "Id,Text,Theme\n1,no access,late\n2,dirty rows,data\n")
    found = read_labelled_table(Source(path)).single()
    assert found.texts == ("no access", "dirty rows")
    assert found.gold == ("late", "data")
    assert "text in 'Text', label in 'Theme'" in found.note


def test_told_columns_win(tmp_path: Path) -> None:
    path = csv(tmp_path, "text,theme,why,code\nt,x,no access,9\n")
    found = read_labelled_table(Source(path, "why", "code")).single()
    assert (found.texts, found.gold) == (("no access",), ("9",))


def test_a_missing_column_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    path = csv(tmp_path, "note,tag\na b,c\n")
    with pytest.raises(UnusableLabels, match=r"which is the label; its columns are note, tag"):
        read_labelled_table(Source(path))
    with pytest.raises(UnusableLabels, match=r"no label column 'Tags'"):
        read_labelled_table(Source(path, label_column="Tags"))
    with pytest.raises(UnusableLabels, match=r"which is the text; .* give --text-column"):
        read_labelled_table(Source(path, label_column="tag"))


def test_rows_with_several_labels_or_none_are_left_out_and_counted(tmp_path: Path) -> None:
    path = csv(tmp_path, "text,label\na,x\nb,x|y\nc,\n,y\nd,y\n")
    table = read_labelled_table(Source(path))
    assert table.single().texts == ("a", "d")
    assert "3 rows" in table.single().note
    assert table.several()[1] == ("b", frozenset({"x", "y"}))
    assert table.several()[2] == ("c", frozenset())


def test_lists_of_json_lines_are_several_labels(tmp_path: Path) -> None:
    rows = [{"text": "a", "components": ["X"]}, {"text": "b", "components": ["X", "Y"]}]
    path = csv(tmp_path, "\n".join(json.dumps(row) for row in rows), "mine.jsonl")
    assert read_labelled_table(Source(path)).single().gold == ("X",)


def test_how_openly_and_the_document_are_kept_where_every_row_has_them(tmp_path: Path) -> None:
    path = csv(tmp_path, "text,theme,explicit,document\na,x,indirect,d1\nb,y,explicit,d1\n")
    found = read_labelled_table(Source(path)).single()
    assert found.kinds == ("indirect", "explicit")
    assert found.documents == ("d1", "d1")
    holes = csv(tmp_path, "text,theme,explicit\na,x,indirect\nb,y,\n", "holes.csv")
    assert read_labelled_table(Source(holes)).single().kinds == ()


def test_roles_are_looked_for_where_roles_are_asked(tmp_path: Path) -> None:
    path = csv(tmp_path, "text,theme,role\na,x,cause\n")
    assert read_labelled_table(Source(path), ROLE_COLUMNS).single().gold == ("cause",)


def test_a_text_is_no_table_and_a_table_without_labels_has_nothing_to_measure(
    tmp_path: Path,
) -> None:
    with pytest.raises(UnusableLabels, match=r"note\.md is a text"):
        read_labelled_table(Source(csv(tmp_path, "# A note\n\nIt was late.", "note.md")))
    bare = csv(tmp_path, "text,theme\n,x\nb,x|y\nc,y|x\n")
    with pytest.raises(UnusableLabels, match="no row has both"):
        read_labelled_table(Source(bare)).single()


def test_a_list_of_json_lines_is_several_labels_though_none_stands_alone(tmp_path: Path) -> None:
    """A list of two was taken for one label, "X; Y"."""
    rows = [{"text": "a", "theme": ["X", "Y"]}, {"text": "b", "theme": "Z; W"}]
    path = csv(tmp_path, "\n".join(json.dumps(row) for row in rows), "mine.jsonl")
    table = read_labelled_table(Source(path))
    assert table.several() == (("a", frozenset({"X", "Y"})), ("b", frozenset({"Z; W"})))
    assert table.single().gold == ("Z; W",)


def test_labels_of_a_taxonomy_are_cut_at_commas_and_semicolons(tmp_path: Path) -> None:
    path = csv(tmp_path, 'text,label\na,x;y\nb,"X, y"\nc,"x, z"\n')
    table = read_labelled_table(Source(path))
    assert [labels for _, labels in table.several({"x", "y"})] == [{"x", "y"}, {"X", "y"}, {"x, z"}]
    assert table.single({"x", "y"}).gold == ("x, z",)


@pytest.mark.parametrize("told", [None, "Label"])
def test_an_empty_label_column_is_told_as_such(tmp_path: Path, told: str | None) -> None:
    """It said that no column is the label, and listed "label" among the columns."""
    path = csv(tmp_path, "text,label\na b,\nc d,\n")
    with pytest.raises(UnusableLabels, match=r"its column 'label' is empty; .* --label-column"):
        read_labelled_table(Source(path, label_column=told))


def test_a_table_without_rows_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(UnusableLabels, match=r"columns text, label and no row"):
        read_labelled_table(Source(csv(tmp_path, "text,label\n")))
