import io
import zipfile

import openpyxl

from corpus.readers.formulas import _UNSAVED, unsaved_formulas
from tests.fixtures.readers.build import workbook


def test_rows_with_a_formula_that_no_program_computed_are_counted_by_sheet() -> None:
    rows = [["ID", "Days"], ["1", "=1+1"], ["2", "=2+2"], ["3", "text of =1+1"]]
    with zipfile.ZipFile(io.BytesIO(workbook({"A": rows, "B": [["x"]]}))) as archive:
        assert unsaved_formulas(archive) == {"A": 2}


def test_a_formula_with_its_value_is_as_good_as_the_value() -> None:
    book = io.BytesIO(workbook({"A": [["=1+1"]]}))
    target = io.BytesIO()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(target, "w") as saved:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                assert b"<v />" in content or b"<v/>" in content or b"<v></v>" in content
                for empty in (b"<v />", b"<v/>", b"<v></v>"):
                    content = content.replace(empty, b"<v>2</v>")
            saved.writestr(name, content)
    target.seek(0)
    assert openpyxl.load_workbook(target, data_only=True)["A"]["A1"].value == 2
    with zipfile.ZipFile(target) as archive:
        assert unsaved_formulas(archive) == {}


def test_a_formula_whose_value_is_an_empty_text_has_one() -> None:
    sheet = b'<row r="1"><c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c></row>'
    assert unsaved_rows(sheet) == set()
    assert unsaved_rows(sheet.replace(b' t="str"', b"")) == {b"1"}


def unsaved_rows(sheet: bytes) -> set[bytes]:
    return {met.group(1) for met in _UNSAVED.finditer(sheet)}
