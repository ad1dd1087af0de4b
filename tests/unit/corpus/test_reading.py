from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import InvalidMapping
from corpus.limits import Limits
from corpus.mapping import ColumnMapping, Mapping, RecordKind
from corpus.reading import Reading, interpreted
from corpus.rejected import Rejected


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
