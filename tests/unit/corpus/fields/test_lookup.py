from corpus.fields import Records, field_named, fields_for


def test_a_name_means_the_customer_in_one_table_and_the_project_in_another() -> None:
    def named(records: Records) -> str:
        return next(field.name for field in fields_for(records) if "name" in field.aliases)

    assert named(Records.CUSTOMERS) == "customer_name"
    assert named(Records.ENGAGEMENTS) == "engagement_name"


def test_a_field_of_another_record_type_is_none() -> None:
    assert field_named("revenue", Records.DOCUMENTS) is None
    assert field_named("revenue", Records.ENGAGEMENTS) is not None
