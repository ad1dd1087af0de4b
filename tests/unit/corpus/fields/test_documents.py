from corpus.document import DOCUMENT_ATTRIBUTES
from corpus.fields.documents import DOCUMENT_FIELDS


def test_every_attribute_of_a_document_has_a_field() -> None:
    assert set(DOCUMENT_ATTRIBUTES) <= {field.name for field in DOCUMENT_FIELDS}


def test_no_label_names_two_fields_outright() -> None:
    aliases = [alias for field in DOCUMENT_FIELDS for alias in field.aliases]
    assert sorted({alias for alias in aliases if aliases.count(alias) > 1}) == []
