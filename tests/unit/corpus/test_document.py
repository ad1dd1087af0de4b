import pytest

from corpus.document import Document, DocumentKind
from corpus.errors import SpanOutOfRange

NOTE = Document("file", "d1", DocumentKind.LESSON, "abc")


def test_quote_is_verbatim_in_code_points() -> None:
    note = Document("file", "d1", DocumentKind.LESSON, "😀 e\u0301\r\nz")
    assert note.quote(2, 4).text == "e\u0301"


@pytest.mark.parametrize(("start", "end"), [(2, 9), (-1, 2), (2, 2), (3, 1)])
def test_offsets_outside_the_text_are_refused_with_both_numbers(start: int, end: int) -> None:
    expected = rf"document 'd1' has 3 characters, so \[{start}:{end}\] is not a span of it"
    with pytest.raises(SpanOutOfRange, match=expected):
        NOTE.quote(start, end)


def test_identity_is_scope_and_id_and_nothing_else() -> None:
    assert NOTE.uid == Document("file", "d1", DocumentKind.ESCALATION, "other").uid
    assert NOTE.uid != Document("jira", "d1", DocumentKind.LESSON, "abc").uid
    assert Document("a", "bc", DocumentKind.LESSON, "").uid != (
        Document("ab", "c", DocumentKind.LESSON, "").uid
    )
