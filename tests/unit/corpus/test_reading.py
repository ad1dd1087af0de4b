from dataclasses import replace
from pathlib import Path

import pytest

from corpus.day_order import Neighbours
from corpus.document import Document
from corpus.errors import InvalidMapping
from corpus.interpret import ColumnNote
from corpus.limits import Limits
from corpus.mapping import ColumnMapping, Mapping, RecordKind
from corpus.readers.walk import discover
from corpus.reading import GUIDANCE, Reading, interpreted
from corpus.rejected import Rejected
from tests.fixtures.readers.build import workbook


def results(path: Path, reading: Reading) -> list[object]:
    return list(interpreted(path, path.name, reading, lambda _note: None))


def test_a_long_table_loses_no_row_to_the_sample_that_proposed_its_mapping(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = [f"{n},The access for site {n} came late and nobody had asked" for n in range(1000)]
    path.write_text("id,description\n" + "\n".join(lines))
    found = results(path, Reading(Limits()))
    assert [item.id for item in found if isinstance(item, Document)] == [
        str(n) for n in range(1000)
    ]


def test_a_text_cannot_be_a_list_of_customers(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Customers\nAcme")
    (rejected,) = results(path, Reading(Limits(), RecordKind.CUSTOMERS))
    assert isinstance(rejected, Rejected)
    assert "give a table" in rejected.reason


def test_a_given_mapping_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,description\n1,The access came late")
    mapping = Mapping("generic", RecordKind.LESSON, (ColumnMapping(0, "Befund", "description"),))
    with pytest.raises(InvalidMapping, match="'Befund'"):
        results(path, Reading(Limits(), None, mapping))


def test_the_name_of_a_table_or_file_tells_what_its_rows_are_where_columns_do_not(
    tmp_path: Path,
) -> None:
    """A log of escalations was read as post-mortems, for its columns had no word of a ticket."""
    for name, kind in (
        ("client escalations.csv", "escalation"),
        ("log.csv", "post_mortem"),
        ("Mail migration reviews.csv", "post_mortem"),
    ):
        path = tmp_path / name
        path.write_text("ref,what happened\nE1,The access came late\nE2,Nobody owned the list\n")
        found = results(path, Reading(Limits()))
        assert [item.kind.value for item in found if isinstance(item, Document)] == [kind] * 2


def test_a_sheet_that_explains_a_workbook_is_told_and_not_read(tmp_path: Path) -> None:
    """A sheet that said *Complete one row per escalation* was a document with a finding."""
    rows = [["Ref", "Root cause"], ["E1", "Nobody owned the access list"]]
    path = tmp_path / "log.xlsx"
    path.write_bytes(workbook({"Guidance": [["How to use"], ["Fill in one row."]], "Log": rows}))
    notes: list[ColumnNote] = []
    found = list(interpreted(path, path.name, Reading(Limits()), notes.append))
    assert [item.id for item in found if isinstance(item, Document)] == ["E1"]
    assert [(note.table, note.reason) for note in notes] == [("Guidance", GUIDANCE)]


def test_a_workbook_of_one_sheet_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    path.write_bytes(workbook({"List": [["Ref", "Root cause"], ["E1", "Nobody owned the list"]]}))
    assert len(results(path, Reading(Limits()))) == 1


RECORDS = [
    ["Project ID", "Root cause", "Impact"],
    ["P-1", "Nobody owned the list of interfaces", "We lost three weeks in the test"],
]


@pytest.mark.parametrize(
    "sheets", [("Change Log", "List"), ("About", "Legend"), ("Lookups", "Log"), ("Lists", "Log")]
)
def test_a_sheet_that_holds_records_is_read_whatever_its_name(
    tmp_path: Path, sheets: tuple[str, ...]
) -> None:
    """A workbook with the sheets *Change Log* and *List* gave no document at all."""
    path = tmp_path / "log.xlsx"
    path.write_bytes(workbook(dict.fromkeys(sheets, RECORDS)))
    found = results(path, Reading(Limits()))
    assert [item.engagement_key for item in found if isinstance(item, Document)] == ["P-1"] * 2


def test_no_sheet_is_left_out_against_a_given_kind_or_mapping(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    rows = [["Note"], ["Nobody owned the list of interfaces"]]
    path.write_bytes(workbook({"Guidance": rows, "Log": rows}))
    mapping = Mapping("generic", RecordKind.LESSON, (ColumnMapping(0, "Note", "description"),))
    assert len(results(path, Reading(Limits(), None, mapping))) == 2
    assert len(results(path, Reading(Limits(), RecordKind.LESSON))) == 2
    assert len(results(path, Reading(Limits()))) == 1


def test_guidance_that_a_given_mapping_does_not_fit_stays_guidance(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    path.write_bytes(
        workbook({"Legend": [["Term", "Description"], ["RAG", "Red to green"]], "Log": RECORDS})
    )
    columns = (ColumnMapping(1, "Root cause", "root_cause"),)
    mapping = Mapping("generic", RecordKind.LESSON, columns)
    for reading in (Reading(Limits()), Reading(Limits(), None, mapping)):
        found = results(path, reading)
        assert len([item for item in found if isinstance(item, Document)]) == 1


def test_the_day_of_a_text_is_settled_by_the_files_beside_it_or_told_as_open(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.md").write_text("Customer: Acme\nDate: 3/5/2025\n\nAccess came late.\n")
    reading = Reading(Limits())
    notes: list[ColumnNote] = []
    (alone,) = interpreted(tmp_path / "a.md", "a.md", reading, notes.append)
    assert isinstance(alone, Document)
    assert (str(alone.date), alone.date_ambiguous, len(notes)) == ("2025-05-03", True, 1)
    (tmp_path / "b.md").write_text("Customer: Acme\nDate: 3/14/2025\n\nAccess came late.\n")
    beside = Neighbours(tuple(discover([tmp_path], Limits())), Limits())
    (settled,) = interpreted(
        tmp_path / "a.md", "a.md", replace(reading, neighbours=beside), notes.append
    )
    assert isinstance(settled, Document)
    assert (str(settled.date), settled.date_ambiguous, len(notes)) == ("2025-03-05", False, 1)


def test_an_empty_template_is_rejected_with_its_open_places(tmp_path: Path) -> None:
    path = tmp_path / "review.md"
    path.write_text(
        "Client: [insert client]\nDate: [dd mmm yyyy]\n\nState why. [insert the cost]\n"
    )
    (rejected,) = results(path, Reading(Limits()))
    assert isinstance(rejected, Rejected)
    assert rejected.reason.endswith(
        "nobody filled in: 3 places are open, client and date among them"
    )
    named = tmp_path / "review template.md"
    named.write_text("State why. [insert the cost] [insert the cause] [describe the impact]\n")
    (rejected,) = results(named, Reading(Limits()))
    assert isinstance(rejected, Rejected)
    assert rejected.reason.endswith("nobody filled in: 3 places are open")


def test_a_sheet_called_list_is_read_beside_others(tmp_path: Path) -> None:
    """A log of issues in a sheet named *List* was taken for the words of a drop-down."""
    rows = [["Date", "Issue", "Comment"], ["2024-03-01", "Access came late", "Nobody asked"]]
    path = tmp_path / "log.xlsx"
    path.write_bytes(workbook({"List": rows, "Log": RECORDS}))
    found = results(path, Reading(Limits()))
    assert sum(isinstance(item, Document) for item in found) == 2
