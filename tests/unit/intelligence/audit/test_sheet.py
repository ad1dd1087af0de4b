import json

import pytest

from intelligence.audit.sheet import (
    COLUMNS,
    causes_of,
    read_sheet,
    sample_of,
    sheet_rows,
    written,
)
from intelligence.audit.strata import draw
from intelligence.errors import InvalidAudit
from tests.fakes.editions import fake_edition

THEMES = [
    {"theme_id": "T-1", "theme_key": "late", "name": "Late; access"},
    {"theme_id": "T-2", "theme_key": None, "name": "Scope"},
]


def sheet(*labels: str) -> str:
    rows = [f"4,f{at},{label}" for at, label in enumerate(labels)]
    return "\n".join(["sample,finding_id,label", *rows])


def test_the_sheet_is_blind_and_shows_words_in_their_place() -> None:
    edition = fake_edition()
    strata = draw(causes_of(edition), 30, seed=3)
    rows = sheet_rows(edition, 4, strata, seed=3)
    texts = edition.tables["documents"].set_index("document_uid")["text"]
    assert len(rows) == 30
    for row in rows:
        assert tuple(row) == COLUMNS
        uid = row["finding_id"].rsplit("-", 2)[0]
        assert row["before"] + row["text"] + row["after"] in texts.get(
            uid, row["before"] + row["text"] + row["after"]
        )
        assert row["label"] == ""
    told = json.dumps(rows)
    assert not any(theme in told for theme in edition.tables["themes"]["theme_id"])


def test_the_order_tells_nothing_of_the_themes() -> None:
    edition = fake_edition()
    strata = draw(causes_of(edition), 30, seed=3)
    names = [row["finding_id"] for row in sheet_rows(edition, 4, strata, seed=3)]
    by_part = [name for part in strata for name in part.drawn]
    assert names not in (by_part, sorted(by_part))
    assert sorted(names) == sorted(by_part)


def test_what_is_written_is_read_back_in_both_forms() -> None:
    rows = [
        dict.fromkeys(COLUMNS, "")
        | {"sample": 4, "finding_id": "f1", "text": "=1+1", "label": "late"}
    ]
    for lines in (False, True):
        found = read_sheet(written(rows, lines=lines), THEMES)
        assert found.labels == {"f1": frozenset({"T-1"})}
    assert "'=1+1" in written(rows, lines=False)


def test_labels_are_keys_ids_names_or_several_of_them() -> None:
    found = read_sheet(
        sheet("LATE", "T-2", "Late; access", "late;scope", "none", "Not a cause"), THEMES
    )
    assert list(found.labels.values()) == [
        frozenset({"T-1"}),
        frozenset({"T-2"}),
        frozenset({"T-1"}),
        frozenset({"T-1", "T-2"}),
        frozenset(),
        frozenset(),
    ]


def test_rows_left_open_and_unsure_ones_have_no_label_and_are_counted() -> None:
    found = read_sheet(sheet("unsure", "", "late"), THEMES)
    assert (len(found.labels), found.unsure, found.empty) == (1, 1, 1)
    assert found.doubted == ("f0",)


@pytest.mark.parametrize("other", ["unsure", "none", "late;scope"])
def test_two_labels_of_one_cause_are_refused_with_their_rows(other: str) -> None:
    """The last row won, and nobody was told that the sheet said two things."""
    rows = f"4,f1,late\n4,f2,none\n4,f1,{other}\n"
    with pytest.raises(InvalidAudit, match="rows 2 and 4 label the same cause differently"):
        read_sheet("sample,finding_id,label\n" + rows, THEMES)


def test_a_cause_that_is_labelled_twice_in_the_same_way_has_that_label() -> None:
    rows = "4,f1,late\n4,f1,T-1\n4,f1,\n4,f2,unsure\n4,f2,unsure\n"
    found = read_sheet("sample,finding_id,label\n" + rows, THEMES)
    assert found.labels == {"f1": frozenset({"T-1"})}
    assert (found.doubted, found.empty) == (("f2",), 1)


def test_a_context_that_begins_with_a_line_break_gets_no_mark() -> None:
    """It was taken for a formula, and an apostrophe stood before the words."""
    row = dict.fromkeys(COLUMNS, "") | {"before": "\n- late", "after": "\r\nThen they left."}
    assert "'" not in written([row | {"before": "\nlate"}], lines=False)
    assert "'- late" in written([row], lines=False)
    assert json.loads(written([row], lines=True)) == row


def test_a_spreadsheet_that_saved_semicolons_and_a_mark_in_front_is_read() -> None:
    text = "\ufeffsample;finding_id;label\n4;f1;late\n"
    assert read_sheet(text, THEMES).labels == {"f1": frozenset({"T-1"})}


def test_a_label_that_is_no_theme_is_refused_with_its_row() -> None:
    with pytest.raises(InvalidAudit, match="row 3: the label 'lat'"):
        read_sheet(sheet("late", "lat"), THEMES)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "{not json", "sample,finding_id,label\n"])
def test_what_is_no_sheet_is_refused(text: str) -> None:
    with pytest.raises(InvalidAudit, match="sheet"):
        sample_of(text)


def test_a_number_that_no_sample_can_have_is_refused() -> None:
    """Once 23 digits, which a spreadsheet may make of anything, ended in a traceback."""
    with pytest.raises(InvalidAudit, match="which"):
        sample_of(f"sample,finding_id,label\n{'9' * 23},f1,\n")


def test_a_sheet_of_two_samples_is_refused() -> None:
    with pytest.raises(InvalidAudit, match="one audit"):
        sample_of("sample,finding_id,label\n1,f1,\n2,f2,\n")
