import io
import zipfile

from corpus.readers.header_groups import Span
from corpus.readers.merged_cells import merged_spans
from tests.fixtures.readers.build import workbook


def test_the_merged_blocks_of_each_sheet_are_found_by_its_title() -> None:
    book = workbook(
        {"Log & more": [["a", "", "b"]], "Plain": [["x"]]}, {"Log & more": ["A1:B1", "C1:C2"]}
    )
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert merged_spans(archive) == {"Log & more": (Span(0, 0, 0, 1), Span(0, 2, 1, 2))}


def test_text_that_looks_like_a_merge_is_not_one() -> None:
    book = workbook({"A": [['<mergeCell ref="A1:B2"/>']]})
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert merged_spans(archive) == {}


def test_an_archive_without_a_workbook_has_none() -> None:
    target = io.BytesIO()
    zipfile.ZipFile(target, "w").close()
    with zipfile.ZipFile(target) as archive:
        assert merged_spans(archive) == {}
