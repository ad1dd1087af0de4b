import sqlalchemy as sa

from corpus.store.tables import Words, metadata


def test_every_table_has_a_primary_key_and_no_money_in_floats() -> None:
    for table in metadata.sorted_tables:
        assert table.primary_key.columns, table.name
        assert not [column for column in table.c if "FLOAT" in str(column.type)], table.name


def test_words_are_kept_without_zero_characters_and_no_column_of_words_is_another() -> None:
    assert Words().process_bind_param("a\x00b", sa.dialects.registry.load("sqlite")()) == "ab"
    for table in metadata.sorted_tables:
        assert not [c.name for c in table.c if isinstance(c.type, sa.Text)], table.name
