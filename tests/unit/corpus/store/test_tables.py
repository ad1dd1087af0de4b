from corpus.store.tables import metadata


def test_every_table_has_a_primary_key_and_no_money_in_floats() -> None:
    for table in metadata.sorted_tables:
        assert table.primary_key.columns, table.name
        assert not [column for column in table.c if "FLOAT" in str(column.type)], table.name
