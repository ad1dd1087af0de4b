from __future__ import annotations

from typing import Any

import pytest

from api.errors import AmbiguousDocument, UnknownDocument
from api.reading.documents import UIDS_LISTED, document_position, document_view
from api.reading.index import EditionIndex, build_index
from tests.fakes.changed_editions import edition_with
from tests.fakes.editions import fake_edition


@pytest.fixture(scope="module")
def index() -> EditionIndex:
    return build_index(fake_edition())


def changed(rows: int, **values: Any) -> EditionIndex:
    return build_index(edition_with(dict.fromkeys(range(rows), values)))


def test_a_document_is_found_by_uid_and_by_source_id(index: EditionIndex) -> None:
    assert document_position(index, "INC-1001") == document_position(index, f"{1:016x}") == 1


def test_a_uid_wins_over_a_source_id_that_looks_the_same() -> None:
    index = changed(1, document=f"{5:016x}")
    assert document_position(index, f"{5:016x}") == 5


def test_an_unknown_document_is_an_error_that_lists_no_other(index: EditionIndex) -> None:
    with pytest.raises(UnknownDocument) as caught:
        document_position(index, "INC-9")
    assert "INC-1" not in str(caught.value)


def test_a_shared_source_id_is_ambiguous_and_the_list_is_bounded() -> None:
    index = changed(30, document="SAME")
    with pytest.raises(AmbiguousDocument, match="30 documents") as caught:
        document_position(index, "SAME")
    assert len(caught.value.uids) == UIDS_LISTED
    assert caught.value.total == 30


def test_the_pieces_joined_are_the_text_and_findings_are_verbatim(index: EditionIndex) -> None:
    for position in range(index.tables["documents"].height):
        view = document_view(index, position)
        text = view.row["text"]
        assert "".join(piece.text for piece in view.segments) == text
        assert all(text[f["start"] : f["end"]] == f["text"] for f in view.findings)


def test_a_document_without_text_has_no_pieces() -> None:
    assert document_view(changed(1, text=None), 0).segments == ()
