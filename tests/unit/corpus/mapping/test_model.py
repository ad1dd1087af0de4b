import pytest

from corpus.document import DocumentKind
from corpus.errors import InvalidMapping
from corpus.fields import Records
from corpus.mapping import ColumnMapping, Mapping, RecordKind

COLUMNS = (
    ColumnMapping(0, "Summary", "title"),
    ColumnMapping(1, "Comment", "comment"),
    ColumnMapping(2, "Comment", "comment"),
    ColumnMapping(3, "Rank", None),
)
MAPPING = Mapping("jira", RecordKind.ESCALATION, COLUMNS)


def test_a_kind_says_what_rows_become() -> None:
    assert RecordKind("engagements").records is Records.ENGAGEMENTS
    assert RecordKind("customers").records is Records.CUSTOMERS
    assert RecordKind("lesson").document_kind is DocumentKind.LESSON
    assert RecordKind("customers").document_kind is None


def test_a_field_has_the_places_of_all_its_columns() -> None:
    assert MAPPING.indexes("comment") == (1, 2)
    assert (MAPPING.index("title"), MAPPING.index("id")) == (0, None)
    assert MAPPING.records is Records.DOCUMENTS


def test_a_mapping_follows_columns_that_moved_and_leaves_new_ones_extra() -> None:
    fitted = MAPPING.fitted_to(["New", "COMMENT", "\ufeffSummary", "Comment"])
    assert fitted.indexes("comment") == (1, 3)
    assert fitted.index("title") == 2
    assert fitted.columns[0].field is None
    assert "not named in the mapping" in fitted.columns[0].reason


def test_a_missing_column_is_an_error_that_lists_the_table() -> None:
    with pytest.raises(
        InvalidMapping, match=r"feeds 'title' from column 'Summary'.*'Comment', 'X'"
    ):
        MAPPING.fitted_to(["Comment", "X"])


def test_a_missing_column_that_feeds_nothing_is_no_error() -> None:
    assert len(MAPPING.fitted_to(["Summary", "Comment", "Comment"]).columns) == 3
