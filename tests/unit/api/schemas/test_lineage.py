from api.reading import columns
from api.schemas.lineage import Change, Conflict, Relation


def test_answers_have_the_columns_of_the_edition() -> None:
    assert set(Relation.model_fields) == set(columns.LINEAGE)
    assert set(Change.model_fields) == set(columns.CHANGES)
    assert set(Conflict.model_fields) == set(columns.CONFLICTS)
