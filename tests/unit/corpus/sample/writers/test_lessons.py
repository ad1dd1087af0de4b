import csv
import io
from datetime import date

from openpyxl import load_workbook

from corpus.document import DocumentKind
from corpus.sample.chance import stream
from corpus.sample.writers.lessons import GROUPS, LOG, REGISTER, lessons_log, lessons_register
from tests.unit.corpus.sample.conftest import Make


def test_the_register_has_two_header_rows_and_a_sheet_a_year(make: Make) -> None:
    lesson = {"kind": DocumentKind.LESSON, "voice": "lesson"}
    documents = [
        make(id="LL-1", day=date(2024, 5, 2), **lesson),
        make(id="LL-2", day=date(2025, 5, 2), **lesson),
    ]
    (file,) = lessons_register(documents, stream(1, "t"))
    book = load_workbook(io.BytesIO(file.data))
    assert book.sheetnames == ["Lessons 2024", "Lessons 2025"]
    groups, header, row = book["Lessons 2024"].iter_rows(values_only=True)
    assert [cell for cell in groups if cell] == [label for label, _ in GROUPS]
    assert header == REGISTER
    assert row[REGISTER.index("Root Cause")] == 'Nobody knew "posting", ever.'
    assert sum(width for _, width in GROUPS) == len(REGISTER)


def test_the_log_has_month_first_dates_and_the_cause_in_its_column(make: Make) -> None:
    document = make(id="P2L-1", day=date(2024, 5, 30), kind=DocumentKind.LESSON)
    (file,) = lessons_log([document], stream(1, "t"))
    (row,) = csv.DictReader(io.StringIO(file.data.decode()))
    assert tuple(row) == LOG
    assert row["Date Logged"] == "05/30/2024"
    assert row["Causes/Trigger"] == 'Nobody knew "posting", ever.'
