from __future__ import annotations

from api.reading import columns
from api.schemas.documents import Document

SHAPED = {"section_headings", "section_starts", "section_ends"}


def test_a_document_has_the_columns_of_the_edition() -> None:
    assert set(columns.DOCUMENTS) - SHAPED <= set(Document.model_fields)
